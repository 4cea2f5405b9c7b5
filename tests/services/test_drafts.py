"""Half-typed text in the real store."""

from __future__ import annotations

import pytest

from barnombud.errors import InputError, KeyNotHeld
from barnombud.services.drafts import LONGEST_DRAFT, discard_drafts, drafts_for, find_draft, save_draft
from tests.world import World


def test_what_is_typed_is_there_after_locking(world: World) -> None:
    """The latest text of a field, and nothing for a field nobody has typed in."""
    save_draft(world.desk, "consultation/new/question", "Hur gör")
    outcome = save_draft(world.desk, "consultation/new/question", "Hur gör man?")
    world.sign_in(world.rektor)
    assert find_draft(world.desk, "consultation/new/question") == outcome.value
    assert find_draft(world.desk, "consultation/new/advice") is None


def test_draft_belongs_to_who_types(world: World) -> None:
    """Another member neither sees it nor forgets it."""
    save_draft(world.desk, "consultation/new/question", "Mitt")
    world.sign_in(world.nurse)
    assert drafts_for(world.desk, "consultation/") == {}
    discard_drafts(world.desk, "consultation/")
    world.sign_in(world.rektor)
    assert drafts_for(world.desk, "consultation/") == {"consultation/new/question": "Mitt"}


def test_saving_what_it_became_forgets_one_record_only(world: World) -> None:
    """The prefix says which."""
    save_draft(world.desk, "consultation/a/advice", "ett")
    save_draft(world.desk, "consultation/b/advice", "två")
    discard_drafts(world.desk, "consultation/a/")
    assert drafts_for(world.desk, "consultation/") == {"consultation/b/advice": "två"}


def test_draft_about_a_child_needs_the_key(world: World) -> None:
    """It is sealed with the case's key, so who lacks it cannot type one."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    save_draft(world.desk, f"case/{case.id}/concern", "Sover oroligt", case.id)
    assert drafts_for(world.desk, "case/") == {f"case/{case.id}/concern": "Sover oroligt"}
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        save_draft(world.desk, f"case/{case.id}/concern", "Sover oroligt", case.id)


def test_far_too_long_text_is_refused(world: World) -> None:
    """No field takes that much."""
    with pytest.raises(InputError) as caught:
        save_draft(world.desk, "x", "a" * (LONGEST_DRAFT + 1))
    assert caught.value.reason == "too_long"
