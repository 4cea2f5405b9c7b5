"""Turns the system's disk errors into errors a person can act on; stdlib only, so the lock stays light."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from barnombud.errors import DiskFull, NoPermission, UserError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def disk_fault(error: OSError) -> UserError | None:
    """Return the `DiskFull` or `NoPermission` that ``error`` means, or None when it is something else."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _REFUSED:
        return NoPermission()
    return None


@contextmanager
def disk_faults() -> Iterator[None]:
    """Translate the system's errors from files written inside the block.

    Raises:
        DiskFull: there was no room.
        NoPermission: the folder or file may not be written.
    """
    try:
        yield
    except OSError as error:
        meant = disk_fault(error)
        if meant is None:
            raise
        raise meant from error
