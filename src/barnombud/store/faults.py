"""Turns the database's and the disk's errors into errors a person can act on; the only place that does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from barnombud.errors import DiskFailing, DiskFull, NoPermission, StoreDamaged, StoreInUse, UserError
from barnombud.store.faults_disk import disk_fault
from barnombud.store.growth import is_growth_refused

_PRIMARY = 0xFF
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 3, 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _NOTADB = 13, 14, 26
_MEANINGS: dict[int, type[UserError]] = {
    _PERM: NoPermission,
    _BUSY: StoreInUse,
    _LOCKED: StoreInUse,
    _READONLY: NoPermission,
    _CANTOPEN: NoPermission,
    _CORRUPT: StoreDamaged,
    _NOTADB: StoreDamaged,
    _FULL: DiskFull,
    _IOERR: DiskFailing,
}
_CODES = {
    "access permission denied": _PERM,
    "database is locked": _BUSY,
    "database table is locked": _LOCKED,
    "attempt to write a readonly database": _READONLY,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}
"""The database's own words for its codes: the driver gives no code with what breaks off a copy of pages."""
_WRITE_REFUSED = _IOERR | 3 << 8
"""A quota, or the largest file the disk can hold: for whoever is at the screen that is a full disk."""


def database_fault(error: BaseException | None) -> UserError | None:
    """Return what a driver's error means to a person, or None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlcipher.Error):
        code = _CODES.get(str(error))
    if not isinstance(code, int):
        return None
    meaning = DiskFull if code == _WRITE_REFUSED else _MEANINGS.get(code & _PRIMARY)
    # The driver leaves out which input/output error it was.
    if code == _IOERR and is_growth_refused():
        meaning = DiskFull
    return None if meaning is None else meaning()


@contextmanager
def store_faults() -> Iterator[None]:
    """Translate errors of the store and the disk raised inside the block.

    Raises:
        DiskFull: no room, or the disk takes no more writes.
        DiskFailing: the disk does not read or write as it should.
        NoPermission: the folder or file may not be written.
        StoreInUse: somebody else holds the file.
        StoreDamaged: a page does not check.
    """
    try:
        yield
    except DBAPIError as error:
        _raise_meant(database_fault(error.orig), error)
    except sqlcipher.Error as error:
        _raise_meant(database_fault(error), error)
    except OSError as error:
        _raise_meant(disk_fault(error), error)


def _raise_meant(meant: UserError | None, error: Exception) -> None:
    if meant is None:
        raise error
    raise meant from error
