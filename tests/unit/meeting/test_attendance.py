"""The room at a moment follows from who came, went and came back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from barnombud.domain.consent.gate import Presence
from barnombud.domain.ids import AgencyId, ItemId, MeetingId, MemberId
from barnombud.domain.meeting.attendance import (
    AttendanceEvent,
    AttendanceKind,
    VisitorKind,
    attended,
    last_notes,
    members_present,
    visitors_present,
)

NINE = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
ALVA, CILLA = MemberId("alva"), MemberId("cilla")
AGENCY = {ALVA: AgencyId("preschool"), CILLA: AgencyId("care")}
ITEM = ItemId("item")
K = AttendanceKind


def minute(number: int) -> datetime:
    """Return so many minutes after nine."""
    return NINE + timedelta(minutes=number)


def note(at: int, kind: AttendanceKind, who: MemberId | VisitorKind) -> AttendanceEvent:
    """Return a note about a member, or about a visitor to the one item."""
    visitor = who if isinstance(who, VisitorKind) else None
    member = None if isinstance(who, VisitorKind) else MemberId(who)
    return AttendanceEvent(
        id=f"{at}-{kind}-{who}",
        meeting_id=MeetingId("march"),
        at=minute(at),
        kind=kind,
        member_id=member,
        agency_id=AGENCY[member] if member else None,
        visitor=visitor,
        item_id=ITEM if visitor else None,
    )


STORY = (
    note(0, K.ARRIVED, ALVA),
    note(5, K.ARRIVED, CILLA),
    note(10, K.STEPPED_OUT, CILLA),
    note(20, K.RETURNED, CILLA),
    note(30, K.LEFT, CILLA),
)


@pytest.mark.rule("R15")
@pytest.mark.parametrize(
    ("at", "inside"),
    [(-1, []), (0, [ALVA]), (5, [ALVA, CILLA]), (10, [ALVA]), (20, [ALVA, CILLA]), (30, [ALVA])],
)
def test_members_in_the_room_at_each_moment(at: int, inside: list[MemberId]) -> None:
    """Stepping out and leaving both empty the chair, from that very second; order of notes is no matter."""
    expected = tuple(Presence(member_id=who, agency_id=AGENCY[who]) for who in inside)
    assert members_present(STORY, minute(at)) == expected
    assert members_present(reversed(STORY), minute(at)) == expected


def test_absent_and_leaving_twice_change_nothing() -> None:
    """Somebody announced as absent is not in the room; leaving without having come is no error."""
    notes = (note(0, K.ABSENT, ALVA), note(1, K.LEFT, CILLA))
    assert members_present(notes, minute(9)) == ()
    assert attended(notes) == ()


def test_a_member_without_agency_on_the_day_is_nobody() -> None:
    """Unknown agency denies: she is not counted as present."""
    one = note(0, K.ARRIVED, ALVA).model_copy(update={"agency_id": None})
    assert members_present([one], minute(1)) == ()


@pytest.mark.rule("R15")
def test_visitors_are_told_apart_by_kind_and_item() -> None:
    """Two guardians came, one left: one is still there; members are not visitors."""
    guardian, interpreter = VisitorKind.GUARDIAN, VisitorKind.INTERPRETER
    notes = (
        *STORY,
        note(6, K.ARRIVED, guardian),
        note(7, K.ARRIVED, guardian),
        note(7, K.LEFT, interpreter),
        note(8, K.LEFT, guardian),
    )
    assert visitors_present(notes, minute(5)) == ()
    assert visitors_present(notes, minute(7)) == ((guardian, ITEM), (guardian, ITEM))
    assert visitors_present(notes, minute(9)) == ((guardian, ITEM),)
    assert members_present(notes, minute(0)) == (Presence(member_id=ALVA, agency_id=AGENCY[ALVA]),)


@pytest.mark.rule("R29")
def test_everybody_who_was_there_in_order_of_first_arrival() -> None:
    """Once each, also those who have left."""
    assert attended(reversed(STORY)) == (ALVA, CILLA)
    assert attended([note(0, K.ARRIVED, VisitorKind.GUARDIAN)]) == ()


def test_the_latest_note_about_each_member() -> None:
    """One each, whatever the order they were given in; visitors have none."""
    notes = (*reversed(STORY), note(40, K.ARRIVED, VisitorKind.GUARDIAN))
    assert [(n.member_id, n.kind) for n in last_notes(notes)] == [(ALVA, K.ARRIVED), (CILLA, K.LEFT)]
