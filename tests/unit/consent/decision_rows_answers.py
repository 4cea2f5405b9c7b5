"""Rows about who has answered what, and when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from barnombud.domain.case import Capacity, CaseState
from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.consent.events import Answer
from barnombud.domain.consent.topics import Topic
from tests.unit.consent.decision_row import Row
from tests.unit.consent.family import (
    ALONE,
    ALVA,
    BOTH,
    CARE,
    CILLA,
    CONFIRMED_AT,
    EVERYBODY,
    HEALTH,
    NOW,
    ONE,
    PRESCHOOL,
    SOCIAL,
    TWO,
    WITHOUT_CUSTODY,
    WITHOUT_SOCIAL,
    asked,
    confirmed,
    corrected,
    facts,
    guardian,
    no,
    room,
    scopes,
    terms,
    withdrawn,
    yes,
)

OPEN, CLOSED, GENERAL = Gate.OPEN, Gate.CLOSED, Gate.DEIDENTIFIED_ONLY
HINDERED = (guardian(ONE), guardian(TWO, hindered=True))
PARENT = (guardian(ONE, Capacity.SOLE_GUARDIAN), guardian(TWO, WITHOUT_CUSTODY))
LATER = CONFIRMED_AT + timedelta(hours=1)
ONLY_ONE_WAY = tuple(s for s in EVERYBODY if (s.from_agency, s.to_agency) != (SOCIAL, CARE))


C = GateCode
NOBODY_TO_ASK = (
    Row("no guardian entered", "R4", facts(()), CLOSED, (C.NO_GUARDIAN,)),
    Row("only a parent without custody", "R4", facts((PARENT[1],), yes(TWO)), CLOSED, (C.NO_GUARDIAN,)),
    Row("the only one entered is hindered", "R4", facts(HINDERED[1:]), CLOSED, (C.NO_GUARDIAN, C.NOT_ASKED)),
    Row("both hindered", "R4", facts((guardian(ONE, hindered=True), HINDERED[1])), CLOSED, (C.NO_GUARDIAN,)),
    Row("joint custody, one entered, yes", "R4", facts(BOTH[:1], yes()), CLOSED, (C.NOT_ASKED,)),
)
NO_ANSWER_THAT_HOLDS = (
    Row("nobody asked", "R12 R13", facts(BOTH), GENERAL, (C.NOT_ASKED,)),
    Row("joint custody, one entered, nobody asked", "R4", facts(BOTH[:1]), GENERAL, (C.NOT_ASKED,)),
    Row("one yes, one not asked", "R4", facts(BOTH, yes()), CLOSED, (C.NOT_ASKED,)),
    Row("one asked, one not", "R4", facts(BOTH, asked()), CLOSED, (C.NOT_ASKED, C.NOT_ANSWERED)),
    Row("asked, no answer: unknown is closed", "R12", facts(ALONE, asked()), CLOSED, (C.NOT_ANSWERED,)),
    Row("one yes, one silent", "R4", facts(BOTH, yes(), asked(TWO)), CLOSED, (C.NOT_ANSWERED,)),
    Row("a no", "R4", facts(ALONE, no()), CLOSED, (C.REFUSED,)),
    Row("one no blocks", "R4", facts(BOTH, yes(), no(TWO)), CLOSED, (C.REFUSED,)),
    Row("an answer that says nothing", "R12", facts(ALONE, no(answer=None)), CLOSED, (C.REFUSED,)),
    Row("a yes without terms", "R1 R12", facts(ALONE, yes(terms=None)), CLOSED, (C.NOT_ANSWERED,)),
    Row(
        "a yes by a parent without custody",
        "R4",
        facts(BOTH, yes(), yes(TWO, capacity=WITHOUT_CUSTODY)),
        CLOSED,
        (C.NOT_ASKED,),
    ),
    Row(
        "another adult's yes is not the child's",
        "R6",
        facts(ALONE, yes(other_adult="Bo Påhitt")),
        GENERAL,
        (C.NOT_ASKED,),
    ),
    Row("the child, asked, says no", "R4", facts(ALONE, yes(), no(None)), CLOSED, (C.REFUSED,)),
    Row("the child, asked, is silent", "R4", facts(ALONE, yes(), asked(None)), CLOSED, (C.NOT_ANSWERED,)),
    Row(
        "a no in the child's name, entered under a guardian",
        "R4",
        facts(ALONE, yes(), no(capacity=Capacity.THE_CHILD)),
        CLOSED,
        (C.REFUSED,),
    ),
    Row("the child's yes is not a guardian's", "R4", facts(ALONE, yes(None)), CLOSED, (C.NOT_ASKED,)),
    Row("case closed", "R12", facts(ALONE, yes(), state=CaseState.CLOSED), CLOSED, (C.CASE_CLOSED,)),
    Row(
        "case closed, nobody asked",
        "R12",
        facts(ALONE, state=CaseState.CLOSED),
        CLOSED,
        (C.NOT_ASKED, C.CASE_CLOSED),
    ),
    Row("asked again, the yes stands", "R7", facts(ALONE, yes(), asked(recorded_at=CONFIRMED_AT)), OPEN),
)
TIME = (
    Row(
        "last day, one second to midnight",
        "R2",
        facts(ALONE, yes()),
        OPEN,
        at=datetime(2026, 8, 31, 21, 59, 59, tzinfo=UTC),
    ),
    Row(
        "the day after, at midnight in Sweden",
        "R2",
        facts(ALONE, yes()),
        CLOSED,
        (C.EXPIRED,),
        at=datetime(2026, 8, 31, 22, 0, tzinfo=UTC),
    ),
    Row(
        "one of two has run out",
        "R2 R4",
        facts(BOTH, yes(), yes(TWO, terms=terms(valid_to=date(2026, 3, 2)))),
        CLOSED,
        (C.EXPIRED,),
    ),
    Row(
        "begins today at midnight in Sweden",
        "R2",
        facts(ALONE, yes(terms=terms(valid_from=date(2026, 3, 3)))),
        OPEN,
        at=datetime(2026, 3, 2, 23, 0, tzinfo=UTC),
    ),
    Row(
        "begins tomorrow",
        "R2",
        facts(ALONE, yes(terms=terms(valid_from=date(2026, 3, 4)))),
        CLOSED,
        (C.NOT_YET_VALID,),
    ),
    Row(
        "recorded later than now",
        "R12",
        facts(ALONE, yes(recorded_at=NOW + timedelta(seconds=1))),
        GENERAL,
        (C.NOT_ASKED,),
    ),
)
WITHDRAWAL = (
    Row("withdrawn", "R7", facts(ALONE, yes(), withdrawn()), CLOSED, (C.WITHDRAWN,)),
    Row("withdrawn this very second", "R7", facts(ALONE, yes(), withdrawn(at=NOW)), CLOSED, (C.WITHDRAWN,)),
    Row(
        "withdrawn one second later than now",
        "R7",
        facts(ALONE, yes(), withdrawn(at=NOW + timedelta(seconds=1))),
        OPEN,
    ),
    Row(
        "withdrawn by one of two",
        "R4 R7",
        facts(BOTH, yes(), yes(TWO), withdrawn(TWO)),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row(
        "withdrawn in the same instant as the yes",
        "R7",
        facts(ALONE, withdrawn(at=CONFIRMED_AT), yes(recorded_at=CONFIRMED_AT)),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row(
        "withdrawal dated before the consent",
        "R7",
        facts(ALONE, yes(), withdrawn(happened_on=date(2026, 2, 1))),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row(
        "withdrawn, then asked again",
        "R7",
        facts(ALONE, yes(), withdrawn(), asked(recorded_at=LATER)),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row(
        "withdrawn, then a new yes, confirmed",
        "R7",
        facts(ALONE, withdrawn(), yes(recorded_at=LATER), confirmations=(confirmed(at=LATER),)),
        OPEN,
        room=room(ALVA, CILLA),
    ),
    Row(
        "withdrawn, then an older paper is found",
        "R7",
        facts(ALONE, withdrawn(), yes(recorded_at=LATER, happened_on=date(2026, 2, 27))),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row(
        "withdrawn, then the old yes is corrected",
        "R7",
        facts(ALONE, yes(), withdrawn(), corrected(yes(), Answer.YES, LATER)),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row(
        "a withdrawal cannot be corrected away",
        "R7",
        facts(ALONE, withdrawn(), corrected(withdrawn(), Answer.YES, LATER)),
        CLOSED,
        (C.NOT_ANSWERED,),
    ),
    Row(
        "a yes corrected to no",
        "R7",
        facts(ALONE, yes(), corrected(yes(), Answer.NO, LATER)),
        CLOSED,
        (C.REFUSED,),
    ),
    Row(
        "a no corrected to yes, confirmed",
        "R7",
        facts(ALONE, no(), corrected(no(), Answer.YES, CONFIRMED_AT)),
        OPEN,
    ),
    Row(
        "a correction of nothing",
        "R12",
        facts(ALONE, yes(), corrected(no(TWO), Answer.YES, LATER, guardian_id=ONE)),
        CLOSED,
        (C.NOT_ANSWERED,),
    ),
)
TWO_GUARDIANS = (
    Row("both yes", "R4 R12", facts(BOTH, yes(), yes(TWO)), OPEN),
    Row("yes and partly", "R4", facts(BOTH, yes(), yes(TWO, answer=Answer.PARTLY)), OPEN),
    Row("alone in custody", "R4", facts(ALONE, yes(capacity=Capacity.SOLE_GUARDIAN)), OPEN),
    Row("temporary guardian", "R4", facts((guardian(ONE, Capacity.TEMPORARY_GUARDIAN),), yes()), OPEN),
    Row(
        "specially appointed guardian",
        "R4",
        facts((guardian(ONE, Capacity.SPECIALLY_APPOINTED),), yes()),
        OPEN,
    ),
    Row("one hindered, with ground and name", "R4", facts(HINDERED, yes()), OPEN),
    Row("hindered, but she has said no", "R4 R5", facts(HINDERED, yes(), no(TWO)), CLOSED, (C.REFUSED,)),
    Row(
        "hindered, but she has withdrawn",
        "R4 R5",
        facts(HINDERED, yes(), withdrawn(TWO)),
        CLOSED,
        (C.WITHDRAWN,),
    ),
    Row("hindered, asked without answer", "R4", facts(HINDERED, yes(), asked(TWO)), OPEN),
    Row(
        "hindered, and her yes has run out",
        "R4",
        facts(HINDERED, yes(), yes(TWO, terms=terms(valid_to=date(2026, 3, 2)))),
        OPEN,
    ),
    Row(
        "hindered, and her running yes leaves social out",
        "R3 R4",
        facts(HINDERED, yes(), yes(TWO, WITHOUT_SOCIAL)),
        CLOSED,
        (C.AGENCY_MUST_LEAVE,),
    ),
    Row(
        "a parent without custody says no: not asked of him",
        "R4",
        facts(PARENT, yes(), no(TWO, capacity=WITHOUT_CUSTODY)),
        OPEN,
    ),
    Row(
        "no topic in common: empty intersection",
        "R4",
        facts(
            BOTH,
            yes(ONE, scopes((PRESCHOOL, CARE), HEALTH)),
            yes(TWO, scopes((PRESCHOOL, CARE), frozenset({Topic.PLAY}))),
        ),
        CLOSED,
        (C.EMPTY_INTERSECTION,),
    ),
    Row(
        "no agency in common: empty intersection",
        "R3 R4",
        facts(BOTH, yes(ONE, scopes((PRESCHOOL, CARE))), yes(TWO, scopes((PRESCHOOL, SOCIAL)))),
        CLOSED,
        (C.EMPTY_INTERSECTION,),
    ),
    Row(
        "in common without social, social gone",
        "R3 R4",
        facts(BOTH, yes(), yes(TWO, WITHOUT_SOCIAL)),
        OPEN,
        room=room(ALVA, CILLA),
    ),
)
ANSWER_ROWS = (*NOBODY_TO_ASK, *NO_ANSWER_THAT_HOLDS, *TIME, *WITHDRAWAL, *TWO_GUARDIANS)
