"""De-identified consultation (R13): advice where the child cannot be traced.

There is no field for name, number, birth date, address, preschool, unit or guardian, none for a case, and no
note of who raised it.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import ConsultationId, MeetingId
from barnombud.domain.value import Value

CONSULTATION_DRAFTS = "consultation/"
"""Drafts lie at ``consultation/new/question`` and ``consultation/<id>/advice``."""


class AgeBand(StrEnum):
    """The only thing about age; wide on purpose."""

    NOT_SAID = "not_said"
    ZERO_TO_TWO = "zero_to_two"
    THREE_TO_FOUR = "three_to_four"
    FIVE_TO_SIX = "five_to_six"


class ConsultationState(StrEnum):
    """Where a consultation stands."""

    PREPARED = "prepared"
    DONE = "done"


class ConsultationBlocker(StrEnum):
    """Why a consultation cannot be saved or opened."""

    SOMEBODY_SAID_NO = "somebody_said_no"
    """ "Har en vårdnadshavare sagt nej ...?" was answered yes."""
    NOT_ASKED_ABOUT_NO = "not_asked_about_no"
    LEAKS_UNANSWERED = "leaks_unanswered"


class Consultation(Value):
    """A general question to the team and what came of it."""

    id: ConsultationId
    state: ConsultationState = ConsultationState.PREPARED
    meeting_id: MeetingId | None = None
    age_band: AgeBand = AgeBand.NOT_SAID
    petals: tuple[str, ...] = ()
    question: str = Field(min_length=1, max_length=5000)
    advice: str = Field(default="", max_length=5000)
