"""The tabs of a child's page that a consent opens: preparation, flower, the way in."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.ids import AgreementId, CaseId, ItemId, MeetingId, new_id
from barnombud.domain.support.agreement import SingleEntry, SupportAgreement, SupportOffer, SupportState
from barnombud.services import cases, consents
from barnombud.texts import case_page as texts
from barnombud.ui.pages.case.flower_tab import FlowerTab
from barnombud.ui.pages.case.prepare_tab import PrepareTab
from barnombud.ui.pages.case.story_tab import StoryTab
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.pages.case.way_in_tab import WayInTab
from barnombud.ui.theme.theme import Theme
from tests.ui.test_case_page import new_page, overview, typed
from tests.world import World


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, world: World) -> CasePageView:
    """Lend the page at the rektor's desk, on screen."""
    return new_page(qtbot, theme, world)


def test_the_preparation_is_kept_field_by_field(page: CasePageView, world: World) -> None:
    """Texts, five questions, topics, minutes, next time, conflict of interest."""
    case = world.consented_case()
    page.shown({"case_id": case.id, "tab": "prepare"})
    tab = cast("PrepareTab", page.made["prepare"])
    typed(tab.concern, "Trött")
    typed(tab.wish, "Sova bättre")
    typed(tab.works, "Leker ute")
    typed(tab.answers[2], "Vila efter lunch")
    tab.topics.box("language").click()
    tab.minutes.setText("15")
    tab.minutes.check()
    tab.take_up.box.click()
    tab.conflicted.box(world.nurse.id).click()
    kept = cases.case_page(world.desk, case.id).preparation
    assert kept == Preparation(
        concern="Trött",
        wish="Sova bättre",
        works="Leker ute",
        five_questions=("", "", "Vila efter lunch", "", ""),
        planned_topics=("language",),
        minutes=15,
        take_up=False,
        conflicted=frozenset({world.nurse.id}),
    )
    page.show_tab("overview")
    assert overview(page).next_text.text() == texts.NEXT_READY
    overview(page).next_button.click()
    assert page.current == "prepare"


@pytest.mark.rule("R7")
def test_the_preparation_is_read_only_when_the_consent_is_gone(page: CasePageView, world: World) -> None:
    """It says why."""
    case = world.consented_case()
    cases.save_preparation(world.desk, case.id, Preparation(concern="Trött"))
    (guardian,) = cases.case_page(world.desk, case.id).guardians
    consents.withdraw_consent(world.desk, case.id, guardian.id)
    page.shown({"case_id": case.id, "tab": "prepare"})
    tab = cast("PrepareTab", page.made["prepare"])
    assert tab.concern.isReadOnly()
    assert tab._frozen.isVisible()
    assert not tab.take_up.isEnabled()


@pytest.mark.rule("R20")
def test_a_petal_is_rated_between_meetings(page: CasePageView, world: World) -> None:
    """By whose view, step or words, with what works; drawn and in the table at once."""
    case = world.consented_case()
    page.shown({"case_id": case.id, "tab": "flower"})
    tab = cast("FlowerTab", page.made["flower"])
    tab.panel.raters["child"].click()
    typed(tab.panel.works, "Leker gärna")
    tab.panel.steps[1].click()
    story = tab.presenter._story
    assert story is not None
    (rating,) = story.ratings
    answer = rating.answer(story.template.petals[0].key)
    assert (answer.value, answer.strengths) == (2, "Leker gärna")
    tab.panel.steps[1].click()
    assert tab.flower is not None
    tab.flower.petal_rated.emit(story.template.petals[0].key, 3)
    tab.flower._choose(story.template.petals[1].key)
    tab.flower.petal_not_relevant.emit(story.template.petals[1].key)
    page.show_tab("story")
    told = cast("StoryTab", page.made["story"])
    assert any("Blomman" in line.text() for line in told._lines)


@pytest.mark.rule("R25")
def test_the_history_of_the_child_tells_no_answer(page: CasePageView, world: World) -> None:
    """A yes, a no, a withdrawal and a question are the same line: the words stand under Samtycke alone."""
    case = world.consented_case()
    (guardian,) = cases.case_page(world.desk, case.id).guardians
    consents.withdraw_consent(world.desk, case.id, guardian.id)
    page.shown({"case_id": case.id, "tab": "story"})
    told = [line.text() for line in cast("StoryTab", page.made["story"])._lines]
    assert [line for line in told if texts.STORY_CONSENT in line] == told != []
    assert not [line for line in told if "svarade" in line or "tillbaka" in line or "Mira" in line]


def agreed(world: World, case_id: CaseId) -> SupportAgreement:
    """Keep an agreement with one offer."""
    today = world.desk.today()
    agreement = SupportAgreement(
        id=AgreementId(new_id()),
        case_id=case_id,
        meeting_id=MeetingId(new_id()),
        item_id=ItemId(new_id()),
        agreed_on=today,
        need="Sömn",
        better="Lugnare kvällar",
        entry=SingleEntry(agency_id=world.bvc.id, function="BVC-sjuksköterska", since=today),
        offers=(SupportOffer(id="a", what="Föräldragrupp", agency_id=world.bvc.id, by_when=today),),
        tell_member=world.rektor.id,
        tell_by=today,
        follow_up_on=date(2026, 4, 7),
    )
    with world.desk.unit_of_work() as uow:
        uow.agreements.save(agreement)
        uow.commit(Op.AGREE_SUPPORT, agreement.id)
    return agreement


@pytest.mark.rule("R19")
def test_an_offer_goes_up_the_ladder_and_the_way_in_is_handed_over(page: CasePageView, world: World) -> None:
    """The old one stays until the new one has said yes."""
    case = world.consented_case()
    agreement = agreed(world, case.id)
    page.shown({"case_id": case.id, "tab": "way_in"})
    tab = cast("WayInTab", page.made["way_in"])
    tab.cards[0].ladders["a"].button.click()
    tab.cards[0].steps["a"].states.button("offered").click()
    with world.desk.unit_of_work() as uow:
        assert uow.agreements.get(agreement.id).offers[0].state is SupportState.OFFERED
    tab.cards[0].hand_over.click()
    tab.presenter.ask_next(agreement, world.preschool.id, " ", "", "")
    row = tab.cards[0].function_row
    assert row is not None
    assert row.error == texts.FUNCTION_MISSING
    tab.presenter.ask_next(agreement, world.preschool.id, "specialpedagog", "", "")
    with world.desk.unit_of_work() as uow:
        assert uow.agreements.get(agreement.id).entry.agency_id == world.bvc.id
    tab.cards[0].accept.click()
    with world.desk.unit_of_work() as uow:
        assert uow.agreements.get(agreement.id).entry.function == "specialpedagog"
    tab.cards[0].closing_opener.click()
    tab.presenter.close(agreement, "")
    assert tab.cards == []
    assert tab.none.isVisible()
