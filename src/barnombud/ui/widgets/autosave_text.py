"""Text fields that hand on what has been typed as soon as the typing rests, so that nothing is ever lost.

They show nothing about saving themselves; the top bar says "Sparat" when the commit has returned.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from barnombud.texts import widgets as texts
from barnombud.ui.theme.tokens import TEXT_COLUMNS

REST_MS, LONGEST_MS = 900, 9_500
"""A second of rest and ten of typing, with room for the commit; on timers that are never late by design."""


class Rest(QObject):
    """Counts a second of rest, and ten seconds while somebody keeps typing."""

    def __init__(
        self, parent: QObject, tell: Callable[[], None], rest_ms: int = REST_MS, longest_ms: int = LONGEST_MS
    ) -> None:
        """Call ``tell`` when it is time."""
        super().__init__(parent)
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._longest = QTimer(self, singleShot=True, interval=longest_ms)
        for timer in (self._rest, self._longest):
            timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(tell)
        self._longest.timeout.connect(tell)

    def typed(self) -> None:
        """Begin the rest anew; the longer wait goes on."""
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """Wait for nothing."""
        self._rest.stop()
        self._longest.stop()


class AutosaveText(QPlainTextEdit):
    """Several lines of text, growing with what is written; Tab leaves the field.

    Attributes:
        text_rested: the whole text, after a second's rest, at least every ten seconds, on leaving the field
            and on `flush`; only when it differs from what was last set or told.
    """

    text_rested = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        lines: int = 3,
        most_lines: int = 12,
        placeholder: str = "",
        most_characters: int = 20_000,
        rest_ms: int = REST_MS,
        longest_ms: int = LONGEST_MS,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field called `name` for screen readers; too long a text is cut as it is typed."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(texts.TEXT_HELP)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self._lines, self._most_lines, self._most_characters = lines, most_lines, most_characters
        self._told = ""
        self._rest = Rest(self, self.flush, rest_ms, longest_ms)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def text(self) -> str:
        """Return what stands in the field."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a stored text. What somebody is typing and has not been told yet is never overwritten."""
        if self.is_waiting or text == self.text():
            return
        self._told = text
        self.setPlainText(text)
        self._rest.stop()

    @property
    def is_waiting(self) -> bool:
        """Whether something typed has not been handed on yet."""
        return self.text() != self._told

    def flush(self) -> None:
        """Hand on what is typed, at once; nothing happens when nothing is new."""
        self._rest.stop()
        if self.is_waiting:
            self._told = self.text()
            self.text_rested.emit(self._told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand on what is typed when the field is left."""
        super().focusOutEvent(event)
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower field needs more lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, as wide as a calm line."""
        return QSize(min(400, self.maximumWidth()), self.height())

    def _on_text_changed(self) -> None:
        self._fit()
        if len(self.text()) > self._most_characters:
            self._cut()
        if self.is_waiting:
            self._rest.typed()

    def _cut(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._most_characters)
        cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _fit(self) -> None:
        rows = min(max(round(self.document().size().height()), self._lines), self._most_lines)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 24)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * TEXT_COLUMNS + 32)


class AutosaveLine(QLineEdit):
    """One line of text with the same promise as `AutosaveText`; Enter hands it on too.

    Attributes:
        text_rested: the text, at the same moments as for `AutosaveText`.
    """

    text_rested = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        most_characters: int = 200,
        rest_ms: int = REST_MS,
        longest_ms: int = LONGEST_MS,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty line called `name` for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(most_characters)
        self._told = ""
        self._rest = Rest(self, self.flush, rest_ms, longest_ms)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self.flush)

    def set_text(self, text: str) -> None:
        """Show a stored text, unless something typed has not been handed on yet."""
        if self.is_waiting or text == self.text():
            return
        self._told = text
        self.setText(text)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed has not been handed on yet."""
        return self.text() != self._told

    def flush(self) -> None:
        """Hand on what is typed, at once."""
        self._rest.stop()
        if self.is_waiting:
            self._told = self.text()
            self.text_rested.emit(self._told)

    def _on_text_edited(self) -> None:
        self._rest.typed()
