"""One person's consent events in the order they count: corrections in place, denials never written over.

The strictest reading wins wherever two events disagree; decided in docs/consent-gate.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.ids import ConsentEventId

_GIVING = frozenset({Answer.YES, Answer.PARTLY})


def is_denial(event: ConsentEvent) -> bool:
    """Whether the event takes consent away: a withdrawal, a no, or an answer that says nothing."""
    if event.kind is ConsentKind.ASKED:
        return False
    return event.kind is ConsentKind.WITHDRAWN or event.answer not in _GIVING


def in_order(events: Iterable[ConsentEvent]) -> tuple[ConsentEvent, ...]:
    """Return ``events`` as they were recorded; at one and the same instant the stricter comes last."""
    return tuple(sorted(events, key=lambda event: (event.recorded_at, _strictness(event))))


def _strictness(event: ConsentEvent) -> int:
    if event.kind is ConsentKind.WITHDRAWN:
        return 4
    if event.kind is ConsentKind.CORRECTED:
        return 3
    if event.kind is ConsentKind.ASKED:
        return 0
    return 2 if is_denial(event) else 1


def deciding_event(events: Iterable[ConsentEvent]) -> ConsentEvent | None:
    """Return the event that decides among one person's ``events``, or None when nothing was answered.

    - A correction stands where the answer it corrects stood, so it never undoes a later withdrawal. One that
      corrects nothing of this person's counts as a no when it is one, and else as an answer without terms.
    - A denial works from when it was recorded, whatever date it bears. A yes recorded after it counts only
      when it was given on the denial's date or later: a paper found afterwards reopens nothing (R7).
    """
    decided: ConsentEvent | None = None
    denial: ConsentEvent | None = None
    for event in _corrected(in_order(events)):
        if is_denial(event):
            decided = event
            if denial is None or event.happened_on >= denial.happened_on:
                denial = event
        elif denial is None or event.happened_on >= denial.happened_on:
            decided = event
    return decided


def _corrected(events: Sequence[ConsentEvent]) -> list[ConsentEvent]:
    """Return answers and withdrawals with every correction put in the place of what it corrects."""
    found: list[ConsentEvent] = []
    place: dict[ConsentEventId, int] = {}
    for event in events:
        if event.kind is ConsentKind.ASKED:
            continue
        if event.kind is ConsentKind.CORRECTED and event.corrects in place:
            place[event.id] = place[event.corrects]
            found[place[event.id]] = event
            continue
        dangling = event.kind is ConsentKind.CORRECTED
        if event.kind is ConsentKind.ANSWERED:
            place[event.id] = len(found)
        found.append(event.model_copy(update={"terms": None}) if dangling else event)
    return found
