"""Planning meetings: dates, the agenda that builds itself, order and minutes."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date, swedish_instant
from barnombud.domain.ids import AgencyId, CaseId, ItemId, MeetingId, MemberId, new_id
from barnombud.domain.meeting.agenda import ChildDue, build_agenda, renumbered
from barnombud.domain.meeting.meeting import (
    MAX_ITEM_MINUTES,
    AgendaItem,
    ItemKind,
    ItemState,
    Meeting,
    MeetingState,
)
from barnombud.domain.meeting_calendar import MONTHLY, SwedishHoliday, is_swedish_holiday, propose_next
from barnombud.domain.minutes import Minutes
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.agenda_build import children_due
from barnombud.services.desk import Desk
from barnombud.services.entered import entered_line
from barnombud.services.known_words import require_no_child
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.printable import require_printable_text
from barnombud.store.unit_of_work import UnitOfWork

MAX_MEETING_MINUTES = 600
_PLACE, _TITLE = 120, 200
"""Longest texts, in characters, as in `Meeting` and `AgendaItem`."""


class Proposal(Value):
    """The next date the program proposes, which the team may change."""

    starts_at: datetime
    minutes: int
    holiday: SwedishHoliday | None = None


class MeetingLine(Value):
    """One line of the list of meetings."""

    meeting: Meeting
    minutes: Minutes | None = None


class AgendaLine(Value):
    """One agenda item as it may be shown to everybody: a child is only its place in the order."""

    item: AgendaItem
    child_number: int = 0
    """1, 2, ... for children in the first part; 0 for general items and the last block."""
    shown_name: str = ""
    """Only for those who prepare, never on a screen that others see."""
    case_number: str = ""


class MeetingPage(Value):
    """One planned meeting."""

    meeting: Meeting
    agenda: tuple[AgendaLine, ...]
    members: tuple[Member, ...]
    agencies: tuple[Agency, ...]
    total_minutes: int
    holiday: SwedishHoliday | None = None


def meeting_list(desk: Desk) -> tuple[MeetingLine, ...]:
    """Return every meeting, by planned start."""
    with desk.unit_of_work() as uow:
        minutes = {found.meeting_id: found for found in uow.minutes.list()}
        return tuple(MeetingLine(meeting=m, minutes=minutes.get(m.id)) for m in uow.meetings.list())


def propose_meeting(desk: Desk) -> Proposal:
    """Propose the next date by the team's series, after today and after the last planned meeting."""
    with desk.unit_of_work() as uow:
        return proposal(uow, desk)


def proposal(uow: UnitOfWork, desk: Desk) -> Proposal:
    """Return the next date by the team's series, skipping Swedish public holidays."""
    series = uow.team.series() or MONTHLY
    planned = [
        swedish_date(m.starts_at) for m in uow.meetings.list() if m.state is not MeetingState.CANCELLED
    ]
    day = propose_next(series, max([desk.today(), *planned]))
    return Proposal(
        starts_at=swedish_instant(day, series.start_time),
        minutes=series.minutes,
        holiday=is_swedish_holiday(day),
    )


def plan_meeting(
    desk: Desk,
    starts_at: datetime,
    minutes: int = 90,
    *,
    place: str = "",
    extra: bool = False,
    chair_id: MemberId | None = None,
    note_taker_id: MemberId | None = None,
) -> Outcome[Meeting]:
    """Plan a meeting and build its agenda.

    Raises:
        InputError: the start has passed, the length is impossible, or the place is too long or unprintable.
    """
    where = _checked(desk, starts_at, minutes, place)
    with desk.unit_of_work() as uow:
        meeting = Meeting(
            id=MeetingId(new_id()),
            state=MeetingState.PLANNED,
            starts_at=starts_at,
            minutes=minutes,
            place=where,
            extra=extra,
            chair_id=chair_id,
            note_taker_id=note_taker_id,
        )
        uow.meetings.add(meeting)
        built = build_agenda(meeting.id, uow.team.agenda_template(), children_due(uow, starts_at))
        uow.agenda.save_all(built)
        return Outcome(meeting, uow.commit(Op.PLAN_MEETING, meeting.id))


def plan_extra_meeting(desk: Desk, starts_at: datetime, minutes: int = 30) -> Outcome[Meeting]:
    """Plan an extra meeting in one step, for what cannot wait."""
    return plan_meeting(desk, starts_at, minutes, extra=True)


def save_meeting(desk: Desk, meeting: Meeting) -> Outcome[Meeting]:
    """Keep a changed date, place, length, chair or note-taker, and bring the agenda up to date.

    Raises:
        InputError: as `plan_meeting`.
        RuleViolation: the meeting has begun.
    """
    where = _checked(desk, meeting.starts_at, meeting.minutes, meeting.place)
    meeting = meeting.model_copy(update={"place": where})
    with desk.unit_of_work() as uow:
        _require_planned(uow.meetings.get(meeting.id))
        uow.meetings.save(meeting)
        refresh_agenda(uow, meeting)
        return Outcome(meeting, uow.commit(Op.CHANGE_MEETING, meeting.id))


def cancel_meeting(desk: Desk, meeting_id: MeetingId) -> Outcome[Meeting]:
    """Cancel a meeting that has not begun; what was due comes back on the next agenda by itself.

    Raises:
        RuleViolation: the meeting has begun.
    """
    with desk.unit_of_work() as uow:
        meeting = uow.meetings.get(meeting_id)
        _require_planned(meeting)
        cancelled = meeting.model_copy(update={"state": MeetingState.CANCELLED})
        uow.meetings.save(cancelled)
        return Outcome(cancelled, uow.commit(Op.CHANGE_MEETING, meeting_id))


def meeting_page(desk: Desk, meeting_id: MeetingId) -> MeetingPage:
    """Return one planned meeting with its agenda brought up to date for its date.

    Children whose case the signed-in member may not know of are not on it, and take no time of it (R3).
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_LIST, "agenda", meeting_id)
        meeting = uow.meetings.get(meeting_id)
        items = uow.agenda.for_meeting(meeting_id)
        if meeting.state is MeetingState.PLANNED:
            before, items = items, refresh_agenda(uow, meeting)
            if items != before:
                uow.commit(Op.CHANGE_AGENDA, meeting_id)
        held = uow.case_keys.held()
        items = tuple(item for item in items if item.case_id is None or item.case_id in held)
        return MeetingPage(
            meeting=meeting,
            agenda=_lines(uow, items),
            members=uow.members.active(),
            agencies=uow.agencies.active(),
            total_minutes=sum(item.minutes for item in items),
            holiday=is_swedish_holiday(swedish_date(meeting.starts_at)),
        )


def refresh_agenda(uow: UnitOfWork, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Add children who have become due, take off those whose consent no longer holds, sort the last block.

    Only cases whose key the signed-in member holds are touched; order and minutes set by hand stay.
    """
    held = uow.case_keys.held()
    due_at_all = {child.case_id: child for child in children_due(uow, meeting.starts_at)}
    due = dict(due_at_all)
    kept: list[AgendaItem] = []
    before = uow.agenda.for_meeting(meeting.id)
    for item in before:
        if item.case_id is None or item.case_id not in held:
            kept.append(item)
        elif item.case_id in due:
            child = due.pop(item.case_id)
            kept.append(
                item.model_copy(update={"second_part": child.leaves_out, "follow_up_of": child.follow_up_of})
            )
        elif item.state is ItemState.WAITING:
            uow.agenda.remove(item.id)
        else:
            kept.append(item)
    new = build_agenda(meeting.id, uow.team.agenda_template(), tuple(due.values()))
    place = _place_for_children(kept)
    kept[place:place] = [item for item in new if item.kind is ItemKind.CHILD]
    items = renumbered(_standing_together(kept, due_at_all))
    known = {item.id: item for item in before}
    uow.agenda.save_all(item for item in items if known.get(item.id) != item)
    return items


def _standing_together(items: list[AgendaItem], due: dict[CaseId, ChildDue]) -> list[AgendaItem]:
    """Let those of the last block that leave out the same agencies follow each other: each leaves once."""

    def whom(item: AgendaItem) -> tuple[AgencyId, ...]:
        child = due.get(item.case_id) if item.case_id is not None and item.second_part else None
        return child.left_out if child is not None else ()

    kinds = list(dict.fromkeys(whom(item) for item in items))
    return sorted(items, key=lambda item: (bool(whom(item)), kinds.index(whom(item))))


def set_order(
    desk: Desk, meeting_id: MeetingId, order: tuple[ItemId, ...]
) -> Outcome[tuple[AgendaItem, ...]]:
    """Put the items in the order given; the block that leaves an agency out stays last."""
    with desk.unit_of_work() as uow:
        items = uow.agenda.for_meeting(meeting_id)
        place = {item_id: number for number, item_id in enumerate(order)}
        sorted_items = sorted(items, key=lambda item: place.get(item.id, len(order) + item.position))
        numbered = renumbered(sorted_items)
        uow.agenda.save_all(numbered)
        return Outcome(numbered, uow.commit(Op.CHANGE_AGENDA, meeting_id))


def set_item_minutes(desk: Desk, item_id: ItemId, minutes: int) -> Outcome[AgendaItem]:
    """Set an item's planned minutes; 0 means no time box.

    Raises:
        InputError: below 0 or above 240.
    """
    _check_item_minutes(minutes)
    return _changed(desk, item_id, {"minutes": minutes})


def set_item_title(desk: Desk, item_id: ItemId, title: str) -> Outcome[AgendaItem]:
    """Give a general item a title of its own; empty means the kind's.

    Raises:
        InputError: it is too long, or a character cannot be printed.
        RuleViolation: a child's item has no title.
    """
    shown = _title(desk, title, required=False)
    return _changed(desk, item_id, {"title": shown})


def add_item(desk: Desk, meeting_id: MeetingId, title: str, minutes: int = 10) -> Outcome[AgendaItem]:
    """Add a general item before the last block.

    Raises:
        InputError: the title is empty or too long, a character cannot be printed, or the time is impossible.
    """
    shown = _title(desk, title, required=True)
    _check_item_minutes(minutes)
    with desk.unit_of_work() as uow:
        items = list(uow.agenda.for_meeting(meeting_id))
        new = AgendaItem(
            id=ItemId(new_id()),
            meeting_id=meeting_id,
            kind=ItemKind.OTHER,
            position=len(items),
            minutes=minutes,
            title=shown,
        )
        numbered = renumbered([*items, new])
        uow.agenda.save_all(numbered)
        found = next(item for item in numbered if item.id == new.id)
        return Outcome(found, uow.commit(Op.CHANGE_AGENDA, meeting_id))


def remove_item(desk: Desk, item_id: ItemId) -> Outcome[AgendaItem]:
    """Take an item off the agenda; a child comes back by itself while it is due, unless set aside.

    Raises:
        RuleViolation: something has been written in it.
    """
    with desk.unit_of_work() as uow:
        item = uow.agenda.get(item_id)
        if item.state is not ItemState.WAITING or item.notes:
            raise RuleViolation((MeetingBlocker.ITEM_HAS_TEXT,), item_id)
        if item.case_id is not None:
            preparation = uow.cases.preparation(item.case_id).model_copy(update={"take_up": False})
            uow.cases.save_preparation(item.case_id, preparation)
        uow.agenda.remove(item_id)
        return Outcome(item, uow.commit(Op.CHANGE_AGENDA, item.meeting_id))


def _checked(desk: Desk, starts_at: datetime, minutes: int, place: str) -> str:
    """Refuse a start that has passed or an impossible length; return the place as it is kept."""
    if swedish_date(starts_at) < desk.today():
        raise InputError("starts_at", "in_the_past")
    if not 1 <= minutes <= MAX_MEETING_MINUTES:
        raise InputError("minutes", "out_of_range")
    where = entered_line("place", place, _PLACE, required=False)
    require_printable_text("place", where)
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        require_no_child(uow, "place", where, desk.today())
    return where


def _check_item_minutes(minutes: int) -> None:
    if not 0 <= minutes <= MAX_ITEM_MINUTES:
        raise InputError("minutes", "out_of_range")


def _title(desk: Desk, text: str, *, required: bool) -> str:
    title = entered_line("title", text, _TITLE, required=required)
    require_printable_text("title", title)
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        require_no_child(uow, "title", title, desk.today())
    return title


def _changed(desk: Desk, item_id: ItemId, update: dict[str, object]) -> Outcome[AgendaItem]:
    with desk.unit_of_work() as uow:
        item = uow.agenda.get(item_id)
        if "title" in update and item.kind is ItemKind.CHILD:
            raise RuleViolation((MeetingBlocker.CHILD_HAS_NO_TITLE,), item_id)
        item = item.model_copy(update=update)
        uow.agenda.save(item)
        return Outcome(item, uow.commit(Op.CHANGE_AGENDA, item.meeting_id))


def _require_planned(meeting: Meeting) -> None:
    if meeting.state is not MeetingState.PLANNED:
        raise RuleViolation((MeetingBlocker.HAS_BEGUN,), meeting.id)


def _place_for_children(items: list[AgendaItem]) -> int:
    """Where new children go: after the other children of the first part, else before learning."""
    children = [n for n, item in enumerate(items) if item.kind is ItemKind.CHILD and not item.second_part]
    if children:
        return children[-1] + 1
    learning = [n for n, item in enumerate(items) if item.kind is ItemKind.LEARNING]
    return learning[0] if learning else len(items)


def _lines(uow: UnitOfWork, items: tuple[AgendaItem, ...]) -> tuple[AgendaLine, ...]:
    named = any(item.case_id is not None for item in items)
    identities = uow.cases.identities(running=True) if named else {}
    numbers = {case.id: case.number for case in uow.cases.list()} if named else {}
    lines, children = [], 0
    for item in items:
        if item.case_id is None:
            lines.append(AgendaLine(item=item))
            continue
        children += 0 if item.second_part else 1
        known = identities.get(CaseId(item.case_id))
        lines.append(
            AgendaLine(
                item=item,
                child_number=0 if item.second_part else children,
                shown_name=known.shown_name if known else "",
                case_number=numbers.get(item.case_id, "") if known else "",
            )
        )
    return tuple(lines)
