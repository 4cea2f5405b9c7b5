"""Half-typed text: kept while somebody types, forgotten when what it becomes is saved.

A draft belongs to the signed-in member and to one place, such as ``consultation/new/question``: page, record
and field, never a name. Drafts about a child are sealed with the case's key, others with the member's own.
The log says only that something was typed: which field would tell of a family. Nothing but the page that
typed a draft shows it, so other pages let `Op.SAVE_DRAFT` pass.
"""

from __future__ import annotations

import re

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.consultation import CONSULTATION_DRAFTS
from barnombud.domain.ids import CaseId
from barnombud.domain.minutes import Draft
from barnombud.errors import InputError
from barnombud.services.cases import require_holding
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork

LONGEST_DRAFT = 50_000
"""Characters; far more than any field takes."""
CONSENT_FORMS = "consent/"
"""Drafts of the consent form lie at ``consent/<guardian>/<field>``."""
TYPING = "typing/"
"""What stands in the fields of a page and nowhere else lies here; see `half_typed`."""
_PLACE = re.compile(r"[a-z0-9_./-]{1,120}")


def save_draft(desk: Desk, place: str, text: str, case_id: CaseId | None = None) -> Outcome[Draft]:
    """Keep what has been typed in one field so far.

    Before a consent holds only the form of the consent itself may be half typed about a child (R12).

    Raises:
        InputError: the text is longer than any field takes.
        ValueError: the place is no code.
        KeyNotHeld: it is about a case whose key the signed-in member does not hold.
        RuleViolation: it is about a child for whom no consent holds.
    """
    if len(text) > LONGEST_DRAFT:
        raise InputError("text", "too_long")
    if not _PLACE.fullmatch(place):
        raise ValueError("A draft's place is a code")
    with desk.unit_of_work() as uow:
        if case_id is not None and not place.startswith(CONSENT_FORMS):
            require_holding(uow, uow.cases.get(case_id))
        draft = Draft(place=place, member_id=desk.member.id, case_id=case_id, text=text, saved_at=uow.now())
        uow.drafts.save(draft)
        return Outcome(draft, _committed(uow, place))


def find_draft(desk: Desk, place: str) -> Draft | None:
    """Return the signed-in member's draft of one field, or None."""
    with desk.unit_of_work() as uow:
        return uow.drafts.find(place, desk.member.id)


def drafts_for(desk: Desk, prefix: str) -> dict[str, str]:
    """Return the signed-in member's drafts whose place starts with ``prefix``: place to text."""
    with desk.unit_of_work() as uow:
        return {draft.place: draft.text for draft in uow.drafts.starting_with(prefix, desk.member.id)}


def discard_drafts(desk: Desk, prefix: str) -> Outcome[None]:
    """Forget the signed-in member's drafts whose place starts with ``prefix``."""
    with desk.unit_of_work() as uow:
        uow.drafts.discard(prefix, desk.member.id)
        return Outcome(None, _committed(uow, prefix))


def _committed(uow: UnitOfWork, place: str) -> Change:
    """Commit; a draft of a consultation leaves no line of who typed it (R13)."""
    commit = uow.commit_unlogged if place.startswith(CONSULTATION_DRAFTS) else uow.commit
    return commit(Op.SAVE_DRAFT)
