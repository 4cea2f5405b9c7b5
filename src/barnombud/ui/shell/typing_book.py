"""Where what is typed is kept, and how one page of it is kept, held or forgotten on the store lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from barnombud.domain.half_typed import HalfTyped, Spot, Unsaved
from barnombud.domain.ids import CaseId
from barnombud.errors import ConsentError, KeyNotHeld, RuleViolation

REFUSED = (RuleViolation, ConsentError, KeyNotHeld)
"""What may not be kept is not held either."""


@dataclass(frozen=True)
class TypingBook:
    """Where it is kept; what reads or writes the store belongs on the store lane.

    Attributes:
        keep: keeps a spot and everything half typed there that has changed; returns when it was committed.
        find: returns what is half typed on a page, about the child with the id given if any.
        hold: holds over a lock what the store could not take: what stands in fields and nowhere else, and
            what stands in fields that save themselves.
        find_held: returns what is held of a page.
        forget_held: holds nothing of a page any more; any thread.
        is_holding: whether any text is held; any thread.
    """

    keep: Callable[[Spot, tuple[HalfTyped, ...]], datetime | None]
    find: Callable[[Spot, CaseId | None], HalfTyped]
    hold: Callable[[Spot, tuple[HalfTyped, ...], tuple[HalfTyped, ...]], None]
    find_held: Callable[[Spot], Unsaved | None]
    forget_held: Callable[[Spot], None]
    is_holding: Callable[[], bool]


@dataclass(frozen=True)
class OnPage:
    """What stands on a page when its fields are about to go.

    Attributes:
        spot: where the person is.
        typed: all that stands in fields and nowhere else.
        own: what was typed in fields that save themselves.
        unasked: what is half typed and the store has not told yet what it has beside it.
    """

    spot: Spot
    typed: tuple[HalfTyped, ...]
    own: tuple[HalfTyped, ...]
    unasked: tuple[HalfTyped, ...]


def keep_or_hold(
    book: TypingBook,
    on_page: OnPage,
    changed: tuple[HalfTyped, ...] | None,
    not_saved: Callable[[], bool],
) -> datetime | None:
    """Keep what has changed on a page whose fields are about to go; what the store cannot take is held.

    Args:
        book: where it is kept and held.
        on_page: all there is on the page.
        changed: what the store has not got of it; None where it has even the spot.
        not_saved: whether a field that saves itself could not, as far as the lane has come.
    """
    spot, at = on_page.spot, None
    try:
        if changed is not None:
            at = book.keep(spot, changed)
        for part in on_page.unasked:
            beside = {**book.find(spot, part.case_id).fields, **part.fields}
            at = book.keep(spot, (part.model_copy(update={"fields": beside}),))
    except REFUSED:
        raise
    except Exception:
        book.hold(spot, on_page.typed, on_page.own)
        raise
    if not_saved():
        book.hold(spot, on_page.typed, on_page.own)
    return at
