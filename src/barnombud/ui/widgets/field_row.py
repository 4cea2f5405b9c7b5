"""A field with its label above and, when something is wrong, one plain sentence below."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from barnombud.ui.theme.theme import set_kind, set_state
from barnombud.ui.theme.tokens import SPACE_XS, TEXT_COLUMNS
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.labels import Text


class _SaysErrors(Protocol):
    """A field that finds its own errors (dates, times)."""

    error_changed: _Signal


class _Signal(Protocol):
    def connect(self, slot: object) -> object: ...


class FieldRow(QWidget):
    """Label, field, help and error in one column; the label is the field's name for screen readers.

    Attributes:
        field: the widget inside.
    """

    def __init__(
        self, label: str, field: QWidget, *, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        """Put `field` under `label`; `help_text` stands quietly below it."""
        super().__init__(parent)
        self.field = field
        self._help = self._own_help = help_text
        self._label = QLabel(label)
        set_kind(self._label, "label")
        self._label.setBuddy(field)
        self._label.setWordWrap(True)
        if not field.accessibleName():
            field.setAccessibleName(label)
        if help_text:
            field.setAccessibleDescription(help_text)
        self._below = Text(help_text, "caption")
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._label)
        column.addLayout(line)
        column.addWidget(self._below)
        if isinstance(field, QLineEdit | QComboBox):
            column.addStretch(1)  # beside a taller row the lines still stand at the same height
        # Only now: shown before it has a parent it would be a window of its own for a moment.
        self._below.setVisible(bool(help_text))
        self._cap_line()
        if hasattr(field, "error_changed"):
            cast("_SaysErrors", field).error_changed.connect(self.set_error)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters make the longest line wider."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._cap_line()

    def _cap_line(self) -> None:
        """Keep lines and lists of choices as wide as running text at most."""
        if isinstance(self.field, QLineEdit | QComboBox):
            self.field.setMaximumWidth(self.fontMetrics().averageCharWidth() * TEXT_COLUMNS + 32)
            self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def error(self) -> str:
        """The sentence shown; empty when all is well."""
        return self._below.text() if self._below.property("kind") == "error" else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong and what to do; an empty text takes it away."""
        set_kind(self._below, "error" if text else "caption")
        self._below.setText(text or self._help)
        self._below.setVisible(bool(text or self._help))
        self.field.setAccessibleDescription(text or self._help)
        set_state(self.field.focusProxy() or self.field, "wrong", "true" if text else "false")
        if text:
            announce(self.field, text)

    def clear_error(self) -> None:
        """Take the sentence away."""
        self.set_error("")

    def set_locked(self, because: str) -> None:
        """Let the field be read but not changed, and say why; an empty text opens it again."""
        if isinstance(self.field, QLineEdit):
            self.field.setReadOnly(bool(because))
        else:
            self.field.setEnabled(not because)
        self._help = because or self._own_help
        if not self.error:
            self.clear_error()

    def set_label(self, text: str) -> None:
        """Change the label and with it the field's name."""
        if self.field.accessibleName() == self._label.text():
            self.field.setAccessibleName(text)
        self._label.setText(text)
