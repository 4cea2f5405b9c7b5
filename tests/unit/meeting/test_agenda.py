"""The agenda builds itself, can be reordered, and moves on what was not decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.ids import AgreementId, CaseId, ItemId, MeetingId
from barnombud.domain.meeting.agenda import (
    DEFAULT_TEMPLATE,
    ChildDue,
    build_agenda,
    moved,
    renumbered,
    undecided,
)
from barnombud.domain.meeting.meeting import (
    MAX_ITEM_MINUTES,
    AgendaItem,
    AgendaTemplate,
    AgendaTemplateItem,
    ItemKind,
    ItemState,
)

MEETING = MeetingId("march")
GENERAL = (
    ItemKind.WELCOME,
    ItemKind.COMMITMENTS,
    ItemKind.CONSENT_CHECK,
    ItemKind.CONSULTATION,
    ItemKind.LEARNING,
    ItemKind.VISIBILITY,
    ItemKind.EVALUATION,
)


def child(name: str, leaves_out: bool = False, minutes: int = 20) -> ChildDue:
    """Return a child whose consent holds."""
    return ChildDue(case_id=CaseId(name), minutes=minutes, leaves_out=leaves_out)


def cases(items: tuple[AgendaItem, ...]) -> list[str]:
    """Return the cases of an agenda in their order."""
    return [item.case_id for item in items if item.case_id]


@pytest.mark.rule("R14")
def test_a_meeting_with_no_child_is_full() -> None:
    """Every standing item is there; the children's time goes to consultation and learning."""
    items = build_agenda(MEETING, DEFAULT_TEMPLATE, ())
    planned = {item.kind: item.minutes for item in items}
    assert tuple(planned) == GENERAL
    assert (planned[ItemKind.CONSULTATION], planned[ItemKind.LEARNING]) == (25, 20)
    assert sum(planned.values()) == sum(line.minutes for line in DEFAULT_TEMPLATE.items)


@pytest.mark.rule("R3")
@pytest.mark.parametrize("shown", [(), (child("a"),)])
def test_what_comes_before_the_last_block_never_tells_that_there_is_one(shown: tuple[ChildDue, ...]) -> None:
    """Neither lengths nor order: who is left out sees the same agenda as if nobody had left her out."""
    hidden = (child("b", leaves_out=True), child("c", leaves_out=True))

    def lines(due: tuple[ChildDue, ...]) -> list[tuple[ItemKind, int, int]]:
        built = build_agenda(MEETING, DEFAULT_TEMPLATE, due)
        return [(item.kind, item.minutes, item.position) for item in built if not item.second_part]

    assert lines((*shown, *hidden)) == lines(shown)


@pytest.mark.rule("R3")
def test_children_who_leave_an_agency_out_come_last_in_one_block() -> None:
    """Those who leave nobody out stand at the template's place; the others after everything."""
    due = (child("a"), child("b", leaves_out=True), child("c"), child("d", leaves_out=True))
    items = build_agenda(MEETING, DEFAULT_TEMPLATE, due)
    assert cases(items) == ["a", "c", "b", "d"]
    assert [item.second_part for item in items][-3:] == [False, True, True]
    assert [item.position for item in items] == list(range(len(items)))
    assert items[4].case_id == "a"


def test_children_get_a_place_also_without_a_line_for_them() -> None:
    """A template without the children's line puts them at the end; follow-ups remember what they follow."""
    template = AgendaTemplate(items=(AgendaTemplateItem(kind=ItemKind.OTHER, minutes=5, title="Förlunch"),))
    follow_up = child("a").model_copy(update={"follow_up_of": AgreementId("agreed")})
    items = build_agenda(MEETING, template, (follow_up,))
    assert [(item.title, item.case_id, item.follow_up_of) for item in items] == [
        ("Förlunch", None, None),
        ("", "a", "agreed"),
    ]


def test_two_lines_for_children_give_each_child_once() -> None:
    """The first line takes them all."""
    line = AgendaTemplateItem(kind=ItemKind.CHILD, minutes=20)
    assert cases(build_agenda(MEETING, AgendaTemplate(items=(line, line)), (child("a"),))) == ["a"]


def test_given_time_stays_within_what_an_item_may_have() -> None:
    """A template at the limit does not break on the free time."""
    lines = (
        AgendaTemplateItem(kind=ItemKind.CONSULTATION, minutes=MAX_ITEM_MINUTES),
        AgendaTemplateItem(kind=ItemKind.CHILD, minutes=MAX_ITEM_MINUTES),
    )
    assert build_agenda(MEETING, AgendaTemplate(items=lines), ())[0].minutes == MAX_ITEM_MINUTES


def test_a_child_without_minutes_is_kept() -> None:
    """0 minutes is allowed and loses nothing."""
    items = build_agenda(MEETING, DEFAULT_TEMPLATE, (child("a", minutes=0),))
    assert [item.minutes for item in items if item.case_id] == [0]


FIVE = build_agenda(MEETING, DEFAULT_TEMPLATE, (child("a"), child("b", leaves_out=True)))


def test_moving_puts_the_item_where_it_was_dropped() -> None:
    """To a place, past either end, and an item that is gone."""
    first = FIVE[0].id
    assert [item.id for item in moved(FIVE, first, 2)][2] == first
    assert moved(FIVE, first, -5)[0].id == first
    assert moved(FIVE, first, 99)[-2].id == first
    assert moved(FIVE, ItemId("gone"), 0) == FIVE


@pytest.mark.rule("R3")
@given(st.lists(st.tuples(st.sampled_from(FIVE), st.integers(-2, 12)), max_size=8))
def test_no_moving_brings_the_last_block_forward(moves: list[tuple[AgendaItem, int]]) -> None:
    """However things are moved, nothing is lost and what leaves an agency out stays last."""
    items = FIVE
    for item, to in moves:
        items = moved(items, item.id, to)
    assert {item.id for item in items} == {item.id for item in FIVE}
    assert [item.second_part for item in items] == sorted(item.second_part for item in items)
    assert [item.position for item in items] == list(range(len(items)))
    assert renumbered(items) == items


def test_undecided_children_move_on_by_themselves() -> None:
    """Done and already moved stay; general items never move."""
    (one,) = (item for item in FIVE if item.case_id == "a")
    found = {
        state: undecided([one.model_copy(update={"state": state}), FIVE[0]]) != () for state in ItemState
    }
    assert found == {
        ItemState.WAITING: True,
        ItemState.OPEN: True,
        ItemState.PAUSED: True,
        ItemState.DONE: False,
        ItemState.MOVED: False,
    }
