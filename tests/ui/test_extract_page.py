"""The page Registerutdrag on the real store: choose, look at who gets it, make, print, save; by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import CaseId
from barnombud.errors import DiskFull, InputError
from barnombud.services.consents import record_answer
from barnombud.services.encrypted_archive import opened_archive
from barnombud.texts import extract as texts
from barnombud.ui.navigation import Place
from barnombud.ui.pages.case.view import CasePageView
from barnombud.ui.pages.extract.view import ExtractPage
from barnombud.ui.theme.theme import Theme
from tests.documents import reading
from tests.open_item import open_item
from tests.sticks import as_stick
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to
from tests.world import World


def opened(qtbot: QtBot, theme: Theme, world: World, case_id: CaseId, width: int = 1100) -> ExtractPage:
    """Show the page of one case."""
    page = ExtractPage(context_for(world, theme))
    page.context.dialogs.set_window(page)
    show(qtbot, page, width)
    page.shown({"case_id": case_id})
    return page


def words(page: ExtractPage) -> str:
    """Return what the paper on screen says; nothing when there is none."""
    return reading.text(page.preview.paper.pdf) if page.preview.paper is not None else ""


def last_operations(world: World, count: int) -> list[str]:
    """Return what the log says was done, newest first."""
    with world.desk.unit_of_work() as uow:
        return [row.op for row in uow.audit.page(count)]


@pytest.mark.rule("R33")
@pytest.mark.rule("R40")
def test_made_by_keyboard_after_looking_at_who_gets_it(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Nothing is made before the tick; then the paper stands beside, with print and save."""
    case = world.consented_case(guardians=("Mira Påhitt", ""))
    page = opened(qtbot, theme, world, case.id)
    offered = [page.person.itemText(place) for place in range(page.person.count())]
    assert offered == ["Barnet, Alva", "Mira Påhitt", "Vårdnadshavare 2"]
    assert not page.make_button.isEnabled()
    tab_to(page.checked.box)
    press(Qt.Key.Key_Space)
    tab_to(page.make_button)
    press(Qt.Key.Key_Space)
    assert "Alva" in words(page)
    assert page.preview.print_button.isVisible()
    assert page.make_button.text() == texts.MAKE
    assert last_operations(world, 1) == [Op.MAKE_EXTRACT]
    assert nameless(page) == []


@pytest.mark.rule("R33")
def test_another_persons_paper_is_made_anew(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The paper on screen is never somebody else's than the one chosen."""
    item = open_item(world, guardians=("Mira Påhitt",))
    record_answer(world.desk, item.case.id, None, Answer.YES, world.terms(), other_adult="Vera Tänkt")
    page = opened(qtbot, theme, world, item.case.id)
    assert page.person.itemText(2) == "Annan vuxen: Vera Tänkt"
    page.checked.box.click()
    assert page.make_button.property("kind") == "primary"
    page.make_button.click()
    assert "Alva" in words(page)
    assert page.make_button.property("kind") == "secondary"  # printing is the next step
    page.person.set_value("2")
    page.person.chosen.emit("2")
    assert words(page) == ""
    assert page.make_button.property("kind") == "primary"
    assert page.presenter.paper is None
    page.make_button.click()
    assert "Vera Tänkt" in words(page)
    page.shown({"case_id": item.case.id})
    assert words(page) == ""
    assert not page.checked.is_ticked()


@pytest.mark.rule("R33")
@pytest.mark.rule("R36")
def test_saved_where_the_person_says_and_logged_first(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is written before the file; on a stick the paper goes locked."""
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    page.presenter.save_paper()
    page.presenter.print_paper()
    page.presenter.make(7)
    page.presenter._let_out(Op.SAVE_PAPER, lambda _paper: None)
    page.checked.box.click()
    page.make_button.click()
    dialogs_of(page).will_choose(tmp_path / "utdrag.pdf")
    page.preview.save_button.click()
    assert page.message.title == texts.SAVED
    assert "Alva" in reading.text((tmp_path / "utdrag.pdf").read_bytes())
    assert last_operations(world, 2) == [Op.SAVE_PAPER, Op.MAKE_EXTRACT]
    stick = as_stick(monkeypatch, tmp_path / "sticka")
    dialogs_of(page).will_choose(stick / "Alva.pdf")
    page.preview.save_button.click()
    ((title, words),) = dialogs_of(page).told
    assert [each.name for each in stick.iterdir()] == ["papper.zip"]
    assert title == "papper.zip är låst med en lösenfras"
    assert opened_archive((stick / "papper.zip").read_bytes(), words.split("\n")[0]) == (
        (tmp_path / "utdrag.pdf").read_bytes(),
    )


@pytest.mark.rule("R36")
def test_printed_and_logged(qtbot: QtBot, theme: Theme, world: World, tmp_path: Path) -> None:
    """Through the printer the person has chosen; without one it is said."""
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    page.checked.box.click()
    page.make_button.click()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    page.presenter._on_printer(printer)
    assert page.message.title == texts.PRINTED
    assert (tmp_path / "out.pdf").stat().st_size > 0
    assert last_operations(world, 1) == [Op.PRINT_PAPER]
    page.presenter._failed(InputError("printer", "printer_missing"))
    assert page.message.title


def test_trouble_is_said_and_the_button_is_there_again(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A full disk leaves no line, and so no paper."""
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id)
    page.presenter._failed(DiskFull())
    assert page.message.title == "Datorns disk är full"
    page.show_saved("09.00")


def test_on_a_narrow_page_the_paper_takes_the_place_of_the_form(
    qtbot: QtBot, theme: Theme, world: World
) -> None:
    """And a button leads back."""
    case = world.consented_case()
    page = opened(qtbot, theme, world, case.id, width=640)
    page.checked.box.click()
    page.make_button.click()
    assert page.preview.isVisible() and page.preview.back.isVisible()
    page.preview.back.click()
    assert page.make_button.isVisible()


def test_reached_from_the_child_and_back(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The button stands among what can be done with the case."""
    case = world.consented_case()
    context = context_for(world, theme)
    child = CasePageView(context)
    qtbot.addWidget(child)
    child.resize(1100, 800)
    child.show()
    child.shown({"case_id": case.id, "tab": "overview"})
    went: list[Place] = []
    context.navigation.went.connect(went.append)
    child.made["overview"].extract.click()  # type: ignore[attr-defined]  # it is the overview
    assert went == [Place("extract", {"case_id": case.id})]
    page = opened(qtbot, theme, world, case.id)
    page.context.navigation.went.connect(went.append)
    page.back_button.click()
    assert went[-1] == Place("case", {"case_id": case.id})
