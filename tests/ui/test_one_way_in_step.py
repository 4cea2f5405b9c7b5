"""En väg in by real widgets on the real store: from an empty page to agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from barnombud.domain.support.agreement import (
    AgreementBlocker,
)
from barnombud.services import commitments, consents
from barnombud.texts import one_way_in as texts
from barnombud.texts.errors import said
from barnombud.ui.pages.meeting.steps.one_way_in import OneWayInStep
from barnombud.ui.pages.meeting.steps.one_way_in_facts import OfferWords
from barnombud.ui.pages.meeting.steps.one_way_in_offers import OfferForm
from barnombud.ui.theme.theme import Theme
from tests.open_item import OpenItem, open_item
from tests.ui.agreed_items import agree_first, agreement_of, choose, draft_first, two_offers
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


def form_of(step: OneWayInStep) -> OfferForm:
    """Return the open line of what is offered."""
    assert step.offers.form is not None
    return step.offers.form


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
