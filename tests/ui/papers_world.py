"""The page of papers on screen, for a meeting that has been held."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from barnombud.domain.minutes import PaperKind
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.pages.papers.view import PapersPage
from barnombud.ui.theme.theme import Theme
from tests.ui.shell_world import page_context
from tests.world import World


def pdf_printer(path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    return printer


class Shown:
    """The page on screen for a meeting that has been held."""

    made_jobs: type[InlineJobs] = InlineJobs
    """What does the page's work."""

    def __init__(self, qtbot: QtBot, theme: Theme, world: World, **ids: str) -> None:
        """Show the page at a laptop's size."""
        context = page_context(theme, world.desk)
        self.context = replace(context, jobs=self.made_jobs(context.bus))
        self.dialogs = cast("PresetDialogs", self.context.dialogs)
        self.page = PapersPage(self.context)
        qtbot.addWidget(self.page)
        self.page.resize(1180, 700)
        self.page.show()
        self.page.shown(ids)
        self.saved: list[str] = []
        self.page.saved.connect(self.saved.append)

    def keys(self, kind: PaperKind) -> list[str]:
        """Keys of the rows of a kind."""
        rows = self.page.presenter.rows.values()
        return [row.key for row in rows if row.request.kind is kind]

    @property
    def said(self) -> str:
        """The message on screen."""
        return self.page.message.title
