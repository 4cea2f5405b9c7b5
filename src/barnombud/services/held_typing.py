"""Holds over a lock what was typed and the store could not take: a full disk, or a damaged store.

It is sealed to the public key of whoever typed it and lies in memory only, for this run of the program: what
is held is useless without her passphrase, and nothing has to be written where nothing can be.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from barnombud.domain.consent.history import is_denial
from barnombud.domain.half_typed import HalfTyped, Spot, Unsaved
from barnombud.errors import KeyNotHeld, NotFound, StoreDamaged
from barnombud.services.desk import Desk
from barnombud.services.half_typed import place_of
from barnombud.store.sealed_box import open_sealed, seal_to
from barnombud.store.unit_of_work import UnitOfWork

_PURPOSE = "barnombud/held-typing/1"


@dataclass
class _Held:
    sealed: bytes
    is_text: bool
    others_since: bool = False


@dataclass(eq=False)
class HeldTyping:
    """What is held for every member of every team, sealed; one for a run of the program."""

    _held: dict[tuple[str, str], dict[str, _Held]] = field(default_factory=dict)
    """By team and member, then by page; what was held last stands last."""

    def of(self, desk: Desk) -> dict[str, _Held]:
        """Return what is held for the signed-in member, by page."""
        return self._held.setdefault((desk.store.keys.store_id, desk.member.id), {})

    def note_opened(self, desk: Desk) -> None:
        """Remember that somebody has signed in, for what is held for others of her team."""
        here = (desk.store.keys.store_id, desk.member.id)
        for owner, pages in tuple(self._held.items()):
            if owner[0] == here[0] and owner != here:
                for each in tuple(pages.values()):
                    each.others_since = True


def hold(
    desk: Desk, held: HeldTyping, spot: Spot, typed: tuple[HalfTyped, ...], own: tuple[HalfTyped, ...]
) -> None:
    """Hold what stands on a page in place of what was held of it; without any texts only the spot.

    Args:
        desk: the open store; nothing is written or read in it.
        held: where it is held.
        spot: where the signed-in member is.
        typed: what stands in fields and nowhere else.
        own: what stands in fields that save themselves.
    """
    unsaved = Unsaved(at=desk.clock.now(), spot=spot, typed=typed, own=own)
    public = desk.store.keys.private_key.public_key()
    sealed = seal_to(public, unsaved.model_dump_json().encode(), _context(desk))
    pages = held.of(desk)
    pages.pop(place_of(spot, None), None)
    pages[place_of(spot, None)] = _Held(sealed, bool(typed or own))


def find_held(desk: Desk, held: HeldTyping, spot: Spot) -> Unsaved | None:
    """Return what is held of a page, or None; it stays held until `forget_held`.

    What a no has been said to since is forgotten (R9), and so is what is about a child whose key the member
    does not hold any more.
    """
    found = held.of(desk).get(place_of(spot, None))
    unsaved = None if found is None else _opened(desk, found)
    if unsaved is None:
        return None
    with desk.unit_of_work() as uow:
        return unsaved.model_copy(
            update={
                "typed": tuple(each for each in unsaved.typed if _may_be_shown(uow, unsaved, each)),
                "own": tuple(each for each in unsaved.own if _may_be_shown(uow, unsaved, each)),
            }
        )


def held_spot(desk: Desk, held: HeldTyping) -> Spot | None:
    """Return where the signed-in member was when something was last held for her, or None."""
    newest = next(reversed(held.of(desk).values()), None)
    unsaved = None if newest is None else _opened(desk, newest)
    return None if unsaved is None else unsaved.spot


def is_holding(desk: Desk, held: HeldTyping) -> bool:
    """Whether any text is held for the signed-in member."""
    return any(each.is_text for each in tuple(held.of(desk).values()))  # the store lane may hold more now


def forget_held(desk: Desk, held: HeldTyping, spot: Spot) -> None:
    """Hold nothing of a page any more: the store has it."""
    held.of(desk).pop(place_of(spot, None), None)


def _may_be_shown(uow: UnitOfWork, unsaved: Unsaved, part: HalfTyped) -> bool:
    if part.case_id is None:
        return True
    try:
        uow.cases.get(part.case_id)
        events = uow.consents.for_case(part.case_id)
    except (KeyNotHeld, NotFound):
        return False
    return not any(is_denial(event) and event.recorded_at >= unsaved.at for event in events)


def _opened(desk: Desk, found: _Held) -> Unsaved | None:
    """Open what is held; None where the member has got another key pair since."""
    try:
        plain = open_sealed(desk.store.keys.private_key, found.sealed, _context(desk))
    except StoreDamaged:
        return None
    return Unsaved.model_validate_json(plain).model_copy(update={"others_since": found.others_since})


def _context(desk: Desk) -> bytes:
    return f"{_PURPOSE}/{desk.store.keys.store_id}/{desk.member.id}".encode()
