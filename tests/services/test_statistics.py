"""Half-year totals in the real store: what is counted, linked to nothing, and what is shown (R22)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect

from barnombud.domain.case import Guardian
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer, InterpreterUse
from barnombud.domain.half_year import CountedAnswer, ShownHalfYear
from barnombud.domain.ids import ConsentEventId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.statistics import StatisticsContent
from barnombud.services import holding, meetings
from barnombud.services.consents import record_answer, record_asked, withdraw_consent
from barnombud.services.paper_contents import paper_content
from barnombud.services.papers import PaperRequest
from barnombud.services.statistics import half_years_shown
from tests.world import World

AUTUMN = datetime(2026, 8, 20, 8, tzinfo=UTC)


def guardian_of(world: World, *, language: str = "sv", interpreter: bool = False) -> Guardian:
    """Keep a case with one guardian."""
    case = world.add_case(guardians=("",))
    with world.desk.unit_of_work() as uow:
        (found,) = uow.guardians.for_case(case.id)
        guardian = found.model_copy(update={"language": language, "needs_interpreter": interpreter})
        uow.guardians.save(guardian)
        uow.commit(Op.CHANGE_GUARDIANS, case.id)
    return guardian


def say(world: World, guardian: Guardian, answer: Answer) -> ConsentEventId:
    """Record an answer; return its id."""
    terms = None if answer is Answer.NO else world.terms()
    if terms is not None and guardian.language != "sv":
        terms = terms.model_copy(
            update={"interpreter": InterpreterUse.PROFESSIONAL, "interpreter_note": "Tolk 7"}
        )
    return record_answer(world.desk, guardian.case_id, guardian.id, answer, terms).value.id


def counted(world: World) -> dict[tuple[str, str, bool], int]:
    """Return what has been counted this spring, without what is zero."""
    with world.desk.unit_of_work() as uow:
        rows = uow.answer_totals.of_half_year("2026H1")
    return {(row.answer.value, row.language, row.interpreter): row.count for row in rows if row.count}


def shown(world: World) -> tuple[ShownHalfYear, ...]:
    """Return what the paper shows."""
    content = paper_content(world.desk, PaperRequest(kind=PaperKind.STATISTICS))
    assert isinstance(content, StatisticsContent)
    return content.half_years


@pytest.mark.rule("R9")
@pytest.mark.rule("R22")
def test_answers_are_counted_with_language_and_interpreter(world: World) -> None:
    """Asking counts the case once; an answer counts once; changing one's mind is counted by itself."""
    arabic = guardian_of(world, language="ar", interpreter=True)
    record_asked(world.desk, arabic.case_id, arabic.id)
    say(world, arabic, Answer.NO)
    swedish = guardian_of(world)
    say(world, swedish, Answer.YES)
    withdraw_consent(world.desk, swedish.case_id, swedish.id)
    unknown = guardian_of(world, language="xx")
    say(world, unknown, Answer.PARTLY)
    assert counted(world) == {
        ("case", "", False): 3,
        ("no", "ar", True): 1,
        ("yes", "sv", False): 1,
        ("withdrawn", "sv", False): 1,
        ("partly", "other", True): 1,
    }


@pytest.mark.rule("R9")
def test_putting_an_answer_right_counts_nothing_and_takes_nothing_away(world: World) -> None:
    """Else two looks would tell whose answer was put right, and to what."""
    guardian = guardian_of(world)
    wrong = say(world, guardian, Answer.YES)
    before = counted(world)
    record_answer(world.desk, guardian.case_id, guardian.id, Answer.NO, corrects=wrong)
    assert counted(world) == before


@pytest.mark.rule("R9")
def test_the_child_and_other_adults_are_not_counted(world: World) -> None:
    """They are too few to be counted."""
    guardian = guardian_of(world)
    record_answer(world.desk, guardian.case_id, None, Answer.NO, other_adult="Bo Påhitt")
    assert counted(world) == {("case", "", False): 1}


@pytest.mark.rule("R9")
@pytest.mark.rule("R22")
def test_the_table_is_linked_to_nothing_and_its_order_tells_nothing(world: World) -> None:
    """No key to another table, no person, no day; every row of a half-year is made at its first answer."""
    look = inspect(world.desk.store.engine)
    assert look.get_foreign_keys("answer_total") == []
    columns = {column["name"] for column in look.get_columns("answer_total")}
    assert columns == {"half_year", "answer", "language", "interpreter", "count"}
    say(world, guardian_of(world, language="so"), Answer.YES)
    with world.desk.unit_of_work() as uow:
        first = len(uow.answer_totals.of_half_year("2026H1"))
        lines = len(uow.audit.lines(1000))
    say(world, guardian_of(world, language="ar"), Answer.NO)
    with world.desk.unit_of_work() as uow:
        assert len(uow.answer_totals.of_half_year("2026H1")) == first
        assert [line[2] for line in uow.audit.lines(1000)][: len(uow.audit.lines(1000)) - lines] == [
            Op.RECORD_CONSENT,
            Op.CHANGE_GUARDIANS,
            Op.ADD_CASE,
        ]


@pytest.mark.rule("R9")
@pytest.mark.rule("R22")
def test_only_a_half_year_that_is_over_is_shown_and_four_shows_less_than_five(world: World) -> None:
    """Nobody can look before and after an answer; the fifth no is a number."""
    for _ in range(4):
        say(world, guardian_of(world), Answer.NO)
    for _ in range(5):
        say(world, guardian_of(world), Answer.YES)
    assert shown(world) == ()
    world.clock.set(AUTUMN)
    (spring,) = shown(world)
    numbers = {answer.answer: answer.number for answer in spring.answers}
    assert numbers == {
        CountedAnswer.YES: 5,
        CountedAnswer.PARTLY: None,
        CountedAnswer.NO: None,
        CountedAnswer.WITHDRAWN: None,
    }
    assert (spring.half_year, spring.cases, spring.total, spring.meetings) == ("2026H1", 9, None, None)
    say(world, guardian_of(world), Answer.NO)
    assert shown(world) == (spring,)


@pytest.mark.rule("R22")
def test_only_meetings_that_were_held_are_counted(world: World) -> None:
    """Several in one half-year are one number; what is only planned is none."""
    world.clock.set(AUTUMN)
    for _ in range(2):
        held = meetings.plan_meeting(world.desk, world.clock.now() + timedelta(hours=1)).value
        holding.start_meeting(world.desk, held.id)
        holding.end_meeting(world.desk, held.id)
    meetings.plan_meeting(world.desk, world.clock.now() + timedelta(days=2))
    world.clock.set(datetime(2027, 1, 10, 8, tzinfo=UTC))
    with world.desk.unit_of_work() as uow:
        (shown,) = half_years_shown(uow)
        uow.shows_nothing()
    assert (shown.half_year, shown.meetings) == ("2026H2", None), "fewer than five are not told"
