"""The list of children: number, alias or first name, next step, consent status; nothing more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.domain.case import Capacity, Preparation
from barnombud.domain.consent.events import Answer
from barnombud.services import cases, consents
from barnombud.services.case_lines import CaseLine, case_list
from tests.world import World


def only(world: World) -> CaseLine:
    """Return the list's only line."""
    (line,) = case_list(world.desk)
    return line


@pytest.mark.rule("R21")
def test_a_line_holds_number_name_next_step_and_consent_only(world: World) -> None:
    """No rating, health, language, origin or protection; the order is by number."""
    assert set(CaseLine.model_fields) == {"case", "shown_name", "consent_holds", "runs_out_on", "next_step"}
    for alias in ("Ekorren", "Igelkotten", "Haren"):
        world.add_case(alias)
    numbers = [line.case.number for line in case_list(world.desk)]
    assert numbers == sorted(numbers)


def test_the_next_step_follows_the_answers(world: World) -> None:
    """Ask, wait, prepare, ready, and closed."""
    new = (cases.NewGuardian(capacity=Capacity.SOLE_GUARDIAN),)
    case_id = cases.add_case(world.desk, "Ekorren", new).value.id
    (guardian,) = cases.case_page(world.desk, case_id).guardians
    assert (only(world).next_step, only(world).shown_name) == ("ask", "Ekorren")
    consents.record_asked(world.desk, case_id, guardian.id)
    assert only(world).next_step == "wait"
    consents.record_answer(world.desk, case_id, guardian.id, Answer.YES, world.terms())
    assert (only(world).next_step, only(world).runs_out_on) == ("prepare", date(2026, 9, 2))
    cases.save_preparation(world.desk, case_id, Preparation(concern="Trött"))
    assert only(world).next_step == "ready"
    cases.close_case(world.desk, case_id)
    assert only(world).next_step == "closed"


@pytest.mark.rule("R9")
def test_nothing_is_asked_for_after_a_no(world: World) -> None:
    """No reminder: there is no next step; an answer that has run out may be asked for again."""
    case = world.add_case("Ekorren", guardians=("",))
    (guardian,) = cases.case_page(world.desk, case.id).guardians
    consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
    assert (only(world).next_step, only(world).consent_holds) == ("none", False)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
    world.clock.set(world.clock.now() + timedelta(days=200))
    assert (only(world).next_step, only(world).runs_out_on) == ("ask", None)


def test_a_case_without_the_key_is_a_number(world: World) -> None:
    """Neither name nor answer."""
    case = world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    line = only(world)
    assert (line.case.number, line.shown_name, line.consent_holds, line.next_step) == (
        case.number,
        "",
        False,
        "not_yours",
    )


def test_a_case_without_anybody_to_ask_begins_with_asking(world: World) -> None:
    """The page then says that a guardian is missing."""
    world.add_case("Ekorren")
    assert only(world).next_step == "ask"


def test_the_bin_shows_what_was_removed_by_name(world: World) -> None:
    """And the list does not."""
    case = world.consented_case()
    cases.remove_case(world.desk, case.id)
    assert case_list(world.desk) == ()
    (line,) = case_list(world.desk, removed=True)
    assert (line.case.id, line.shown_name) == (case.id, "Alva")
