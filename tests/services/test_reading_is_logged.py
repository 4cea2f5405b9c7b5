"""What is shown of a child and its line in the log are one transaction (R36)."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError

from barnombud.domain.changes import Op
from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import CaseId, ConsultationId, new_id
from barnombud.services import (
    case_lines,
    case_story,
    cases,
    commitments,
    consents,
    drafts,
    home,
    meetings,
    own_records,
    papers,
    ratings,
)
from barnombud.services.desk import Desk
from barnombud.store.repositories.audit import LogRow
from tests.store.raw import run_sql
from tests.world import World
from tools.paths import python_files, tree_of

DECIDES_ONLY = {
    "letting_in.let_in_anew": "keys for who has forgotten her passphrase",
    "recovering.recover_member": "the same, with the office holders' shares",
    "recovery.set_up_recovery": "every key sealed to the office holders' key",
    "cases.look_alikes": "says which case numbers may be the same child",
    "child_identity._look_alikes": "the same, as a child is saved",
    "child_identity._with": "the first half of a change, which has a line of its own",
    "child_identity.save_child": "the first half of a change, which has a line of its own",
    "consultations.screen_text": "looks for names in what is typed",
    "minutes.sections_to_look_at": "looks for names in the minutes",
    "meetings._checked": "looks for names in a place",
    "meetings._title": "looks for names in a title",
    "key_care.refresh_keys": "passes keys on",
    "passing_on.leaving_page": "counts what rests on a member, naming no child",
    "passing_on.pass_on_duties": "passes on what rested on members who have left; a change has its line",
    "settling.settle_agreed": "freezes what was agreed; closing an item is a line",
    "holding.meeting_now": "asks the gate; the child on screen is then named by `shows`",
    "holding.next_hidden": "asks the gate who has to leave",
    "holding.recheck": "asks the gate again; shutting an item is a line",
    "consent_round.round_page": "counts, naming no child",
    "disposal.disposal_page": "says case numbers alone; a line would tell of a no",
    "disposal.dispose_by_decision": "the same, and nothing is shown at all",
    "disposing.dispose_by_plan": "the same, by the plan of retention",
}
"""Every transaction that opens something of a child and shows nothing of it, with what it does instead."""


def newest(world: World, count: int = 1) -> list[LogRow]:
    """Return the newest lines, newest first."""
    with world.desk.unit_of_work() as uow:
        return list(uow.audit.page(count))


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    ("read", "op"),
    [
        (cases.case_page, Op.READ_CASE),
        (consents.consent_page, Op.READ_CASE),
        (own_records.own_records_page, Op.READ_CASE),
        (case_story.case_story, Op.READ_STORY),
        (ratings.flower_page, Op.READ_STORY),
    ],
)
def test_reading_a_case_is_a_line_that_names_it(
    world: World, read: Callable[[Desk, CaseId], object], op: Op
) -> None:
    """Who, from which agency, what, which case, when."""
    case = world.consented_case()
    before = newest(world)[0].sequence
    read(world.desk, case.id)
    (row,) = newest(world)
    assert (row.sequence, row.op, row.touched) == (before + 1, op, (case.id,))
    assert (row.member_id, row.agency_id, row.at) == (world.rektor.id, world.preschool.id, world.clock.now())


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    ("read", "what"),
    [
        (case_lines.case_list, "cases"),
        (home.home_page, "home"),
    ],
)
def test_a_list_of_children_is_a_line(world: World, read: Callable[[Desk], object], what: str) -> None:
    """It names the list; whose keys the member held is known from the keys."""
    world.consented_case()
    world.consented_case("Haren", "Bo")
    before = newest(world)[0].sequence
    read(world.desk)
    (row,) = newest(world)
    assert (row.sequence, row.op, row.touched) == (before + 1, Op.READ_LIST, (what,))


@pytest.mark.rule("R36")
def test_a_list_without_a_child_is_no_line(world: World) -> None:
    """Nothing of a child was shown."""
    before = newest(world)[0].sequence
    home.home_page(world.desk)
    commitments.commitment_page(world.desk)
    meetings.meeting_list(world.desk)
    assert newest(world)[0].sequence == before


@pytest.mark.rule("R36")
def test_a_reading_nobody_has_named_is_a_line_all_the_same(world: World) -> None:
    """A new service cannot forget it: the transaction writes the line, with each case opened."""
    one, other = world.add_case(), world.add_case("Haren")
    with world.desk.unit_of_work() as uow:
        uow.cases.identity(one.id)
        uow.cases.identity(other.id)
    (row,) = newest(world)
    assert (row.op, set(row.touched)) == (Op.READ_CASE, {one.id, other.id})
    drafts.save_draft(world.desk, "consent/x/purpose", "half typed", one.id)
    drafts.find_draft(world.desk, "consent/x/purpose")
    assert (newest(world)[0].op, newest(world)[0].touched) == (Op.READ_CASE, (one.id,))


@pytest.mark.rule("R36")
def test_without_its_line_nothing_is_read(world: World) -> None:
    """When the log takes no line, the page is not given either."""
    case = world.consented_case()
    run_sql(world, "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END")
    for read in (case_story.case_story, cases.case_page, ratings.flower_page):
        with pytest.raises(IntegrityError, match="full"):
            read(world.desk, case.id)
    with pytest.raises(IntegrityError, match="full"):
        home.home_page(world.desk)
    run_sql(world, "DROP TRIGGER full")
    assert cases.case_page(world.desk, case.id).case == case


@pytest.mark.rule("R36")
def test_what_was_written_and_not_committed_goes_though_the_reading_stays(world: World) -> None:
    """A reading's line never carries somebody's half-made change into the store."""
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        uow.consultations.save(Consultation(id=ConsultationId(new_id()), question="Hur då?"))
        uow.cases.identity(case.id)
    with world.desk.unit_of_work() as uow:
        uow.cases.identity(case.id)
        uow.drafts.discard("x", world.rektor.id)
    with world.desk.unit_of_work() as uow:
        assert uow.consultations.list() == ()
    assert [row.op for row in newest(world, 2)] == [Op.READ_CASE, Op.READ_CASE]


@pytest.mark.rule("R36")
def test_a_change_of_one_case_names_it(world: World) -> None:
    """Also where the service names only the place of the text."""
    case = world.add_case()
    drafts.save_draft(world.desk, "consent/x/purpose", "half typed", case.id)
    assert newest(world)[0].touched == (case.id,)


@pytest.mark.rule("R36")
def test_papers_of_a_meeting_are_a_list(world: World) -> None:
    """Nothing of a child in it: no line."""
    meeting = meetings.plan_extra_meeting(world.desk, world.clock.now()).value
    before = newest(world)[0].sequence
    papers.papers_page(world.desk, meeting.id)
    assert newest(world)[0].sequence == before


def test_what_only_decides_is_said_here(world: World) -> None:
    """Nobody can leave out a line without saying why in this file."""
    del world
    found = set()
    for file in python_files("src/barnombud/services"):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.FunctionDef) and "shows_nothing()" in ast.unparse(node):
                found.add(f"{file.stem}.{node.name}")
    assert found == set(DECIDES_ONLY)


@pytest.mark.rule("R36")
def test_a_service_reaches_what_is_sealed_only_through_a_transaction() -> None:
    """No service makes keys, seals or sessions of its own past the transaction that writes the line."""
    for file in python_files("src/barnombud/services"):
        names = {
            alias.name
            for node in ast.walk(tree_of(file))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        assert not names & {"CaseSeal", "CaseKeys", "Box", "Session", "open_case_key"}, file
