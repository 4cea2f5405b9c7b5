"""Says "Så gör vi": a few sentences at the point of use, closed and opened in the same place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from barnombud.texts import widgets as texts
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class GuidanceBox(QWidget):
    """A closable card of guidance.

    Attributes:
        closed_changed: True when the person has closed it, False when opened again; the page remembers.
    """

    closed_changed = Signal(bool)

    def __init__(
        self,
        sentences: Sequence[str],
        *,
        title: str = texts.GUIDANCE_TITLE,
        closed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `sentences`, one paragraph each."""
        super().__init__(parent)
        self._card = Card()
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(Text(title, "heading"), 1)
        row.addWidget(make_button(texts.GUIDANCE_HIDE, "link", lambda: self.set_closed(True)))
        self._card.add(row)
        for sentence in sentences:
            self._card.add(Text(sentence, "quiet"))
        self._card.setAccessibleName(title)
        self._open = make_button(texts.GUIDANCE_SHOW, "link", lambda: self.set_closed(False), icon="info")
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addWidget(self._open)
        self._closed = closed
        self._show()

    @property
    def is_closed(self) -> bool:
        """Whether only the link is shown."""
        return self._closed

    def set_closed(self, closed: bool) -> None:
        """Close or open it; the focus stays in the box."""
        if closed == self._closed:
            return
        self._closed = closed
        self._show()
        self.closed_changed.emit(closed)
        if closed:
            self._open.setFocus()

    def _show(self) -> None:
        self._card.setVisible(not self._closed)
        self._open.setVisible(self._closed)
