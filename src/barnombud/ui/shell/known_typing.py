"""What is known of how much of a page's typing the store has, so that only what has changed is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.domain.ids import CaseId
from barnombud.ui.widgets.typed_about import TypedAbout

Typed = dict[TypedAbout, dict[str, str]]
"""Texts by their fields' addresses, by what they are about."""


@dataclass
class Known:
    """One showing of one page.

    Attributes:
        arrived: the spot when the page came on screen.
        spot: the spot kept last.
        asked: what the page is about and the store has been asked for.
        typed: what the store has of each, once it has answered.
        is_held: whether something of the page is held that the store could not take before.
    """

    arrived: Spot | None = None
    spot: Spot | None = None
    asked: set[TypedAbout] = field(default_factory=set)
    typed: Typed = field(default_factory=dict)
    is_held: bool = False

    def changes(self, now: Typed, spot: Spot) -> tuple[Typed | None, Callable[[], None]]:
        """Return what the store has not got, None where it has even the spot; and what undoes that.

        From now on the store is believed to have it, until it is undone.
        """
        changed = {
            about: now.get(about, {}) for about in self.typed if now.get(about, {}) != self.typed[about]
        }
        undo = partial(self._undo, self.spot, {about: self.typed[about] for about in changed})
        if not changed and spot == self.spot:
            return None, undo
        self.typed |= changed
        self.spot = spot
        return changed, undo

    def _undo(self, spot: Spot | None, typed: Typed) -> None:
        self.spot = spot
        self.typed |= typed


def parts_of(typed: Typed, page: TypedAbout) -> tuple[HalfTyped, ...]:
    """Return texts as they are kept; ``page`` says what the page itself is about."""
    return tuple(
        HalfTyped(
            fields=fields,
            case_id=case_of(about),
            before_consent=about == page and page.before_consent,
        )
        for about, fields in typed.items()
    )


def case_of(about: TypedAbout) -> CaseId | None:
    """Return the child something typed is about, if any."""
    return CaseId(about.case_id) if about.case_id else None
