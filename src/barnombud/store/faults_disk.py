"""Turns the system's disk errors into errors a person can act on; stdlib only, so the lock stays light."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from barnombud.errors import DiskFailing, DiskFull, NoPermission, UserError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FAILING = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def disk_fault(error: OSError) -> UserError | None:
    """Return what ``error`` means to a person, or None when it is nothing about the disk."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _REFUSED:
        return NoPermission()
    if error.errno in _FAILING:
        return DiskFailing()
    return None


@contextmanager
def disk_faults() -> Iterator[None]:
    """Translate the system's errors from files written inside the block.

    Raises:
        DiskFull: there was no room.
        NoPermission: the folder or file may not be written.
        DiskFailing: the disk does not read or write, or is no longer there.
    """
    try:
        yield
    except OSError as error:
        meant = disk_fault(error)
        if meant is None:
            raise
        raise meant from error
