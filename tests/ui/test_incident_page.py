"""Something is lost: the sheet is reached without a passphrase, from every page, and printed (R37)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from barnombud.app import LateGate
from barnombud.domain.clock import FixedClock
from barnombud.services import incident
from barnombud.services.machine import Machine
from barnombud.texts import incident as texts
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.theme.theme import Theme
from barnombud.ui.unlock.incident_page import IncidentPage
from barnombud.ui.unlock.incident_way import IncidentWay
from barnombud.ui.unlock.window import UnlockWindow
from tests.documents import reading
from tests.ui.page_world import nameless, press, tab_to


@dataclass
class Gate:
    """The way into the program, on a machine of the test's own."""

    machine: Machine

    def incident_contacts(self) -> tuple[str, str]:
        """Ask the real service."""
        return incident.incident_contacts(self.machine)

    def incident_paper(self) -> bytes:
        """Ask the real service."""
        return incident.incident_paper(self.machine)


@pytest.fixture
def gate(tmp_path: Path, fixed_clock: FixedClock) -> Gate:
    """A machine whose municipality has decided whom to ring."""
    path = tmp_path / "kommun.toml"
    path.write_text('[rules]\nincident_contact = "Ombudet"\nincident_telephone = "08-46500452"\n', "utf-8")
    return Gate(Machine(data_dir=tmp_path, clock=fixed_clock, municipality_file=path))


@pytest.fixture
def way(qtbot: QtBot, theme: Theme, gate: Gate) -> IncidentWay:
    """The first window with its link."""
    del theme
    window = UnlockWindow()
    qtbot.addWidget(window)
    window.show()
    return IncidentWay(window, InlineJobs(ChangeBus()), gate)


def opened(way: IncidentWay) -> IncidentPage:
    """Press the link and return the page."""
    window = way.parent()
    assert isinstance(window, UnlockWindow)
    window.lost_button.click()
    assert way.page is not None
    assert window.page is way.page
    return way.page


@pytest.mark.rule("R37")
def test_every_page_leads_there_and_back_by_keyboard(way: IncidentWay) -> None:
    """One press there, one back to where one was; pressing again changes nothing."""
    window = way.parent()
    assert isinstance(window, UnlockWindow)
    window.show_page(window.welcome)
    tab_to(window.lost_button)
    press(Qt.Key.Key_Space)
    page = opened(way)
    assert page.back_button.hasFocus()
    assert nameless(window) == []
    press(Qt.Key.Key_Space)
    before: QWidget = window.page
    assert before is window.welcome
    window.show_page(window.form)
    assert opened(way) is page
    page.back_button.click()
    assert window.form.isVisible()


@pytest.mark.rule("R37")
def test_it_says_whom_to_ring_as_the_municipality_has_decided(way: IncidentWay) -> None:
    """The four steps of the sheet."""
    page = opened(way)
    assert page.text == "\n".join(texts.sheet("Ombudet", "08-46500452").lines)


@pytest.mark.rule("R37")
def test_it_is_printed_and_trouble_is_said(way: IncidentWay, tmp_path: Path) -> None:
    """From memory, in one page; without a printer it is said."""
    page = opened(way)
    page.dialogs = dialogs = PresetDialogs()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    dialogs.will_print(None, printer)
    page.print_button.click()
    assert page.news.text().startswith("Det går inte att skriva ut här.")
    page.print_button.click()
    assert page.news.text() == texts.PRINTED
    assert len(reading.pages((tmp_path / "out.pdf").read_bytes())) == 1


@pytest.mark.rule("R37")
def test_the_program_itself_has_the_sheet_before_anybody_unlocks(gate: Gate, tmp_path: Path) -> None:
    """Where the municipality has decided nothing the sheet still says what to do."""
    words = " ".join(reading.text(gate.incident_paper()).split())
    assert "Anmäl genast till Ombudet, 08-46500452." in words
    late = LateGate(tmp_path)
    assert late.incident_contacts() == ("", "")
    assert "den som er verksamhet har utsett" in " ".join(reading.text(late.incident_paper()).split())
