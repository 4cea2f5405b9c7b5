"""The enclosure: everything of one child's item, for one receiving agency (R27-R29)."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import Field, model_validator

from barnombud.domain.meeting.child_item import VoicePosition
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.flower import FlowerContent
from barnombud.domain.papers.frame import AdditionRow, Finalised, PaperContent, PersonRow, Span
from barnombud.domain.team import AgencyKind
from barnombud.domain.value import Value
from barnombud.errors import InputError


class Receiver(Value):
    """The receiving agency; the marking must be one its kind can have, so that a wrong one cannot be printed.

    Rules R28 and R48.
    """

    kind: AgencyKind
    name: str = Field(min_length=1, max_length=120)
    issuing_body: str = Field(min_length=1, max_length=120)
    """Authority or huvudman that stands in the marking."""
    marking: str = Field(min_length=1, max_length=500)
    """Words of the marking as the law book had them when the text was frozen (R18)."""
    reference: str = Field(default="", max_length=60)
    """The receiver's own Dnr when there is one."""

    @model_validator(mode="after")
    def _check_marking(self) -> Receiver:
        """No kind carries another kind's words, and none tells that somebody is protected."""
        words = self.marking.casefold()
        if _REVEALS_PROTECTION in words.replace(" ", ""):
            raise InputError("marking", "marking_reveals_protection")
        if not _may_carry(self.kind, words):
            raise InputError("marking", "marking_of_other_kind")
        return self


_REVEALS_PROTECTION = "21kap.3"
_ACT_ON_SECRECY = ("sekretesslagen", "osl")
_CHAPTERS = {
    AgencyKind.MUNICIPAL_PRESCHOOL: "23 kap.",
    AgencyKind.CHILD_HEALTH_CARE: "25 kap.",
    AgencyKind.SOCIAL_SERVICES: "26 kap.",
}
"""Kinds under the act on secrecy, with their own chapter; the others never name the act as their own."""


def _may_carry(kind: AgencyKind, words: str) -> bool:
    """Whether an agency of ``kind`` can have a marking of ``words`` (folded)."""
    if kind is AgencyKind.OTHER:
        return True
    names_act = any(name in words for name in _ACT_ON_SECRECY)
    chapter = _CHAPTERS.get(kind)
    if chapter is None:
        return not names_act
    others = [other for other in _CHAPTERS.values() if other != chapter]
    return names_act and chapter in words and not any(other in words for other in others)


class ItemAttendance(Value):
    """Who took part in the item, with departures and returns; no span prints as "hela punkten"."""

    person: PersonRow
    spans: tuple[Span, ...] = ()
    left_at: time | None = None
    """Of one who left the room for the item, left out or with a conflict of interest: when (R15)."""
    back_at: time | None = None
    """When she came back, if she did before the meeting ended."""


class VoiceRow(Value):
    """The child's own voice: a position is required, words are not (R11)."""

    position: VoicePosition
    how: str = Field(default="", max_length=500)
    why_not: str = Field(default="", max_length=500)
    words: str = Field(default="", max_length=5000)


class QuestionRow(Value):
    """One of the five questions and what was said; an empty answer is left out."""

    question: str = Field(max_length=300)
    answer: str = Field(default="", max_length=10000)


class NoteRow(Value):
    """A note by one agency; `about` names another adult it concerns, with that adult's consent (R6)."""

    author: str = Field(max_length=400)
    text: str = Field(max_length=10000)
    about: str = Field(default="", max_length=120)
    agency: str = Field(default="", exclude=True)
    """Whose note it is; not printed, so no part of what a signed check names."""
    withheld: str = ""
    """The line that says that guardians are not to read it; empty when they may (R26)."""


class EntryRow(Value):
    """The one way in: whom the family turns to (R19)."""

    agency: str = Field(min_length=1, max_length=120)
    function: str = Field(min_length=1, max_length=120)
    contact_name: str = Field(default="", max_length=120)
    telephone: str = Field(default="", max_length=40)


class OfferRow(Value):
    """What is offered, who comes back about it, by when, and where it stands in words."""

    what: str = Field(min_length=1, max_length=300)
    who: str = Field(default="", max_length=250)
    by_when: date | None = None
    state: str = Field(default="", max_length=60)
    agency: str = Field(default="", exclude=True)
    """Who has promised it; not printed, so no part of what a signed check names."""


class TellRow(Value):
    """Who tells the guardians, by when and how."""

    who: str = Field(min_length=1, max_length=400)
    by_when: date
    how: str = Field(default="", max_length=200)
    language: str = Field(default="", max_length=60)


class EnclosureContent(PaperContent):
    """One child's item for one agency. `permitted` and `topics` are frozen as they were when it opened."""

    kind: Literal[PaperKind.ENCLOSURE] = PaperKind.ENCLOSURE
    receiver: Receiver
    minutes_number: str = Field(default="", max_length=20)
    """Number and year of the general part, such as ``3/2026``."""
    on: date
    starts: time | None = None
    ends: time | None = None
    child: str = Field(min_length=1, max_length=80)
    """First name or alias; never an identity number (R46)."""
    case_number: str = Field(min_length=1, max_length=10)
    attendance: tuple[ItemAttendance, ...] = ()
    permitted: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    not_topics: tuple[str, ...] = ()
    consent_until: date | None = None
    consent_withdrawn_on: date | None = None
    """Set: the paper holds only "Samtycke återkallat" (R7)."""
    voice: VoiceRow | None = None
    works: str = Field(default="", max_length=10000)
    hard: str = Field(default="", max_length=10000)
    flower: FlowerContent | None = None
    questions: tuple[QuestionRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    need: str = Field(default="", max_length=2000)
    better: str = Field(default="", max_length=2000)
    entry: EntryRow | None = None
    offers: tuple[OfferRow, ...] = ()
    tell: TellRow | None = None
    follow_up_on: date | None = None
    follow_up_by: str = Field(default="", max_length=400)
    own_records: tuple[str, ...] = ()
    """What the receiver is to enter in its own system (R49)."""
    finalised: Finalised | None = None
    additions: tuple[AdditionRow, ...] = ()
