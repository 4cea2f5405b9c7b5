"""Finds the text fields of a page or dialog, reads what is half typed in them and puts it back.

Which field is which is told by an address: its kind, a digest of its name for screen readers, and which one
of those it is from the top. It holds no name and stays the same as long as the page does.

What somebody has typed since the program last set a field is what Qt calls modified. A field that hands its
text on to who saves it keeps it itself; a passphrase or a search is never kept (`widgets/never_kept`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.never_kept import reason_never_kept
from barnombud.ui.widgets.openings import opens_rows

TextField = QLineEdit | QPlainTextEdit | QTextEdit
Widget = TypeVar("Widget", bound=QWidget)


def as_text_field(widget: QObject | None) -> TextField | None:
    """Return the widget, or the line in it, if text can be typed in it."""
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def keeps_itself(field: QWidget) -> bool:
    """Whether a field hands its text on to whoever saves it, as soon as the typing rests."""
    if not isinstance(field, AutosaveText | AutosaveLine):
        return False
    return field.isSignalConnected(QMetaMethod.fromSignal(field.text_rested))


def tell_again(field: TextField) -> None:
    """Have a field that keeps itself hand its text on once more: it could not be saved."""
    if isinstance(field, AutosaveText | AutosaveLine) and keeps_itself(field) and _is_modified(field):
        field.text_rested.emit(field.text())


def text_fields(root: QWidget) -> Iterator[TextField]:
    """Yield the fields of a page or dialog, shown or not, each kind from the top."""
    found: tuple[TextField, ...] = (
        *root.findChildren(QLineEdit),
        *root.findChildren(QPlainTextEdit),
        *root.findChildren(QTextEdit),
    )
    for field in found:
        if not field.isReadOnly() and not _is_inner(field):
            yield field


def half_typed(root: QWidget) -> dict[str, TextField]:
    """Return the fields of ``root`` in which something stands that stands nowhere else, by address."""
    return {
        address: field
        for address, field in addresses(root).items()
        if _is_modified(field) and not keeps_itself(field) and not reason_never_kept(field)
    }


def typed_in_own(root: QWidget) -> dict[str, TextField]:
    """Return the fields of ``root`` that save themselves and in which somebody has typed, by address."""
    return {
        address: field
        for address, field in addresses(root).items()
        if _is_modified(field) and keeps_itself(field) and not reason_never_kept(field)
    }


def addresses(root: QWidget) -> dict[str, TextField]:
    """Return the fields of ``root`` by address."""
    return addressed(text_fields(root))


def openers(root: QWidget) -> dict[str, QWidget]:
    """Return by address what opens forms in ``root``: marked buttons, and lists whose rows open something."""
    marked = [
        each
        for each in root.findChildren(QWidget)
        if (each.property("opens") or opens_rows(each)) and each.isVisibleTo(root)
    ]
    return addressed(marked)


def addressed(widgets: Iterable[Widget]) -> dict[str, Widget]:
    """Return widgets by address, those that are called the same counted from the top."""
    found: dict[str, Widget] = {}
    count: dict[str, int] = {}
    for each in widgets:
        kind = address_kind(each)
        count[kind] = count.get(kind, 0) + 1
        found[f"{kind}.{count[kind]}"] = each
    return found


def address_kind(widget: QWidget) -> str:
    """Return what kind a widget is and a digest of its name; what does not tell its content."""
    parent = widget.parentWidget()
    proxy = widget.focusProxy()
    name = widget.accessibleName() or (proxy.accessibleName() if proxy is not None else "")
    if not name and isinstance(parent, QComboBox):
        name = parent.accessibleName()
    elif not name and isinstance(widget, QAbstractButton):
        name = widget.text()
    return f"{type(widget).__name__}.{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def text_of(field: TextField) -> str:
    """Return what stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def put_text(field: TextField, text: str, *, beside: bool = False) -> None:
    """Put a text in a field as if the person had typed it, so that the form notices.

    With ``beside`` what stands there already stays above it, unless it is a part of the text.
    """
    there = text_of(field)
    if there == text:
        return
    if beside and there not in text:
        text = f"{there}{' ' if isinstance(field, QLineEdit) else chr(10)}{text}"
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(text)
        return
    cursor = field.textCursor()
    cursor.select(cursor.SelectionType.Document)
    cursor.insertText(text)


def cursor_of(field: TextField) -> tuple[int, int]:
    """Return where the cursor stands and where what is marked begins, in characters."""
    if isinstance(field, QLineEdit):
        start = field.selectionStart()
        if start < 0:
            return field.cursorPosition(), field.cursorPosition()
        return field.cursorPosition(), start + field.selectionLength() + start - field.cursorPosition()
    return field.textCursor().position(), field.textCursor().anchor()


def put_cursor(field: TextField, cursor: int, anchor: int) -> None:
    """Put the cursor where it was, as far as the text reaches."""
    most = len(text_of(field))
    cursor, anchor = min(cursor, most), min(anchor, most)
    if isinstance(field, QLineEdit):
        field.setCursorPosition(cursor)
        if cursor != anchor:
            field.setSelection(anchor, cursor - anchor)
        return
    there = field.textCursor()
    there.setPosition(anchor)
    there.setPosition(cursor, there.MoveMode.KeepAnchor)
    field.setTextCursor(there)


def _is_modified(field: TextField) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _is_inner(field: QWidget) -> bool:
    """Whether it is a part of something else that is no text: a year in a calendar, a cell being edited."""
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractSpinBox | QAbstractItemView):
            return True
        above = above.parentWidget()
    return False
