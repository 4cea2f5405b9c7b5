"""An offer that consent has stopped says so everywhere, in words that point at nobody (R7, R9, R25)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.consent.events import Answer
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.extract import ExtractOf
from barnombud.domain.support.agreement import SupportAgreement, SupportState
from barnombud.services import consents, holding, support
from barnombud.services.case_story import case_story
from barnombud.services.consents import consent_page
from barnombud.services.extracts import extract_content, extract_people
from barnombud.services.paper_contents import make_paper
from barnombud.texts import states
from barnombud.ui.pages.case.story_lines import story_lines
from barnombud.ui.pages.meeting.steps.one_way_in_ladder import OfferLadder
from tests.documents.reading import text
from tests.held_meeting import Held, start
from tests.services.room_of_meeting import withdraw
from tests.world import World

WORDS = "stoppad, samtycke saknas"


@pytest.fixture
def stopped(world: World) -> Held:
    """Lend a meeting that ended after a child had been agreed about, and consent to her withdrawn."""
    held = start(world)
    held.open_child()
    withdraw(held)
    holding.end_meeting(world.desk, held.meeting_id)
    return held


def agreement_of(held: Held) -> SupportAgreement:
    """Return the agreement that was stopped."""
    with held.world.desk.unit_of_work() as uow:
        (found,) = uow.agreements.for_case(held.cases["Ekorren"].id)
    return found


@pytest.mark.rule("R7")
@pytest.mark.rule("R25")
@pytest.mark.usefixtures("theme")
def test_on_the_screens(qtbot: QtBot, stopped: Held) -> None:
    """The ladder in the meeting and on the case's page, and the case's story; no step leads on."""
    offer = agreement_of(stopped).offers[0]
    ladder = OfferLadder(offer, can_step=True)
    qtbot.addWidget(ladder)
    assert WORDS in ladder.bar.accessibleName()
    assert ladder.button.isHidden()
    case_id = stopped.cases["Ekorren"].id
    desk = stopped.world.desk
    lines = story_lines(case_story(desk, case_id), consent_page(desk, case_id))
    assert f"{offer.what}: {WORDS}" in {words for _, words in lines}


@pytest.mark.rule("R7")
@pytest.mark.rule("R25")
def test_on_the_papers(stopped: Held) -> None:
    """Frozen after the stop: once consent holds again its enclosure says so, as the child's extract does."""
    desk, item_id = stopped.world.desk, stopped.children["Ekorren"]
    stopped.world.clock.set(stopped.world.clock.now() + timedelta(minutes=1))
    again = stopped.guardians()[0]
    consents.record_answer(desk, stopped.cases["Ekorren"].id, again.id, Answer.YES, stopped.world.terms())
    request = next(
        line.request for line in stopped.lines(PaperKind.ENCLOSURE) if line.request.item_id == item_id
    )
    assert WORDS in text(make_paper(desk, request).pdf)
    case_id = stopped.cases["Ekorren"].id
    child = next(each for each in extract_people(desk, case_id) if each.of is ExtractOf.CHILD)
    rows = extract_content(desk, case_id, child).model_dump_json()
    assert f"({WORDS})" in rows


def test_what_somebody_chose_to_close_is_closed(world: World) -> None:
    """An offer that was just proposed, or ended by the team, is not called stopped."""
    held = start(world)
    held.open_child()
    offer = agreement_of(held).offers[0]
    assert (offer.history, offer.stopped) == ((), None)
    support.step_offer(world.desk, agreement_of(held).id, offer.id, SupportState.CLOSED)
    closed = agreement_of(held).offers[0]
    assert closed.stopped is None
    assert states.support_word(closed.state) == "avslutad"
