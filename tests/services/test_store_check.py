"""Looking through the whole store once a day, while others write."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.errors import StoreDamaged
from barnombud.services.store_check import begin_check, note_checked, prove_store
from barnombud.store.engine import PAGE_BYTES, driver_connection
from barnombud.store.folder import store_path
from tests.stores import PASSPHRASE
from tests.world import World


def leave_a_free_page(world: World) -> int:
    """Return a page that nothing is kept in: the quick check does not look at it."""
    with driver_connection(world.desk.store.engine) as connection:
        connection.execute("CREATE TABLE gone (content BLOB)")
        connection.execute("INSERT INTO gone VALUES (zeroblob(?))", (20 * PAGE_BYTES,))
        connection.execute("DROP TABLE gone")
    world.desk.store.write_log_into_store()
    return store_path(world.folder).stat().st_size // PAGE_BYTES - 10


def tear_open(world: World, page: int) -> None:
    """Change a byte on the disk under an open store."""
    with store_path(world.folder).open("rb+") as file:
        file.seek((page - 1) * PAGE_BYTES + 100)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


@pytest.mark.rule("R37")
def test_once_a_day(world: World) -> None:
    """It is noted in the log, and the next day it is time again."""
    reader = begin_check(world.desk)
    assert reader is not None
    reader.read_through()
    assert note_checked(world.desk).op is Op.CHECK_STORE
    assert begin_check(world.desk) is None
    world.clock.set(world.clock.now() + timedelta(days=1))
    again = begin_check(world.desk)
    assert again is not None
    again.read_through()


def test_what_is_written_meanwhile_disturbs_nothing(world: World) -> None:
    """The pages in the file hold still for the reader, and what was written is there afterwards."""
    reader = begin_check(world.desk)
    assert reader is not None
    before = store_path(world.folder).read_bytes()
    case = world.consented_case()
    with driver_connection(world.desk.store.engine) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert store_path(world.folder).read_bytes() == before
    reader.read_through()
    world.sign_in(world.rektor)
    with world.desk.unit_of_work() as uow:
        assert case.id in {each.id for each in uow.cases.list()}
        uow.shows_nothing()


@pytest.mark.rule("R37")
def test_damage_the_quick_check_does_not_see_is_found(world: World) -> None:
    """An unused page too: a disk that changes one page changes others."""
    tear_open(world, leave_a_free_page(world))
    reader = begin_check(world.desk)
    assert reader is not None
    with pytest.raises(StoreDamaged):
        reader.read_through()
    world.sign_in(world.rektor).close()
    with pytest.raises(StoreDamaged):
        prove_store(world.machine, world.folder, world.rektor.id, PASSPHRASE)


def test_a_whole_store_is_proved(world: World) -> None:
    """And closed again."""
    world.close()
    prove_store(world.machine, world.folder, world.rektor.id, PASSPHRASE)
    world.sign_in(world.rektor)
