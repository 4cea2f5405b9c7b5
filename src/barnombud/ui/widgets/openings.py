"""Marks what opens a form, so that somebody who comes back after a lock or a crash finds it open again.

Only what opens and does nothing else may be marked: it is pressed again on the way back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QAbstractButton, QWidget

Button = TypeVar("Button", bound=QAbstractButton)


@runtime_checkable
class TakesOpenings(Protocol):
    """What a window that remembers openings has."""

    def note_opening(self, opener: QWidget, key: str) -> None:
        """Remember that a button was pressed, or that the row with a key was opened."""
        ...


def opens(button: Button) -> Button:
    """Mark a button whose press opens a form and does nothing else; returns it."""
    button.setProperty("opens", True)
    button.pressed.connect(lambda: note_opening(button))  # when clicked it may be gone already
    return button


def note_opening(opener: QWidget, key: str = "") -> None:
    """Tell the window round ``opener``, if it remembers such things, that something was opened by it."""
    above: QWidget | None = opener
    while above is not None:
        if isinstance(above, TakesOpenings):
            above.note_opening(opener, key)
            return
        above = above.parentWidget()


def opens_rows(widget: QWidget) -> bool:
    """Whether a widget is a table or list whose rows open something: it has `open_key`."""
    return callable(getattr(widget, "open_key", None))


def open_again(opener: QWidget, key: str) -> bool:
    """Press what opened a form, or open the row with ``key``; False when that cannot be done now."""
    if isinstance(opener, QAbstractButton):
        if opener.isEnabled():
            opener.click()
        return opener.isEnabled()
    open_key: Callable[[str], bool] = getattr(opener, "open_key", lambda _key: False)
    return open_key(key)
