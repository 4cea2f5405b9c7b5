"""A layout that sets its items beside each other and begins a new line when there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from barnombud.ui.theme.tokens import SPACE_S


class FlowLayout(QLayout):
    """Chips and buttons in lines, left or right; the height follows the width."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = SPACE_S,
        to_the_right: bool = False,
        in_columns: bool = False,
    ) -> None:
        """Start empty and without margins; ``in_columns`` makes every item as wide as the widest."""
        super().__init__(parent)
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)
        self._to_the_right = to_the_right
        self._in_columns = in_columns
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item; called by `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The lines break, so the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        top, line, used, height = inside.y(), list[tuple[QLayoutItem, QSize]](), 0, 0
        seen = [item for item in self._items if not item.isEmpty()]
        widest = max((item.sizeHint().width() for item in seen), default=0) if self._in_columns else 0
        for item in seen:
            hint = item.sizeHint()
            size = QSize(min(max(hint.width(), widest), inside.width()), hint.height())
            if line and used + self.spacing() + size.width() > inside.width():
                self._place_line(line, inside, top, used, height, move=move)
                top += height + self.spacing()
                line, used, height = [], 0, 0
            used += size.width() + (self.spacing() if line else 0)
            height = max(height, size.height())
            line.append((item, size))
        self._place_line(line, inside, top, used, height, move=move)
        margins = self.contentsMargins()
        return top + height - rect.y() + margins.bottom()

    def _place_line(
        self,
        line: list[tuple[QLayoutItem, QSize]],
        inside: QRect,
        top: int,
        used: int,
        height: int,
        *,
        move: bool,
    ) -> None:
        if not move:
            return
        left = inside.x() + (inside.width() - used if self._to_the_right else 0)
        for item, size in line:
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            left += size.width() + self.spacing()
