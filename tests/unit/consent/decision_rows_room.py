"""Rows about topics, who is in the room, and who has confirmed."""

from __future__ import annotations

from datetime import timedelta

from barnombud.domain.case import Capacity
from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.consent.events import Answer, Scope
from barnombud.domain.consent.topics import Topic
from tests.unit.consent.decision_row import Row
from tests.unit.consent.family import (
    ALONE,
    ALVA,
    BOTH,
    CARE,
    CILLA,
    CONFIRMED_AT,
    DORIS,
    EVERYBODY,
    HEALTH,
    NOW,
    ONE,
    PRESCHOOL,
    SOCIAL,
    TWO,
    TWO_TOPICS,
    WITHOUT_CUSTODY,
    WITHOUT_SOCIAL,
    confirmed,
    corrected,
    facts,
    guardian,
    room,
    yes,
)

OPEN, CLOSED, GENERAL = Gate.OPEN, Gate.CLOSED, Gate.DEIDENTIFIED_ONLY
HINDERED = (guardian(ONE), guardian(TWO, hindered=True))
PARENT = (guardian(ONE, Capacity.SOLE_GUARDIAN), guardian(TWO, WITHOUT_CUSTODY))
LATER = CONFIRMED_AT + timedelta(hours=1)
ONLY_ONE_WAY = tuple(s for s in EVERYBODY if (s.from_agency, s.to_agency) != (SOCIAL, CARE))


C = GateCode
TOPICS = (
    Row("no topic asked", "R1", facts(ALONE, yes()), CLOSED, (C.NO_TOPIC,), topics=frozenset()),
    Row("both topics covered", "R1", facts(ALONE, yes()), OPEN, topics=TWO_TOPICS),
    Row(
        "topic not covered",
        "R1 R3",
        facts(ALONE, yes()),
        CLOSED,
        (C.TOPIC_NOT_COVERED, C.NOBODY_TO_TALK_WITH, C.AGENCY_MUST_LEAVE),
        topics=frozenset({Topic.PLAY}),
    ),
    Row(
        "one of two topics not covered",
        "R1 R3",
        facts(ALONE, yes()),
        CLOSED,
        (C.TOPIC_NOT_COVERED, C.NOBODY_TO_TALK_WITH, C.AGENCY_MUST_LEAVE),
        topics=frozenset({Topic.HEALTH, Topic.PLAY}),
    ),
)
ROOM = (
    Row(
        "IFO left out and still here",
        "R3 R15",
        facts(ALONE, yes(ONE, WITHOUT_SOCIAL)),
        CLOSED,
        (C.AGENCY_MUST_LEAVE,),
    ),
    Row(
        "IFO left out and gone",
        "R3 R15",
        facts(ALONE, yes(ONE, WITHOUT_SOCIAL)),
        OPEN,
        room=room(ALVA, CILLA),
    ),
    Row(
        "signed in is of the left-out agency",
        "R3",
        facts(ALONE, yes(ONE, WITHOUT_SOCIAL)),
        CLOSED,
        (C.SIGNED_IN_MUST_CHANGE,),
        room=room(ALVA, CILLA, signed_in=DORIS),
    ),
    Row(
        "signed in of the left-out agency, in the room",
        "R3",
        facts(ALONE, yes(ONE, WITHOUT_SOCIAL)),
        CLOSED,
        (C.AGENCY_MUST_LEAVE, C.SIGNED_IN_MUST_CHANGE),
        room=room(signed_in=DORIS),
    ),
    Row(
        "conflict of interest in the room",
        "R15",
        facts(ALONE, yes()),
        CLOSED,
        (C.CONFLICT_OF_INTEREST,),
        room=room(conflicted=(DORIS,)),
    ),
    Row(
        "conflict of interest, has left",
        "R15",
        facts(ALONE, yes()),
        OPEN,
        room=room(ALVA, CILLA, conflicted=(DORIS,)),
    ),
    Row(
        "the bringing agency's only member has a conflict",
        "R15",
        facts(ALONE, yes()),
        CLOSED,
        (C.BRINGER_ABSENT, C.CONFLICT_OF_INTEREST, C.SIGNED_IN_MUST_CHANGE),
        room=room(conflicted=(ALVA,)),
    ),
    Row(
        "bringing agency absent",
        "R12",
        facts(ALONE, yes()),
        CLOSED,
        (C.BRINGER_ABSENT,),
        room=room(CILLA, DORIS, signed_in=CILLA),
    ),
    Row("nobody to talk with", "R12", facts(ALONE, yes()), CLOSED, (C.NOBODY_TO_TALK_WITH,), room=room(ALVA)),
    Row(
        "somebody else's visitor still here",
        "R12",
        facts(ALONE, yes()),
        CLOSED,
        (C.VISITOR_PRESENT,),
        room=room(other_visitors=True),
    ),
    Row(
        "agency not in the team",
        "R3",
        facts(ALONE, yes()),
        CLOSED,
        (C.AGENCY_UNKNOWN, C.AGENCY_MUST_LEAVE),
        room=room(known=(PRESCHOOL, CARE)),
    ),
    Row("two may not hear each other", "R3", facts(ALONE, yes(ONE, ONLY_ONE_WAY)), CLOSED, (C.ONE_WAY_ONLY,)),
    Row(
        "two may not hear each other, one has gone",
        "R3",
        facts(ALONE, yes(ONE, ONLY_ONE_WAY)),
        OPEN,
        room=room(ALVA, CILLA),
    ),
    Row(
        "preschool may tell, may not be told",
        "R3",
        facts(ALONE, yes(ONE, (Scope(from_agency=PRESCHOOL, to_agency=CARE, topics=HEALTH),))),
        CLOSED,
        (C.ONE_WAY_ONLY,),
        room=room(ALVA, CILLA),
    ),
)
CONFIRMATIONS = (
    Row("nobody has confirmed", "R8", facts(ALONE, yes(), confirmations=()), CLOSED, (C.NOT_CONFIRMED,)),
    Row(
        "the bringing agency has not",
        "R8",
        facts(ALONE, yes(), confirmations=(confirmed(CARE), confirmed(SOCIAL))),
        CLOSED,
        (C.NOT_CONFIRMED,),
    ),
    Row("the bringing agency alone has: open", "R8", facts(ALONE, yes(), confirmations=(confirmed(),)), OPEN),
    Row("confirmed before the yes", "R8", facts(ALONE, yes(recorded_at=LATER)), CLOSED, (C.NOT_CONFIRMED,)),
    Row("confirmed in the same second", "R8", facts(ALONE, yes(recorded_at=CONFIRMED_AT)), OPEN),
    Row(
        "confirmed before the second guardian's yes",
        "R8",
        facts(BOTH, yes(), yes(TWO, recorded_at=LATER)),
        CLOSED,
        (C.NOT_CONFIRMED,),
    ),
    Row(
        "confirmed before the yes was corrected",
        "R8",
        facts(ALONE, yes(), corrected(yes(), Answer.PARTLY, LATER)),
        CLOSED,
        (C.NOT_CONFIRMED,),
    ),
    Row(
        "confirmed later than now",
        "R8",
        facts(ALONE, yes(), confirmations=(confirmed(at=NOW + timedelta(seconds=1)),)),
        CLOSED,
        (C.NOT_CONFIRMED,),
    ),
)
ROOM_ROWS = (*TOPICS, *ROOM, *CONFIRMATIONS)
