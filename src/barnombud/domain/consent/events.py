"""Consent events: append-only; what holds at a moment is derived, never stored."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from barnombud.domain.case import Capacity
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, ConsentEventId, GuardianId, MemberId
from barnombud.domain.value import Value


class ConsentKind(StrEnum):
    """What happened. Lapsing is derived from the end date and is no event of its own."""

    ASKED = "asked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    """Replaces the answer named by `corrects`; the old one stays in the history."""
    CLEARED = "cleared"
    """What this person said before counts no more: it has been disposed of (R9), or two cases about one
    child were joined. She counts as not asked, and nothing opens without asking anew. Says nothing of what
    it was."""


class Answer(StrEnum):
    """A person's answer; "inte tillfrågad" and "återkallat" are derived."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class InterpreterUse(StrEnum):
    """How understanding was made sure of when the language is not Swedish (R44)."""

    PROFESSIONAL = "professional"
    NOT_NEEDED = "not_needed"
    """Only with a reason in `interpreter_note`. Children and relatives are not offered (13 § FL)."""


class SheetTranslation(StrEnum):
    """Whether the translated information sheet had been reviewed when it was used (R43)."""

    NOT_STATED = "not_stated"
    """The Swedish sheet was used, or the answer was taken before this was asked."""
    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"
    """A reading aid: the Swedish text was read with an interpreter, and the answer rests on that."""


class ConsentForm(StrEnum):
    """How the answer was given."""

    ORAL = "oral"
    WRITTEN = "written"


class Scope(Value):
    """One ordered pair of agencies and what the first may tell the second."""

    from_agency: AgencyId
    to_agency: AgencyId
    topics: frozenset[Topic] = Field(min_length=1)


class ConsentTerms(Value):
    """Everything a yes or partly is made of (R1, R2). A no has none of it (R9)."""

    purpose: str = Field(min_length=1, max_length=500)
    facts: str = Field(default="", max_length=1000)
    """Free text beside the chosen topics."""
    not_raised: str = Field(default="", max_length=1000)
    """What must not be raised."""
    scopes: tuple[Scope, ...] = Field(min_length=1)
    valid_from: date
    valid_to: date
    """Last day it holds; invalid from the day after (R2)."""
    form: ConsentForm
    place: str = Field(default="", max_length=120)
    information_version: str = Field(min_length=1, max_length=40)
    """Id, language and version of the information sheet and form that were used."""
    information_language: str = Field(min_length=2, max_length=12)
    informed: bool
    """Told of the right to refuse and withdraw, of consequences, and of the duty to report."""
    interpreter: InterpreterUse | None = None
    interpreter_note: str = Field(default="", max_length=200)
    """Agency and id of the interpreter, or why none was needed (R44)."""
    original_kept_at: str = Field(default="", max_length=200)
    translation: SheetTranslation = SheetTranslation.NOT_STATED


class ConsentEvent(Value):
    """One thing that happened about one person's consent in one case."""

    id: ConsentEventId
    case_id: CaseId
    kind: ConsentKind
    guardian_id: GuardianId | None = None
    """None when the child answers, or another adult about herself."""
    capacity: Capacity
    other_adult: str = Field(default="", max_length=120)
    """Name of the adult whose own affairs this is about (R6); empty when it is about the child."""
    answer: Answer | None = None
    terms: ConsentTerms | None = None
    corrects: ConsentEventId | None = None
    happened_on: date
    recorded_at: datetime
    """UTC instant; a withdrawal works from here on (R7)."""
    collected_by: MemberId
    collector_agency: AgencyId
    collector_shown: str = ""
    """Name and role of the collector as they were (R1)."""
    written_by_shown: str = ""
    """Name and role of who entered the answer, when that was somebody else than the collector."""


class Confirmation(Value):
    """An agency's representative confirms: "vår verksamhet har kontrollerat samtycket" (R8)."""

    case_id: CaseId
    agency_id: AgencyId
    member_id: MemberId
    at: datetime
