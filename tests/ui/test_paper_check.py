"""A paper that has to be looked through: the dialog by keyboard, and the paper afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.services.commitments import add_commitment
from barnombud.texts import paper_check as texts
from barnombud.ui.dialogs import FormDialog
from barnombud.ui.pages.papers.check_form import CheckForm
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.services.test_clean_papers import another_family
from tests.services.test_paper_checks import hold_saying, protect
from tests.ui.page_world import nameless
from tests.ui.papers_world import Shown
from tests.world import World


def check_of(shown: Shown) -> CheckForm:
    """The form that lies over the page."""
    dialogs = [each for each in shown.page.findChildren(FormDialog) if each.isVisible()]
    form = dialogs[-1].findChild(CheckForm)
    assert isinstance(form, CheckForm)
    return form


def is_shown(shown: Shown) -> bool:
    """Whether a paper stands in the preview."""
    return shown.page.preview.paper is not None


@pytest.mark.rule("R24")
@pytest.mark.rule("R40")
def test_words_are_answered_one_by_one_and_then_the_sheet_is_shown(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """Not before every one has its tick; each says where it stands and what it looks like."""
    held = hold_saying(world, "Ring 070-1740605 eller kom till Storgatan 4")
    shown = Shown(qtbot, theme, world, meeting_id=held.meeting_id)
    shown.dialogs.set_window(shown.page)
    shown.page._go_to("papers")
    shown.page.presenter.select(shown.keys(PaperKind.GUARDIAN_SHEET)[0])
    assert not is_shown(shown)
    form = check_of(shown)
    assert form.seen is None
    rows = [row.choice for row in form.found if row.choice is not None]
    assert "»070-1740605«" in rows[0].button("keep").accessibleDescription()
    assert "Det här ser ut som en adress." in rows[1].accessibleName()
    assert nameless(form) == []
    assert form.dialog is not None
    QTest.keyClick(rows[0].button("keep"), Qt.Key.Key_Space)
    QTest.keyClick(form.dialog.accept_button, Qt.Key.Key_Space)
    assert form.error.text() == texts.ALL_NEEDED
    QTest.keyClick(rows[1].button("strike"), Qt.Key.Key_Space)
    QTest.keyClick(form.dialog.accept_button, Qt.Key.Key_Space)
    assert shown.said == texts.SIGNED
    paper = shown.page.preview.paper
    assert paper is not None
    text = reading.text(paper.pdf)
    assert "070-1740605" in text and texts.STRUCK in text and "Storgatan" not in text
    assert not form.dialog.isVisible()


@pytest.mark.rule("R25")
def test_what_may_not_stay_has_no_other_answer(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A full name of somebody else's is struck out by signing; it says why, and not whose it is."""
    another_family(world)
    held = hold_saying(world, "Leker med Love Tänkt")
    shown = Shown(qtbot, theme, world, meeting_id=held.meeting_id)
    shown.dialogs.set_window(shown.page)
    shown.page._go_to("papers")
    shown.page.presenter.select(shown.keys(PaperKind.GUARDIAN_SHEET)[0])
    form = check_of(shown)
    (row,) = form.found
    assert row.choice is None
    assert texts.MUST_GO in row.line.text() and "ärende" not in row.line.text()
    assert form.dialog is not None
    form.dialog.accept_button.click()
    paper = shown.page.preview.paper
    assert paper is not None and "Love" not in reading.text(paper.pdf)


@pytest.mark.rule("R23")
@pytest.mark.rule("R25")
def test_a_protected_childs_paper_is_signed_for(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The page names nobody; for a guardian it says that no copy is the usual thing."""
    held = hold_saying(world, "Somnar före åtta")
    protect(world, held)
    shown = Shown(qtbot, theme, world, meeting_id=held.meeting_id)
    shown.dialogs.set_window(shown.page)
    shown.page._go_to("papers")
    for kind in (PaperKind.GUARDIAN_SHEET, PaperKind.ENCLOSURE):
        key = shown.keys(kind)[0]
        shown.page.presenter.select(key)
        form = check_of(shown)
        assert form.title == texts.PROTECTED_TITLE
        assert form.seen is not None
        assert form.dialog is not None
        form.dialog.accept_button.click()
        assert form.error.text() == texts.ALL_NEEDED
        for row in form.found:
            if row.choice is not None:
                row.choice.button("keep").click()
        form.dialog.accept_button.click()
        assert not is_shown(shown)
        form.seen.box.click()
        assert form.dialog is not None
        form.dialog.accept_button.click()
        assert is_shown(shown)
        line = shown.page.outgoing.rows[key]
        assert "Alva" not in line.accessibleName() + shown.page.presenter.rows[key].title


@pytest.mark.rule("R25")
def test_an_agencys_promises_are_looked_through_too(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The words of a row ask whose they are; then the list is shown, to print or save."""
    another_family(world)
    due_on = world.desk.today()
    add_commitment(world.desk, "Bygga koja med Love", due_on, world.preschool.id, names_looked_at=True)
    shown = Shown(qtbot, theme, world, kind="privacy")
    shown.dialogs.set_window(shown.page)
    shown.page.shown({"kind": "promises"})
    form = check_of(shown)
    (row,) = form.found
    assert row.choice is not None
    assert row.line.text().startswith("Åtagandena: ")
    row.choice.button("strike").click()
    assert form.dialog is not None
    form.dialog.accept_button.click()
    assert shown.said == texts.SIGNED
    paper = shown.page.preview.paper
    assert paper is not None
    assert "Bygga koja med [struket]" in reading.text(paper.pdf)
