"""A print job that is stopped: no paper comes out of what arrives after it, and nothing is told (R31)."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from barnombud.errors import UserError
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.printing import PrintRun
from tests.documents import reading
from tests.ui.held_jobs import HeldJobs
from tests.ui.papers_world import pdf_printer


def two_pages() -> bytes:
    """A paper of two empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842).close()
    paper = io.BytesIO()
    document.save(paper)
    document.close()
    return paper.getvalue()


class Printing:
    """Two pages on their way to a printer that prints into a file; each page waits to be given."""

    def __init__(self, path: Path) -> None:
        """Send the paper."""
        self.path, self.printer = path, pdf_printer(path)
        self.jobs, self.owner = HeldJobs(ChangeBus()), QObject()
        self.jobs.holds = True
        self.told: list[str | UserError] = []
        self.run = PrintRun(self.jobs, self.printer, self.owner)
        self.run.add(two_pages(), lambda: self.told.append("done"), self.told.append)


@pytest.fixture
def printing(qtbot: QtBot, tmp_path: Path) -> Printing:
    """The same, in a test's own folder."""
    del qtbot
    return Printing(tmp_path / "utskrift.pdf")


def test_a_job_that_nobody_stops_prints_every_page(printing: Printing) -> None:
    """Both pages, and it is told once."""
    printing.jobs.give_all()
    assert printing.run.end()
    assert printing.told == ["done"]
    assert len(reading.pages(printing.path.read_bytes())) == 2


def test_stopped_while_its_first_page_is_drawn_no_job_is_opened(printing: Printing) -> None:
    """The page arrives after the stop: nothing is begun that nobody would end."""
    printing.run.stop()
    printing.jobs.give_all()
    assert printing.printer.printerState() is QPrinter.PrinterState.Idle
    assert not printing.path.exists()
    assert printing.told == []


def test_stopped_between_two_pages_the_second_goes_nowhere(printing: Printing) -> None:
    """Nor is a printer that was stopped said not to answer."""
    printing.jobs.give()
    assert printing.printer.printerState() is QPrinter.PrinterState.Active
    printing.run.stop()
    assert printing.printer.printerState() is QPrinter.PrinterState.Idle
    printing.jobs.give_all()
    assert printing.printer.printerState() is QPrinter.PrinterState.Idle
    assert printing.told == []
