"""The facts of the one plain sentence under the matrix: what may happen today and what is missing.

Codes and ids only; `texts/` makes the sentence. Shown on the consent page of the case alone (R9, R25).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from barnombud.domain.case import Guardian
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.consent.standing import PersonStanding, Standing, permits, standings
from barnombud.domain.ids import AgencyId
from barnombud.domain.value import Value

THE_CHILD = 0
"""Stands for the child itself where guardians have their ordinal."""


_DENIED = frozenset({Standing.NO, Standing.WITHDRAWN})


class TodayState(StrEnum):
    """What the sentence begins with."""

    MAY = "may"
    """Some agencies may talk about the child by name today."""
    NOBODY_ASKED = "nobody_asked"
    MISSING = "missing"
    """At least one answer is missing, or says no; `missing` and `said_no` tell whose."""
    NOTHING_IN_COMMON = "nothing_in_common"
    """Everybody has said yes, but to nothing that is the same."""


class TodayFacts(Value):
    """What the sentence says, as codes."""

    state: TodayState
    may: tuple[AgencyId, ...] = ()
    """The bringing agency first, then those it may tell something, in the team's order."""
    left_out: tuple[AgencyId, ...] = ()
    """Active agencies of the team outside the consent; filled only when some may."""
    missing: tuple[int, ...] = ()
    """Ordinals of guardians with no answer that runs today; `THE_CHILD` for the child."""
    said_no: tuple[int, ...] = ()
    """Ordinals of those who have said no or withdrawn."""
    not_entered: bool = False
    """Joint custody, but only one guardian is entered."""
    ends_on: date | None = None
    """The last day on which all consents hold, when they do."""
    expiring: tuple[int, ...] = ()
    """Ordinals of those whose consent runs out within the team's warning days."""


def today_facts(
    guardians: Sequence[Guardian],
    events: Sequence[ConsentEvent],
    *,
    brought_by: AgencyId,
    agencies: Iterable[AgencyId],
    warning_days: int,
    at: datetime,
) -> TodayFacts:
    """Return what may happen at ``at``; ``agencies`` are the team's active ones in its own order."""
    people = standings(guardians, events, at)
    ordinals = {guardian.id: guardian.ordinal for guardian in guardians}
    known = [p for p in people if p.guardian_id is None or p.guardian_id in ordinals]

    def numbers(found: Iterable[PersonStanding]) -> tuple[int, ...]:
        return tuple(sorted(ordinals[p.guardian_id] if p.guardian_id else THE_CHILD for p in found))

    missing = TodayFacts(
        state=_state(people),
        said_no=numbers(p for p in known if p.standing in _DENIED),
        missing=numbers(p for p in known if not p.holds and p.standing not in _DENIED),
        not_entered=len(known) < len(people),
    )
    allowed = permits(people)
    if not allowed:
        return missing
    told = {pair[1] for pair in allowed if pair[0] == brought_by} - {brought_by}
    team = [agency for agency in agencies if agency != brought_by]
    ends = [(p, p.terms.valid_to) for p in people if p.terms is not None]
    last_day = swedish_date(at) + timedelta(days=warning_days)
    return TodayFacts(
        state=TodayState.MAY if told & set(team) else TodayState.NOTHING_IN_COMMON,
        may=(brought_by, *(agency for agency in team if agency in told)),
        left_out=tuple(agency for agency in team if agency not in told),
        ends_on=min(end for _, end in ends),
        expiring=numbers(p for p, end in ends if end <= last_day),
    )


def _state(people: Sequence[PersonStanding]) -> TodayState:
    if all(person.untouched for person in people):
        return TodayState.NOBODY_ASKED
    return TodayState.NOTHING_IN_COMMON if all(p.holds for p in people) else TodayState.MISSING
