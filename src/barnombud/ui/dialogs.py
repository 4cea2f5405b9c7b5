"""The only place for questions, forms and file choosers that lie over the window.

Nothing here blocks: every dialog is opened, and what should happen afterwards is passed along. Tests use
`PresetDialogs`, which answers by itself and refuses a question nobody expected.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from barnombud.texts import buttons
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.never_kept import CONFIRMATION, never_kept

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LOCK_KEYS = "Ctrl+L"
"""Locks from the window, and from every form over it: the window is not reached while one is open."""
_SCREEN_MARGIN = 64
_WIDTH_IN_CHARACTERS = 64


@dataclass(frozen=True)
class Question:
    """What is asked: a title, one sentence of cause and one of what happens, and verbs on both buttons.

    Attributes:
        must_type: when set, the accepting button opens only when exactly this has been typed (a case number).
    """

    title: str
    text: str
    accept: str
    reject: str = buttons.CANCEL
    danger: bool = False
    must_type: str = ""
    must_type_label: str = ""


class PaperDialog(QDialog):
    """A dialog that is never larger than the screen: its middle scrolls, its buttons stay in sight."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None) -> None:
        """Lay out a heading, the scrolling body and an empty row of buttons."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        lock = getattr(parent, "lock", None)
        if callable(lock):
            QShortcut(QKeySequence(LOCK_KEYS), self).activated.connect(lock)
        self._body = body
        heading = QLabel(title)
        heading.setWordWrap(True)
        set_kind(heading, "heading")
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        body.setProperty("kind", "page")
        scroll.setWidget(body)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE_S)
        self._row.addStretch(1)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(heading)
        layout.addWidget(scroll, 1)
        layout.addLayout(self._row)

    def add_button(self, text: str, kind: str, pressed: Callable[[], object]) -> QPushButton:
        """Add a button at the right end of the row."""
        button = QPushButton(text)
        set_kind(button, kind)
        button.setAutoDefault(True)  # Enter presses the button the keyboard is on
        button.clicked.connect(lambda _checked=False: pressed())
        self._row.addWidget(button)
        return button

    def open(self) -> None:
        """Open as tall as the body needs; left to itself Qt stops at two thirds of the screen."""
        self.resize(self.sizeHint())
        super().open()

    def sizeHint(self) -> QSize:
        """As wide as a comfortable line and as tall as the body, but never more than the screen."""
        room = self.screen().availableSize() - QSize(_SCREEN_MARGIN, _SCREEN_MARGIN)
        width = min(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS + 2 * SPACE_L, room.width())
        width = min(max(width, self._body.minimumSizeHint().width() + 2 * SPACE_L + 16), room.width())
        inner = width - 2 * SPACE_L
        wraps = self._body.hasHeightForWidth()
        body = self._body.heightForWidth(inner) if wraps else self._body.sizeHint().height()
        rest = self._layout.minimumSize().height() - self._scroll.minimumHeight()
        return QSize(width, min(body + rest + SPACE_L, room.height()))


class FormDialog(PaperDialog):
    """A small form over the window: the caller's body, one verb to accept and one to leave."""

    def __init__(
        self,
        title: str,
        body: QWidget,
        accept: str,
        on_accept: Callable[[], bool],
        parent: QWidget | None,
    ) -> None:
        """Show `body`; `on_accept` returns True to close, False to stay open."""
        super().__init__(title, body, parent)
        self._on_accept = on_accept
        self.add_button(buttons.CANCEL, "secondary", self.reject)
        self.accept_button = self.add_button(accept, "primary", self._try_accept)
        self.accept_button.setDefault(True)

    def _try_accept(self) -> None:
        if self._on_accept():
            self.accept()


class Dialogs(QObject):
    """Opens what lies over the window; GUI thread, one per window."""

    def __init__(self, window: QWidget | None = None) -> None:
        """Remember the window dialogs belong to."""
        super().__init__(window)
        self._window = window

    def set_window(self, window: QWidget | None) -> None:
        """Let later dialogs belong to another window."""
        self._window = window

    def ask(
        self,
        question: Question,
        then: Callable[[], object],
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Ask; call `then` when the person accepts, `otherwise` when not. Returns at once."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        text = QLabel(question.text)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(text)
        dialog = PaperDialog(question.title, body, self._window)
        reject = dialog.add_button(question.reject, "secondary", dialog.reject)
        accept = dialog.add_button(
            question.accept, "danger-outline" if question.danger else "primary", dialog.accept
        )
        if question.must_type:
            accept.setEnabled(False)
            _add_typed_check(layout, question, accept)
        elif question.danger:
            reject.setFocus()
        else:
            accept.setDefault(True)
            accept.setFocus()
        layout.addStretch(1)
        dialog.accepted.connect(then)
        if otherwise is not None:
            dialog.rejected.connect(otherwise)
        dialog.open()

    def tell(self, title: str, text: str, then: Callable[[], object] | None = None) -> None:
        """Say something that must not be missed, with one button. Prefer a `MessageBar`."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(text)
        label.setWordWrap(True)
        layout.addWidget(label)
        layout.addStretch(1)
        dialog = PaperDialog(title, body, self._window)
        dialog.add_button(buttons.UNDERSTOOD, "primary", dialog.accept).setDefault(True)
        if then is not None:
            dialog.finished.connect(lambda _result: then())
        dialog.open()

    def open_form(self, title: str, body: QWidget, accept: str, on_accept: Callable[[], bool]) -> FormDialog:
        """Open a form; the returned dialog can be closed later with `accept()` once a save has returned."""
        dialog = FormDialog(title, body, accept, on_accept, self._window)
        dialog.open()
        return dialog

    def save_file(self, title: str, name: str, kinds: str, then: Callable[[Path], object]) -> None:
        """Let the person choose where a file goes; `kinds` is a Qt filter such as `PDF (*.pdf)`."""
        chooser = self._chooser(title, kinds, then)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.selectFile(name)
        chooser.open()

    def open_file(self, title: str, kinds: str, then: Callable[[Path], object]) -> None:
        """Let the person choose a file that exists."""
        chooser = self._chooser(title, kinds, then)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.open()

    def choose_folder(self, title: str, then: Callable[[Path], object]) -> None:
        """Let the person choose a folder."""
        chooser = self._chooser(title, "", then)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.open()

    def choose_printer(self, then: Callable[[QPrinter], object], missing: Callable[[], object]) -> None:
        """Open the system's print dialog; `missing` when there is nothing to print with."""
        from barnombud.ui import printing  # noqa: PLC0415 - the unlock window needs no PDF library

        printing.choose_printer(self._window, then, missing)

    def _chooser(self, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
        chooser = QFileDialog(self._window, title, "", kinds)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: then(Path(chosen)))
        return chooser


class PresetDialogs(Dialogs):
    """Answers for tests, in the order they were prepared; forms are really opened, as they hold real widgets.

    Attributes:
        asked: every question so far, oldest first.
        told: every (title, text) so far.
    """

    def __init__(self, window: QWidget | None = None) -> None:
        """Start with no answers: any question is then a failure."""
        super().__init__(window)
        self.asked: list[Question] = []
        self.told: list[tuple[str, str]] = []
        self._answers: deque[bool] = deque()
        self._paths: deque[Path | None] = deque()
        self._printers: deque[QPrinter | None] = deque()

    def will_answer(self, *answers: bool) -> None:
        """Prepare answers: True accepts, False leaves."""
        self._answers.extend(answers)

    def will_choose(self, *paths: Path | None) -> None:
        """Prepare what file choosers give; None is a person who leaves without choosing."""
        self._paths.extend(paths)

    def will_print(self, *printers: QPrinter | None) -> None:
        """Prepare what the print dialog gives; None is a computer without printers."""
        self._printers.extend(printers)

    def ask(
        self,
        question: Question,
        then: Callable[[], object],
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Answer at once with the next prepared answer."""
        self.asked.append(question)
        if not self._answers:
            raise AssertionError(f"nobody prepared an answer to {question.title!r}")
        if self._answers.popleft():
            then()
        elif otherwise is not None:
            otherwise()

    def tell(self, title: str, text: str, then: Callable[[], object] | None = None) -> None:
        """Remember what was said."""
        self.told.append((title, text))
        if then is not None:
            then()

    def save_file(self, title: str, name: str, kinds: str, then: Callable[[Path], object]) -> None:
        """Choose the next prepared path."""
        del name, kinds
        self._choose(title, then)

    def open_file(self, title: str, kinds: str, then: Callable[[Path], object]) -> None:
        """Choose the next prepared path."""
        del kinds
        self._choose(title, then)

    def choose_folder(self, title: str, then: Callable[[Path], object]) -> None:
        """Choose the next prepared path."""
        self._choose(title, then)

    def choose_printer(self, then: Callable[[QPrinter], object], missing: Callable[[], object]) -> None:
        """Choose the next prepared printer."""
        if not self._printers:
            raise AssertionError("nobody prepared a printer")
        printer = self._printers.popleft()
        if printer is None:
            missing()
        else:
            then(printer)

    def _choose(self, title: str, then: Callable[[Path], object]) -> None:
        if not self._paths:
            raise AssertionError(f"nobody prepared a path for {title!r}")
        path = self._paths.popleft()
        if path is not None:
            then(path)


def _add_typed_check(layout: QVBoxLayout, question: Question, accept: QPushButton) -> None:
    """Add the field whose text opens the accepting button."""
    field = QLineEdit()
    never_kept(field, CONFIRMATION)
    wanted = question.must_type.casefold()
    field.textChanged.connect(lambda text: accept.setEnabled(text.strip().casefold() == wanted))
    layout.addWidget(FieldRow(question.must_type_label, field))
    field.setFocus()
