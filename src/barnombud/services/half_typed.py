"""Keeps where somebody is and what she has half typed there, so that neither a lock nor a crash loses it.

What is half typed about a child is sealed with the case's key, the rest and the spot itself with the member's
own. It is the net below the drafts that forms keep themselves (`drafts`): no form has to say it is in it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from pydantic import ValidationError

from barnombud.domain.changes import Op
from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import Draft
from barnombud.errors import InputError
from barnombud.services.cases import require_holding
from barnombud.services.desk import Desk
from barnombud.services.drafts import LONGEST_DRAFT, TYPING

SPOT = "spot"
"""Where the one spot of a member lies among her drafts."""


def keep_half_typed(
    desk: Desk,
    spot: Spot,
    typed: HalfTyped | None = None,
    case_id: CaseId | None = None,
    *,
    before_consent: bool = False,
) -> datetime | None:
    """Keep the spot and what is half typed there, in one transaction; nothing half typed forgets what was.

    Where somebody stood leaves no line in the log, what she typed the same as any draft. Nothing is
    published: only the page that is typed in shows it.

    Args:
        desk: the open store.
        spot: where the signed-in member is.
        typed: everything that stands in fields of the page and nowhere else; None leaves it as it was.
        case_id: the child all of it is about, if any.
        before_consent: whether only fields may be typed in that are there before a consent holds (R12).

    Returns:
        When it was committed, or None where ``typed`` is None.

    Raises:
        InputError: it is longer than all fields of a page take together.
        KeyNotHeld: it is about a case whose key the signed-in member does not hold.
        RuleViolation: it is about a child for whom no consent holds, or whose case is shut.
    """
    with desk.unit_of_work() as uow:
        now, who = uow.now(), desk.member.id
        uow.drafts.save(Draft(place=SPOT, member_id=who, text=spot.model_dump_json(), saved_at=now))
        if typed is None:
            uow.commit_unlogged(Op.SAVE_DRAFT)
            return None
        place = place_of(spot, case_id)
        if not typed.fields:
            uow.drafts.forget(place, who)
        else:
            text = typed.model_dump_json()
            if len(text) > LONGEST_DRAFT:
                raise InputError("text", "too_long")
            if case_id is not None and not before_consent:
                require_holding(uow, uow.cases.get(case_id))
            uow.drafts.save(Draft(place=place, member_id=who, case_id=case_id, text=text, saved_at=now))
        return uow.commit(Op.SAVE_DRAFT).at


def find_half_typed(desk: Desk, spot: Spot, case_id: CaseId | None = None) -> HalfTyped:
    """Return what the signed-in member has half typed on a page and not saved.

    Raises:
        KeyNotHeld: it is about a case whose key she no longer holds.
    """
    with desk.unit_of_work() as uow:
        draft = uow.drafts.find(place_of(spot, case_id), desk.member.id)
        return HalfTyped() if draft is None else HalfTyped.model_validate_json(draft.text)


def last_spot(desk: Desk) -> Spot | None:
    """Return where the signed-in member was last; None the first time, or when another version wrote it."""
    with desk.unit_of_work() as uow:
        draft = uow.drafts.find(SPOT, desk.member.id)
    try:
        return None if draft is None else Spot.model_validate_json(draft.text)
    except ValidationError:
        return None


def place_of(spot: Spot, case_id: CaseId | None) -> str:
    """Return where the texts of a page lie: one place for each page and the records it shows.

    In a meeting that is one for each item, so that no text of one child lies under the key of another.
    """
    records = {name: value for name, value in spot.ids.items() if name.endswith("_id")}
    whole = "\n".join((spot.page, *(f"{name}={records[name]}" for name in sorted(records)), case_id or ""))
    return f"{TYPING}{spot.page}/{hashlib.sha256(whole.encode()).hexdigest()}"
