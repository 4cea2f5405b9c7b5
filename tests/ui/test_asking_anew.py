"""Another agency asks the family anew: the button on the overview, by keyboard, and what the answer says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from barnombud.domain.case import CaseState
from barnombud.errors import RuleViolation
from barnombud.services import cases, team
from barnombud.services.case_lines import case_list
from barnombud.texts import case_page as texts
from barnombud.texts.errors import said_error
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.pages.case.overview_tab import OverviewTab
from barnombud.ui.pages.case.protection_card import ChoiceForm
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.theme.theme import Theme
from tests.ui.page_world import context_for, nameless, show, tab_to
from tests.world import World


def opened(qtbot: QtBot, theme: Theme, world: World, case_id: str) -> tuple[CasePageView, OverviewTab]:
    """Show the overview of one case."""
    page = show(qtbot, CasePageView(context_for(world, theme)))
    page.context.dialogs.set_window(page)
    page.shown({"case_id": case_id, "tab": "overview"})
    tab = page.made["overview"]
    assert isinstance(tab, OverviewTab)
    return page, tab


def asked(page: CasePageView) -> tuple[FormDialog, ChoiceForm]:
    """Return the form that lies over the page."""
    dialog = next(each for each in page.findChildren(FormDialog) if each.isVisible())
    form = dialog.findChild(ChoiceForm)
    assert isinstance(form, ChoiceForm)
    return dialog, form


@pytest.mark.rule("R3")
@pytest.mark.rule("R40")
def test_another_agency_asks_anew_by_keyboard(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Which one is chosen, told what follows along; the case here is closed and the new one is theirs."""
    case = world.consented_case()
    page, tab = opened(qtbot, theme, world, case.id)
    tab_to(tab.ask_anew, 90)
    QTest.keyClick(tab.ask_anew, Qt.Key.Key_Space)
    dialog, form = asked(page)
    assert nameless(dialog) == []
    assert texts.ANEW_TEXT in {label.text() for label in form.findChildren(QLabel)}
    offered = {agency.id for agency in world.agencies if agency.id in form.choice._buttons}
    assert offered == {world.bvc.id, world.ifo.id}
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert form.row.error == texts.ANEW_MISSING
    QTest.keyClick(form.choice.button(world.bvc.id), Qt.Key.Key_Space)
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert page.message.title == texts.asked_anew("BVC Norra")
    assert page.closed.isVisible()
    assert cases.case_page(world.desk, case.id).case.state is CaseState.CLOSED
    new = next(line for line in case_list(world.sign_in(world.nurse)) if line.case.id != case.id)
    assert new.case.brought_by == world.bvc.id
    assert new.shown_name == "Ekorren"


@pytest.mark.rule("R3")
def test_an_agency_the_family_has_left_out_is_not_told(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The page says that the family itself can turn to it; nothing is closed."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    page, tab = opened(qtbot, theme, world, case.id)
    tab.ask_anew.click()
    dialog, form = asked(page)
    form.choice.set_value(world.ifo.id)
    dialog.accept_button.click()
    assert page.message.title == "Verksamheten får inte veta"
    assert cases.case_page(world.desk, case.id).case.state is CaseState.OPEN


def test_with_nobody_else_in_the_team_it_says_so(qtbot: QtBot, theme: Theme, world: World) -> None:
    """No empty list to choose from; before a page is fetched the button does nothing."""
    case = world.consented_case()
    for member in (world.nurse, world.family_worker):
        team.remove_member(world.desk, member.id)
    page, tab = opened(qtbot, theme, world, case.id)
    tab.ask_anew.click()
    assert page.message.title == texts.ANEW_NOBODY
    assert not [each for each in page.findChildren(FormDialog) if each.isVisible()]
    fresh = OverviewTab(page.context)
    qtbot.addWidget(fresh)
    fresh.anew.ask()
    assert not [each for each in page.findChildren(FormDialog) if each.isVisible()]


def test_the_refusal_to_close_an_agency_names_the_button(world: World) -> None:
    """An agency with open cases stays until they are closed, or another one asks."""
    world.sign_in(world.nurse)
    case = world.consented_case()
    world.sign_in(world.rektor)
    with pytest.raises(RuleViolation) as refused:
        team.save_agency(world.desk, world.bvc.model_copy(update={"active": False}))
    words = " ".join(said.advice for said in said_error(refused.value))
    assert texts.ANEW in words
    assert texts.CLOSE_CASE in words
    assert case.number not in words
