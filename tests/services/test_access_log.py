"""Reviewing the log: who did what when, to which random number, and nothing of any child."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from barnombud.domain.access_log import LogFinding, LogKind, LogQuestion, kind_of, operations_of
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.errors import InputError
from barnombud.services.access_log import LogPage, log_page, review_log
from barnombud.services.cases import case_page
from barnombud.services.child_identity import ChildForm, save_child, uncover_number
from barnombud.services.consents import record_answer, withdraw_consent
from barnombud.texts import access_log as texts
from tests.store.raw import run_sql, statements
from tests.world import World

ALL = LogQuestion()
DAY = timedelta(days=1)


def ops(page: LogPage) -> list[str]:
    """Return what was done, newest first."""
    return [line.op for line in page.lines]


@pytest.mark.rule("R36")
def test_reviewer_sees_who_what_when_and_a_random_number(world: World) -> None:
    """Of a case whose key she does not hold just as of one whose key she holds."""
    case = world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.ifo))
    case_page(world.desk, case.id)
    rektor = world.rektor
    page = log_page(world.sign_in(world.nurse), ALL)
    line = next(line for line in page.lines if line.op == Op.READ_CASE)
    assert (line.member_id, line.agency_id) == (rektor.id, rektor.agency_id)
    assert page.numbers[line.case_ids[0]] == case.number
    assert line.codes == ()


@pytest.mark.rule("R36")
@pytest.mark.rule("R9")
def test_no_word_of_a_case_and_no_answer_is_in_the_review(world: World) -> None:
    """Names, aliases, identity numbers, texts, and a yes or no or withdrawal: none is there."""
    case = world.consented_case("Ekorren", "Alva", guardians=("Mira Påhitt", "Love Låtsas"))
    form = ChildForm(alias="Ekorren", first_name="Alva", identity_number="20170101-2393")
    save_child(world.desk, case.id, form)
    one, other = case_page(world.desk, case.id).guardians
    withdraw_consent(world.desk, case.id, one.id)
    refused = record_answer(world.desk, case.id, other.id, Answer.NO)
    assert refused.change.op is Op.RECORD_CONSENT
    told = log_page(world.desk, ALL).model_dump_json(exclude={"members", "agencies"})
    for word in ("Ekorren", "Alva", "Mira", "Love", "201701012393", "2393"):
        assert word not in told
    answers = log_page(world.desk, LogQuestion(kind=LogKind.CONSENT)).lines
    assert {(line.op, line.codes) for line in answers} == {(Op.RECORD_CONSENT.value, ())}


@pytest.mark.rule("R36")
@pytest.mark.rule("R46")
def test_uncovering_a_number_is_a_line_of_its_own(world: World) -> None:
    """A reviewer can ask for these alone."""
    case = world.consented_case()
    form = ChildForm(alias="Ekorren", first_name="Alva", identity_number="20170101-2393")
    save_child(world.desk, case.id, form)
    uncover_number(world.desk, case.id)
    (line,) = log_page(world.desk, LogQuestion(kind=LogKind.UNCOVERED)).lines
    assert (line.op, line.case_ids) == (Op.UNCOVER_NUMBER, (case.id,))


@pytest.mark.rule("R36")
def test_lines_are_chosen_by_person_kind_and_period(world: World) -> None:
    """Each alone and all together; a day is a Swedish day, both ends included."""
    began = world.clock.now()
    case = world.add_case()
    world.clock.set(began + DAY)
    world.sign_in(world.nurse)
    world.clock.set(began + 2 * DAY)
    world.sign_in(world.rektor)
    case_page(world.desk, case.id)
    nurse = LogQuestion(member_id=world.nurse.id)
    assert {line.member_id for line in log_page(world.desk, nurse).lines} == {world.nurse.id}
    opened = LogQuestion(kind=LogKind.OPENED)
    assert ops(log_page(world.desk, opened)) == [Op.UNLOCK, Op.LOCK, Op.UNLOCK, Op.LOCK]
    second = LogQuestion(first_day=date(2026, 3, 4), last_day=date(2026, 3, 4))
    assert ops(log_page(world.desk, second)) == [Op.UNLOCK, Op.LOCK]
    both = opened.model_copy(update={"member_id": world.nurse.id, "last_day": date(2026, 3, 4)})
    assert ops(log_page(world.desk, both)) == [Op.UNLOCK]
    forever = LogQuestion(first_day=date.min, last_day=date.max)
    assert len(log_page(world.desk, forever).lines) == len(log_page(world.desk, ALL).lines) - 1


def test_a_period_that_ends_before_it_begins_is_refused(world: World) -> None:
    """Said at the field of the last day."""
    with pytest.raises(InputError) as refused:
        log_page(world.desk, LogQuestion(first_day=date(2026, 3, 5), last_day=date(2026, 3, 4)))
    assert (refused.value.field, refused.value.reason) == ("last_day", "end_before_start")


@pytest.mark.rule("R36")
def test_fifty_lines_at_a_time_and_looking_is_a_line_once(world: World) -> None:
    """Turning pages shows each line once, and does not itself fill the log."""
    case = world.add_case()
    for _ in range(60):
        case_page(world.desk, case.id)
    first = log_page(world.desk, ALL)
    assert (len(first.lines), first.older) == (50, True)
    second = log_page(world.desk, ALL, first.lines[-1].sequence)
    assert second.older is False
    numbers = [line.sequence for line in (*first.lines, *second.lines)]
    assert numbers == list(range(first.newest, 0, -1))
    assert ops(log_page(world.desk, ALL))[:2] == [Op.READ_LOG, Op.READ_CASE]


@pytest.mark.rule("R36")
def test_a_review_is_noted_and_is_a_line_itself(world: World) -> None:
    """Any member may review; the last reviews are shown, newest first, and never change."""
    world.sign_in(world.family_worker)
    page = log_page(world.desk, ALL)
    assert page.reviews == ()
    review = review_log(world.desk, page.newest).value
    world.clock.set(world.clock.now() + DAY)
    later = review_log(world.desk, page.newest).value
    shown = log_page(world.desk, ALL)
    assert shown.reviews == (later, review)
    assert (review.member_id, review.through_sequence) == (world.family_worker.id, page.newest)
    assert ops(shown)[0] == Op.REVIEW_LOG
    for change in ("UPDATE audit_review SET member_id = 'x'", "DELETE FROM audit_review"):
        with pytest.raises(IntegrityError, match="audit_review_no"):
            run_sql(world, change)


@pytest.mark.rule("R36")
def test_lines_outlive_the_case(world: World) -> None:
    """Erasing takes the child's row and everything that hangs on it; the log keeps its random id."""
    case = world.add_case()
    case_page(world.desk, case.id)
    run_sql(world, "PRAGMA foreign_keys = ON")
    run_sql(world, "DELETE FROM case_file")
    page = log_page(world.desk, ALL)
    assert [line.op for line in page.lines if case.id in line.case_ids] == [Op.READ_CASE, Op.ADD_CASE]
    assert case.id not in page.numbers
    with world.desk.unit_of_work() as uow:
        keys = uow._session.execute(text("SELECT * FROM pragma_foreign_key_list('audit')")).all()
        assert keys == [] and uow.audit.is_whole()


@pytest.mark.rule("R36")
def test_no_line_is_ever_taken_away(world: World) -> None:
    """There is no way to, in the code or in the store: five years and more are kept."""
    with world.desk.unit_of_work() as uow:
        assert not {
            name for name in dir(uow.audit) if any(w in name for w in ("delete", "remove", "discard"))
        }
    with pytest.raises(IntegrityError, match="audit_no_delete"):
        run_sql(world, "DELETE FROM audit")


@pytest.mark.rule("R36")
def test_what_was_found_wrong_is_shown_with_its_time(world: World) -> None:
    """Also long after it was found."""
    world.desk.store.keep_log_end()
    run_sql(world, "DROP TRIGGER audit_no_delete")
    run_sql(world, "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)")
    world.desk.store.close()
    world.sign_in(world.nurse)
    at = world.clock.now()
    world.clock.set(at + DAY)
    assert log_page(world.desk, ALL).faults == ((at, LogFinding.ROWS_MISSING),)


@pytest.mark.rule("R36")
def test_every_operation_has_a_kind_and_plain_words() -> None:
    """A new operation is told here, not shown as a code."""
    assert set(texts.WORDS) == {op.value for op in Op}
    assert set(texts.KINDS) == {kind.value for kind in LogKind}
    assert set(texts.FAULTS) == {fault.value for fault in LogFinding}
    assert frozenset().union(*(operations_of(kind) for kind in LogKind)) == frozenset(Op)
    assert kind_of("of a later version") is LogKind.WROTE
    assert texts.operation("of_a_later_version") == "of a later version"
    assert texts.operation("read_list", ("home",)) == "Såg en lista med ärenden: Hem"
    assert texts.operation("read_list") == "Såg en lista med ärenden"


@pytest.mark.rule("R36")
def test_ten_years_of_lines_are_asked_by_index(world: World) -> None:
    """No question reads the whole log to show fifty lines."""
    with statements(world.desk) as found:
        log_page(world.desk, LogQuestion(member_id=world.nurse.id))
        log_page(world.desk, LogQuestion(kind=LogKind.UNCOVERED))
        log_page(world.desk, LogQuestion(first_day=date(2026, 1, 1), last_day=date(2026, 1, 31)))
    asked = [sql for sql in found if "FROM audit \n" in sql and "WHERE" in sql]
    assert asked
    with world.desk.unit_of_work() as uow:
        for sql in asked:
            plan = uow._session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {sql}", tuple("1" for _ in range(sql.count("?")))
            )
            steps = " ".join(str(row[-1]) for row in plan)
            assert "SCAN audit" not in steps.replace("USING INDEX", ""), (sql, steps)
