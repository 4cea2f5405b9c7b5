"""Finds text that no font can print before it is frozen, and says where it stands (R30, R41)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from barnombud.documents.fonts import JOINERS, VISIBLE_MARK, missing_glyphs
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.papers.minutes import MinutesContent
from barnombud.errors import InputError

_PLACES = (
    ("record.voice", "voice"),
    ("record.works", "works"),
    ("record.hard", "hard"),
    ("record.five_questions", "five_questions"),
    ("record.notes", "notes"),
    ("agreement.need", "need"),
    ("agreement.better", "better"),
    ("agreement.entry", "entry"),
    ("agreement.offers", "offers"),
    ("agreement.tell", "tell"),
    ("ratings", "flower"),
    ("child", "first_name"),
    ("guardians", "guardians"),
    ("members", "members"),
    ("agencies", "agencies"),
    ("template", "template"),
)
"""Where a path in a child's item stands on the page: its start → the field's code name."""
_SECTION_PARTS = {"heading": "title", "discussion": "notes", "agreed": "agreed"}


def prints_on_one_line(text: str) -> bool:
    """Whether a name has no line breaks or control characters; joiners, as Persian names have, may be."""
    return "".join(letter for letter in text if letter not in JOINERS).isprintable()


def require_printable_text(field: str, text: str) -> None:
    """Refuse a text that could not be printed.

    Raises:
        InputError: ``glyph_missing`` with the character's number, such as ``U+1F600``.
    """
    missing = missing_glyphs(text)
    if missing:
        raise InputError(field, "glyph_missing", f"U+{ord(missing[0]):04X}")


def require_printable_item(frozen: FrozenItem) -> None:
    """Refuse a child's item with a character that cannot be printed; raises as `require_printable_text`."""
    for path, text in _texts(frozen):
        place = next((place for start, place in _PLACES if path.startswith(start)), path)
        require_printable_text(place, text)


def require_printable_minutes(content: MinutesContent) -> None:
    """Refuse minutes with a character that cannot be printed; the field is such as ``sections.3.notes``."""
    for path, text in _texts(content):
        parts = path.split(".")
        if parts[0] == "sections":
            part = _SECTION_PARTS[parts[2]]
            require_printable_text(f"sections.{int(parts[1]) + 1}.{part}", text)
        require_printable_text(parts[0], text)


def with_visible_marks(frozen: FrozenItem) -> FrozenItem:
    """Return the item with ``¤`` for each character that cannot be printed, so that nothing goes unseen.

    For the end of a meeting, which is one press and waits for nobody.
    """
    content = frozen.model_dump_json()
    missing = missing_glyphs(content)
    for letter in missing:
        content = content.replace(letter, VISIBLE_MARK)
    return FrozenItem.model_validate_json(content) if missing else frozen


def _texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text inside a value with its path, such as ``record.notes.0.text``."""
    if isinstance(value, str):
        yield path, value
        return
    parts: Iterator[tuple[object, object]] = iter(())
    if isinstance(value, BaseModel):
        parts = iter(value)
    elif isinstance(value, Mapping):
        parts = iter(value.items())
    elif isinstance(value, tuple):
        parts = iter(enumerate(value))
    for name, part in parts:
        yield from _texts(part, f"{path}.{name}" if path else str(name))
