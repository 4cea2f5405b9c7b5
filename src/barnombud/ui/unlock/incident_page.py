"""Something is lost: what to do, without unlocking; printed from memory (R37)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.errors import InputError, UserError
from barnombud.texts import incident as texts
from barnombud.texts.errors import said_error
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class IncidentGate(Protocol):
    """What is needed of the rest of the program; both take their time."""

    def incident_contacts(self) -> tuple[str, str]:
        """Return whom to ring: contact and telephone, either may be empty."""
        ...

    def incident_paper(self) -> bytes:
        """Return the sheet as PDF."""
        ...


class IncidentPage(QWidget):
    """The sheet with two buttons; GUI thread."""

    def __init__(self, gate: IncidentGate, jobs: JobRunner, back: Callable[[], object]) -> None:
        """Lead back with one button; whom to ring is asked for at once."""
        super().__init__()
        self._gate, self._jobs = gate, jobs
        self.dialogs = Dialogs(self)
        self._card = Card(texts.TITLE)
        self._lines = [Text(line) for line in texts.sheet("", "").lines]
        for line in self._lines:
            self._card.add(line)
        self.news = Text("", "strong")
        self.news.hide()
        self._card.add(Text(texts.OWN_CONTACT, "quiet"))
        self._card.add(self.news)
        self._card.body.addSpacing(SPACE_M)
        self.print_button = make_button(texts.PRINT, "primary", self._choose_printer, icon="printer")
        self.back_button = make_button(texts.BACK, "secondary", back)
        self._card.add(ButtonRow(self.print_button, self.back_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._jobs.run(self, gate.incident_contacts, self._on_contacts, lane=Lane.SMALL)

    @property
    def text(self) -> str:
        """What the sheet says."""
        return "\n".join(line.text() for line in self._lines)

    def _on_contacts(self, contacts: tuple[str, str]) -> None:
        for line, words in zip(self._lines, texts.sheet(*contacts).lines, strict=True):
            line.setText(words)

    def _choose_printer(self) -> None:
        self.dialogs.choose_printer(
            self._on_printer, lambda: self._failed(InputError("printer", "printer_missing"))
        )

    def _on_printer(self, printer: QPrinter) -> None:
        from barnombud.ui.printing import PrintRun  # noqa: PLC0415 - the first window needs no PDF library

        run = PrintRun(self._jobs, printer, self)

        def printed() -> None:
            run.end()
            self._say(texts.PRINTED)

        def made(paper: bytes) -> None:
            run.add(paper, printed, self._failed)

        self._jobs.run(self, self._gate.incident_paper, made, self._failed, lane=Lane.SMALL)

    def _failed(self, error: UserError) -> None:
        said = said_error(error)[0]
        self._say(f"{said.title}. {said.cause} {said.advice}")

    def _say(self, text: str) -> None:
        self.news.setText(text)
        self.news.show()
