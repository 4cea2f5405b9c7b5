"""Promises in the real store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.domain.case import Case
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_instant
from barnombud.domain.ids import AgreementId, CommitmentId, ItemId, MeetingId, new_id
from barnombud.domain.support.agreement import SingleEntry, StuckReason, SupportAgreement
from barnombud.domain.support.commitment import Commitment, CommitmentKind, CommitmentState
from barnombud.domain.support.commitment_steps import CommitmentBlocker
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import commitments
from barnombud.services.cases import CaseRefusal
from barnombud.services.drafts import drafts_for, save_draft
from tests.world import World

SOON = date(2026, 3, 10)


def added(world: World, text: str = "Boka lokal", due_on: date = SOON) -> Commitment:
    """Promise something as the rektor."""
    return commitments.add_commitment(world.desk, text, due_on, world.preschool.id, world.rektor.id).value


def kept(world: World, case: Case, kind: CommitmentKind, agreement: SupportAgreement | None) -> Commitment:
    """Keep a promise about a child as a meeting leaves it."""
    commitment = Commitment(
        id=CommitmentId(new_id()),
        kind=kind,
        due_on=SOON,
        agency_id=world.preschool.id,
        member_id=world.rektor.id,
        case_id=case.id,
        agreement_id=agreement.id if agreement else None,
        text="",
        made_on=date(2026, 3, 3),
    )
    with world.desk.unit_of_work() as uow:
        uow.commitments.save(commitment)
        uow.commit(Op.ADD_COMMITMENT, commitment.id)
    return commitment


def agreed(world: World, case: Case) -> SupportAgreement:
    """Keep an agreement."""
    agreement = SupportAgreement(
        id=AgreementId(new_id()),
        case_id=case.id,
        meeting_id=MeetingId(new_id()),
        item_id=ItemId(new_id()),
        agreed_on=date(2026, 3, 3),
        need="Sömn",
        better="Lugnare kvällar",
        entry=SingleEntry(agency_id=world.bvc.id, function="BVC-sjuksköterska", since=date(2026, 3, 3)),
        tell_member=world.rektor.id,
        tell_by=SOON,
        follow_up_on=date(2026, 4, 7),
    )
    with world.desk.unit_of_work() as uow:
        uow.agreements.save(agreement)
        uow.commit(Op.AGREE_SUPPORT, agreement.id)
    return agreement


def told_on(world: World, agreement: SupportAgreement) -> date | None:
    """Return when the guardians were told, as it stands in the store."""
    with world.desk.unit_of_work() as uow:
        return uow.agreements.get(agreement.id).told_on


def states(world: World) -> list[CommitmentState]:
    """Return the states in the history of the only promise."""
    page = commitments.commitment_page(world.desk, with_settled=True)
    return [line.step.state for line in (*page.still_open, *page.settled)[0].history]


def test_page_shows_overdue_first_with_who_and_how_late(world: World) -> None:
    """The others follow by date; what the signed-in member has promised is told apart."""
    added(world, "Senare", date(2026, 4, 1))
    added(world, "Tidigt", date(2026, 3, 4))
    commitments.add_commitment(world.desk, "Som verksamhet", SOON, world.ifo.id)
    world.clock.set(world.clock.now() + timedelta(days=3))
    page = commitments.commitment_page(world.desk)
    shown = [
        (line.commitment.text, line.member_name, line.agency_name, line.days_late) for line in page.still_open
    ]
    assert shown == [
        ("Tidigt", "Rakel Påhitt", "Förskolan Tallbacken", 2),
        ("Som verksamhet", "", "IFO Exempelkommun", -4),
        ("Senare", "Rakel Påhitt", "Förskolan Tallbacken", -26),
    ]
    assert [line.mine for line in page.still_open] == [True, False, True]
    assert page.today == date(2026, 3, 6)
    assert page.members == world.members
    assert page.agencies == world.agencies


@pytest.mark.rule("R3")
def test_a_childs_promise_is_shown_to_holders_of_the_key_only(world: World) -> None:
    """By number and the name that may be shown; to the others it is not there."""
    case = world.add_case(alias="Ekorren", first_name="Alva", holders=(world.nurse,))
    commitment = kept(world, case, CommitmentKind.FOLLOW_UP, None)
    world.sign_in(world.nurse)
    (line,) = commitments.commitment_page(world.desk).still_open
    assert (line.case_number, line.shown_name) == (case.number, "Alva")
    world.sign_in(world.family_worker)
    assert commitments.commitment_page(world.desk).still_open == ()
    with pytest.raises(KeyNotHeld):
        commitments.tick_off(world.desk, commitment.id)


def test_promises_of_a_removed_case_are_not_shown(world: World) -> None:
    """They come back when the case is restored."""
    case = world.add_case(first_name="Alva")
    kept(world, case, CommitmentKind.TASK, None)
    with world.desk.unit_of_work() as uow:
        uow.cases.save(case.model_copy(update={"removed_on": date(2026, 3, 3)}))
        uow.commit(Op.REMOVE_CASE, case.id)
    assert commitments.commitment_page(world.desk).still_open == ()


def test_member_promises_for_her_own_agency(world: World) -> None:
    """The agency follows the member, whatever the page says."""
    made = commitments.add_commitment(
        world.desk, "  Ringa logopeden \n", SOON, world.preschool.id, world.nurse.id
    )
    assert made.value.agency_id == world.bvc.id
    assert made.value.text == "Ringa logopeden"
    assert made.change.op is Op.ADD_COMMITMENT


@pytest.mark.parametrize(
    ("text", "due_on", "field", "reason"),
    [
        (" ", SOON, "text", "empty"),
        ("a" * 501, SOON, "text", "too_long"),
        ("Boka", date(2026, 3, 2), "due_on", "in_past"),
    ],
)
def test_what_cannot_be_promised_is_said_at_the_field(
    world: World, text: str, due_on: date, field: str, reason: str
) -> None:
    """Nothing is kept."""
    with pytest.raises(InputError) as caught:
        commitments.add_commitment(world.desk, text, due_on, world.preschool.id)
    assert (caught.value.field, caught.value.reason) == (field, reason)
    assert commitments.commitment_page(world.desk).still_open == ()


@pytest.mark.rule("R34")
def test_the_teams_own_promise_names_no_child_outside_the_seal(world: World) -> None:
    """A known name stops it until the writer says that it is no child; a colleague's name does not."""
    world.add_case(alias="Ekorren", first_name="Maj")
    with pytest.raises(RuleViolation) as caught:
        added(world, "Ring om Maj")
    assert caught.value.blockers == (CommitmentBlocker.MAY_NAME_A_CHILD,)
    added(world, "Bo bokar lokal")
    commitments.add_commitment(world.desk, "Boka i maj", SOON, world.preschool.id, names_looked_at=True)
    assert len(commitments.commitment_page(world.desk).still_open) == 2


@pytest.mark.rule("R12")
def test_new_words_about_a_child_need_a_consent_that_holds(world: World) -> None:
    """Neither a promise nor a note is written without; ticking off and moving go on."""
    case = world.add_case(first_name="Alva")
    with pytest.raises(RuleViolation) as caught:
        commitments.add_commitment(world.desk, "Ring hem", SOON, world.preschool.id, case_id=case.id)
    assert caught.value.blockers == (CaseRefusal.NO_CONSENT_YET,)
    commitment = kept(world, case, CommitmentKind.TASK, None)
    with pytest.raises(RuleViolation):
        commitments.mark_stuck(world.desk, commitment.id, StuckReason.QUEUE, "Familjen har flyttat")
    commitments.move_commitment(world.desk, commitment.id, date(2026, 3, 17))
    outcome = commitments.tick_off(world.desk, commitment.id)
    assert outcome.change.touched == {commitment.id, case.id}


def test_ticking_off_and_taking_it_back(world: World) -> None:
    """The tick leaves the list and comes back; every step stays in the history."""
    commitment = added(world)
    done = commitments.tick_off(world.desk, commitment.id).value
    assert done.done_on == date(2026, 3, 3)
    assert commitments.commitment_page(world.desk).still_open == ()
    assert [
        line.commitment for line in commitments.commitment_page(world.desk, with_settled=True).settled
    ] == [done]
    with pytest.raises(RuleViolation) as caught:
        commitments.tick_off(world.desk, commitment.id)
    assert caught.value.blockers == (CommitmentBlocker.ALREADY_SETTLED,)
    commitments.undo_tick(world.desk, commitment.id)
    (line,) = commitments.commitment_page(world.desk).still_open
    assert line.commitment.done_on is None
    assert states(world) == [CommitmentState.DONE, CommitmentState.OPEN]
    assert [each.member_name for each in line.history] == ["Rakel Påhitt", "Rakel Påhitt"]
    with pytest.raises(RuleViolation) as caught:
        commitments.undo_tick(world.desk, commitment.id)
    assert caught.value.blockers == (CommitmentBlocker.NOT_SETTLED,)


def test_stuck_with_a_reason_moved_and_dropped(world: World) -> None:
    """Moving frees it; what is typed for the step is forgotten; dropping can be taken back."""
    commitment = added(world)
    place = f"commitments/{commitment.id}/note"
    save_draft(world.desk, place, "Lång")
    stuck = commitments.mark_stuck(world.desk, commitment.id, StuckReason.QUEUE, " Lång kö ").value
    assert (stuck.state, stuck.stuck, stuck.steps[-1].note) == (
        CommitmentState.STUCK,
        StuckReason.QUEUE,
        "Lång kö",
    )
    assert drafts_for(world.desk, place) == {}
    commitments.drop_commitment(world.desk, commitment.id, "Behövs inte")
    again = commitments.undo_tick(world.desk, commitment.id).value
    assert (again.state, again.stuck) == (CommitmentState.STUCK, StuckReason.QUEUE)
    moved = commitments.move_commitment(world.desk, commitment.id, date(2026, 3, 24), "Ny tid").value
    assert (moved.state, moved.stuck, moved.due_on) == (CommitmentState.OPEN, None, date(2026, 3, 24))
    assert states(world) == [
        CommitmentState.STUCK,
        CommitmentState.DROPPED,
        CommitmentState.STUCK,
        CommitmentState.OPEN,
    ]


def test_moving_to_the_past_and_far_too_long_notes_are_refused(world: World) -> None:
    """At the field, and nothing is changed."""
    commitment = added(world)
    with pytest.raises(InputError) as caught:
        commitments.move_commitment(world.desk, commitment.id, date(2026, 3, 2))
    assert caught.value.field == "due_on"
    with pytest.raises(InputError) as caught:
        commitments.drop_commitment(world.desk, commitment.id, "a" * 501)
    assert caught.value.field == "note"
    assert commitments.commitment_page(world.desk).still_open[0].history == ()


def test_midnight_in_sweden_decides_what_is_late(world: World) -> None:
    """A promise for today is late from midnight, Swedish time."""
    added(world, "I dag", date(2026, 3, 3))
    world.clock.set(swedish_instant(date(2026, 3, 4), world.clock.now().time().min))
    assert commitments.commitment_page(world.desk).still_open[0].days_late == 1


@pytest.mark.rule("R19")
def test_telling_the_guardians_is_noted_in_the_agreement(world: World) -> None:
    """Taking the tick back takes it back; dropping tells nobody."""
    case = world.add_case(first_name="Alva")
    agreement = agreed(world, case)
    commitment = kept(world, case, CommitmentKind.TELL_GUARDIANS, agreement)
    outcome = commitments.tick_off(world.desk, commitment.id)
    assert told_on(world, agreement) == date(2026, 3, 3)
    assert outcome.change.touched == {commitment.id, case.id, agreement.id}
    commitments.undo_tick(world.desk, commitment.id)
    assert told_on(world, agreement) is None
    commitments.drop_commitment(world.desk, commitment.id)
    assert told_on(world, agreement) is None


def test_telling_guardians_without_an_agreement_is_a_promise_like_others(world: World) -> None:
    """Nothing else is touched."""
    case = world.add_case(first_name="Alva")
    commitment = kept(world, case, CommitmentKind.TELL_GUARDIANS, None)
    assert commitments.tick_off(world.desk, commitment.id).value.state is CommitmentState.DONE


def test_unknown_promise(world: World) -> None:
    """It may be gone with its case."""
    with pytest.raises(NotFound):
        commitments.tick_off(world.desk, CommitmentId("0" * 32))


@pytest.mark.rule("R12")
def test_promise_about_a_child_is_sealed_when_consent_holds(world: World) -> None:
    """It is kept with the case's number beside it."""
    case = world.consented_case()
    made = commitments.add_commitment(
        world.desk, "Ring Alvas mamma", SOON, world.preschool.id, case_id=case.id
    )
    (line,) = commitments.commitment_page(world.desk).still_open
    assert (line.commitment, line.case_number) == (made.value, case.number)
