"""The consent check of a meeting in the real store (R3, R7, R8, R15)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import GuardianId
from barnombud.errors import KeyNotHeld, RuleViolation
from barnombud.services import cases, consent_round, consents, holding, room
from barnombud.services.meeting_rules import MeetingBlocker
from tests.held_meeting import hold, start
from tests.services.room_of_meeting import now_of, withdraw, without_ifo
from tests.world import World


@pytest.mark.rule("R8")
def test_one_press_confirms_for_all_who_are_here(world: World) -> None:
    """Each agency in the room that may take part; never one that a child's consent leaves out."""
    held = start(world, second_child=True)
    page = consent_round.round_page(world.desk, held.meeting_id)
    assert (page.named, page.unconfirmed) == (1, 0)
    assert consent_round.confirm_present(world.desk, held.meeting_id).value == 0
    without_ifo(held)
    assert consent_round.confirm_present(world.desk, held.meeting_id).value == 0
    with world.desk.unit_of_work() as uow:
        confirmed = {c.agency_id for c in uow.consents.confirmations(held.cases["Igelkotten"].id)}
    assert confirmed == {world.preschool.id, world.bvc.id}


@pytest.mark.rule("R8")
def test_nobody_confirms_outside_a_meeting(world: World) -> None:
    """Nobody is in the room then."""
    held = hold(world)
    with pytest.raises(RuleViolation) as refused:
        consent_round.confirm_present(world.desk, held.meeting_id)
    assert refused.value.blockers == (MeetingBlocker.NOT_RUNNING,)


@pytest.mark.rule("R8")
def test_the_round_counts_only_what_may_be_known(world: World) -> None:
    """A conflict of interest after the agenda was made: the child is neither counted nor confirmed."""
    held = start(world)
    conflicted = Preparation(conflicted=frozenset({world.nurse.id}))
    cases.save_preparation(world.desk, held.cases["Ekorren"].id, conflicted)
    page = consent_round.round_page(world.desk, held.meeting_id)
    assert (page.named, page.unconfirmed) == (0, 0)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    for guardian in held.guardians():
        consents.record_answer(world.desk, held.cases["Ekorren"].id, guardian.id, Answer.YES, world.terms())
    assert consent_round.confirm_present(world.desk, held.meeting_id).value == 0


@pytest.mark.rule("R15")
def test_a_conflict_hides_the_item_until_the_member_has_left(world: World) -> None:
    """Also in the first part; who must leave is said, and no more."""
    held = start(world)
    conflicted = Preparation(conflicted=frozenset({world.nurse.id}))
    cases.save_preparation(world.desk, held.cases["Ekorren"].id, conflicted)
    assert not [shown for shown in now_of(held).items if shown.child_number]
    gate = holding.next_hidden(world.desk, held.meeting_id)
    assert gate is not None
    assert gate.answer.members_must_leave == {world.nurse.id}
    room.agencies_step_out(world.desk, held.meeting_id, frozenset(), gate.answer.members_must_leave)
    assert [shown.child_number for shown in now_of(held).items if shown.child_number] == [1]


@pytest.mark.rule("R7")
@pytest.mark.rule("R3")
def test_whose_mind_has_changed_is_asked_by_number(world: World) -> None:
    """Only cases that everybody in the room may know of, and only those who now say yes."""
    held = start(world, second_child=True)
    world.add_case("Uttern", guardians=("Siv Påhitt",))
    (line,) = consent_round.regret_list(world.desk, held.meeting_id)
    assert line.number == held.cases["Ekorren"].number
    assert [giver.ordinal for giver in line.givers] == [1, 2]
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.ifo.id}))
    assert len(consent_round.regret_list(world.desk, held.meeting_id)) == 2
    withdraw(held)
    assert [giver.ordinal for giver in consent_round.givers_of(world.desk, line.case_id)] == [2]


@pytest.mark.rule("R15")
def test_a_conflict_of_interest_hides_the_number(world: World) -> None:
    """The member with a conflict is in the room: the case is not in the list."""
    held = start(world)
    case_id = held.cases["Ekorren"].id
    cases.save_preparation(world.desk, case_id, Preparation(conflicted=frozenset({world.nurse.id})))
    assert consent_round.regret_list(world.desk, held.meeting_id) == ()


def test_cases_of_others_are_never_listed(world: World) -> None:
    """Who holds no key sees no number; a child's own yes can be taken back too."""
    held = start(world, second_child=True)
    case_id = held.cases["Ekorren"].id
    own: GuardianId | None = None
    consents.record_answer(world.desk, case_id, own, Answer.YES, world.terms())
    givers = consent_round.givers_of(world.desk, case_id)
    assert [giver.ordinal for giver in givers] == [1, 2, 0]
    world.sign_in(world.family_worker)
    room.agencies_step_out(world.desk, held.meeting_id, frozenset({world.bvc.id}))
    assert [line.number for line in consent_round.regret_list(world.desk, held.meeting_id)] == [
        held.cases["Ekorren"].number
    ]
    with pytest.raises(KeyNotHeld):
        consent_round.givers_of(world.desk, held.cases["Igelkotten"].id)
