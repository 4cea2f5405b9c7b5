"""What a case may hold when, whether a child is in twice, and when a case may be closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from barnombud.domain.case import GUARDIAN_CAPACITIES, Case, CaseIdentity, CaseState, Guardian
from barnombud.domain.consent.standing import lacks_second_guardian
from barnombud.domain.ids import AgencyId, CaseId
from barnombud.domain.text_folding import FoldedText

MAX_PREPARED_INPUTS = 15
"""At most so many required inputs to a prepared case (issue, Prepare)."""
REQUIRED_CASE_INPUTS = ("alias", "first_name", "concern")
"""One each for a case: alias before a consent, name and concern once it holds."""
REQUIRED_GUARDIAN_INPUTS = ("capacity", "language")
"""For each guardian; both have a default that is right for most."""
REQUIRED_ANSWER_INPUTS = ("answer", "topics", "agencies", "informed", "form")
"""For the first guardian's yes. Purpose, dates, collector and information sheet are filled in beforehand."""
REQUIRED_SAME_ANSWER_INPUTS = ("answer", "happened_on", "informed")
"""For another guardian through "Samma som": her own answer, its day, and that she has been told."""


class CaseBlocker(StrEnum):
    """Why a case cannot be saved or closed as it is."""

    NAMED_WITHOUT_CONSENT = "named_without_consent"
    BIRTH_DATE_IN_FUTURE = "birth_date_in_future"
    SAME_CHILD = "same_child"
    SECOND_GUARDIAN_MISSING = "second_guardian_missing"
    SAME_GUARDIAN_NUMBER = "same_guardian_number"
    GUARDIAN_NAMED_WITHOUT_CONSENT = "guardian_named_without_consent"
    NO_GUARDIAN = "no_guardian"
    ALREADY_CLOSED = "already_closed"
    AGREEMENT_RUNS = "agreement_runs"
    OWN_SYSTEMS_NOT_TICKED = "own_systems_not_ticked"
    TAKEN_UP_NOW = "taken_up_now"
    """Its item is open in the running meeting, so it cannot be erased."""


def identity_blockers(
    case: Case, identity: CaseIdentity, holds: bool, today: date
) -> tuple[CaseBlocker, ...]:
    """Return why ``identity`` may not be saved; what has been saved before stays as it is.

    ``holds``: whether consent holds now. Until it does, only the alias may be filled (issue, Prepare), and
    when it no longer does, what was written is frozen (R7). A closed case, or one in the bin, is not changed.
    """
    found = {
        CaseBlocker.ALREADY_CLOSED: case.state is CaseState.CLOSED or case.removed_on is not None,
        CaseBlocker.NAMED_WITHOUT_CONSENT: identity.is_named and not holds,
        CaseBlocker.BIRTH_DATE_IN_FUTURE: identity.birth_date is not None and identity.birth_date > today,
    }
    return tuple(blocker for blocker, is_so in found.items() if is_so)


def guardian_blockers(guardians: Sequence[Guardian], holds: bool) -> tuple[CaseBlocker, ...]:
    """Return what is wrong with those entered as guardians, before anybody is asked (R4).

    ``holds``: whether a first consent holds now; until then guardians have no names (issue, Prepare).
    """
    numbers = [guardian.ordinal for guardian in guardians]
    found = {
        CaseBlocker.NO_GUARDIAN: all(g.capacity not in GUARDIAN_CAPACITIES for g in guardians),
        CaseBlocker.SECOND_GUARDIAN_MISSING: lacks_second_guardian(guardians),
        CaseBlocker.SAME_GUARDIAN_NUMBER: len(set(numbers)) < len(numbers),
        CaseBlocker.GUARDIAN_NAMED_WITHOUT_CONSENT: not holds and any(g.name for g in guardians),
    }
    return tuple(blocker for blocker, is_so in found.items() if is_so)


def same_child(identity: CaseIdentity, others: Mapping[CaseId, CaseIdentity]) -> tuple[CaseId, ...]:
    """Return the cases among ``others`` that may be about the same child.

    Same identity number, or same first name, with same birth date or same family name and no other birth date
    known. A warning to look at: names are shared, so it never stops anybody.
    """
    return tuple(case_id for case_id, other in others.items() if _may_be_same(identity, other))


def _may_be_same(one: CaseIdentity, other: CaseIdentity) -> bool:
    if one.identity_number and one.identity_number == other.identity_number:
        return True
    first = _folded(one.first_name)
    if not first or first != _folded(other.first_name):
        return False
    if one.birth_date and other.birth_date:
        return one.birth_date == other.birth_date
    family = _folded(one.family_name)
    return bool(family) and family == _folded(other.family_name)


def _folded(name: str) -> str:
    return " ".join(FoldedText(name, without_marks=True).text.split())


def prepared_inputs(guardians: int) -> int:
    """Return how many inputs are required to prepare a case with ``guardians`` who say yes alike."""
    own = len(REQUIRED_ANSWER_INPUTS) + len(REQUIRED_SAME_ANSWER_INPUTS) * (guardians - 1)
    return len(REQUIRED_CASE_INPUTS) + len(REQUIRED_GUARDIAN_INPUTS) * guardians + own


def may_close_case(
    case: Case,
    *,
    open_agreements: int,
    agencies: Iterable[AgencyId],
    ticked: Collection[AgencyId],
) -> tuple[CaseBlocker, ...]:
    """Return why ``case`` may not be closed yet; empty when it may (R49).

    ``agencies`` are those that have taken part (the matrix); each must be in ``ticked``: it has entered what
    it needs in its own system, or has nothing to enter.
    """
    found = {
        CaseBlocker.ALREADY_CLOSED: case.state is CaseState.CLOSED,
        CaseBlocker.AGREEMENT_RUNS: open_agreements > 0,
        CaseBlocker.OWN_SYSTEMS_NOT_TICKED: any(agency not in ticked for agency in agencies),
    }
    return tuple(blocker for blocker, is_so in found.items() if is_so)
