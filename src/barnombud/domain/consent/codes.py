"""Codes of the gate's answer; `texts/` says them in Swedish."""

from __future__ import annotations

from enum import StrEnum


class Gate(StrEnum):
    """The gate's three answers."""

    OPEN = "open"
    DEIDENTIFIED_ONLY = "deidentified_only"
    CLOSED = "closed"


class GateCode(StrEnum):
    """Why the gate is not open, or what must happen first. Sorted by weight in answers."""

    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    NO_GUARDIAN = "no_guardian"
    NOT_ASKED = "not_asked"
    NOT_ANSWERED = "not_answered"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    EMPTY_INTERSECTION = "empty_intersection"
    AGENCY_UNKNOWN = "agency_unknown"
    CASE_CLOSED = "case_closed"
    NO_TOPIC = "no_topic"
    TOPIC_NOT_COVERED = "topic_not_covered"
    NOBODY_TO_TALK_WITH = "nobody_to_talk_with"
    BRINGER_ABSENT = "bringer_absent"
    ONE_WAY_ONLY = "one_way_only"
    AGENCY_MUST_LEAVE = "agency_must_leave"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    SIGNED_IN_MUST_CHANGE = "signed_in_must_change"
    VISITOR_PRESENT = "visitor_present"
    NOT_HEARD = "not_heard"
    """An agency has not said today whether anybody has changed her mind (`consent.round`)."""
    NOT_HEARD_SINCE_BACKUP = "not_heard_since_backup"
    """After a restore an agency has not said what has changed since the backup (`consent.restored`)."""
    NOT_CONFIRMED = "not_confirmed"


CODES_BY_WEIGHT = tuple(GateCode)
"""Heaviest first, as in answers."""

CODES_OF_AN_ANSWER = frozenset(
    {
        GateCode.WITHDRAWN,
        GateCode.REFUSED,
        GateCode.NOT_ASKED,
        GateCode.NOT_ANSWERED,
        GateCode.NOT_YET_VALID,
        GateCode.EXPIRED,
        GateCode.EMPTY_INTERSECTION,
        GateCode.NO_GUARDIAN,
    }
)
"""Codes that tell a no from a silence: shown on the consent page of the case only; every other screen and
paper says "Samtycke saknas" (R25 note)."""

CODES_OF_WRONG_ROOM = frozenset(
    {
        GateCode.AGENCY_UNKNOWN,
        GateCode.AGENCY_MUST_LEAVE,
        GateCode.CONFLICT_OF_INTEREST,
        GateCode.SIGNED_IN_MUST_CHANGE,
        GateCode.VISITOR_PRESENT,
    }
)
"""Somebody in the room may not know of the child, or nobody is noted as being there: a child of the last
block is then not even a line on the screen."""
