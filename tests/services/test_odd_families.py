"""Guardians who come later, lose custody and get it back, or share a name (docs/consent-gate.md)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.case import Capacity
from barnombud.domain.consent.events import Answer, InterpreterUse
from barnombud.domain.consent.standing import Standing
from barnombud.domain.ids import CaseId
from barnombud.services import cases, consents
from barnombud.services.consents import ConsentPage
from barnombud.services.item_papers import recipient_name
from barnombud.texts import consent_page as texts
from barnombud.texts.consent_diary import other_adult
from barnombud.ui.pages.case.consent_answers import answers
from barnombud.ui.pages.case.consent_diary import diary
from barnombud.ui.pages.case.consent_matrix import matrix, not_asked_words, short_who, today_words
from tests.world import World


def later(world: World) -> None:
    """Let an hour pass."""
    world.clock.set(world.clock.now() + timedelta(hours=1))


def page_of(world: World, case_id: CaseId) -> ConsentPage:
    """Return the consent page."""
    return consents.consent_page(world.desk, case_id)


@pytest.mark.rule("R4")
def test_a_guardian_who_comes_later_shuts_the_case_until_she_answers(world: World) -> None:
    """Whatever the first one has said."""
    case = world.consented_case()
    cases.add_guardian(world.desk, case.id, cases.NewGuardian())
    page = page_of(world, case.id)
    assert page.permitted == ()
    assert today_words(page).lines[0] == "Svar saknas från vårdnadshavare 2."
    later(world)
    consents.record_answer(world.desk, case.id, page.guardians[1].id, Answer.YES, world.terms())
    assert page_of(world, case.id).permitted


@pytest.mark.rule("R4")
def test_custody_that_comes_back_wakes_no_answer(world: World) -> None:
    """A yes from before is asked for anew, and says so; a no from before still counts."""
    case = world.consented_case(guardians=("Mira Påhitt", "Olle Låtsas"))
    one, two = page_of(world, case.id).guardians
    later(world)
    sole = one.model_copy(update={"capacity": Capacity.SOLE_GUARDIAN})
    cases.save_guardian(world.desk, sole)
    without = two.model_copy(update={"capacity": Capacity.PARENT_WITHOUT_CUSTODY})
    cases.save_guardian(world.desk, without)
    page = page_of(world, case.id)
    assert page.permitted
    assert not_asked_words(page) == (texts.without_custody("Olle Låtsas (förälder 2)", answered=True),)
    assert answers(page)[1].lines[0] == texts.NOT_COUNTED
    assert matrix(page)[1].cells[0].text == "Tillfrågas inte"
    later(world)
    back = page.guardians[1].model_copy(update={"capacity": Capacity.JOINT_GUARDIAN})
    kept = cases.save_guardian(world.desk, back).value
    assert kept.answers_from == world.clock.now()
    page = page_of(world, case.id)
    assert (page.people[1].standing, page.permitted) == (Standing.NOT_ASKED, ())
    assert answers(page)[1].lines[0] == texts.NOT_COUNTED
    later(world)
    renamed = kept.model_copy(update={"needs_interpreter": True, "answers_from": None})
    assert cases.save_guardian(world.desk, renamed).value.answers_from == kept.answers_from
    terms = world.terms().model_copy(
        update={"interpreter": InterpreterUse.NOT_NEEDED, "interpreter_note": "Talar svenska"}
    )
    consents.record_answer(world.desk, case.id, two.id, Answer.YES, terms)
    page = page_of(world, case.id)
    assert page.permitted
    assert answers(page)[1].lines[0].startswith("Olle Låtsas (vårdnadshavare 2) säger ja")
    later(world)
    consents.withdraw_consent(world.desk, case.id, two.id)
    later(world)
    for capacity in (Capacity.PARENT_WITHOUT_CUSTODY, Capacity.SOLE_GUARDIAN):
        later(world)
        cases.save_guardian(world.desk, page.guardians[1].model_copy(update={"capacity": capacity}))
    assert page_of(world, case.id).people[1].standing is Standing.WITHDRAWN


def test_two_guardians_of_one_name_are_told_apart_by_number(world: World) -> None:
    """In the sentence, the matrix (also turned), the diary and on the short buttons."""
    case = world.consented_case(guardians=("Mira Påhitt", "mira påhitt"))
    page = page_of(world, case.id)
    names = [row.name.text for row in matrix(page)][:2]
    assert names == ["Mira Påhitt (vårdnadshavare 1)", "Mira påhitt (vårdnadshavare 2)"]
    assert short_who(page.guardians[0], page.guardians) == "Mira Påhitt (vårdnadshavare 1)"
    assert short_who(page.guardians[0], page.guardians[:1]) == "Mira Påhitt"
    assert {words.who for words in answers(page)} == {
        "Mira Påhitt (vårdnadshavare 1)",
        "mira påhitt (vårdnadshavare 2)",
    }
    assert all(f"vårdnadshavare {number}" in "\n".join(diary(page)) for number in (1, 2))
    mira, other = page.guardians
    assert recipient_name(other, page.guardians) == "mira påhitt, vårdnadshavare 2"
    assert recipient_name(mira, (mira,)) == "Mira Påhitt"
    nameless = mira.model_copy(update={"name": ""})
    assert recipient_name(nameless, (nameless, nameless)) == ""
    assert other_adult("mormor") == "mormor, om sig själv,"
