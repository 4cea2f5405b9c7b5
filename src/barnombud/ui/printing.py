"""Prints papers from memory through the system's own dialog; without print support it says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from barnombud.errors import InputError, UserError
from barnombud.texts.papers_page import PRINT_TITLE
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pdf_drawing import POINTS_PER_INCH, DrawnPage, draw_page
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DOTS = 300
"""Dots per inch a page is drawn with; text stays crisp and a page takes 26 megabytes."""
JOB_NAME = "Barnombud"
"""All that the print queue shows: never a name or a case (R34)."""


def choose_printer(
    window: QWidget | None, then: Callable[[QPrinter], object], missing: Callable[[], object]
) -> None:
    """Open the system's print dialog; ``missing`` is called when this computer has nothing to print with.

    Printing to a file is not offered: files are saved by the program, which looks where they land (R37).
    """
    try:
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - needs CUPS, which some computers lack
            QAbstractPrintDialog,
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )
    except ImportError:
        missing()
        return
    if not QPrinterInfo.availablePrinterNames():
        missing()
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    say_of_queue(dialog)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.accepted.connect(partial(then, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def say_of_queue(dialog: QDialog) -> None:
    """Say in a print dialog that the queue may keep a copy: where its own words stand, or in its title."""
    dialog.setWindowTitle(PRINT_TITLE)
    layout = dialog.layout()
    if layout is not None:  # the system's own dialogs have a title only
        layout.addWidget(Text(PRINT_TITLE, "warning"))


class PrintRun(QObject):
    """One print job of one or several papers; pages are drawn on the small lane and painted here."""

    def __init__(self, jobs: JobRunner, printer: QPrinter, parent: QObject) -> None:
        """Prepare ``printer`` for A4 without margins: the papers have their own."""
        super().__init__(parent)
        self._jobs, self._printer, self._painter = jobs, printer, QPainter()
        self._started = self._stopped = False
        printer.setDocName(JOB_NAME)
        printer.setCreator(JOB_NAME)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)

    def add(self, pdf: bytes, done: Callable[[], object], failed: Callable[[UserError], object]) -> None:
        """Print every page of ``pdf`` after what came before, then call ``done``."""
        self._page(pdf, 1, done, failed)

    def end(self) -> bool:
        """Send what has been painted; False when the printer did not take it."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - as above

        sent = self._painter.end() if self._painter.isActive() else True
        return sent and self._printer.printerState() is not QPrinter.PrinterState.Error

    def stop(self) -> None:
        """Send nothing more, nor a page that is being drawn; what the printer has got may come out."""
        self._stopped = True
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _page(
        self, pdf: bytes, number: int, done: Callable[[], object], failed: Callable[[UserError], object]
    ) -> None:
        scale = min(self._printer.resolution(), MOST_DOTS) / POINTS_PER_INCH
        work = partial(draw_page, pdf, number, scale)
        self._jobs.run(self, work, partial(self._paint, pdf, done, failed), failed, lane=Lane.SMALL)

    def _paint(
        self,
        pdf: bytes,
        done: Callable[[], object],
        failed: Callable[[UserError], object],
        page: DrawnPage,
    ) -> None:
        if self._stopped:
            return  # no job is opened for a page that comes after all, and nobody waits for it
        ready = self._printer.newPage() if self._started else self._painter.begin(self._printer)
        self._started = True
        if not ready:
            self.stop()
            failed(InputError("printer", "printer_stopped"))
            return
        room = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        size = page.image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRect(QPoint(0, 0), size), page.image)
        if page.number < page.count:
            self._page(pdf, page.number + 1, done, failed)
        else:
            done()
