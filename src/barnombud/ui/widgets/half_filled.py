"""Marks forms whose drop-downs, ticks and choices are kept until they are saved, as what is typed in them is.

Most choices in the program act at once and need no keeping; one in a form that is saved by a button stands
nowhere else until then. Only the latter may be marked: on the way back they are chosen again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QWidget

_PROPERTY, _TOUCHED = "half-filled", "touched"
Form = TypeVar("Form", bound=QWidget)


@runtime_checkable
class HalfChosen(Protocol):
    """A control with a choice that can be read and made again."""

    def chosen_text(self) -> str:
        """Return the choice as codes."""
        ...

    def choose_text(self, text: str) -> bool:
        """Make a choice as the person would, so that the form notices; False when it is not on offer."""
        ...


@runtime_checkable
class NotesChoices(Protocol):
    """What a window that keeps choices has."""

    def note_choice(self) -> None:
        """Hear that the person has chosen something."""
        ...


def half_filled(form: Form) -> Form:
    """Mark a form, or one control, whose choices stand nowhere else until a button saves them."""
    form.setProperty(_PROPERTY, True)
    return form


def touch(control: QWidget) -> None:
    """Remember that the person has chosen in a control, and tell the window round it."""
    control.setProperty(_TOUCHED, True)
    above: QWidget | None = control
    while above is not None:
        if isinstance(above, NotesChoices):
            above.note_choice()
            return
        above = above.parentWidget()


def untouch(control: QWidget, *, still: bool = False) -> None:
    """Remember that a control shows what the program has put there, or with ``still`` the person's choice."""
    control.setProperty(_TOUCHED, still)


def is_touched(control: QWidget) -> bool:
    """Whether the person has chosen since the program last set a control."""
    return bool(control.property(_TOUCHED))


def choices_in(root: QWidget) -> Iterator[QWidget]:
    """Yield the controls in marked forms that can be chosen in now, from the top."""
    for each in root.findChildren(QWidget):
        # Asked by name first: a page has hundreds of widgets, and a protocol takes its time.
        if not hasattr(each, "chosen_text") or not isinstance(each, HalfChosen):
            continue
        if each.isVisibleTo(root) and each.isEnabled() and _is_marked(each):
            yield each


def chosen_in(control: QWidget) -> str:
    """Return the choice in a control, as codes."""
    return control.chosen_text() if isinstance(control, HalfChosen) else ""


def choose_again(control: object, text: str) -> bool:
    """Make a choice again, where its control is there and has it on offer."""
    return isinstance(control, HalfChosen) and control.choose_text(text)


def _is_marked(control: QWidget) -> bool:
    above: QWidget | None = control
    while above is not None:
        if above.property(_PROPERTY):
            return True
        above = above.parentWidget()
    return False
