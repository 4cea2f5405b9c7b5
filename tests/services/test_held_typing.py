"""What no store could take is held over a lock for whoever typed it, sealed, and for nobody else."""

from __future__ import annotations

import pytest

from barnombud.domain.consent.events import Answer
from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.domain.ids import CaseId
from barnombud.services.consents import record_answer
from barnombud.services.held_typing import HeldTyping, find_held, forget_held, held_spot, hold, is_holding
from barnombud.services.letting_in import NewWayIn, let_in_anew
from barnombud.services.unlocking import unlock_team
from tests.world import World

MEETINGS = Spot(page="meetings", field="place", cursor=7)
TYPED = HalfTyped(fields={"place": "Förskolan Tallbacken"})
OWN = HalfTyped(fields={"note": "Alva sover bättre nu"})


@pytest.fixture
def held() -> HeldTyping:
    """Hold nothing yet."""
    return HeldTyping()


@pytest.mark.rule("R34")
def test_held_over_a_lock_for_who_typed_it(world: World, held: HeldTyping) -> None:
    """Nobody else finds it; who typed it hears that somebody else has been in meanwhile."""
    hold(world.desk, held, MEETINGS, (TYPED,), (OWN,))
    held.note_opened(world.sign_in(world.rektor))
    unsaved = find_held(world.desk, held, MEETINGS)
    assert unsaved is not None
    assert (unsaved.spot, unsaved.typed, unsaved.own) == (MEETINGS, (TYPED,), (OWN,))
    assert not unsaved.others_since
    assert held_spot(world.desk, held) == MEETINGS
    held.note_opened(world.sign_in(world.nurse))
    assert find_held(world.desk, held, MEETINGS) is None
    assert held_spot(world.desk, held) is None
    world.sign_in(world.rektor)
    again = find_held(world.desk, held, MEETINGS)
    assert again is not None
    assert again.others_since


def test_nothing_of_it_can_be_read_in_memory(world: World, held: HeldTyping) -> None:
    """Only what the member's private key opens, and not to her for another member's name."""
    hold(world.desk, held, MEETINGS, (TYPED,), (OWN,))
    assert "Tallbacken" not in repr(held)
    assert "sover" not in repr(held)


def test_each_page_by_itself_until_it_is_forgotten(world: World, held: HeldTyping) -> None:
    """What is held anew of a page takes the place of what was; the last page held is where one was."""
    hold(world.desk, held, MEETINGS, (TYPED,), ())
    hold(world.desk, held, Spot(page="team"), (), (OWN,))
    assert held_spot(world.desk, held) == Spot(page="team")
    hold(world.desk, held, MEETINGS, (), (OWN,))
    assert held_spot(world.desk, held) == MEETINGS
    unsaved = find_held(world.desk, held, MEETINGS)
    assert unsaved is not None
    assert unsaved.typed == ()
    forget_held(world.desk, held, MEETINGS)
    forget_held(world.desk, held, MEETINGS)
    assert find_held(world.desk, held, MEETINGS) is None
    assert find_held(world.desk, held, Spot(page="team")) is not None
    assert is_holding(world.desk, held)


def test_a_spot_alone_is_no_text(world: World, held: HeldTyping) -> None:
    """Where one stood is held too, but nobody has to be asked about it."""
    assert not is_holding(world.desk, held)
    hold(world.desk, held, MEETINGS, (), ())
    assert not is_holding(world.desk, held)
    assert held_spot(world.desk, held) == MEETINGS


def test_more_may_be_held_while_it_is_asked(world: World, held: HeldTyping) -> None:
    """The GUI thread asks while the store lane holds another page."""

    class HoldsMore:
        def __bool__(self) -> bool:
            hold(world.desk, held, Spot(page="team"), (TYPED,), ())
            return False

    hold(world.desk, held, MEETINGS, (), ())
    (spot,) = held.of(world.desk).values()
    vars(spot)["is_text"] = HoldsMore()
    assert not is_holding(world.desk, held)
    assert len(held.of(world.desk)) == 2


@pytest.mark.rule("R9")
def test_a_no_in_between_forgets_what_is_about_the_child(world: World, held: HeldTyping) -> None:
    """And so does an erased case; what is about none stays."""
    case = world.add_case(guardians=("Mira Påhitt",))
    spot = Spot(page="case", ids={"case_id": case.id})
    about = TYPED.model_copy(update={"case_id": case.id, "before_consent": True})
    gone = OWN.model_copy(update={"case_id": CaseId("0" * 32)})
    hold(world.desk, held, spot, (about, TYPED), (gone, OWN))
    unsaved = find_held(world.desk, held, spot)
    assert unsaved is not None
    assert (unsaved.typed, unsaved.own) == ((about, TYPED), (OWN,))
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(case.id)[0]
    record_answer(world.desk, case.id, guardian.id, Answer.NO)
    unsaved = find_held(world.desk, held, spot)
    assert unsaved is not None
    assert unsaved.typed == (TYPED,)


def test_who_lost_the_key_does_not_see_it(world: World, held: HeldTyping) -> None:
    """Another agency's case: what is held of it is left out."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    spot = Spot(page="case", ids={"case_id": case.id})
    world.sign_in(world.family_worker)
    hold(world.desk, held, spot, (TYPED.model_copy(update={"case_id": case.id}),), ())
    unsaved = find_held(world.desk, held, spot)
    assert unsaved is not None
    assert unsaved.typed == ()


def test_a_new_key_pair_does_not_open_it(world: World, held: HeldTyping) -> None:
    """Somebody who forgot her passphrase has been let in anew meanwhile: it is lost, and nothing breaks."""
    hold(world.sign_in(world.nurse), held, MEETINGS, (TYPED,), ())
    phrase = "åska vinterlov hink nejlika"
    let_in_anew(world.sign_in(world.rektor), world.machine, NewWayIn(world.nurse.id, phrase, phrase))
    world.desk.close()
    world.desk = unlock_team(world.machine, world.folder, world.nurse.id, phrase)
    assert find_held(world.desk, held, MEETINGS) is None
    assert held_spot(world.desk, held) is None
