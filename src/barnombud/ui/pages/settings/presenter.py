"""What the page Inställningar does; every change is saved at once. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.meeting.agenda import DEFAULT_TEMPLATE
from barnombud.domain.meeting.meeting import AgendaTemplate, AgendaTemplateItem, ItemKind
from barnombud.domain.meeting_calendar import MONTHLY, MeetingSeries, propose_next
from barnombud.domain.municipality import MunicipalSettings
from barnombud.domain.team import TeamRules
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.errors import InputError, UserError
from barnombud.services import flower_templates
from barnombud.services import team as service
from barnombud.texts import dates, states
from barnombud.texts import settings_page as texts
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

NEW_ITEM_MINUTES = 10
AgendaLine = tuple[str, str, int]
"""Title as shown, own title, minutes."""


class SettingsView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_rules(self, rules: TeamRules) -> None:
        """Show the rules and the contacts."""

    def show_municipality(self, decided: MunicipalSettings) -> None:
        """Lock what the municipality has decided, and say what in its file could not be used."""

    def show_rule_error(self, field: str, text: str) -> None:
        """Say what is wrong with one rule or contact; an empty text takes it away."""

    def show_series(self, series: MeetingSeries) -> None:
        """Show how the team meets."""

    def show_next_date(self, text: str) -> None:
        """Say the rhythm and when it next falls."""

    def show_agenda(self, lines: tuple[AgendaLine, ...], total: str) -> None:
        """Show the lines of the template."""

    def show_flower(self, template: FlowerTemplate) -> None:
        """Show which flower the team has."""


class SettingsPresenter:
    """Turns fields into use cases; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: SettingsView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._rules = TeamRules()
        self._refused: dict[str, int | str] = {}
        self._series = MONTHLY
        self._items: tuple[AgendaTemplateItem, ...] = DEFAULT_TEMPLATE.items

    def load(self) -> None:
        """Fetch everything."""
        self._jobs.run(self._owner, partial(service.team_view, self._desk), self._show)
        self._jobs.run(
            self._owner, partial(flower_templates.current_template, self._desk), self._view.show_flower
        )

    def on_change(self, change: Change) -> None:
        """Ask again after a change made elsewhere."""
        if change.op is Op.CHANGE_TEMPLATE:
            self.load()

    # -- rules

    def set_rule(self, field: str, value: int | str) -> None:
        """Keep one rule or contact."""
        changed = self._rules.model_copy(update={field: value})
        if changed == self._rules:
            return
        before, self._rules = self._rules, changed
        self._refused.pop(field, None)

        def failed(error: UserError) -> None:
            self._rules = self._rules.model_copy(update={field: getattr(before, field)})
            if isinstance(error, InputError):
                self._refused[field] = value
                self._view.show_rule_error(field, _rule_words(field, error))
            else:
                tell_trouble(self._view, error)

        def done(outcome: Outcome[TeamRules]) -> None:
            self._view.show_rule_error(field, "")
            tell_saved(self._view, outcome)
            self._try_refused()

        self._jobs.run(self._owner, partial(service.save_rules, self._desk, changed), done, failed)

    def _try_refused(self) -> None:
        """Try once more what did not fit with the other rules; it still stands in its field."""
        waiting, self._refused = self._refused, {}
        for field, value in waiting.items():
            self.set_rule(field, value)

    # -- the series

    def set_series(self, series: MeetingSeries) -> None:
        """Keep how the team meets."""
        if series != self._series:
            self._series = series
            self._save(partial(service.save_series, self._desk, series))
        self._say_next()

    def _say_next(self) -> None:
        series, today = self._series, self._desk.today()
        self._jobs.run(
            self._owner,
            partial(propose_next, series, today),
            lambda day: self._view.show_next_date(
                texts.next_date(_rhythm(series), f"{dates.weekday(day)} {dates.long_date(day)}")
            ),
        )

    # -- the agenda's template

    def order_agenda(self, order: list[int]) -> None:
        """Put the lines in another order; ``order`` holds the old places."""
        self._set_items(tuple(self._items[place] for place in order))

    def change_line(self, place: int, title: str, minutes: int) -> None:
        """Keep a line's own title and its minutes."""
        items = list(self._items)
        items[place] = items[place].model_copy(update={"title": title.strip(), "minutes": minutes})
        self._set_items(tuple(items))

    def add_line(self, kind: str) -> None:
        """Add a line at the end."""
        added = AgendaTemplateItem(kind=ItemKind(kind), minutes=NEW_ITEM_MINUTES)
        self._set_items((*self._items, added))

    def remove_line(self, place: int) -> None:
        """Take a line away; the last one stays."""
        if len(self._items) == 1:
            self._view.say_trouble(texts.AGENDA, texts.AGENDA_LAST)
        else:
            self._set_items(tuple(item for at, item in enumerate(self._items) if at != place))

    def use_default_agenda(self) -> None:
        """Go back to the shipped template."""
        self._set_items(DEFAULT_TEMPLATE.items)

    def _set_items(self, items: tuple[AgendaTemplateItem, ...]) -> None:
        if items != self._items:
            self._items = items
            self._save(
                partial(service.save_agenda_template, self._desk, AgendaTemplate(items=items)),
            )
        self._show_agenda()

    def _show_agenda(self) -> None:
        lines = tuple(
            (item.title or states.ITEMS[item.kind], item.title, item.minutes) for item in self._items
        )
        self._view.show_agenda(lines, texts.agenda_total(sum(item.minutes for item in self._items)))

    # -- both

    def _show(self, view: service.TeamView) -> None:
        self._rules = view.rules
        self._series = view.series or MONTHLY
        self._items = view.template.items
        self._view.show_rules(view.rules)
        self._view.show_municipality(view.municipality)
        self._view.show_series(self._series)
        self._show_agenda()
        self._say_next()

    def _save(self, work: Callable[[], Outcome[Any]]) -> None:
        self._jobs.run(self._owner, work, partial(tell_saved, self._view), partial(tell_trouble, self._view))


def _rule_words(field: str, error: InputError) -> str:
    """Say a refusal at the field that was changed; the two lengths of a consent refuse each other."""
    if error.field == "consent_default_months":
        return texts.TOO_SHORT_MAX if field == "consent_max_months" else texts.TOO_LONG_DEFAULT
    return sentence(error)


def _rhythm(series: MeetingSeries) -> str:
    if series.every_n_weeks is not None:
        words = dates.weekly_series(series.weekday, series.every_n_weeks, series.start_time)
    else:
        words = dates.monthly_series(series.weekday, series.week_of_month or 1, series.start_time)
    return f"{words[:1].upper()}{words[1:]}."
