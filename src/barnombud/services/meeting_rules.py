"""Codes of what a meeting refuses, said by `texts/errors.py`; and how long an item's texts may be."""

from __future__ import annotations

from enum import StrEnum

from barnombud.errors import InputError

LONGEST_NOTES, LONGEST_AGREED = 20_000, 5_000
"""Characters, as in `AgendaItem`; a longer text could not be read back."""


class MeetingBlocker(StrEnum):
    """Why something cannot be done with a meeting or an item now."""

    HAS_BEGUN = "has_begun"
    NOT_RUNNING = "not_running"
    ANOTHER_RUNS = "another_runs"
    ITEM_HAS_TEXT = "item_has_text"
    CHILD_HAS_NO_TITLE = "child_has_no_title"
    ITEM_NOT_OPEN = "item_not_open"
    ITEM_IS_CHILD = "item_is_child"
    ITEM_IS_NOT_CHILD = "item_is_not_child"


def check_item_texts(notes: str, agreed: str) -> None:
    """Refuse texts of a general item that are too long to be kept.

    Raises:
        InputError: at ``notes`` or ``agreed`` (``too_long``).
    """
    for field, text, longest in (("notes", notes, LONGEST_NOTES), ("agreed", agreed, LONGEST_AGREED)):
        if len(text) > longest:
            raise InputError(field, "too_long")
