"""What is written in the general items, on the real store, against a page of paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.services import commitments, consultations, drafts
from barnombud.ui.pages.meeting.scenes import GeneralScene
from tests.presenters.paper_meeting import Led
from tests.world import World

QUESTION = "Hur pratar vi med en familj som är orolig för skolstarten?"


@pytest.fixture
def led(world: World) -> Led:
    """Lend a started meeting with two promises, one about a child, and a prepared question."""
    case = world.consented_case("Ekorren", "Alva")
    soon = world.desk.today() + timedelta(days=3)
    commitments.add_commitment(world.desk, "Boka lokal", soon, world.bvc.id, world.nurse.id)
    commitments.add_commitment(world.desk, "Ring mormor", soon, world.bvc.id, case_id=case.id)
    consultations.add_consultation(world.desk, QUESTION, somebody_said_no=False)
    led = Led(world)
    led.start()
    return led


def item_id(led: Led, kind: ItemKind) -> str:
    """Come to an item, and return its id."""
    led.go_to(kind)
    scene = led.scene()
    assert isinstance(scene, GeneralScene)
    return scene.item.id


def test_notes_are_kept_and_looked_through(led: Led) -> None:
    """Saved although they may point somebody out, and the writer is reminded."""
    scene = led.scene()
    assert isinstance(scene, GeneralScene)
    led.lead.parts.write(scene.item.id, "Vi pratade om Alva", "Bo ringer")
    assert led.page.saved
    assert led.page.leaks[-1].key == scene.item.id
    assert "Alva" in led.page.leaks[-1].words
    led.lead.parts.write(scene.item.id, "Vi pratade om hallen", "")
    assert led.page.leaks[-1].words == ()


def test_the_teams_own_promises_are_ticked_and_taken_back(led: Led) -> None:
    """Those about a child are not among them; a ticked one stays on the screen."""
    led.go_to(ItemKind.COMMITMENTS)
    (row,) = led.page.promises
    assert (row.text, row.done) == ("Boka lokal", False)
    led.lead.parts.tick(row, done=True)
    assert [(each.text, each.done) for each in led.page.promises] == [("Boka lokal", True)]
    led.lead.parts.tick(led.page.promises[0], done=False)
    assert [(each.text, each.done) for each in led.page.promises] == [("Boka lokal", False)]


@pytest.mark.rule("R13")
def test_advice_is_screened_before_it_is_kept(led: Led) -> None:
    """A hit waits as a draft until the writer answers for it; nothing typed is lost."""
    led.go_to(ItemKind.CONSULTATION)
    (row,) = led.page.questions
    assert row.question == QUESTION
    texts = led.lead.questions.texts
    texts.type_text(row.key, "Ring Alva hemma")
    assert [mark.snippet for mark in led.page.advice.marks[row.key]] == ["Alva"]
    places = drafts.drafts_for(led.world.desk, consultations.DRAFTS)
    assert list(places.values()) == ["Ring Alva hemma"]
    led.lead.questions.show()
    assert led.page.questions[0].advice == "Ring Alva hemma"
    led.lead.questions.finish_question(row.key, "Ring Alva hemma")
    assert led.page.advice.errors[row.key]
    texts.keep_mark(row.key, 0, kept=True)
    (prepared,) = consultations.consultation_page(led.world.desk).prepared
    assert prepared.advice == "Ring Alva hemma"
    texts.remove_mark(row.key, 0)
    assert led.page.advice.texts[row.key] == "Ring hemma"
    led.lead.questions.finish_question(row.key, "Lyssna först")
    assert led.page.questions == ()
    (done,) = consultations.consultation_page(led.world.desk).done
    assert (done.advice, done.meeting_id) == ("Lyssna först", led.meeting_id)


def test_advice_to_a_question_that_is_gone_is_said(led: Led) -> None:
    """Discarded from another page meanwhile."""
    led.go_to(ItemKind.CONSULTATION)
    (row,) = led.page.questions
    page = consultations.consultation_page(led.world.desk)
    consultations.discard_consultation(led.world.desk, page.prepared[0].id)
    led.lead.questions.texts.type_text(row.key, "Lyssna")
    assert led.page.said


@pytest.mark.rule("R13")
def test_somebody_recognises_the_child_in_the_meeting(led: Led) -> None:
    """The question leaves the screen and the store, with what was being typed."""
    led.go_to(ItemKind.CONSULTATION)
    (row,) = led.page.questions
    led.lead.questions.texts.type_text(row.key, "Ring Alva hemma")
    led.lead.questions.recognised(row.key)
    assert led.page.questions == ()
    assert led.page.said
    assert consultations.consultation_page(led.world.desk).prepared == ()
    assert drafts.drafts_for(led.world.desk, consultations.DRAFTS) == {}


def test_the_next_date_is_proposed_and_planned_in_one_press(led: Led) -> None:
    """At the last item; then it says when."""
    led.go_to(ItemKind.EVALUATION)
    assert led.page.next_date is not None
    proposed = led.page.next_date.proposed
    assert proposed is not None
    led.lead.parts.plan_next()
    assert led.page.next_date.planned == proposed


@pytest.mark.rule("R16")
@pytest.mark.rule("R18")
def test_whom_to_ring_comes_with_the_page(led: Led) -> None:
    """The section of law in force on the day is the law book's."""
    assert "19 kap. 1 §" in led.page.phones[2]
