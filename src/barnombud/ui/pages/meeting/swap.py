"""Puts something new in the place of something old without losing the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def swap_in(layout: QLayout, old: QWidget, new: QWidget) -> bool:
    """Show `new` where `old` stands, which is deleted; return whether the focus was in it and found no place.

    The first control of the new one takes the focus that was in the old one.
    """
    had_focus = any(each.hasFocus() for each in (old, *old.findChildren(QWidget)))
    layout.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    new.show()
    return had_focus and not focus_in(new)


def focus_in(widget: QWidget) -> bool:
    """Give the focus to the first control in a widget; return whether there is one."""
    for each in widget.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.isHidden() and each.isEnabled():
            each.setFocus()
            return True
    return False
