"""What an answer must have before it is recorded, with the field each fault belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from barnombud.domain.case import Capacity, Guardian
from barnombud.domain.consent.answer import (
    AnswerBlocker,
    blank_fields,
    check_answer,
    check_correction,
    check_withdrawal,
    field_of,
    is_everything,
)
from barnombud.domain.consent.events import (
    Answer,
    ConsentEvent,
    ConsentKind,
    ConsentTerms,
    InterpreterUse,
    Scope,
    SheetTranslation,
)
from barnombud.domain.ids import CaseId
from barnombud.domain.team import TeamRules
from tests.unit.consent.family import (
    ANSWERED_AT,
    CARE,
    HEALTH,
    NOW,
    ONE,
    PRESCHOOL,
    TODAY,
    TWO,
    WITHOUT_CUSTODY,
    asked,
    corrected,
    event,
    guardian,
    no,
    terms,
    withdrawn,
    yes,
)

RULES = TeamRules()
SWEDISH = guardian(ONE)
SOMALI = SWEDISH.model_copy(update={"language": "so"})
FINLAND_SWEDISH = SWEDISH.model_copy(update={"language": "sv-FI"})
NEEDS_ONE = SWEDISH.model_copy(update={"needs_interpreter": True})
B = AnswerBlocker
REVIEWED, UNREVIEWED = SheetTranslation.REVIEWED, SheetTranslation.UNREVIEWED
WITH_NOTE = {"interpreter": InterpreterUse.PROFESSIONAL, "interpreter_note": "Påhitts tolkar, id 12"}
TO_ITSELF = Scope(from_agency=CARE, to_agency=CARE, topics=HEALTH)


def wrong(**changed: object) -> ConsentEvent:
    """Return a yes whose terms are changed."""
    return yes(terms=terms(**changed))  # type: ignore[arg-type]  # the names are those of ConsentTerms


@dataclass(frozen=True)
class Row:
    """An answer and what is wrong with it."""

    says: str
    rules: str
    event: ConsentEvent
    blockers: tuple[AnswerBlocker, ...] = ()
    guardian: Guardian | None = SWEDISH


ROWS = (
    Row("a whole yes", "R1", yes()),
    Row("partly", "R1", yes(answer=Answer.PARTLY)),
    Row("a no without anything", "R9", no()),
    Row("asked", "R1", asked()),
    Row("withdrawn", "R7", withdrawn(at=NOW)),
    Row("a correction", "R1", corrected(yes(), Answer.YES, NOW)),
    Row("no answer chosen", "R1", yes(answer=None), (B.ANSWER_MISSING,)),
    Row("a yes without terms", "R1", yes(terms=None), (B.TERMS_MISSING,)),
    Row("a no with terms", "R9", no(terms=terms()), (B.NO_CARRIES_TERMS,)),
    Row("asked, with an answer", "R9", asked(answer=Answer.NO), (B.NO_CARRIES_TERMS,)),
    Row("withdrawn, with terms", "R7", withdrawn(terms=terms()), (B.NO_CARRIES_TERMS,)),
    Row("purpose of blanks", "R1", wrong(purpose=" \t"), (B.PURPOSE_MISSING,)),
    Row("facts: allt", "R1", wrong(facts="Allt."), (B.FACTS_ARE_EVERYTHING,)),
    Row("an agency that tells itself", "R3", wrong(scopes=(TO_ITSELF,)), (B.SAME_AGENCY_TWICE,)),
    Row("ends on its first day", "R2", wrong(valid_from=TODAY, valid_to=TODAY)),
    Row(
        "ends before it starts",
        "R2",
        wrong(valid_from=date(2026, 4, 2), valid_to=date(2026, 4, 1)),
        (B.END_BEFORE_START,),
    ),
    Row("twelve months to the day", "R2", wrong(valid_to=date(2027, 2, 28))),
    Row("one day longer", "R2", wrong(valid_to=date(2027, 3, 1)), (B.LONGER_THAN_ALLOWED,)),
    Row(
        "already ended",
        "R2",
        wrong(valid_from=date(2026, 2, 1), valid_to=TODAY - timedelta(days=1)),
        (B.ALREADY_ENDED,),
    ),
    Row("ends today", "R2", wrong(valid_from=date(2026, 2, 1), valid_to=TODAY)),
    Row(
        "starts at the end of time",
        "R2",
        wrong(valid_from=date.max, valid_to=date.max),
        (B.STARTS_TOO_FAR_AHEAD,),
    ),
    Row("given tomorrow", "R1", yes(happened_on=date(2026, 3, 4)), (B.HAPPENED_IN_FUTURE,)),
    Row("given after it was recorded", "R1", yes(happened_on=TODAY), (B.HAPPENED_IN_FUTURE,)),
    Row("not informed", "R1 R50", wrong(informed=False), (B.NOT_INFORMED,)),
    Row("corrects nothing", "R1", corrected(yes(), Answer.YES, NOW, corrects=None), (B.CORRECTS_NOTHING,)),
    Row("corrects without being a correction", "R1", yes(corrects=yes().id), (B.CORRECTS_NOTHING,)),
    Row("another language, no interpreter", "R44", yes(), (B.INTERPRETER_MISSING,), SOMALI),
    Row("needs an interpreter, none", "R44", yes(), (B.INTERPRETER_MISSING,), NEEDS_ONE),
    Row("Swedish of Finland", "R44", yes(), (), FINLAND_SWEDISH),
    Row("interpreter with a note", "R44", wrong(**WITH_NOTE), (), SOMALI),
    Row(
        "interpreter not said who",
        "R44",
        wrong(interpreter=InterpreterUse.PROFESSIONAL),
        (B.INTERPRETER_NOTE_MISSING,),
        SOMALI,
    ),
    Row(
        "not needed, not said why",
        "R44",
        wrong(interpreter=InterpreterUse.NOT_NEEDED, interpreter_note=" "),
        (B.INTERPRETER_NOTE_MISSING,),
        SOMALI,
    ),
    Row(
        "not needed because",
        "R44",
        wrong(interpreter=InterpreterUse.NOT_NEEDED, interpreter_note="Talar svenska på arbetet"),
        (),
        SOMALI,
    ),
    Row("a translation not said which", "R43", wrong(information_language="so"), (B.TRANSLATION_MISSING,)),
    Row("a reviewed translation", "R43", wrong(information_language="so", translation=REVIEWED)),
    Row(
        "an unreviewed translation read alone",
        "R43",
        wrong(information_language="so", translation=UNREVIEWED),
        (B.UNREVIEWED_WITHOUT_INTERPRETER,),
    ),
    Row(
        "an unreviewed translation read with an interpreter",
        "R43",
        wrong(information_language="so", translation=UNREVIEWED, **WITH_NOTE),
        (),
        SOMALI,
    ),
    Row("a no needs no interpreter", "R9 R44", no(), (), SOMALI),
    Row("parent without custody", "R4", yes(), (B.WITHOUT_CUSTODY,), guardian(ONE, WITHOUT_CUSTODY)),
    Row("in the capacity of one", "R4", yes(capacity=WITHOUT_CUSTODY), (B.WITHOUT_CUSTODY,)),
    Row("somebody else's answer", "R1", yes(TWO), (B.NOT_A_GUARDIAN,)),
    Row("nobody's answer", "R1", yes(), (B.NOT_A_GUARDIAN,), None),
    Row("of another case", "R1", yes(case_id=CaseId("other")), (B.NOT_A_GUARDIAN,)),
    Row("in another capacity", "R1", yes(capacity=Capacity.SOLE_GUARDIAN), (B.NOT_A_GUARDIAN,)),
    Row("the child itself", "R1", yes(None), (), None),
    Row("the child in a guardian's name", "R1", yes(None), (B.NOT_A_GUARDIAN,)),
    Row("a guardian as the child", "R1", yes(capacity=Capacity.THE_CHILD), (B.NOT_A_GUARDIAN,), None),
    Row(
        "another adult about herself",
        "R6",
        yes(None, capacity=Capacity.OTHER_ADULT, other_adult="Bo Påhitt"),
        (),
        None,
    ),
    Row(
        "another adult without a name",
        "R6",
        yes(None, capacity=Capacity.OTHER_ADULT),
        (B.OTHER_ADULT_MISSING,),
        None,
    ),
    Row(
        "a parent without custody about himself",
        "R6",
        yes(capacity=WITHOUT_CUSTODY, other_adult="Bo Påhitt"),
        (),
        guardian(ONE, WITHOUT_CUSTODY),
    ),
)


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row.says, marks=[pytest.mark.rule(r) for r in row.rules.split()]) for row in ROWS],
)
def test_answer(row: Row) -> None:
    """Each answer is stopped for exactly these reasons."""
    assert check_answer(row.event, row.guardian, RULES, TODAY) == row.blockers


@pytest.mark.rule("R2")
def test_the_team_may_shorten_but_never_lengthen() -> None:
    """Three months set by the team: the fourth is too long."""
    short = TeamRules(consent_max_months=3)
    assert check_answer(wrong(valid_to=date(2026, 5, 31)), SWEDISH, short, TODAY) == ()
    assert check_answer(wrong(valid_to=date(2026, 6, 1)), SWEDISH, short, TODAY) == (B.LONGER_THAN_ALLOWED,)
    with pytest.raises(ValidationError):
        TeamRules(consent_max_months=13)


@pytest.mark.rule("R44")
def test_another_adult_who_read_in_another_language_needs_an_interpreter() -> None:
    """Without a guardian, the language of the information decides."""
    adult = yes(
        None,
        capacity=Capacity.OTHER_ADULT,
        other_adult="Bo Påhitt",
        terms=terms(information_language="ar"),
    )
    assert check_answer(adult, None, RULES, TODAY) == (B.INTERPRETER_MISSING, B.TRANSLATION_MISSING)


@pytest.mark.rule("R44")
def test_children_and_relatives_cannot_interpret() -> None:
    """There are only these two ways to fill in interpreter; relatives are not among them."""
    assert {use.value for use in InterpreterUse} == {"professional", "not_needed"}


@pytest.mark.rule("R1")
def test_a_half_filled_form_says_what_each_field_lacks() -> None:
    """Empty purpose, topics, agencies and end date: one code each, each at its own field."""
    found = blank_fields(purpose=" ", has_topics=False, has_agencies=False, valid_to=None)
    assert [field_of(blocker) for blocker in found] == ["purpose", "topics", "agencies", "valid_to"]
    assert blank_fields(purpose="Hjälp", has_topics=True, has_agencies=True, valid_to=TODAY) == ()


@pytest.mark.rule("R1")
def test_terms_cannot_be_built_without_purpose_agencies_topics_or_end() -> None:
    """The value itself refuses what the form must not send."""
    whole = terms().model_dump()
    for field in ("purpose", "scopes", "valid_to"):
        with pytest.raises(ValidationError):
            ConsentTerms(**{name: value for name, value in whole.items() if name != field})
    with pytest.raises(ValidationError):
        Scope(from_agency=PRESCHOOL, to_agency=CARE, topics=frozenset())


@pytest.mark.rule("R1")
@pytest.mark.parametrize(
    "text",
    [
        "allt",
        " ALLT! ",
        "Alla",
        "allting om barnet",
        "All information",
        "alla uppgifter som rör familjen",
        "samtliga områden",
        "Ni får prata om allt",
        "vad som helst",
        "allt som behövs",
    ],
)
def test_everything_is_never_a_fact(text: str) -> None:
    """No wording of "allt" is a consent."""
    assert is_everything(text)


@pytest.mark.rule("R1")
@pytest.mark.parametrize("text", ["", "Allt om språket", "Hur det går med mat, inte allt annat", "Allergi"])
def test_real_facts_pass(text: str) -> None:
    """Texts that say something in particular, or nothing, are no "allt"."""
    assert not is_everything(text)


@pytest.mark.rule("R7")
def test_a_withdrawal_has_something_to_withdraw_and_a_likely_date() -> None:
    """Dated before the consent, in the future, or of nothing: said at its field."""
    given = yes()
    assert check_withdrawal(withdrawn(), given, TODAY) == ()
    assert check_withdrawal(withdrawn(), None, TODAY) == (B.NOTHING_TO_WITHDRAW,)
    early = withdrawn(happened_on=given.happened_on - timedelta(days=1))
    assert check_withdrawal(early, given, TODAY) == (B.WITHDRAWN_BEFORE_CONSENT,)
    ahead = withdrawn(happened_on=TODAY + timedelta(days=1))
    assert check_withdrawal(ahead, given, TODAY) == (B.HAPPENED_IN_FUTURE,)


@pytest.mark.rule("R1")
@pytest.mark.rule("R7")
def test_a_correction_corrects_an_answer_of_the_same_person() -> None:
    """Not somebody else's, not one that is not there, and never a withdrawal or a question."""
    given = yes()
    right = corrected(given, Answer.PARTLY, NOW)
    assert check_correction(right, (given,)) == ()
    assert check_correction(corrected(right, Answer.NO, NOW), (given, right)) == ()
    for nothing in (yes(TWO), asked(), withdrawn()):
        of_it = right.model_copy(update={"corrects": nothing.id})
        assert check_correction(of_it, (nothing,)) == (B.CORRECTS_NOTHING,)
    assert check_correction(right, ()) == (B.CORRECTS_NOTHING,)


def test_every_blocker_has_its_field() -> None:
    """No fault is left without a place on the form."""
    assert all(field_of(blocker) for blocker in AnswerBlocker)


@pytest.mark.rule("R9")
def test_a_no_has_no_room_for_a_reason() -> None:
    """Nothing in an event can hold why: what could is refused in a no."""
    assert not {"reason", "note", "comment"} & set(ConsentEvent.model_fields)
    refused = event(ONE, ConsentKind.ANSWERED, Answer.NO, terms=terms(purpose="Ville inte ha socialtjänsten"))
    assert check_answer(refused, SWEDISH, RULES, TODAY) == (B.NO_CARRIES_TERMS,)
    assert refused.recorded_at == ANSWERED_AT
