"""Paper cards and how they lie beside each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Heading


class Card(QFrame):
    """A rounded sheet with an optional heading.

    Attributes:
        body: the layout its content is added to.
    """

    def __init__(self, title: str = "", kind: str = "card", parent: QWidget | None = None) -> None:
        """Make an empty card; `kind` is "card", "soft", "attention", "danger" or "hero"."""
        super().__init__(parent)
        set_kind(self, kind)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(SPACE_L - 2, SPACE_L - 4, SPACE_L - 2, SPACE_L - 4)
        self._outer.setSpacing(0)
        self.body = Column()
        self.body.setSpacing(SPACE_S)
        self._outer.addLayout(self.body)
        self._outer.addStretch(1)
        self.heading: Heading | None = None
        if title:
            self.heading = Heading(title)
            if kind == "hero":
                set_kind(self.heading, "hero-heading")
            self.body.addWidget(self.heading)
            self.setAccessibleName(title)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout below what is there; a stretch makes the content fill the card."""
        if stretch:
            self._outer.setStretch(0, 1)
            self._outer.setStretch(1, 0)
        self.body.add(item, stretch)


class Columns(QWidget):
    """Widgets beside each other while there is room, below each other on a narrow page or with large text."""

    def __init__(
        self,
        *widgets: QWidget,
        weights: tuple[int, ...] = (),
        stack_below: int = 90,
        spacing: int = SPACE_M + 4,
        parent: QWidget | None = None,
    ) -> None:
        """Lay out `widgets`.

        Args:
            *widgets: from left to right, which is also from top to bottom.
            weights: how the width is shared; all the same when left out.
            stack_below: width in characters under which they are stacked.
            spacing: pixels between them.
            parent: as for any widget.
        """
        super().__init__(parent)
        self._stack_below = stack_below
        self._weights = weights or (1,) * len(widgets)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for widget in widgets:
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)
            self._box.addWidget(widget)
        self._turn(stacked=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text may need stacking at the same width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        stacked = self.width() < self._stack_below * self.fontMetrics().averageCharWidth()
        if stacked != (self._box.direction() == QBoxLayout.Direction.TopToBottom):
            self._turn(stacked=stacked)

    def _turn(self, *, stacked: bool) -> None:
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        for place, weight in enumerate(self._weights):
            self._box.setStretch(place, 0 if stacked else weight)
            item = self._box.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                policy = widget.sizePolicy()
                wide = QSizePolicy.Policy.Preferred if stacked else QSizePolicy.Policy.Ignored
                policy.setHorizontalPolicy(wide)
                widget.setSizePolicy(policy)
        self.updateGeometry()
