"""Words on a paper that may tell too much, and whether somebody has looked through exactly that paper.

Papers to guardians are screened for telephones, addresses, numbers, other people's names and units (R24); all
papers about a protected child also for the family's own names, and somebody signs for each (R25).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from barnombud.domain.case import PaperCheck
from barnombud.domain.ids import CaseId
from barnombud.domain.leak_check import Leak, LeakKind, LeakWords, find_leaks
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.protection import ProtectionBlocker
from barnombud.domain.text_folding import FoldedText
from barnombud.domain.value import Value
from barnombud.errors import RuleViolation
from barnombud.services.known_words import child_words
from barnombud.store.unit_of_work import UnitOfWork

_OF_PRINTING = frozenset({"printed_at", "printed_by", "state"})
"""Differs from one printing to the next of the same paper."""
_FILLED_IN = frozenset(
    {
        *PaperContent.model_fields,
        *("kind", "sender", "language", "receiver", "minutes_number", "case_number", "child", "recipient"),
        *("attendance", "permitted", "topics", "finalised", "withdraw_contact", "agency", "contact_name"),
        *("telephone", "author", "question", "template", "layers", "centre", "petal_key", "whose"),
        *("agencies", "form_id", "contact", "reference", "private_senders"),
    }
)
"""Parts that the program fills in from the team's own settings; what people write in is the rest."""


class FoundWord(Value):
    """One place on a paper that may tell too much."""

    place: str
    """Where: the field's code name, such as ``works`` or ``offers``."""
    text: str
    """The text it stands in."""
    leak: Leak


def digest_of(content: PaperContent) -> str:
    """Return the fingerprint of what a paper says, whenever and by whomever it is printed."""
    return hashlib.sha256(content.model_dump_json(exclude=set(_OF_PRINTING)).encode()).hexdigest()


def words_on(uow: UnitOfWork, content: PaperContent, case_id: CaseId, today: date) -> tuple[FoundWord, ...]:
    """Return what on a paper about a child may tell too much, in the order of the paper.

    On a guardian's copy the child's and her own name are no hits; when the child is protected every name is.
    """
    identity, own = uow.cases.identity(case_id), frozenset[str]()
    words = LeakWords(names=child_words(uow), units=tuple(agency.name for agency in uow.agencies.list()))
    if identity.is_protected:
        places = (uow.team.team().municipality, *(meeting.place for meeting in uow.meetings.list()))
        words = words.model_copy(update={"places": tuple(place for place in places if place.strip())})
    elif isinstance(content, GuardianSheetContent):
        own = _parts(identity.alias, identity.first_name, identity.family_name, content.recipient)
    else:
        return ()
    return tuple(
        FoundWord(place=place, text=text, leak=leak)
        for place, text in _free_texts(content)
        for leak in find_leaks(text, words, today=today)
        if not (leak.kind is LeakKind.NAME and _parts(text[leak.start : leak.end]) <= own)
    )


def find_check(uow: UnitOfWork, content: PaperContent, case_id: CaseId) -> PaperCheck | None:
    """Return the signed check of exactly this paper, if there is one."""
    digest = digest_of(content)
    checks = uow.cases.preparation(case_id).paper_checks
    return next((check for check in reversed(checks) if check.digest == digest), None)


def require_checked(uow: UnitOfWork, content: PaperContent, case_id: CaseId, today: date) -> None:
    """Refuse a paper that somebody has to look through first.

    Raises:
        RuleViolation: `ProtectionBlocker.MASKING_NOT_SIGNED` or `WORDS_NOT_ANSWERED`.
    """
    if find_check(uow, content, case_id) is not None:
        return
    if uow.cases.identity(case_id).is_protected:
        raise RuleViolation((ProtectionBlocker.MASKING_NOT_SIGNED,), content.document_id)
    if words_on(uow, content, case_id, today):
        raise RuleViolation((ProtectionBlocker.WORDS_NOT_ANSWERED,), content.document_id)


def _parts(*names: str) -> frozenset[str]:
    """Return the words of names, folded, without the s of a genitive."""
    folded = FoldedText(" ".join(names).replace("-", " ")).text.split()
    return frozenset(word.removesuffix("s").removesuffix("'") for word in folded)


def _free_texts(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield what people have written on a paper, with the name of the part it stands in."""
    if isinstance(part, str) and part.strip():
        yield place, part
    elif isinstance(part, BaseModel):
        for name, inner in part:
            if name not in _FILLED_IN:
                yield from _free_texts(inner, place or name)
    elif isinstance(part, tuple):
        for inner in part:
            yield from _free_texts(inner, place)
