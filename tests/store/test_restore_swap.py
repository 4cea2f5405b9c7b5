"""A restore broken off at any point is as if it had not begun, or is finished at the next opening."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from barnombud.services.restoring import restore_backup
from barnombud.store import restore_swap
from barnombud.store.backup import make_backup
from barnombud.store.folder import store_path
from barnombud.store.restore_swap import finish_restore, making_path, stores_set_aside
from tests.stores import PASSPHRASE
from tests.world import World

STEPS = 12


class Cut(Exception):
    """The power goes."""


@pytest.fixture
def cut_after(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the power go at the nth move of a file or folder from now on: what the system does, one by one."""
    left = [0]

    def counted(name: str) -> None:
        real = getattr(Path, name)

        def moved(self: Path, target: Path) -> Path:
            if left[0] > 0 and ".restoring" not in str(target):
                left[0] -= 1
                if left[0] == 0:
                    raise Cut
            result: Path = real(self, target)
            return result

        monkeypatch.setattr(Path, name, moved)

    counted("replace")
    counted("rename")
    return left


@pytest.mark.parametrize("step", range(1, STEPS))
def test_broken_off_at_each_move(world: World, cut_after: list[int], step: int) -> None:
    """The store opens with everything of before or with that of the backup, never with half of each."""
    made = make_backup(world.folder, world.desk.store.keys, world.clock.now())
    case = world.consented_case()
    world.desk.close()
    cut_after[0] = step
    with suppress(Cut):
        restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made.path)
    done = cut_after[0] > 0
    cut_after[0] = 0
    world.sign_in(world.rektor)
    with world.desk.unit_of_work() as uow:
        cases, restores = [each.id for each in uow.cases.list()], uow.restores.list()
        assert uow.audit.is_whole()
    assert world.desk.found.fault is None
    assert (cases, len(restores)) in (([case.id], 0), ([], 1))
    if done:
        assert restores
    if restores:
        (aside,) = stores_set_aside(world.folder)
        assert store_path(aside).exists()
    assert not making_path(world.folder).exists()
    assert not (world.folder / "restored-ready").exists()


def test_nothing_to_finish(tmp_path: Path) -> None:
    """The usual opening."""
    finish_restore(tmp_path)
    assert stores_set_aside(tmp_path) == ()


def test_what_was_moved_already_is_passed_over(tmp_path: Path) -> None:
    """The last step alone was missing."""
    (tmp_path / "restored-ready").mkdir()
    (tmp_path / "restored-ready" / "aside").write_text("before-restore-20260303T100000Z")
    store_path(tmp_path).write_bytes(b"restored")
    finish_restore(tmp_path)
    assert store_path(tmp_path).read_bytes() == b"restored"
    assert not (tmp_path / "restored-ready").exists()
    assert restore_swap.stores_set_aside(tmp_path) == ()
