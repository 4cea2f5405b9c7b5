"""What a person sees on screen, and what a screen reader could say about it."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)


def windows() -> list[QWidget]:
    """Return every top-level widget on screen."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def front() -> QWidget:
    """Return what takes keys and clicks now: an open list, a dialog, or the window."""
    on_top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if on_top is not None:
        return on_top
    (window,) = [each for each in windows() if each.isWindow() and not isinstance(each, QLabel)]
    return window


def on_screen(root: QWidget | None = None) -> Iterator[QWidget]:
    """Yield every visible widget, top-level ones included."""
    seen: set[int] = set()
    for window in [root] if root is not None else windows():
        for widget in (window, *window.findChildren(QWidget)):
            address = shiboken6.getCppPointer(widget)[0]
            if widget.isVisible() and address not in seen:
                seen.add(address)
                yield widget


def name_of(widget: QWidget) -> str:
    """Return what the widget is called: its accessible name, else the words on it."""
    words = widget.accessibleName()
    if not words and isinstance(widget, QAbstractButton | QLabel):
        words = widget.text()
    return words.replace("&", "").strip()


def words_on(widget: QWidget) -> Iterator[str]:
    """Yield every text a widget shows or tells: words, titles, tips, rows, names and descriptions."""
    yield from (
        widget.windowTitle(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
    )
    if isinstance(widget, QAbstractButton | QLabel):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _rows(widget.model())


def columns(model: QAbstractItemModel) -> int:
    """Return how many columns there are; a list has one, and does not tell."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(columns(model)):
            index: QModelIndex = model.index(row, column)
            for role in (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.ToolTipRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.AccessibleDescriptionRole,
            ):
                value = model.data(index, role)
                if value:
                    yield str(value)


def all_words(root: QWidget | None = None) -> str:
    """Return everything that can be read on screen now, one text a line."""
    return "\n".join(text for widget in on_screen(root) for text in words_on(widget) if text)


def outline(root: QWidget | None = None) -> str:
    """Return the screen as a list of kinds and names, for a failure message."""
    lines = []
    for widget in on_screen(root):
        words = " | ".join(dict.fromkeys(text.replace("\n", "⏎") for text in words_on(widget) if text))
        focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if words and (focusable or isinstance(widget, QAbstractButton | QLabel)):
            state = "" if widget.isEnabled() else " (off)"
            mark = "*" if focusable else " "
            lines.append(f"{mark} {type(widget).__name__}{state}: {words[:200]}")
    return "\n".join(lines)
