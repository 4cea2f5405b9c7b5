"""One window per store, and asking the first to come to the front."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from barnombud.errors import NoPermission, StoreInUse, StoreMissing
from barnombud.store.folder import front_request_path
from barnombud.store.store_lock import StoreLock, ask_to_front, take_front_request


def test_only_one_holds(tmp_path: Path) -> None:
    """The second is refused at once, and may have it afterwards."""
    first, second = StoreLock(tmp_path), StoreLock(tmp_path)
    first.acquire()
    assert first.held
    with pytest.raises(StoreInUse):
        second.acquire()
    assert not second.held
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_no_folder(tmp_path: Path) -> None:
    """Locking makes no folder."""
    with pytest.raises(StoreMissing):
        StoreLock(tmp_path / "none").acquire()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSYS, errno.ENOLCK])
def test_folder_that_cannot_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """A read-only folder, or a disk without locks, is no place for a store."""

    def refuse(*_: object, **__: object) -> int:
        raise OSError(code, "no")

    monkeypatch.setattr("fcntl.flock" if code in (errno.ENOSYS, errno.ENOLCK) else "os.open", refuse)
    with pytest.raises(NoPermission):
        StoreLock(tmp_path).acquire()


def test_other_trouble_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What we have no words for is not dressed up as something else."""

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EMFILE, "too many")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OSError, match="too many"):
        StoreLock(tmp_path).acquire()


def test_second_start_asks_the_first(tmp_path: Path) -> None:
    """A request is seen once; one from before this window does not count."""
    ask_to_front(tmp_path)
    lock = StoreLock(tmp_path)
    lock.acquire()
    assert not take_front_request(tmp_path)
    ask_to_front(tmp_path)
    ask_to_front(tmp_path)
    assert front_request_path(tmp_path).exists()
    assert take_front_request(tmp_path)
    assert not take_front_request(tmp_path)
    lock.release()
