"""One child in two cases: what of one case the other has to obey; the stricter always counts (R4, R7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from barnombud.domain.case import Guardian
from barnombud.domain.consent.gate import CaseFacts
from barnombud.domain.consent.standing import PersonStanding, Standing, permits, standings
from barnombud.domain.text_folding import FoldedText

_DENIES = frozenset({Standing.NO, Standing.WITHDRAWN})


def to_ask_anew(kept: CaseFacts, other: CaseFacts, at: datetime) -> tuple[Guardian, ...]:
    """Return the guardians of ``kept`` whose yes may not stand after what was said in ``other``.

    A no, a withdrawal or an answer that has been disposed of in the other case blocks; so does a yes there
    to less. The person is found by name, else by number; when she is not found, nobody's yes stands.
    """
    here = {person.guardian_id: person for person in standings(kept.guardians, kept.events, at)}
    there = standings(other.guardians, other.events, at)
    holding = tuple(guardian for guardian in kept.guardians if _holds(here.get(guardian.id)))
    against = [person for person in there if person.standing in _DENIES or person.cleared]
    if not against and _permits_less(kept, other, at):
        against = [person for person in there if person.holds]
    if not against:
        return ()
    people = [same_person(guardian, kept.guardians) for guardian in _named(against, other.guardians)]
    found = tuple(guardian for guardian in holding if guardian in people)
    return found or holding


def same_person(guardian: Guardian, among: Sequence[Guardian]) -> Guardian | None:
    """Return who of ``among`` is the same guardian: by name when both have one, else by number."""
    if guardian.name.strip():
        for each in among:
            if _folded(each.name) == _folded(guardian.name):
                return each
    return next(
        (each for each in among if each.ordinal == guardian.ordinal and not (each.name and guardian.name)),
        None,
    )


def missing_guardians(kept: Sequence[Guardian], other: Sequence[Guardian]) -> tuple[Guardian, ...]:
    """Return those with custody in ``other`` who are not in ``kept``: they have to answer too (R4)."""
    return tuple(each for each in other if each.must_answer and same_person(each, kept) is None)


def _permits_less(kept: CaseFacts, other: CaseFacts, at: datetime) -> bool:
    """Whether the other case's yes lets less be told than the kept one's."""
    here = permits(standings(kept.guardians, kept.events, at))
    there = permits(standings(other.guardians, other.events, at))
    return bool(there) and any(not topics <= there.get(pair, frozenset()) for pair, topics in here.items())


def _named(people: Sequence[PersonStanding], guardians: Sequence[Guardian]) -> list[Guardian]:
    ids = {person.guardian_id for person in people}
    return [guardian for guardian in guardians if guardian.id in ids]


def _holds(person: PersonStanding | None) -> bool:
    return person is not None and person.holds


def _folded(name: str) -> str:
    return " ".join(FoldedText(name, without_marks=True).text.split())
