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
from barnombud.store.unit_of_work import UnitOfWork

SPOT = "spot"
"""Where the one spot of a member lies among her drafts."""


def keep_half_typed(desk: Desk, spot: Spot, typed: tuple[HalfTyped, ...] = ()) -> datetime | None:
    """Keep the spot and what is half typed there, in one transaction.

    Where somebody stood leaves no line in the log, what she typed the same as any draft. Nothing is
    published: only the page that is typed in shows it.

    Args:
        desk: the open store.
        spot: where the signed-in member is.
        typed: what has changed, each with everything that is about the same child; without fields what was
            kept about it is forgotten.

    Returns:
        When it was committed, or None where nothing typed has changed.

    Raises:
        InputError: it is longer than all fields of a page take together.
        KeyNotHeld: it is about a case whose key the signed-in member does not hold.
        RuleViolation: it is about a child for whom no consent holds, or whose case is shut.
    """
    with desk.unit_of_work() as uow:
        draft = Draft(place=SPOT, member_id=desk.member.id, text=spot.model_dump_json(), saved_at=uow.now())
        uow.drafts.save(draft)
        if not typed:
            uow.commit_unlogged(Op.SAVE_DRAFT)
            return None
        for part in typed:
            _keep_part(uow, draft, place_of(spot, part.case_id), part)
        return uow.commit(Op.SAVE_DRAFT).at


def _keep_part(uow: UnitOfWork, spot: Draft, place: str, part: HalfTyped) -> None:
    if not part.fields:
        uow.drafts.forget(place, spot.member_id)
        return
    text = part.model_dump_json()
    if len(text) > LONGEST_DRAFT:
        raise InputError("text", "too_long")
    if part.case_id is not None and not part.before_consent:
        require_holding(uow, uow.cases.get(part.case_id))
    uow.drafts.save(spot.model_copy(update={"place": place, "case_id": part.case_id, "text": text}))


def find_half_typed(desk: Desk, spot: Spot, case_id: CaseId | None = None) -> HalfTyped:
    """Return what the signed-in member has half typed on a page and not saved.

    Raises:
        KeyNotHeld: it is about a case whose key she no longer holds.
    """
    with desk.unit_of_work() as uow:
        draft = uow.drafts.find(place_of(spot, case_id), desk.member.id)
        return HalfTyped(case_id=case_id) if draft is None else HalfTyped.model_validate_json(draft.text)


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
