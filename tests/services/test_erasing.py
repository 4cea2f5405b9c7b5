"""Erasure destroys the key: nothing of the child is left in the store; the log says only that it was done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from barnombud.domain.case_rules import CaseBlocker
from barnombud.domain.changes import Op
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import cases, home, meetings, papers
from barnombud.services.erasing import erase_case
from tests.flows.marked_child import MarkedChild
from tests.flows.outside_reader import Reader
from tests.open_item import open_item
from tests.stores import PASSPHRASE
from tests.world import World


@pytest.mark.rule("R32")
@pytest.mark.rule("R36")
def test_erased_case_is_nowhere_but_as_a_line_in_the_log(world: World) -> None:
    """Every table is read with public tools; the line holds the operation and the random id."""
    child = MarkedChild(world, world.agencies)
    child.everything()
    other = world.consented_case("Igelkotten", "Love")
    with world.desk.unit_of_work() as uow:
        number = uow.cases.get(child.case_id).number
    change = erase_case(world.desk, child.case_id, f" {number.lower()} ").change
    assert change.op is Op.ERASE_CASE
    assert change.touched == {child.case_id}
    reader = Reader(world.folder, world.rektor.id, PASSPHRASE)
    text = reader.text()
    assert not {label for label, word in child.words.items() if word in text} - {"half-typed alias"}
    where = {table for table, _, value in reader.readable() if child.case_id in str(value)}
    assert where == {"audit", "erased_case"}  # the second so that no older copy wakes it
    assert number not in {row["number"] for row in reader.rows["case_file"]}
    with world.desk.unit_of_work() as uow:
        assert uow.audit.is_whole()
        assert uow.cases.identity(other.id).first_name == "Love"
        assert uow.case_keys.generations(child.case_id) == {}
        with pytest.raises(NotFound):
            uow.cases.get(child.case_id)


@pytest.mark.rule("R32")
def test_pages_go_on_without_the_erased_child(world: World) -> None:
    """Meetings it was taken up at stay, with their papers of the others."""
    child = MarkedChild(world, world.agencies)
    child.everything()
    erase_case(world.desk, child.case_id, number_of(world, child))
    assert home.home_page(world.desk).due == ()
    assert meetings.meeting_page(world.desk, child.meeting_id).agenda
    lines = papers.papers_page(world.desk, child.meeting_id).lines
    assert all(line.request.case_id is None for line in lines)
    with pytest.raises(NotFound):
        erase_case(world.desk, child.case_id, "")


@pytest.mark.rule("R32")
def test_older_rows_open_with_no_key_that_is_left(world: World, tmp_path: Path) -> None:
    """Sealed rows that lie in an older copy, given to whoever has the keyring and the store of today."""
    child = MarkedChild(world, world.agencies)
    child.everything()
    world.desk.store.write_log_into_store()
    copy = shutil.copytree(world.folder, tmp_path / "copy")
    erase_case(world.desk, child.case_id, number_of(world, child))
    for member in (world.rektor, world.nurse):
        today = Reader(world.folder, member.id, PASSPHRASE)
        assert not any(case_id == child.case_id for case_id, _ in today.keys)
        old = Reader(copy, member.id, PASSPHRASE)
        assert child.word("concern") in old.text(), "the older copy holds its own keys: see the threat model"
        old.keys = today.keys
        left = old.text()
        assert not {label for label, word in child.words.items() if word in left} - {"half-typed alias"}


def test_only_the_right_number_erases(world: World) -> None:
    """A wrong one erases nothing."""
    case = world.consented_case()
    for typed in ("", "X", case.number[:-1]):
        with pytest.raises(InputError, match="number_differs"):
            erase_case(world.desk, case.id, typed)
    assert cases.case_page(world.desk, case.id).case.id == case.id


@pytest.mark.rule("R35")
def test_who_may_not_know_of_the_child_may_not_erase_it(world: World) -> None:
    """She does not hold its key."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        erase_case(world.desk, case.id, case.number)


def test_a_child_that_is_being_spoken_of_is_not_erased(world: World) -> None:
    """The item is closed first."""
    item = open_item(world)
    with pytest.raises(RuleViolation) as refused:
        erase_case(world.desk, item.case.id, item.case.number)
    assert refused.value.blockers == (CaseBlocker.TAKEN_UP_NOW,)


def number_of(world: World, child: MarkedChild) -> str:
    """Return the child's case number."""
    with world.desk.unit_of_work() as uow:
        return uow.cases.get(child.case_id).number
