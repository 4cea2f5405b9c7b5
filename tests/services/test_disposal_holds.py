"""One case is kept from disposal until somebody lifts it; nothing erases it meanwhile (R32)."""

from __future__ import annotations

import pytest

from barnombud.domain.case import Case
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.disposal_certificate import DisposalBlocker
from barnombud.domain.disposal_hold import HoldReason
from barnombud.domain.retention import RecordKind
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import consents
from barnombud.services.disposal import disposal_page, dispose_of
from barnombud.services.disposal_holds import hold_disposal, hold_page, lift_hold
from barnombud.services.disposing import dispose_by_plan
from barnombud.services.dry_run import dry_run
from barnombud.services.erasing import erase_case
from barnombud.services.joining import join_cases
from barnombud.services.protection import take_case_out
from barnombud.services.retention import retention_page
from tests.services.kept_records import closed_case, decide_cases, pass_days
from tests.world import World

REFERENCE = "BUN 2026/512"


def on_hold(world: World, case: Case) -> None:
    """Keep a case, as somebody has asked for what is in it."""
    hold_disposal(world.desk, case.id, HoldReason.REQUEST, f" {REFERENCE} ")


@pytest.mark.rule("R32")
@pytest.mark.rule("R36")
def test_what_is_kept_is_in_no_list_and_nothing_takes_it(world: World) -> None:
    """Not by itself, not by hand; lifted, it is due as before."""
    case = closed_case(world)
    decide_cases(world, by_itself=True)
    change = hold_disposal(world.desk, case.id, HoldReason.REQUEST, f" {REFERENCE} ").change
    assert (change.op, change.touched) == (Op.HOLD_DISPOSAL, frozenset({case.id}))
    pass_days(world, 31)
    page = retention_page(world.desk)
    assert (page.due, page.coming) == ((), ())
    assert dispose_by_plan(world.desk) is None
    with pytest.raises(RuleViolation):
        dry_run(world.desk, {case.id})
    with pytest.raises(RuleViolation) as refused:
        erase_case(world.desk, case.id, case.number)
    assert refused.value.blockers == (DisposalBlocker.ON_HOLD,)
    with pytest.raises(RuleViolation) as refused:
        take_case_out(world.desk, case.id)
    assert refused.value.blockers == (DisposalBlocker.ON_HOLD,)
    change = lift_hold(world.desk, case.id).change
    assert (change.op, change.touched) == (Op.LIFT_HOLD, frozenset({case.id}))
    with pytest.raises(NotFound):
        lift_hold(world.desk, case.id)
    assert [each.kind for each in retention_page(world.desk).due] == [RecordKind.CASE]
    assert dispose_by_plan(world.desk) is not None


@pytest.mark.rule("R9")
@pytest.mark.rule("R32")
def test_a_no_is_kept_too(world: World) -> None:
    """What has been asked for may not be destroyed, whatever it says."""
    case = world.add_case(guardians=("Mira Påhitt",))
    with world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(case.id)
    consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
    pass_days(world, 60)
    assert [line.case_id for line in disposal_page(world.desk).lines] == [case.id]
    on_hold(world, case)
    assert disposal_page(world.desk).lines == ()
    with pytest.raises(NotFound):
        dispose_of(world.desk, case.id)


@pytest.mark.rule("R32")
def test_a_case_that_is_kept_is_not_emptied_into_another(world: World) -> None:
    """The one that goes on may be kept."""
    kept, other = world.consented_case(), world.consented_case("Igelkotten", "Love")
    on_hold(world, other)
    with pytest.raises(RuleViolation) as refused:
        join_cases(world.desk, kept.id, other.id)
    assert refused.value.blockers == (DisposalBlocker.ON_HOLD,)
    lift_hold(world.desk, other.id)
    on_hold(world, kept)
    assert join_cases(world.desk, kept.id, other.id).value.id == kept.id


@pytest.mark.rule("R3")
def test_the_page_shows_cases_whose_key_is_held_by_number(world: World) -> None:
    """A second reason takes the place of the first; who holds no key sees and changes nothing."""
    first = closed_case(world)
    second = world.consented_case("Igelkotten", "Love", agencies=(world.preschool, world.bvc))
    assert dict(hold_page(world.desk).others) == {first.id: first.number, second.id: second.number}
    on_hold(world, second)
    hold_disposal(world.desk, second.id, HoldReason.DISPUTE)
    page = hold_page(world.desk)
    (line,) = page.lines
    assert (line.number, line.by, line.hold.reason) == (second.number, world.rektor.name, HoldReason.DISPUTE)
    assert (line.hold.reference, line.hold.on) == ("", world.desk.today())
    assert dict(page.others) == {first.id: first.number}
    world.sign_in(world.family_worker)
    seen = hold_page(world.desk)
    assert seen.lines == ()
    assert second.id not in dict(seen.others)
    with pytest.raises(KeyNotHeld):
        lift_hold(world.desk, second.id)
    with pytest.raises(KeyNotHeld):
        on_hold(world, second)


@pytest.mark.rule("R14")
@pytest.mark.parametrize(("text", "reason"), [("Begäran om Alva", "names_a_child"), ("x" * 61, "too_long")])
def test_a_reference_names_no_child(world: World, text: str, reason: str) -> None:
    """It stands outside the child's seal."""
    case = world.consented_case(first_name="Alva")
    with pytest.raises(InputError) as wrong:
        hold_disposal(world.desk, case.id, HoldReason.INSPECTION, text)
    assert (wrong.value.field, wrong.value.reason) == ("reference", reason)
