"""What the agenda page does: order, minutes, titles, people; no widgets here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.clock import STOCKHOLM, swedish_instant
from barnombud.domain.ids import ItemId, MeetingId, MemberId
from barnombud.domain.meeting.meeting import ItemKind, Meeting, MeetingState
from barnombud.domain.meeting.substitute import Duty
from barnombud.errors import InputError, UserError
from barnombud.services import meetings as service
from barnombud.services import substitutes
from barnombud.services.substitutes import DutyLine
from barnombud.texts import meetings as texts
from barnombud.texts import states
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_SHOWN_HERE = frozenset({Op.CHANGE_AGENDA, Op.CHANGE_MEETING, Op.RECORD_CONSENT, Op.WITHDRAW_CONSENT})

_SAME: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class AgendaRow:
    """One item as the one who prepares sees it."""

    key: str
    text: str
    title: str
    minutes: int
    is_child: bool
    last_block: bool


@dataclass(frozen=True)
class MeetingForm:
    """Date and people of the meeting."""

    day: date
    starts: time
    minutes: int
    place: str
    chair: str
    note_taker: str
    people: tuple[tuple[str, str], ...]
    note: str
    may_change: bool
    when: str
    """Date and time in words."""


class AgendaView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_heading(self, title: str, subtitle: str) -> None:
        """Show which meeting it is."""

    def show_agenda(self, rows: tuple[AgendaRow, ...], total: str, note: str) -> None:
        """Show the items in order, their time, and what else there is to say."""

    def show_form(self, form: MeetingForm) -> None:
        """Show date and people."""

    def show_substitutes(self, lines: tuple[DutyLine, ...], people: tuple[tuple[str, str], ...]) -> None:
        """Show who takes over which duty."""

    def show_field_error(self, field: str, text: str) -> None:
        """Say what is wrong at a field."""

    def show_added(self) -> None:
        """Make the field of a new item ready for another."""

    def leave(self, page: str, **ids: str) -> None:
        """Go to another page."""


class AgendaPresenter:
    """Turns a planned meeting into rows and fields; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: AgendaView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._meeting: Meeting | None = None
        self._meeting_id = MeetingId("")

    def load(self, meeting_id: str) -> None:
        """Fetch one meeting."""
        self._meeting_id = MeetingId(meeting_id)
        self._jobs.run(
            self._owner, partial(service.meeting_page, self._desk, self._meeting_id), self._on_page
        )

    def on_change(self, change: object) -> None:
        """Fetch again when the agenda may have changed."""
        if self._meeting_id and isinstance(change, Change) and change.op in _SHOWN_HERE:
            self.load(self._meeting_id)

    def reorder(self, keys: list[str]) -> None:
        """Keep a new order."""
        order = tuple(ItemId(key) for key in keys)
        self._run(partial(service.set_order, self._desk, self._meeting_id, order))

    def set_minutes(self, key: str, minutes: int) -> None:
        """Keep an item's planned minutes."""
        work = partial(service.set_item_minutes, self._desk, ItemId(key), minutes)
        self._run(work, {"minutes": "item_minutes"})

    def set_title(self, key: str, title: str) -> None:
        """Keep an item's own title."""
        self._run(partial(service.set_item_title, self._desk, ItemId(key), title), {"title": "item_title"})

    def add_item(self, title: str) -> None:
        """Add a general item; what was typed is cleared only once it is kept."""
        work = partial(service.add_item, self._desk, self._meeting_id, title)
        self._jobs.run(self._owner, work, self._on_added, self._on_refused)

    def remove_item(self, key: str) -> None:
        """Take an item off the agenda."""
        self._run(partial(service.remove_item, self._desk, ItemId(key)))

    def save(
        self, day: date | None, starts: time | None, minutes: str, place: str, people: tuple[str, str]
    ) -> None:
        """Keep date, place and people; ``people`` is chair and note-taker, empty when not decided."""
        if self._meeting is None:
            return
        if day is None or starts is None:
            self._view.show_field_error("starts_at", texts.DAY_MISSING)
            return
        if not minutes.strip().isdecimal() or not 1 <= int(minutes) <= 600:  # as the sentence says
            self._view.show_field_error("minutes", texts.NUMBER_WRONG)
            return
        changed = self._meeting.model_copy(
            update={
                "starts_at": swedish_instant(day, starts),
                "minutes": int(minutes),
                "place": place.strip(),
                "chair_id": MemberId(people[0]) if people[0] else None,
                "note_taker_id": MemberId(people[1]) if people[1] else None,
            }
        )
        self._run(partial(service.save_meeting, self._desk, changed))

    def choose_substitute(self, duty: str, member_id: str) -> None:
        """Keep who takes over a duty; an empty id leaves it to the proposal."""
        member = MemberId(member_id) if member_id else None
        self._run(partial(substitutes.choose_substitute, self._desk, self._meeting_id, Duty(duty), member))

    def cancel(self) -> None:
        """Cancel the meeting and go back to the list."""
        work = partial(service.cancel_meeting, self._desk, self._meeting_id)
        self._jobs.run(self._owner, work, lambda _outcome: self._view.leave("meetings"), self._on_refused)

    def start(self) -> None:
        """Go to the meeting, where it is started."""
        self._view.leave("meeting", meeting_id=self._meeting_id)

    def call(self) -> None:
        """Show the call to print."""
        self._view.leave("papers", kind="call", meeting_id=self._meeting_id)

    def _run(
        self, work: Callable[[], Outcome[Any]], fields: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Do ``work``; ``fields`` says at which of the page's fields an error of a service's field stands."""
        failed = partial(self._on_refused, fields=fields)
        self._jobs.run(self._owner, work, partial(tell_saved, self._view), failed)

    def _on_added(self, outcome: Outcome[Any]) -> None:
        self._view.show_added()
        tell_saved(self._view, outcome)

    def _on_refused(self, error: UserError, fields: Mapping[str, str] = _SAME) -> None:
        if isinstance(error, InputError):
            self._view.show_field_error(fields.get(error.field, error.field), sentence(error))
        else:
            tell_trouble(self._view, error)

    def _on_page(self, page: service.MeetingPage) -> None:
        self._meeting = page.meeting
        starts, today = page.meeting.starts_at.astimezone(STOCKHOLM), self._desk.today()
        self._view.show_heading(texts.heading(starts, today), texts.next_in((starts.date() - today).days))
        rows = tuple(_row(line) for line in page.agenda)
        note = "" if any(row.is_child for row in rows) else texts.NO_CHILDREN
        if any(row.last_block for row in rows):
            note = texts.LAST_BLOCK_HELP
        self._view.show_agenda(rows, texts.total(page.total_minutes, page.meeting.minutes), note)
        form = _form(page, today)
        self._view.show_form(form)
        self._jobs.run(
            self._owner,
            partial(substitutes.duty_lines, self._desk, page.meeting.id),
            partial(self._on_duties, form.people),
        )

    def _on_duties(self, people: tuple[tuple[str, str], ...], lines: tuple[DutyLine, ...]) -> None:
        self._view.show_substitutes(lines, people)


def _row(line: service.AgendaLine) -> AgendaRow:
    item = line.item
    is_child = item.kind is ItemKind.CHILD
    title = texts.child_line(line.shown_name, line.case_number) if is_child else ""
    title = title or states.item_title(item.kind.value, item.title)
    text = texts.item_line(title, item.minutes)
    return AgendaRow(
        key=item.id,
        text=f"{text} ({texts.LAST_BLOCK})" if item.second_part else text,
        title=title,
        minutes=item.minutes,
        is_child=is_child,
        last_block=item.second_part,
    )


def _form(page: service.MeetingPage, today: date) -> MeetingForm:
    meeting = page.meeting
    starts = meeting.starts_at.astimezone(STOCKHOLM)
    return MeetingForm(
        day=starts.date(),
        starts=starts.time(),
        minutes=meeting.minutes,
        place=meeting.place,
        chair=meeting.chair_id or "",
        note_taker=meeting.note_taker_id or "",
        people=(("", texts.NOBODY), *((m.id, f"{m.name}, {m.role}") for m in page.members)),
        note=texts.holiday(starts.date(), page.holiday.value) if page.holiday else "",
        may_change=meeting.state is MeetingState.PLANNED,
        when=texts.when(starts, meeting.minutes, today),
    )
