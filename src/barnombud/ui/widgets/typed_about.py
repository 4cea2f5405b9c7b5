"""Says which child the fields of a page, or a part of it, are about: their texts are sealed with its key."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

_PROPERTY = "typed-about"


@dataclass(frozen=True)
class TypedAbout:
    """What fields that save nothing themselves are about.

    Attributes:
        case_id: the child; empty when they are about none.
        before_consent: whether they are there before a consent holds (R12).
    """

    case_id: str = ""
    before_consent: bool = field(default=False, compare=False)


def typed_about(part: QWidget, case_id: str) -> None:
    """Let a part of a page be about one child, whatever the rest of the page is about."""
    part.setProperty(_PROPERTY, case_id)


def about_of(field: QWidget, page: TypedAbout) -> TypedAbout:
    """Return what a field is about: the part it stands in, or the page."""
    above: QWidget | None = field
    while above is not None:
        if case_id := str(above.property(_PROPERTY) or ""):
            return TypedAbout(case_id)
        above = above.parentWidget()
    return page
