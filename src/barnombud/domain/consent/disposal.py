"""What need not be kept any longer of an answer that was no, and of a case nobody has answered in (R9).

A no counts until it is disposed of. Then the person counts as not asked and nothing opens without asking anew
(`ConsentKind.CLEARED`); a case in which nothing else stands is dropped with its key.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from barnombud.domain.case import Capacity, Case, CaseState
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.consent.history import deciding_event, in_order, is_denial
from barnombud.domain.ids import ConsentEventId, GuardianId
from barnombud.domain.value import Value

_ANSWERS = frozenset({ConsentKind.ANSWERED, ConsentKind.CORRECTED})
_NOTHING_SAID = frozenset({ConsentKind.ASKED, ConsentKind.CLEARED})


class Cleared(Value):
    """Whose answer is disposed of, as a marker names her."""

    guardian_id: GuardianId | None
    capacity: Capacity
    other_adult: str = ""


class Disposal(Value):
    """What goes, and what is left in its place."""

    event_ids: frozenset[ConsentEventId]
    cleared: tuple[Cleared, ...] = ()
    drops_case: bool = False
    """Nothing else stands in the case: it goes with everything, its key too."""


def due_refusals(case: Case, events: Sequence[ConsentEvent], at: datetime, days: int) -> Disposal | None:
    """Return what is to be disposed of in ``case`` when a no has stood for ``days`` days, or None.

    A no that is not what counts now waits: without it an older paper might count again.
    """
    today = swedish_date(at)
    gone: set[ConsentEventId] = set()
    cleared: list[Cleared] = []
    for person in _people(events):
        decided = deciding_event(person)
        if decided is None or not _is_no(decided) or _kept_until(decided, days) > today:
            continue
        found = _of_refusal(person, decided)
        gone |= found
        if not decided.other_adult or len(found) < len(person):
            cleared.append(
                Cleared(
                    guardian_id=decided.guardian_id,
                    capacity=decided.capacity,
                    other_adult=decided.other_adult,
                )
            )
    if not gone:
        return None
    left = [event for event in events if event.id not in gone]
    if case.state is CaseState.ASKING and all(event.kind is ConsentKind.CLEARED for event in left):
        return Disposal(event_ids=frozenset(gone), drops_case=True)
    return Disposal(event_ids=frozenset(gone), cleared=tuple(cleared))


def is_unanswered(case: Case, events: Sequence[ConsentEvent], at: datetime, days: int) -> bool:
    """Whether nothing was ever opened in ``case`` and nothing has been said or has run for ``days`` days."""
    if case.state is not CaseState.ASKING:
        return False
    if any(is_denial(event) and event.kind is not ConsentKind.CLEARED for event in events):
        return False
    last = max((_last_day(event) for event in events), default=case.created_on)
    return max(last, case.created_on) + timedelta(days=days) <= swedish_date(at)


def _people(events: Sequence[ConsentEvent]) -> list[list[ConsentEvent]]:
    found: dict[tuple[GuardianId | None, str], list[ConsentEvent]] = {}
    for event in events:
        found.setdefault((event.guardian_id, event.other_adult), []).append(event)
    return list(found.values())


def _is_no(event: ConsentEvent) -> bool:
    return event.kind in _ANSWERS and event.answer in (None, Answer.NO)


def _kept_until(event: ConsentEvent, days: int) -> date:
    return swedish_date(event.recorded_at) + timedelta(days=days)


def _of_refusal(person: Sequence[ConsentEvent], decided: ConsentEvent) -> set[ConsentEventId]:
    """Return every no of one person, what it put right, and that she was asked since she last said yes.

    A no that was put right to a yes was none, and stays where the yes points at it.
    """
    by_id = {event.id: event for event in person if event.kind in _ANSWERS}
    put_right = {event.corrects for event in person if event.corrects and not _is_no(event)}
    gone: set[ConsentEventId] = set()
    for event in (each for each in person if _is_no(each) and each.id not in put_right):
        found: ConsentEvent | None = event
        while found is not None and found.id not in gone:
            gone.add(found.id)
            found = by_id.get(found.corrects) if found.corrects else None
    waiting: list[ConsentEventId] = []
    diary = in_order(person)
    before = [event.id for event in diary].index(decided.id)
    for event in diary[:before]:
        if event.kind in _NOTHING_SAID:
            waiting.append(event.id)
        elif event.id not in gone:
            waiting.clear()
    return gone | set(waiting)


def _last_day(event: ConsentEvent) -> date:
    recorded = swedish_date(event.recorded_at)
    return max(recorded, event.terms.valid_to) if event.terms else recorded
