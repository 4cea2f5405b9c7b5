"""Things that happen at the same time, or in an order nobody meant: nothing kept is lost, nothing breaks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from barnombud.domain.access_log import LogFinding
from barnombud.errors import StoreInUse, UserError
from barnombud.services import drafts
from barnombud.services.unlocking import unlock_team
from barnombud.store.backup import backups_of, make_backup
from barnombud.store.backup_copy import check_backup
from barnombud.store.folder import backups_path, keyring_path, store_path
from barnombud.store.keyring import rename_team
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import Jobs
from tests.faults.disks import quick_folder
from tests.faults.traced import ROOT
from tests.stores import PASSPHRASE
from tests.world import World

ROUNDS = 8


def _typed(world: World) -> dict[str, str]:
    """Open the store anew and return what is half typed in it."""
    with closing(unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)) as desk:
        assert desk.found.fault is None
        return drafts.drafts_for(desk, "race/")


def _type(world: World, number: int) -> int:
    drafts.save_draft(world.desk, f"race/{number}", f"text {number}")
    return number


def test_several_starts_at_once_and_a_laptop_shut_while_writing() -> None:
    """One gets in, also while it is stopped; the others are told; what it kept is there when it goes on."""
    with quick_folder() as folder:
        command = [sys.executable, "-m", "tests.faults.racers", str(folder / "team"), str(ROUNDS), "3"]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300)
    found = json.loads(done.stdout)
    assert found["failed"] == []
    assert found["lost"] == []
    assert all(each >= 1 for each in found["in"])
    assert sum(found["refused"]) >= ROUNDS
    assert found["kept"] == 6 * ROUNDS


def test_locking_while_saving(world: World, qtbot: QtBot) -> None:
    """What was asked for before is finished and kept; what comes later is refused."""
    jobs, owner, saved, bugs = Jobs(ChangeBus()), QObject(), list[object](), list[object]()
    jobs.bug.connect(bugs.append)
    for number in range(20):
        jobs.run(owner, partial(_type, world, number), saved.append)
    jobs.run(owner, world.desk.close)
    jobs.run(owner, partial(_type, world, 99))
    jobs.shut_down()
    qtbot.waitUntil(lambda: len(saved) == 20 and len(bugs) == 1)
    assert _typed(world) == {f"race/{number}": f"text {number}" for number in range(20)}


def test_backup_while_typing(world: World) -> None:
    """Each copy is whole and of one moment; the typing goes on and is kept."""
    keys, done = world.desk.store.keys, threading.Event()

    def back_up() -> list[Path]:
        made: list[Path] = []
        while not done.is_set():
            at = world.clock.now() + timedelta(hours=len(made))
            with suppress(StoreInUse):  # typed faster than anybody can: it is for the next time
                made.append(make_backup(world.folder, keys, at).path)
        return made

    with ThreadPoolExecutor(1) as beside:
        copies = beside.submit(back_up)
        for number in range(60):
            _type(world, number)
        while not backups_of(world.folder):
            done.wait(0.05)
        done.set()
        assert copies.result()
    for backup in backups_of(world.folder):
        check_backup(backup.path, keys)
    world.close()
    assert len(_typed(world)) == 60


def test_clock_that_jumps(world: World) -> None:
    """Back by days, on by years and back again: the log's order stands, and every text is there."""
    now = world.clock.now()
    for number, days in enumerate((0, -3, 400, -400, 1)):
        world.clock.set(now + timedelta(days=days))
        _type(world, number)
        make_backup(world.folder, world.desk.store.keys, world.clock.now())
    with world.desk.unit_of_work() as uow:
        instants = [row.at for row in uow.audit.page(1_000)]
    assert instants == sorted(instants, reverse=True)
    assert backups_of(world.folder)
    world.close()
    assert len(_typed(world)) == 5


def test_stick_pulled_out_in_the_middle_of_a_backup(world: World) -> None:
    """The place is suddenly gone: it is said, the store is untouched, and the next backup is made."""
    keys, place = world.desk.store.keys, backups_path(world.folder)
    make_backup(world.folder, keys, world.clock.now())
    told = 0
    for number in range(12):
        pull = threading.Timer(0.004 * number, partial(shutil.rmtree, place, ignore_errors=True))
        pull.start()
        try:
            make_backup(world.folder, keys, world.clock.now() + timedelta(minutes=number))
        except UserError:
            told += 1
        pull.join()
        _type(world, number)
    assert told
    make_backup(world.folder, keys, world.clock.now() + timedelta(hours=1))
    world.close()
    assert len(_typed(world)) == 12


@pytest.mark.rule("R36")
def test_keyring_and_store_saved_apart(world: World, tmp_path: Path) -> None:
    """An older keyring beside a newer store opens it whole; an older store beside newer files is told."""
    _type(world, 1)
    world.close()
    shutil.copytree(world.folder, tmp_path / "older")
    desk = world.sign_in(world.rektor)
    rename_team(world.folder, desk.store.keys, "Ett lag med nytt namn")
    _type(world, 2)
    world.close()
    shutil.copy2(keyring_path(tmp_path / "older"), keyring_path(world.folder))
    assert len(_typed(world)) == 2
    shutil.copy2(store_path(tmp_path / "older"), store_path(world.folder))
    with closing(unlock_team(world.machine, world.folder, world.rektor.id, PASSPHRASE)) as desk:
        assert desk.found.fault is LogFinding.ROWS_MISSING
