"""Words on a paper that may tell too much, and whether somebody has looked through exactly that paper.

Every paper about a child is clean or not made: other families' names and what its reader may not have are
looked for (R3, R25, R26). Papers to guardians are screened for telephones, addresses, numbers and units too
(R24), papers about a protected child also for the family's own names, and somebody signs for each (R25).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from barnombud.domain.case import PaperCheck, WordAnswer
from barnombud.domain.ids import CaseId
from barnombud.domain.leak_check import Leak, LeakKind, LeakWords, find_leaks
from barnombud.domain.name_search import NameSet, find_names, names_to_look_for, words_near
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.written_parts import WrittenPart, written_parts
from barnombud.domain.protection import ProtectionBlocker
from barnombud.domain.value import Value
from barnombud.errors import RuleViolation
from barnombud.services.kept_out import KeptOut, kept_out_of
from barnombud.services.known_words import child_words, ordinary_words
from barnombud.services.own_names import own_names, sheet_names
from barnombud.services.papers import PaperRequest
from barnombud.store.unit_of_work import UnitOfWork

_OF_PRINTING = frozenset({"printed_at", "printed_by", "state", "large", "older_form", "letterhead"})
"""Differs from one printing to the next of the same paper."""


class FoundWord(Value):
    """One place on a paper that may tell too much."""

    place: str
    """Where: the field's code name, such as ``works`` or ``offers``."""
    path: str
    """The same place exactly, such as ``offers.0.what``."""
    text: str
    """The text it stands in."""
    leak: Leak
    must_go: bool = False
    """It may not stay, whatever somebody answers: a full name, or words that the reader may not have."""


def digest_of(content: PaperContent) -> str:
    """Return the fingerprint of what a paper says, whenever and by whomever it is printed."""
    return hashlib.sha256(content.model_dump_json(exclude=set(_OF_PRINTING)).encode()).hexdigest()


def words_on(
    uow: UnitOfWork, content: PaperContent, request: PaperRequest, case_id: CaseId, today: date
) -> tuple[FoundWord, ...]:
    """Return what on a paper about a child may tell too much, in the order of the paper."""
    parts = tuple(written_parts(content))
    if not parts:
        return ()
    others, own = _names(uow, content, case_id, parts)
    words, kept_out = _known(uow, content, case_id), kept_out_of(uow, request)
    found: list[FoundWord] = []
    for part in parts:
        leaks = find_leaks(part.text, words, today=today) if words else ()
        found += hits_in(part, (others, own), kept_out, leaks)
    return tuple(found)


def hits_in(
    part: WrittenPart, names: tuple[NameSet, NameSet], kept_out: KeptOut, leaks: Iterable[Leak] = ()
) -> list[FoundWord]:
    """Return what in one text may tell too much, in order.

    ``names`` are those that may not stand there unasked, and those that may; ``leaks`` were found otherwise.
    """
    hits = [
        *_hits_of_names(part, *names),
        *_hits_of_others_text(part, kept_out),
        *(_found(part, leak) for leak in leaks),
    ]
    return _once(hits)


def find_check(uow: UnitOfWork, content: PaperContent, case_id: CaseId) -> PaperCheck | None:
    """Return the signed check of exactly this paper, if there is one."""
    digest = digest_of(content)
    checks = uow.cases.preparation(case_id).paper_checks
    return next((check for check in reversed(checks) if check.digest == digest), None)


def require_checked(
    uow: UnitOfWork, content: PaperContent, request: PaperRequest, case_id: CaseId, today: date
) -> PaperCheck | None:
    """Refuse a paper that somebody has to look through first; return the check when somebody has.

    Raises:
        RuleViolation: `ProtectionBlocker.MASKING_NOT_SIGNED`, `NOT_THIS_FAMILYS` when something on it may not
            stay, or `WORDS_NOT_ANSWERED`.
    """
    check = find_check(uow, content, case_id)
    found = words_on(uow, content, request, case_id, today)
    if check is not None and covers(check.answers, found):
        return check
    if uow.cases.identity(case_id).is_protected:
        raise RuleViolation((ProtectionBlocker.MASKING_NOT_SIGNED,), content.document_id)
    refuse_unanswered(content.document_id, found)
    return None


def refuse_unanswered(document_id: str, found: tuple[FoundWord, ...]) -> None:
    """Refuse a paper with words that nobody has answered.

    Raises:
        RuleViolation: `ProtectionBlocker.NOT_THIS_FAMILYS` when one may not stay, else `WORDS_NOT_ANSWERED`.
    """
    if any(word.must_go for word in found):
        raise RuleViolation((ProtectionBlocker.NOT_THIS_FAMILYS,), document_id)
    if found:
        raise RuleViolation((ProtectionBlocker.WORDS_NOT_ANSWERED,), document_id)


def covers(answers: Iterable[WordAnswer], found: Iterable[FoundWord]) -> bool:
    """Whether everything that is found now was answered: another child may have come since."""
    given = tuple(answers)
    answered = {(answer.path, answer.start, answer.end) for answer in given}
    struck = {(answer.path, answer.start, answer.end) for answer in given if answer.struck}
    return all(
        (word.path, word.leak.start, word.leak.end) in (struck if word.must_go else answered)
        for word in found
    )


def _names(
    uow: UnitOfWork, content: PaperContent, case_id: CaseId, parts: tuple[WrittenPart, ...]
) -> tuple[NameSet, NameSet]:
    """Return the names that may not stand on the paper unasked, and those that may."""
    held = uow.names.held()
    others = (names for case, names in held.items() if case != case_id)
    mine = sheet_names(uow, content, case_id) if isinstance(content, GuardianSheetContent) else None
    return names_to_look_for(
        others,
        held[case_id],
        own_names(uow, content),
        near=words_near(part.text for part in parts),
        mine=mine,
    )


def _known(uow: UnitOfWork, content: PaperContent, case_id: CaseId) -> LeakWords | None:
    """Return what else the paper is screened for; None for one that stays among the agencies (R24)."""
    units = tuple(agency.name for agency in uow.agencies.list())
    if uow.cases.identity(case_id).is_protected:
        places = (uow.team.team().municipality, *(meeting.place for meeting in uow.meetings.list()))
        known = tuple(place for place in places if place.strip())
        return LeakWords(names=child_words(uow), units=units, places=known)
    return LeakWords(units=units) if isinstance(content, GuardianSheetContent) else None


def _hits_of_names(part: WrittenPart, others: NameSet, own: NameSet) -> Iterator[FoundWord]:
    for hit in find_names(part.text, others, own, ordinary_words()):
        leak = Leak(kind=LeakKind.NAME, start=hit.start, end=hit.end)
        yield _found(part, leak, must_go=hit.full)


def _hits_of_others_text(part: WrittenPart, kept_out: KeptOut) -> Iterator[FoundWord]:
    for start, end in kept_out.not_for_the_reader.found_in(part.text):
        yield _found(part, Leak(kind=LeakKind.OTHERS_WORDS, start=start, end=end), must_go=True)
    for start, end in kept_out.of_other_children.found_in(part.text):
        yield _found(part, Leak(kind=LeakKind.OTHERS_WORDS, start=start, end=end))


def _found(part: WrittenPart, leak: Leak, *, must_go: bool = False) -> FoundWord:
    return FoundWord(place=part.place, path=part.path, text=part.text, leak=leak, must_go=must_go)


def _once(hits: list[FoundWord]) -> list[FoundWord]:
    """Leave out a hit of a kind that lies in another of the same kind; what must go wins."""
    kept: list[FoundWord] = []
    for hit in sorted(hits, key=lambda each: (not each.must_go, each.leak.start - each.leak.end)):
        if not any(_lies_in(hit.leak, other.leak) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda each: (each.leak.start, each.leak.end))


def _lies_in(leak: Leak, other: Leak) -> bool:
    same = leak.kind is other.kind
    return same and other.start <= leak.start and leak.end <= other.end
