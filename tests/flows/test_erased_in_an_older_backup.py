"""A child erased today is gone from yesterday's backup too, for whoever has everything else (R32, R37).

The reader has the older backup, today's keyring and case-keys.json, and a member's passphrase; it opens them
with public tools alone, by docs/keyring-format.md. A child that is still there is read in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from barnombud.domain.team import Member
from barnombud.services.erasing import erase_case
from barnombud.store.backup import make_backup
from barnombud.store.folder import backups_path, case_keys_path, keyring_path
from tests.flows.marked_child import MarkedChild
from tests.flows.outside_reader import Reader
from tests.stores import PASSPHRASE
from tests.world import World

PLAIN = re.compile(
    r"[0-9a-f]{32}|[0-9a-f]{64}"  # a random id, or the keyed mark of a draft's place
    r"|[23456789A-Z]{3,8}"  # the case's random number
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"  # a day
    r"|[0-9]{1,17}"  # an instant, a count or a place in a row
    r"|[a-z_/]{1,40}"  # a code of the program's own, such as a state
    r"|None|"  # nothing
)
"""All that a row of the erased child may say in the open."""


def _yesterday(world: World) -> Path:
    """Make a backup, and let a day pass."""
    made = make_backup(world.folder, world.desk.store.keys, world.clock.now())
    world.clock.set(world.clock.now() + timedelta(days=1))
    return made.path


def _everything_of_today(world: World, backup: Path, member: Member) -> Reader:
    """Sit down with yesterday's backup and the newest of all that lies beside it, as on a stick."""
    beside = backups_path(world.folder)
    for newest in (keyring_path, case_keys_path):
        assert newest(beside).read_bytes() == newest(world.folder).read_bytes()
    return Reader(beside, member.id, PASSPHRASE, backup=backup)


def _left_of(reader: Reader, case_id: str) -> Iterator[tuple[str, str, object]]:
    """Yield table, column and value of the case's row, of those that name it and of its agenda items'."""
    ids = {case_id, *(row["id"] for row in reader.rows["agenda_item"] if row["case_id"] == case_id)}
    for table, rows in reader.rows.items():
        for row in rows:
            if ids & {row.get("id"), row.get("case_id"), row.get("item_id")}:
                yield from ((table, column, value) for column, value in row.items())


@pytest.mark.rule("R32")
@pytest.mark.rule("R37")
def test_an_erased_child_is_unreadable_in_an_older_backup(world: World) -> None:
    """With every key there is today, a random number and dates are found, and of a living child her name."""
    child = MarkedChild(world, world.agencies)
    child.everything()
    living = world.consented_case("Igelkotten", "Love")
    backup = _yesterday(world)
    before = _everything_of_today(world, backup, world.nurse)
    assert child.word("concern") in before.text(), "while the child was there, its words could be read"
    with world.desk.unit_of_work() as uow:
        number = uow.cases.get(child.case_id).number
    erase_case(world.desk, child.case_id, number)

    for member in (world.rektor, world.nurse):
        today = _everything_of_today(world, backup, member)
        assert {case_id for case_id, _ in today.keys} == {living.id}
        text = today.text()
        assert '"Love"' in text, "the living child is read in the very same backup"
        hers = {"half-typed alias"} if member is world.rektor else set()  # typed before there was a case
        assert {label for label, word in child.words.items() if word in text} == hers
        left = list(_left_of(today, child.case_id))
        assert ("case_file", "number", number) in left
        assert {table for table, _, _ in left} >= {"case_file", "consent_event", "child_record", "agreement"}
        in_the_open = [each for each in left if not isinstance(each[2], bytes)]
        assert [each for each in in_the_open if not PLAIN.fullmatch(str(each[2]))] == []
        sealed = [each[2] for each in left if isinstance(each[2], bytes)]
        opened = {value for _, _, value in today.readable() if isinstance(value, bytes)}
        assert sealed
        assert set(sealed) <= opened, "each lies there as it was sealed: no key opens it"
