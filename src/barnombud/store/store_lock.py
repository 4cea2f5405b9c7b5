"""One window per store: a lock the operating system holds, and a file to ask the holder to come to the front.

The lock is the system's own (flock, or locking on Windows), so one left by a crash frees itself. Asking goes
by a watched file, because a local socket would need a network module.
"""

from __future__ import annotations

import errno
import secrets
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from barnombud.errors import NoPermission, StoreInUse, StoreMissing
from barnombud.store.faults_disk import disk_faults
from barnombud.store.folder import front_request_path, lock_path

_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK})
A_LOOK_S = 0.25
"""Another start that only looks whether the store is open lets go of it within this many seconds."""
_POLL_S = 0.02


class StoreLock:
    """Holds one store's folder for this process; taken on one thread and perhaps released on another."""

    def __init__(self, folder: Path) -> None:
        """Prepare a lock on ``folder`` without taking it."""
        self._folder = folder
        # A soft lock (a mere file) would outlive a crash, so a folder without real locks is refused instead.
        self._lock = FileLock(lock_path(folder), blocking=False, thread_local=False, fallback_to_soft=False)

    @property
    def held(self) -> bool:
        """Tell whether this object holds the lock."""
        return self._lock.is_locked

    def acquire(self, patience: float = A_LOOK_S) -> None:
        """Take the lock, or refuse after ``patience`` seconds.

        Raises:
            StoreMissing: the folder is not there.
            StoreInUse: another window holds it.
            NoPermission: the lock file may not be written, or the folder's disk has no locks.
        """
        if not self._folder.is_dir():
            raise StoreMissing(self._folder.name)
        try:
            with disk_faults():
                self._lock.acquire(timeout=patience, poll_interval=_POLL_S, blocking=patience > 0)
        except Timeout as error:
            raise StoreInUse(self._folder.name) from error
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            raise NoPermission(self._folder.name) from error
        # A request from before this window; left behind it would only bring the window to front once.
        with suppress(OSError):
            front_request_path(self._folder).unlink(missing_ok=True)

    def release(self) -> None:
        """Let go; harmless when not held."""
        self._lock.release()


def ask_to_front(folder: Path) -> None:
    """Ask the window that holds ``folder``'s store to come to the front.

    Raises:
        DiskFull: there was no room for the request.
        NoPermission: the folder may not be written.
    """
    with disk_faults():
        front_request_path(folder).write_text(secrets.token_hex(8), encoding="ascii")


def take_front_request(folder: Path) -> bool:
    """Tell whether somebody asked for the window since last time, and forget that they did."""
    try:
        front_request_path(folder).unlink()
    except FileNotFoundError:
        return False
    return True
