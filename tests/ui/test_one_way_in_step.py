"""En väg in by real widgets on the real store: from an empty page to agreed, changed, and followed up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.support.agreement import (
    AgreementBlocker,
    SupportAgreement,
    SupportOffer,
    SupportOutcome,
    SupportState,
)
from barnombud.services import child_items, commitments, consents, support
from barnombud.services.support_page import support_page
from barnombud.texts import one_way_in as texts
from barnombud.texts.errors import said
from barnombud.ui.pages.meeting.steps.one_way_in import OneWayInStep
from barnombud.ui.pages.meeting.steps.one_way_in_facts import OfferWords
from barnombud.ui.pages.meeting.steps.one_way_in_offers import OfferForm
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, follow_up, full_draft, open_item
from tests.ui.steps_world import HostedStep, hosted
from tests.world import World


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item."""
    return open_item(world)


@pytest.fixture
def host(qtbot: QtBot, theme: Theme, item: OpenItem) -> HostedStep:
    """Host the step."""
    return hosted(qtbot, theme, item, OneWayInStep)[1]


@pytest.fixture
def step(host: HostedStep) -> OneWayInStep:
    """Lend the hosted step."""
    assert isinstance(host.step, OneWayInStep)
    return host.step


def choose(box: QComboBox, data: str) -> None:
    """Choose a line of a list as a person does."""
    place = box.findData(data)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def form_of(step: OneWayInStep) -> OfferForm:
    """Return the open line of what is offered."""
    assert step.offers.form is not None
    return step.offers.form


def agreement_of(item: OpenItem) -> SupportAgreement:
    """Return what is agreed in the item."""
    found = support_page(item.world.desk, item.item_id).agreement
    assert found is not None
    return found


def two_offers(world: World) -> tuple[SupportOffer, ...]:
    """Return two things that are offered."""
    day = world.desk.today() + timedelta(days=10)
    return (
        SupportOffer(id="one", what="Språkgrupp", agency_id=world.ifo.id, by_when=day),
        SupportOffer(id="two", what="Bildstöd", agency_id=world.preschool.id, by_when=day),
    )


def draft_first(item: OpenItem, **changed: object) -> None:
    """Keep a full draft before the step is shown."""
    support.save_agreement_draft(item.world.desk, item.item_id, full_draft(item.world, **changed))


def agree_first(item: OpenItem, **changed: object) -> SupportAgreement:
    """Agree before the step is shown."""
    draft_first(item, **changed)
    return support.agree_support(item.world.desk, item.item_id).value


@pytest.mark.rule("R19")
def test_from_an_empty_page_to_agreed(step: OneWayInStep, host: HostedStep, item: OpenItem) -> None:
    """A person, who tells the family, and one press: the rest is proposed."""
    world = item.world
    assert not step.is_done(item.page())
    assert step.entry.form.isVisible()
    choose(step.entry.form.who, f"member:{world.nurse.id}")
    assert step.entry.hero.isVisible()
    assert step.entry.function.text() == "BVC-sjuksköterska"
    assert step.entry.agency.text() == "Bo Låtsas, BVC Norra"
    assert step.entry.telephone.text() == "08-46500402"
    choose(step.tell.who, world.rektor.id)
    step.agree_button.click()
    agreement = agreement_of(item)
    assert (agreement.entry.member_id, agreement.tell_member) == (world.nurse.id, world.rektor.id)
    assert agreement.tell_by == world.desk.today() + timedelta(days=7)
    assert host.done[-1]
    assert step.is_done(item.page())
    assert step.agreed.text() == "Överenskommet tisdag 3 mars"
    assert not step.agree_button.isVisible()
    assert step.tell.sentence.text().startswith("Rakel Påhitt, senast tisdag 10 mars, på svenska.")
    assert step.follow_up.sentence.isVisible()
    assert not step.goals.isVisible()
    lines = commitments.commitment_page(world.desk).still_open
    assert [line.member_name for line in lines] == ["Rakel Påhitt"]


@pytest.mark.rule("R19")
def test_what_is_missing_is_said_at_its_field(step: OneWayInStep, item: OpenItem) -> None:
    """Every field that lacks something says what to do, and the first has the keyboard."""
    step.tell.by.line.setText("")
    step.follow_up.on.line.setText("")
    step.agree_button.click()
    for code, row in (
        (AgreementBlocker.ENTRY_FUNCTION_MISSING, step.entry.form.function_row),
        (AgreementBlocker.TELL_WHO_MISSING, step.tell.who_row),
        (AgreementBlocker.TELL_WHEN_MISSING, step.tell.by_row),
        (AgreementBlocker.FOLLOW_UP_MISSING, step.follow_up.on_row),
    ):
        assert said(code.value).advice in row.error
    assert step.entry.form.who_row.error
    assert step.entry.form.who.hasFocus()
    assert item.page().record.agreed_on is None
    choose(step.entry.form.who, f"member:{item.world.nurse.id}")
    choose(step.tell.who, item.world.rektor.id)
    step.tell.by.set_value(date(2026, 3, 10))
    step.tell.by.date_changed.emit(date(2026, 3, 10))
    step.follow_up.on.date_changed.emit(date(2026, 4, 14))
    step.agree_button.click()
    assert not step.tell.who_row.error
    assert agreement_of(item).follow_up_on == date(2026, 4, 14)


@pytest.mark.rule("R19")
def test_a_whole_agency_needs_a_function(step: OneWayInStep, item: OpenItem) -> None:
    """The family turns to a function, so the form stays until there is one."""
    choose(step.entry.form.who, f"agency:{item.world.ifo.id}")
    assert step.entry.form.isVisible()
    step.entry.form.ready_button.click()
    assert step.entry.form.isVisible()
    step.entry.form.function.setText("familjestödjaren")
    step.entry.form.telephone.setText("070-1740605")
    step.entry.form.ready_button.click()
    assert step.entry.hero.isVisible()
    assert step.entry.function.text() == "Familjestödjaren"
    assert step.entry.agency.text() == "IFO Exempelkommun"
    draft = item.page().record.agreement
    assert (draft.entry_function, draft.entry_telephone) == ("familjestödjaren", "070-1740605")
    step.entry.change.click()
    assert step.entry.form.who.hasFocus()


def test_an_offer_is_added_changed_and_taken_away(step: OneWayInStep, item: OpenItem) -> None:
    """Only what is offered has to be typed; undo brings it back."""
    world = item.world
    step.offers.add_button.click()
    form = form_of(step)
    assert form.what.hasFocus()
    form.findChildren(QPushButton)[-2].click()
    assert form.what_row.error == texts.OFFER_WHAT_MISSING
    form.what.setText("Språkgrupp")
    form.function.setText("språkgruppen")
    choose(form.agency, world.bvc.id)
    form.by_when.line.setText("2026-03-24")
    step.flush()
    (offer,) = item.page().record.agreement.offers
    assert (offer.what, offer.agency_id, offer.function, offer.by_when) == (
        "Språkgrupp",
        world.bvc.id,
        "språkgruppen",
        date(2026, 3, 24),
    )
    form.ready.emit()
    row = step.offers.rows[offer.id]
    assert row.accessibleName() == "Språkgrupp, BVC Norra, 24 mars"
    row.change_pressed.emit(offer.id)
    form_of(step).what.setText("Språkgrupp på torsdagar")
    form_of(step).ready.emit()
    assert item.page().record.agreement.offers[0].what == "Språkgrupp på torsdagar"
    step.offers.rows[offer.id].remove_pressed.emit(offer.id)
    assert item.page().record.agreement.offers == ()
    assert step.offers.message.title == texts.OFFER_REMOVED
    assert step.offers.empty.isVisible()
    step.offers.undo_pressed.emit()
    assert list(step.offers.rows) == [offer.id]
    step.presenter.put_back()
    assert len(item.page().record.agreement.offers) == 1


def test_an_offer_without_words_is_never_kept(step: OneWayInStep, item: OpenItem) -> None:
    """Opening a line and leaving it changes nothing; taking it away closes it."""
    step.offers.add_button.click()
    choose(form_of(step).agency, item.world.bvc.id)
    form_of(step).remove_pressed.emit(form_of(step).words.id)
    assert step.offers.form is None
    assert item.page().record.agreement.offers == ()


def test_opening_another_offer_keeps_the_first(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """What is typed in one line is saved when another is opened, and a wrong date keeps its line open."""
    draft_first(item, offers=two_offers(item.world))
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    step.offers.rows["one"].change_pressed.emit("one")
    form_of(step).what.setText("Språkgrupp på torsdagar")
    step.offers.rows["two"].change_pressed.emit("two")
    assert item.page().record.agreement.offers[0].what == "Språkgrupp på torsdagar"
    form = form_of(step)
    form.by_when.line.setText("i morgon")
    form.findChildren(QPushButton)[-2].click()
    assert step.offers.form is form
    step.offers.rows["one"].change_pressed.emit("nothing")
    assert step.offers.form is form


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


@pytest.mark.rule("R3")
def test_an_offer_by_an_agency_left_out_is_said(qtbot: QtBot, theme: Theme, world: World) -> None:
    """What has no field of its own is said in the card it belongs to."""
    item = open_item(world, agencies=(world.preschool, world.bvc))
    draft_first(item, offers=two_offers(world))
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    step.agree_button.click()
    assert step.offers.message.title == said(AgreementBlocker.OFFER_NOT_PERMITTED.value).title
    assert item.page().record.agreed_on is None


@pytest.mark.rule("R12")
def test_a_shut_item_is_asked_about_and_not_written(
    step: OneWayInStep, host: HostedStep, item: OpenItem
) -> None:
    """When the consent has gone, the page is told to ask the gate; nothing is agreed."""
    with item.world.desk.unit_of_work() as uow:
        (guardian,) = uow.guardians.for_case(item.case.id)
    choose(step.entry.form.who, f"member:{item.world.nurse.id}")
    consents.withdraw_consent(item.world.desk, item.case.id, guardian.id)
    host.step.changed.disconnect()
    asked: list[bool] = []
    host.step.changed.connect(lambda: asked.append(True))
    step.agree_button.click()
    assert asked


@pytest.mark.rule("R12")
def test_clearing_forgets_everything(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """Nothing of the family stays, and nothing more can be written."""
    agree_first(item, offers=two_offers(item.world), better="Lugnare morgnar", tell_how="I ett samtal")
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    before = item.page().record
    step.clear()
    step.presenter.choose_entry(f"agency:{item.world.bvc.id}")
    step.presenter.write("better", "efteråt")
    step.presenter.add_offer()
    step.presenter.write_offer(OfferWords("x", "efteråt", item.world.bvc.id, "", date(2026, 4, 1)))
    step.presenter.remove_offer("one")
    step.presenter.put_back()
    step.presenter.agree()
    step.presenter.accept_entry()
    step.offers.stepped.emit("one", "offered", "")
    step.offers.open_offer(OfferWords("x", "", item.world.bvc.id, "", date(2026, 4, 1)))
    assert (step.offers.rows, step.offers.form) == ({}, None)
    assert not step.agreed.isVisible()
    for text in (step.entry.function, step.entry.telephone, step.tell.sentence, step.follow_up.sentence):
        assert text.text() == ""
    assert (step.goals.better.text(), step.tell.how.text()) == ("", "")
    assert item.page().record == before


def test_the_languages_of_the_family_are_told(qtbot: QtBot, theme: Theme, item: OpenItem) -> None:
    """A language that is not in the list is shown as it is; the chosen one is saved."""
    draft_first(item, tell_language="xx")
    step, _ = hosted(qtbot, theme, item, OneWayInStep)
    assert step.tell.speaks.text() == "Vårdnadshavaren talar svenska."
    assert step.tell.language.currentData() == "xx"
    choose(step.tell.language, "so")
    assert item.page().record.agreement.tell_language == "so"
    choose(step.follow_up.who, item.world.nurse.id)
    choose(step.tell.who, "")
    draft = item.page().record.agreement
    assert (draft.follow_up_member, draft.tell_member) == (item.world.nurse.id, None)
    choose(step.entry.form.who, "")
    assert item.page().record.agreement.entry_agency == item.world.bvc.id


def test_the_wall_hides_what_is_written_on(step: OneWayInStep) -> None:
    """Goals are for those who write."""
    step.set_wall(True)
    assert not step.goals.isVisible()
