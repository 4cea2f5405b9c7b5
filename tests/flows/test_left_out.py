"""Whoever a family has left out finds nothing of the child in the store, whatever tools she brings."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from barnombud.domain.case import CaseState
from barnombud.domain.consent.events import Answer
from barnombud.domain.meeting.meeting import ItemKind, ItemState
from barnombud.domain.support.commitment import CommitmentState
from barnombud.domain.team import Member
from barnombud.services import cases, consents, drafts, key_care
from tests.flows.marked_child import BORN, MarkedChild
from tests.flows.outside_reader import Reader
from tests.stores import PASSPHRASE
from tests.world import World

STATES = {*CaseState, *ItemKind, *ItemState, *CommitmentState}
PLAIN = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}|\d{4}-\d{2}-\d{2}|[A-Z0-9]{3,4}|")
"""A random id, a keyed hash, a date, a case number, or nothing at all."""


def reader(world: World, member: Member, folder: Path | None = None) -> Reader:
    """Return what a member can read of the store with her passphrase and public tools."""
    return Reader(folder or world.folder, member.id, PASSPHRASE)


def copied(world: World, folder: Path) -> Path:
    """Copy the files as they lie, as somebody may have done on any day."""
    world.desk.store.write_log_into_store()
    return shutil.copytree(world.folder, folder)


@pytest.mark.rule("R3")
@pytest.mark.rule("R12")
@pytest.mark.rule("R34")
def test_left_out_member_finds_no_word_of_the_child(world: World) -> None:
    """Who may know finds every word by the same means, so the words are there and the reader works."""
    child = MarkedChild(world, (world.preschool, world.bvc))
    child.everything()
    with world.desk.unit_of_work() as uow:
        number = uow.cases.get(child.case_id).number
    for member in (world.rektor, world.nurse):
        known = reader(world, member).text()
        own = {"half-typed alias"} if member == world.nurse else set()
        missing = {label for label, word in child.words.items() if word not in known} - own
        assert not missing
        assert BORN.isoformat() in known
    left_out = reader(world, world.family_worker).text()
    found = {label for label, word in child.words.items() if word in left_out}
    assert not found
    for told in (BORN.isoformat(), child.guardian_id, '"so"', "interpreter", "guardian_sheet"):
        assert told not in left_out
    assert number in left_out, "a random number is what remains"


@pytest.mark.rule("R3")
@pytest.mark.rule("R34")
def test_what_remains_is_random_numbers_states_and_dates(world: World) -> None:
    """Every readable value in a row that belongs to the case, table by table."""
    child = MarkedChild(world, (world.preschool, world.bvc))
    child.everything()
    mine = reader(world, world.family_worker)
    told = []
    for table, rows in mine.rows.items():
        for row in rows:
            if child.case_id in (row.get("case_id"), row.get("id")):
                told += [f"{table}.{column}: {value}" for column, value in row.items() if tells(value)]
    assert told == []
    visits = [row for row in mine.rows["attendance"] if row["member_id"] is None]
    assert len(visits) == 4
    assert {(row["visitor"], row["item_id"]) for row in visits} == {(None, None)}
    assert len({len(row["sealed"]) for row in visits if row["of_note"] is None}) == 1


def tells(value: object) -> bool:
    """Whether a value says more than a number, a state or a date; what is sealed says nothing."""
    if isinstance(value, str):
        return PLAIN.fullmatch(value) is None and value not in STATES
    return not isinstance(value, bytes | int | None)


@pytest.mark.rule("R9")
@pytest.mark.rule("R34")
def test_no_row_is_longer_for_a_yes_than_for_a_no(world: World) -> None:
    """Nor for being asked, or for taking it back: sealed rows could otherwise be told by their length."""
    asked, refused, given = (
        world.add_case(guardians=names)
        for names in (("Mira Påhitt",), ("Mira Påhitt", "Kim Hittepå"), ("Mira Påhitt",))
    )
    for case in (asked, refused, given):
        with world.desk.unit_of_work() as uow:
            guardian = uow.guardians.for_case(case.id)[0]
        consents.record_asked(world.desk, case.id, guardian.id)
        if case == refused:
            consents.record_answer(world.desk, case.id, guardian.id, Answer.NO)
        if case == given:
            consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
            consents.withdraw_consent(world.desk, case.id, guardian.id)
    rows = reader(world, world.family_worker).rows
    lengths = {len(row["sealed"]) for row in rows["consent_event"]}
    assert len(rows["consent_event"]) == 6
    assert len(lengths) == 1
    assert len({len(row["guardians"]) for row in rows["case_file"]}) == 1


@pytest.mark.rule("R7")
@pytest.mark.rule("R34")
def test_after_a_withdrawal_an_old_copy_of_the_key_opens_nothing_new(world: World, tmp_path: Path) -> None:
    """The nurse, once let in, has kept the files of that day; what comes after stays shut to her."""
    child = MarkedChild(world, (world.preschool, world.bvc))
    child.everything()
    old = reader(world, world.nurse, copied(world, tmp_path / "copy"))
    consents.withdraw_consent(world.desk, child.case_id, child.guardian_id)
    before = dict(child.words)
    child.minute()
    after(child)
    world.sign_in(world.nurse)
    key_care.refresh_keys(world.desk)
    now = reader(world, world.nurse)
    assert now.keys == {}
    now.keys = old.keys
    text = now.text()
    assert {label for label, word in before.items() if word in text} >= {"concern", "note", "purpose"}
    written_after = {label: word for label, word in child.words.items() if label not in before}
    assert len(written_after) >= 8
    assert not {label for label, word in written_after.items() if word in text}
    assert '"withdrawn"' not in text
    assert '"withdrawn"' in reader(world, world.rektor).text()


def after(child: MarkedChild) -> None:
    """Ask again, and be let talk with social services instead; prepare anew."""
    desk = child.world.desk
    place = f"consent/{child.guardian_id}/facts"
    drafts.save_draft(desk, place, child.word("later half-typed"), child.case_id)
    terms = child.terms((child.world.preschool, child.world.ifo), "later ")
    consents.record_answer(desk, child.case_id, child.guardian_id, Answer.PARTLY, terms)
    with desk.unit_of_work() as uow:
        identity = uow.cases.identity(child.case_id)
    named = identity.model_copy(update={"first_name": child.word("later first_name")})
    cases.save_identity(desk, child.case_id, named)
