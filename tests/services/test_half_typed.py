"""The spot somebody was at and what she had half typed there, in the real store."""

from __future__ import annotations

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.domain.minutes import Draft
from barnombud.errors import InputError, KeyNotHeld, RuleViolation
from barnombud.services.consents import record_answer
from barnombud.services.drafts import LONGEST_DRAFT
from barnombud.services.half_typed import SPOT, find_half_typed, keep_half_typed, last_spot
from tests.world import World

MEETINGS = Spot(page="meetings", field="place", cursor=7, anchor=3, scroll=40)
TYPED = HalfTyped(fields={"place": "Förskolan"})


def test_spot_and_text_are_there_after_locking(world: World) -> None:
    """To the letter the cursor stood at."""
    assert last_spot(world.desk) is None
    assert keep_half_typed(world.desk, MEETINGS, (TYPED,)) is not None
    world.sign_in(world.rektor)
    assert last_spot(world.desk) == MEETINGS
    assert find_half_typed(world.desk, MEETINGS) == TYPED
    assert find_half_typed(world.desk, Spot(page="meetings", ids={"meeting_id": "1"})) == HalfTyped()


def test_spot_alone_leaves_the_text_and_no_line(world: World) -> None:
    """Where somebody stood is nobody's business, and changes nothing that is half typed."""
    keep_half_typed(world.desk, MEETINGS, (TYPED,))
    before = _lines(world)
    assert keep_half_typed(world.desk, Spot(page="home")) is None
    assert _lines(world) == before
    assert find_half_typed(world.desk, MEETINGS) == TYPED


def test_nothing_half_typed_forgets_what_was(world: World) -> None:
    """What it became is saved, or it was left."""
    keep_half_typed(world.desk, MEETINGS, (TYPED,))
    keep_half_typed(world.desk, MEETINGS, (HalfTyped(),))
    assert find_half_typed(world.desk, MEETINGS) == HalfTyped()
    keep_half_typed(world.desk, MEETINGS, (HalfTyped(),))


def test_it_belongs_to_who_types(world: World) -> None:
    """Another member finds neither."""
    keep_half_typed(world.desk, MEETINGS, (TYPED,))
    world.sign_in(world.nurse)
    assert last_spot(world.desk) is None
    assert find_half_typed(world.desk, MEETINGS) == HalfTyped()


@pytest.mark.rule("R34")
def test_text_about_a_child_is_sealed_with_the_childs_key(world: World) -> None:
    """Who lacks the key can neither type it nor, later, read it; each child's text lies by itself."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    spot = Spot(page="case", ids={"case_id": case.id, "tab": "story"})
    about = TYPED.model_copy(update={"case_id": case.id})
    keep_half_typed(world.desk, spot, (about,))
    assert find_half_typed(world.desk, spot, case.id) == about
    assert find_half_typed(world.desk, spot) == HalfTyped()
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        keep_half_typed(world.desk, spot, (about,))
    assert last_spot(world.desk) is None, "one transaction"


@pytest.mark.rule("R12")
def test_before_consent_only_what_may_be_asked_then(world: World) -> None:
    """A page says which; everything else is refused."""
    case = world.add_case(guardians=("Mira Påhitt",))
    spot = Spot(page="case", ids={"case_id": case.id})
    about = TYPED.model_copy(update={"case_id": case.id})
    early = about.model_copy(update={"before_consent": True})
    with pytest.raises(RuleViolation):
        keep_half_typed(world.desk, spot, (about,))
    keep_half_typed(world.desk, spot, (early,))
    assert find_half_typed(world.desk, spot, case.id) == early


@pytest.mark.rule("R9")
def test_a_no_forgets_what_is_half_typed_about_the_child(world: World) -> None:
    """The same as the drafts of the form that was being filled in."""
    case = world.add_case(guardians=("Mira Påhitt",))
    spot = Spot(page="case", ids={"case_id": case.id})
    early = TYPED.model_copy(update={"case_id": case.id, "before_consent": True})
    keep_half_typed(world.desk, spot, (early,))
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(case.id)[0]
    record_answer(world.desk, case.id, guardian.id, Answer.NO)
    assert find_half_typed(world.desk, spot, case.id).fields == {}


def test_far_too_much_is_refused(world: World) -> None:
    """No page's fields take that much."""
    with pytest.raises(InputError) as caught:
        keep_half_typed(world.desk, MEETINGS, (HalfTyped(fields={"place": "a" * LONGEST_DRAFT}),))
    assert caught.value.reason == "too_long"


def test_spot_of_another_version_is_no_spot(world: World) -> None:
    """Then one begins at home."""
    with world.desk.unit_of_work() as uow:
        text = '{"page": "home", "planet": "earth"}'
        uow.drafts.save(Draft(place=SPOT, member_id=world.rektor.id, text=text, saved_at=uow.now()))
        uow.commit(Op.SAVE_DRAFT)
    assert last_spot(world.desk) is None


def _lines(world: World) -> int:
    with world.desk.unit_of_work() as uow:
        return len(uow.audit.lines(1000))
