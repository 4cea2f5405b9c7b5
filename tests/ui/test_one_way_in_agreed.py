"""En väg in once it is agreed: the ladder of each offer, changes, and the follow-up at the next meeting."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.support.agreement import SupportAgreement, SupportOutcome, SupportState
from barnombud.services import child_items, commitments, support
from barnombud.texts import one_way_in as texts
from barnombud.ui.pages.meeting.steps.one_way_in import OneWayInStep
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, follow_up, open_item
from tests.ui.agreed_items import agree_first, agreement_of, choose, two_offers
from tests.ui.steps_world import hosted
from tests.world import World


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item."""
    return open_item(world)


@pytest.mark.rule("R19")
def test_the_ladder_after_agreeing(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Waiting asks why and looking back asks how it went; each step is saved at once."""
    agree_first(item, offers=two_offers(item.world))
    step, _ = hosted(qtbot, theme, item, OneWayInStep)

    def take(state: SupportState, answer: str = "") -> None:
        row = step.offers.rows["one"]
        row.ladder.button.click()
        assert row.choices is not None
        row.choices.states.button(state.value).click()
        if answer:
            asked = row.choices.why if state is SupportState.WAITING else row.choices.how
            assert not asked.isHidden()
            asked.button(answer).click()

    take(SupportState.OFFERED)
    take(SupportState.ACCEPTED)
    take(SupportState.WAITING, "queue")
    assert step.offers.rows["one"].ladder.bar.accessibleName() == (
        "Läge, Språkgrupp: väntar: kö, steg 4 av 6"
    )
    take(SupportState.STARTED)
    take(SupportState.EVALUATED, "better")
    offer = agreement_of(item).offers[0]
    assert offer.state is SupportState.EVALUATED
    assert offer.history[-1].outcome is SupportOutcome.BETTER
    assert step.offers.rows["one"].outcome.text() == "Hur blev det? Bättre."
    row = step.offers.rows["two"]
    row.ladder.button.click()
    row.ladder.button.click()
    assert row.choices is None
    take(SupportState.CLOSED)
    assert not step.offers.rows["one"].ladder.button.isVisible()


@pytest.mark.rule("R19")
def test_agreed_can_be_changed_again(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """A change after agreeing says so until it is agreed again; the ladder stands where it stood."""
    first = agree_first(item, offers=two_offers(item.world), better="Lugnare morgnar")
    support.step_offer(item.world.desk, first.id, "one", SupportState.OFFERED)
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    assert step.goals.sentence.text() == "Lugnare morgnar"
    step.change_button.click()
    assert step.goals.form.isVisible()
    assert not step.changed_since.isVisible()
    step.goals.better.setPlainText("Lugnare kvällar")
    step.tell.talked.box.click()
    step.flush()
    assert step.changed_since.isVisible()
    assert step.agree_button.text() == texts.AGREE_AGAIN
    step.agree_button.click()
    again = agreement_of(item)
    assert (again.id, again.better, again.talked_through) == (first.id, "Lugnare kvällar", True)
    assert again.offers[0].state is SupportState.OFFERED
    assert step.tell.talked_line.isVisible()
    assert not step.changed_since.isVisible()


def test_a_change_agreed_away_again_is_no_change(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Another way in, or another wording of an offer, is a change too."""
    agree_first(item, offers=two_offers(item.world))
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    step.entry.change.click()
    choose(step.entry.form.who, f"member:{item.world.family_worker.id}")
    assert step.changed_since.isVisible()
    assert step.entry.function.text() == "Familjestödjare"


def held_before(world: World, **changed: object) -> tuple[OpenItem, SupportAgreement]:
    """Agree at one meeting and open the item at the next."""
    item = open_item(world)
    child_items.save_voice(world.desk, item.item_id, ChildVoice(position=VoicePosition.OBSERVED))
    agreement = agree_first(item, **changed)
    support.step_offer(world.desk, agreement.id, "one", SupportState.OFFERED)
    support.step_offer(world.desk, agreement.id, "two", SupportState.CLOSED)
    return follow_up(item, agreement.id), agreement


@pytest.mark.rule("R19")
def test_a_follow_up_shows_last_time_and_goes_on(qtbot: QtBot, theme: Theme, world: World) -> None:
    """What goes on is proposed with its ladder; what is over is told; the baton stays until accepted."""
    item, before = held_before(world, offers=two_offers(world), better="Lugnare morgnar")
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    assert step.last_time.isVisible()
    told = step.last_told.text()
    assert "Överenskommet 3 mars 2026" in told
    assert "Bo Låtsas, BVC Norra" in told
    assert texts.not_told("Rakel Påhitt") in told
    assert list(step.last_time.rows) == ["two"]
    assert list(step.offers.rows) == ["one"]
    step.offers.rows["one"].ladder.button.click()
    choices = step.offers.rows["one"].choices
    assert choices is not None
    choices.states.button("accepted").click()
    assert step.entry.stays.text() == texts.ENTRY_STAYS
    step.entry.change.click()
    choose(step.entry.form.who, f"member:{world.family_worker.id}")
    assert step.entry.stays.text() == texts.will_stay("Bo Låtsas")
    step.agree_button.click()
    agreement = agreement_of(item)
    assert (agreement.follows, agreement.entry.member_id) == (before.id, world.nurse.id)
    assert agreement.offers[0].state is SupportState.ACCEPTED
    assert step.entry.stays.text() == texts.stays_until("Bo Låtsas", "Inga Exempel")
    assert step.entry.asked.text() == texts.asked_to_take_over("Inga Exempel")
    assert not step.changed_since.isVisible()
    step.entry.accept.click()
    assert agreement_of(item).entry.member_id == world.family_worker.id
    assert step.entry.agency.text() == "Inga Exempel, IFO Exempelkommun"
    assert not step.entry.accept.isVisible()


def test_a_follow_up_says_when_the_family_was_told(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Ticked off among the promises, it is told here."""
    item, before = held_before(world, offers=two_offers(world), entry_name="")
    tell = next(
        line.commitment
        for line in commitments.commitment_page(world.desk).still_open
        if line.commitment.member_id == world.rektor.id
    )
    commitments.tick_off(world.desk, tell.id)
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    assert texts.told(world.desk.today()) in step.last_told.text()
    assert before.offers[1].id in step.last_time.rows
