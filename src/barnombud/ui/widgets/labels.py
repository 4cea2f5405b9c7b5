"""Texts on a page: headings, running text with a calm line length, chips and "Sparat"."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from barnombud.texts import widgets as texts
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import TEXT_COLUMNS
from barnombud.ui.widgets.announce import announce


class Text(QLabel):
    """Wrapped text of at most 75 characters a line; `kind` as in the style sheet ("" is body text)."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        """Show `text` plainly: markup in it is shown, never obeyed."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if kind:
            set_kind(self, kind)

    def heightForWidth(self, width: int) -> int:
        """Return the height at the capped line length."""
        return super().heightForWidth(min(width, self._cap) + self.contentsMargins().right())

    def sizeHint(self) -> QSize:
        """One line if the text is short, else lines of the capped length."""
        margins = self.contentsMargins()
        one_line = self.fontMetrics().size(0, self.text()).width() + 2
        width = min(one_line, self._cap)
        return QSize(width + margins.left(), super().heightForWidth(width + margins.right()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is wider than the longest line empty."""
        super().resizeEvent(event)
        self.setContentsMargins(0, 0, max(0, self.width() - self._cap), 0)

    @property
    def _cap(self) -> int:
        # Not kept: Qt tells of a new style or font many times while a page is put together.
        return self.fontMetrics().averageCharWidth() * TEXT_COLUMNS


class Heading(Text):
    """A section heading."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show a heading of the third size (13 points)."""
        super().__init__(text, "heading", parent)


class Title(Text):
    """The one large heading of a page (19 points)."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the page's heading."""
        super().__init__(text, "title", parent)


class Chip(QLabel):
    """A short fact on a rounded ground. The colour only repeats what the words say."""

    def __init__(self, text: str, colour: str = "sand", parent: QWidget | None = None) -> None:
        """Show `text`; `colour` is "green", "sand", "amber" or "danger"."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_colour(colour)

    def set_colour(self, colour: str) -> None:
        """Change the ground."""
        set_kind(self, f"chip-{colour}")


class SavedLabel(QLabel):
    """Says "Sparat 14.03", and nothing before a commit has returned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("", parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self, "caption")

    def show_saved(self, time: str) -> None:
        """Say that everything was saved at `time` (local, HH.MM)."""
        set_kind(self, "caption")
        self.setText(texts.saved_at(time))

    def show_trouble(self, text: str) -> None:
        """Say that saving has not worked yet; the words come from the error."""
        set_kind(self, "error")
        self.setText(text)
        announce(self, text)

    def forget(self) -> None:
        """Say nothing."""
        self.setText("")
