"""Codes of what a meeting refuses; `texts/errors.py` says them."""

from __future__ import annotations

from enum import StrEnum


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
