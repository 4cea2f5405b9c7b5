"""Protected identity on a child's page: covered, uncovered for a minute with a reason, taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.case import MASK
from barnombud.domain.changes import Op
from barnombud.domain.protection import UNCOVERED_SECONDS
from barnombud.services import cases
from barnombud.texts import protection as texts
from barnombud.texts.paper_check import LOOK_THROUGH
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.navigation import Place
from barnombud.ui.pages.case.overview_tab import OverviewTab
from barnombud.ui.pages.case.protection_card import ChoiceForm
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.pages.papers.check_form import CheckForm
from barnombud.ui.pages.papers.view import PapersPage
from barnombud.ui.theme.theme import Theme
from tests.services.test_cases import audit
from tests.services.test_protection import enable, protected_case
from tests.ui.page_world import context_for, dialogs_of, nameless, show
from tests.world import World

NAMES = ("Alva", "Mira", "Kim Hittepå", "20170101-2393", "2017")


def opened(qtbot: QtBot, theme: Theme, world: World, case_id: str) -> CasePageView:
    """Show the overview of one case."""
    page = show(qtbot, CasePageView(context_for(world, theme)))
    page.context.dialogs.set_window(page)
    page.shown({"case_id": case_id, "tab": "overview"})
    return page


def overview(page: CasePageView) -> OverviewTab:
    """The overview tab."""
    tab = page.made["overview"]
    assert isinstance(tab, OverviewTab)
    return tab


def everything(page: QWidget) -> str:
    """Every text on the page and every accessible name."""
    words = [label.text() for label in page.findChildren(QLabel)]
    words += [line.text() for line in page.findChildren(QLineEdit)]
    words += [each.accessibleName() for each in page.findChildren(QWidget)]
    return " ".join(words)


def choose(page: CasePageView, code: str) -> None:
    """Take one choice in the form over the page and accept."""
    dialog = next(each for each in page.findChildren(FormDialog) if each.isVisible())
    form = dialog.findChild(ChoiceForm)
    assert isinstance(form, ChoiceForm)
    dialog.accept_button.click()
    assert form.row.error
    form.choice.set_value(code)
    dialog.accept_button.click()


@pytest.mark.rule("R23")
@pytest.mark.rule("R46")
def test_covered_uncovered_for_a_reason_and_covered_again(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Nothing names the child until somebody has said why; the timer and leaving the tab cover it."""
    case_id = protected_case(world)
    page = opened(qtbot, theme, world, case_id)
    tab = overview(page)
    assert not [name for name in NAMES if name in everything(page)]
    assert MASK in everything(page)
    assert tab.child.first_name.isReadOnly()
    assert nameless(page) == []
    assert tab.protection.y() < tab.child.mapTo(tab, QPoint()).y(), "uncovering stands above the names"
    tab.protection.uncover.setFocus()
    tab.protection.uncover.click()
    choose(page, "right_child")
    assert page.window().focusWidget() is tab.protection.cover
    assert Op.UNCOVER_IDENTITY in audit(world, 3)
    assert tab.child.first_name.text() == "Alva"
    assert "20170101-2393" in tab.child.number.text()
    assert not tab.child.first_name.isReadOnly()
    assert tab.cover_timer.interval() == UNCOVERED_SECONDS * 1000
    assert "Alva" not in page.title + page.subtitle
    tab.cover_timer.timeout.emit()
    assert not [name for name in NAMES if name in everything(page)]
    for leave in (tab.protection.cover.click, lambda: page.show_tab("consent")):
        page.show_tab("overview")
        tab.protection.uncover.click()
        choose(page, "put_right")
        assert tab.child.first_name.text() == "Alva"
        leave()
        assert tab.child.first_name.text() == MASK
        assert not [name for name in NAMES if name in everything(tab)]


@pytest.mark.rule("R23")
def test_what_is_typed_while_uncovered_is_saved(qtbot: QtBot, theme: Theme, world: World) -> None:
    """And the page stays uncovered until its minute is over."""
    case_id = protected_case(world)
    page = opened(qtbot, theme, world, case_id)
    tab = overview(page)
    tab.protection.uncover.click()
    choose(page, "put_right")
    tab.child.family_name.setText("Tänkt")
    tab.child.family_name.textEdited.emit("Tänkt")
    tab.child.flush()
    assert tab.child.first_name.text() == "Alva"
    tab.cover()
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case_id).family_name == "Tänkt"


@pytest.mark.rule("R23")
def test_by_default_the_case_is_taken_out(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Asked with the case's number to type; leaving the question stores nothing."""
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    dialogs = dialogs_of(page)
    dialogs.will_answer(False, True)
    overview(page).protection.mark.click()
    assert dialogs.asked[-1].title == texts.OUTSIDE_TITLE
    assert dialogs.asked[-1].must_type == case.number
    assert cases.case_page(world.desk, case.id).identity.first_name == "Alva"
    overview(page).protection.mark.click()
    assert page.gone.isVisible()


@pytest.mark.rule("R23")
def test_marked_and_lifted_where_it_is_decided(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Fictitious personal data is never kept, only told about."""
    enable(world)
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    tab = overview(page)
    tab.protection.mark.click()
    choose(page, "planned")
    assert page.message.title == texts.PLANNED_TEXT
    assert not cases.case_page(world.desk, case.id).identity.is_protected
    tab.protection.mark.click()
    choose(page, "secrecy_mark")
    assert tab.child.first_name.text() == MASK
    dialogs_of(page).will_answer(True)
    tab.protection.lift.click()
    assert tab.child.first_name.text() == "Alva"


@pytest.mark.rule("R4")
def test_a_child_in_two_cases_is_decided(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The question leads to an outcome: this one is kept, the other is closed."""
    other = world.consented_case("Igelkotten", "Alva")
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    tab = overview(page)
    for line, words in ((tab.child.family_name, "Påhitt"),):
        line.setText(words)
        line.textEdited.emit(words)
        line.flush()
    with world.desk.unit_of_work() as uow:
        twin = uow.cases.identity(other.id).model_copy(update={"family_name": "Påhitt"})
        uow.cases.save_identity(other.id, twin)
        uow.commit(Op.CHANGE_CASE, other.id)
    tab.child.first_name.text_rested.emit("Alva")
    assert tab.child.same.isVisible()
    dialogs_of(page).will_answer(True)
    tab.child.same_yes.click()
    assert dialogs_of(page).asked[-1].text == texts.SAME_TEXT
    assert cases.case_page(world.desk, other.id).case.closed_on is not None


@pytest.mark.rule("R24")
@pytest.mark.rule("R25")
@pytest.mark.rule("R40")
def test_a_form_that_has_to_be_looked_through_leads_to_the_check(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """One press from the message; the page of papers then asks for the signature on exactly that form."""
    case_id = protected_case(world)
    page = opened(qtbot, theme, world, case_id)
    page.presenter.make_form()
    assert page.message.title == "Papperet är inte kontrollerat"
    assert not [name for name in NAMES if name in everything(page)]
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == LOOK_THROUGH
    QTest.keyClick(button, Qt.Key.Key_Space)
    place = page.context.navigation.place
    assert place == Place("papers", {"kind": "consent_form", "case_id": case_id})
    papers = show(qtbot, PapersPage(context_for(world, theme)))
    papers.context.dialogs.set_window(papers)
    papers.shown(place.ids)
    form = next(each for each in papers.findChildren(CheckForm) if each.isVisible())
    assert form.seen is not None
    assert form.found == []
    form.seen.box.click()
    assert form.dialog is not None
    form.dialog.accept_button.click()
    assert papers.preview.paper is not None


def test_any_other_trouble_with_the_form_is_told_as_it_is(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A case that is gone by now: no check to go to."""
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    with world.desk.unit_of_work() as uow:
        uow.cases.erase(case.id)
        uow.commit(Op.ERASE_CASE, case.id)
    page.presenter.make_form()
    assert page.message.title not in ("", "Papperet är inte kontrollerat")
