"""The duty to report a child who may be harmed, in full for staff or as one calm line (R16)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from barnombud.texts import duty
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.labels import Text


class DutyBanner(QFrame):
    """Every point of the banner; with others than staff there only the duty and 112. Cannot be closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start in full, without the team's telephone numbers."""
        super().__init__(parent)
        self._phones = ("", "")
        self._reference = duty.REFERENCE
        self._calm = False
        self._icon = QLabel()
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE_S // 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S + 4, SPACE_M, SPACE_S + 4)
        row.setSpacing(SPACE_M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        self._row = row
        self._show()

    def set_phones(self, telephone: str, on_call: str, reference: str = duty.REFERENCE) -> None:
        """Show the team's numbers to social services and the section of law in force."""
        self._phones, self._reference = (telephone, on_call), reference
        self._show()

    def set_calm(self, calm: bool) -> None:
        """Show one calm line (wall view, a guardian in the room) or every point (R16)."""
        if calm != self._calm:
            self._calm = calm
            self._show()

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is on screen, line by line."""
        if self._calm:
            return (duty.calm_line(),)
        notice = duty.banner(*self._phones, self._reference)
        return (notice.title, *notice.lines)

    def _show(self) -> None:
        set_kind(self, "card" if self._calm else "danger")
        put_icon(self._icon, "info" if self._calm else "triangle-alert", "quiet" if self._calm else "danger")
        while (item := self._words.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, sentence in enumerate(self.sentences):
            first = "quiet" if self._calm else "heading"
            line = Text(sentence, "" if place else first)
            self._words.addWidget(line)
            line.show()
        self._words.addStretch(1)
        self.setAccessibleName(" ".join(self.sentences))
