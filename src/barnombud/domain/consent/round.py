"""Samtyckeskontroll: every agency has said whether anybody has changed her mind since last (R7, R12).

What an agency answered is not kept; a change of mind is a withdrawal, recorded as any other.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from barnombud.domain.consent.codes import CODES_BY_WEIGHT, Gate, GateCode
from barnombud.domain.consent.gate import GateAnswer
from barnombud.domain.ids import AgencyId, MeetingId, MemberId
from barnombud.domain.value import Value


class HeardWay(StrEnum):
    """How an agency answered: in the room, or reached by telephone."""

    PRESENT = "present"
    REACHED = "reached"


class AgencyHeard(Value):
    """One agency has answered in one meeting, at ``heard_at``."""

    meeting_id: MeetingId
    agency_id: AgencyId
    heard_at: datetime
    way: HeardWay
    noted_by: MemberId


def after_round(answer: GateAnswer, came: frozenset[AgencyId], heard: frozenset[AgencyId]) -> GateAnswer:
    """Return the gate's answer with the consent check of the meeting taken into account.

    Every agency that takes part in the item, there or not, and every agency that has come (``came``: in the
    room, or outside for the moment) must be among the ``heard``; otherwise the item is shut. Of an item that
    lacks consent nothing more is told.
    """
    missing = (answer.permitted | came) - heard
    if not answer.permitted or not missing:
        return answer
    codes = sorted({*answer.codes, GateCode.NOT_HEARD}, key=CODES_BY_WEIGHT.index)
    return answer.model_copy(update={"gate": Gate.CLOSED, "codes": tuple(codes), "unheard": missing})
