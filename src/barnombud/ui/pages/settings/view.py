"""Inställningar: the look of this machine, contacts, rules, meetings, agenda, flower; widgets only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from barnombud.domain.meeting_calendar import MeetingSeries
from barnombud.domain.municipality import MunicipalSettings
from barnombud.domain.team import TeamRules
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import backups, municipality, recovery, retention, statistics
from barnombud.texts import settings_page as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.pages.disk.card import DiskCard
from barnombud.ui.pages.disk.place_card import PlaceCard
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.pages.settings.agenda_card import AgendaCard
from barnombud.ui.pages.settings.archive_card import ArchiveCard
from barnombud.ui.pages.settings.care_cards import DisposalDecisionCard, MeetingModeCard, WithoutNamesCard
from barnombud.ui.pages.settings.letterhead_card import LetterheadCard
from barnombud.ui.pages.settings.look_card import LookCard
from barnombud.ui.pages.settings.municipal_card import MunicipalCard
from barnombud.ui.pages.settings.presenter import AgendaLine, SettingsPresenter
from barnombud.ui.pages.settings.privacy_card import PrivacyCard
from barnombud.ui.pages.settings.rule_cards import ContactsCard, RulesCard
from barnombud.ui.pages.settings.series_card import SeriesCard
from barnombud.ui.pages.telling import tell_trouble
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.labels import Chip, Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.scroll_page import ScrollPage

_RuleCard = (
    ContactsCard | LetterheadCard | RulesCard | WithoutNamesCard | DisposalDecisionCard | MeetingModeCard
)


class SettingsPage(Page):
    """Everything is saved as it is changed; there is no button to forget."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the page; its content comes with `shown`."""
        super().__init__(context, texts.TITLE)
        self.presenter = SettingsPresenter(context.desk, context.jobs, self, self)
        context.bus.changed.connect(self.presenter.on_change)
        self.message = MessageBar()
        self.look = LookCard(context.theme)
        self.contacts, self.rules = ContactsCard(), RulesCard()
        self.without_names, self.disposal = WithoutNamesCard(), DisposalDecisionCard()
        self.meeting_mode, self.archive = MeetingModeCard(), ArchiveCard()
        self.series, self.agenda = SeriesCard(), AgendaCard()
        self.municipal = MunicipalCard()
        self.privacy = PrivacyCard(context.desk, context.jobs, context.navigation)
        self.letterhead = LetterheadCard(context.desk, context.jobs, context.dialogs)
        self.letterhead.saved.connect(self.saved)
        self.contacts.changed.connect(self.letterhead.note_contact)
        self.privacy.saved.connect(self.saved)
        self.privacy.failed.connect(partial(tell_trouble, self))
        self.disk = DiskCard(context.desk, context.jobs, only_when_open=False)
        context.bus.changed.connect(self.disk.on_change)
        self.place = PlaceCard(context.desk, context.jobs, only_when_open=False)
        context.bus.changed.connect(self.place.on_change)
        for card in self._rule_cards:
            card.changed.connect(self.presenter.set_rule)
        self.rules.vouching_changed.connect(partial(self.presenter.set_rule, "confirm_with_passphrase"))
        self.archive.changed.connect(partial(self.presenter.set_rule, "older_archive_form"))
        self.series.changed.connect(self.presenter.set_series)
        self.agenda.ordered.connect(self.presenter.order_agenda)
        self.agenda.line_changed.connect(self.presenter.change_line)
        self.agenda.added.connect(self.presenter.add_line)
        self.agenda.removed.connect(self.presenter.remove_line)
        self.agenda.default_wanted.connect(self._ask_default)
        self._lay_out()

    def _lay_out(self) -> None:
        go = self.context.navigation.go
        languages, self.languages_button = _way_card(
            texts.LANGUAGES, texts.LANGUAGES_TEXT, texts.LANGUAGES_OPEN, partial(go, "languages")
        )
        sheets, self.recovery_button = _way_card(
            recovery.CARD, recovery.CARD_TEXT, recovery.OPEN, partial(go, "recovery")
        )
        copies, self.backups_button = _way_card(
            backups.TITLE, backups.INTRODUCTION, backups.OPEN, partial(go, "backups")
        )
        kept, self.retention_button = _way_card(
            retention.CARD, retention.CARD_TEXT, retention.OPEN, partial(go, "retention")
        )
        totals, self.statistics_button = _way_card(
            statistics.CARD, statistics.CARD_TEXT, statistics.OPEN, partial(go, "papers", kind="statistics")
        )
        ground = ScrollPage(widest=1100)
        ground.add(self.message)
        ground.add(self.municipal)
        ground.add(Columns(self.look, self._make_flower(), weights=(1, 1), stack_below=100))
        ground.add(Columns(languages, sheets, weights=(1, 1), stack_below=100))
        ground.add(Columns(copies, kept, weights=(1, 1), stack_below=100))
        ground.add(self.contacts)
        ground.add(self.letterhead)
        ground.add(self.rules)
        ground.add(Columns(self.without_names, self.disposal, weights=(1, 1), stack_below=100))
        ground.add(Columns(self.meeting_mode, self.archive, weights=(1, 1), stack_below=100))
        ground.add(Columns(totals, self.disk, weights=(1, 1), stack_below=100))
        ground.add(self.place)
        ground.add(self.privacy)
        for card in (self.series, self.agenda):
            ground.add(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def _make_flower(self) -> Card:
        card = Card(texts.FLOWER)
        card.add(Text(texts.FLOWER_TEXT, "quiet"))
        self._flower_name, self._flower_chip = Text("", "strong"), Chip("")
        line = QHBoxLayout()
        line.addWidget(self._flower_chip)
        line.addSpacing(SPACE_M)
        line.addWidget(self._flower_name, 1)
        card.add(line)
        card.body.addSpacing(SPACE_M)
        self.flower_button = make_button(
            texts.FLOWER_CHANGE, "secondary", lambda: self.context.navigation.go("flower_template")
        )
        card.add(self.flower_button)
        return card

    @property
    def _rule_cards(self) -> tuple[_RuleCard, ...]:
        return (
            self.contacts,
            self.letterhead,
            self.rules,
            self.without_names,
            self.disposal,
            self.meeting_mode,
        )

    def shown(self, ids: dict[str, str]) -> None:
        """Fetch everything."""
        del ids
        self.look.refresh()
        self.presenter.load()
        self.privacy.load()
        self.letterhead.load()
        self.disk.load()
        self.place.load()

    def flush(self) -> None:
        """Save what is typed, at once."""
        for card in (*self._rule_cards, self.series, self.agenda, self.privacy):
            card.flush()

    @property
    def flower_name(self) -> str:
        """Which flower the team has."""
        return self._flower_name.text()

    # -- what the presenter shows

    def show_rules(self, rules: TeamRules) -> None:
        """Show the rules and the contacts."""
        for card in self._rule_cards:
            card.show_rules(rules)
        self.archive.show_rules(rules)

    def show_municipality(self, decided: MunicipalSettings) -> None:
        """Lock what the municipality has decided, and say what in its file could not be used."""
        for card in self._rule_cards:
            for name, row in card.rows.items():
                row.set_locked(municipality.LOCKED if name in decided.ruled else "")
        vouching = "confirm_with_passphrase" in decided.ruled
        self.rules.lock_vouching(municipality.LOCKED if vouching else "")
        self.letterhead.lock_logo(municipality.LOCKED if decided.logo is not None else "")
        self.archive.lock(municipality.LOCKED if "older_archive_form" in decided.ruled else "")
        self.without_names.small.box.setEnabled("small_place" not in decided.ruled)
        self.municipal.show_settings(decided)

    def show_rule_error(self, field: str, text: str) -> None:
        """Say what is wrong with one rule or contact."""
        rows = {name: row for card in self._rule_cards for name, row in card.rows.items()}
        if field in rows:
            rows[field].set_error(text)

    def show_series(self, series: MeetingSeries) -> None:
        """Show how the team meets."""
        self.series.show_series(series)

    def show_next_date(self, text: str) -> None:
        """Say the rhythm and when it next falls."""
        self.series.next_date.setText(text)

    def show_agenda(self, lines: tuple[AgendaLine, ...], total: str) -> None:
        """Show the lines of the template."""
        self.agenda.show_agenda(lines, total)

    def show_flower(self, template: FlowerTemplate) -> None:
        """Show which flower the team has."""
        self._flower_name.setText(texts.flower_version(template.name, template.version))
        self._flower_chip.setText(texts.FLOWER_SUGGESTION if template.suggestion else texts.FLOWER_OWN)
        self._flower_chip.set_colour("amber" if template.suggestion else "green")

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self.message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self.saved.emit(time)

    def _ask_default(self) -> None:
        question = Question(
            texts.AGENDA_DEFAULT_TITLE, texts.AGENDA_DEFAULT_TEXT, texts.AGENDA_DEFAULT_ACCEPT
        )
        self.context.dialogs.ask(question, self.presenter.use_default_agenda)


def _way_card(title: str, text: str, words: str, go: Callable[[], None]) -> tuple[Card, QPushButton]:
    """Return a card that leads to a page of its own, and its button."""
    card, button = Card(title), make_button(words, "secondary", go)
    card.add(Text(text, "quiet"))
    card.add(button)
    return card, button
