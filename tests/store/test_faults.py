"""Every error of the database and the disk that a person can act on is said as such."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import IntegrityError, OperationalError

from barnombud.errors import DiskFailing, DiskFull, NoPermission, NotFound, StoreDamaged, StoreInUse
from barnombud.store.faults import store_faults
from barnombud.store.faults_disk import disk_faults
from barnombud.store.integrity import Runs, check_quickly, check_thoroughly


def driver_error(code: int) -> sqlcipher.Error:
    """Return an error as the driver raises it."""
    error = sqlcipher.OperationalError("from the driver")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (13, DiskFull),
        (10 | 3 << 8, DiskFull),
        (10 | 1 << 8, DiskFailing),
        (10 | 4 << 8, DiskFailing),
        (11, StoreDamaged),
        (26, StoreDamaged),
        (8, NoPermission),
        (8 | 6 << 8, NoPermission),
        (14, NoPermission),
        (3, NoPermission),
        (5, StoreInUse),
        (6, StoreInUse),
    ],
)
def test_database_errors(code: int, meant: type[Exception]) -> None:
    """From the driver itself, and wrapped by SQLAlchemy."""
    error = driver_error(code)
    with pytest.raises(meant) as bare, store_faults():
        raise error
    with pytest.raises(meant), store_faults():
        raise OperationalError("SELECT 1", {}, error)
    assert bare.value.__cause__ is error


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("database or disk is full", DiskFull),
        ("disk I/O error", DiskFailing),
        ("database disk image is malformed", StoreDamaged),
        ("attempt to write a readonly database", NoPermission),
        ("database is locked", StoreInUse),
    ],
)
def test_database_errors_without_a_code(words: str, meant: type[Exception]) -> None:
    """From what breaks off a copy of pages."""
    with pytest.raises(meant), store_faults():
        raise sqlcipher.OperationalError(words)


def test_our_own_mistakes_stay_bugs() -> None:
    """A broken rule of the tables or wrong SQL is not dressed up as trouble with the disk."""
    wrapped = IntegrityError("INSERT", {}, driver_error(19))
    with pytest.raises(IntegrityError), store_faults():
        raise wrapped
    with pytest.raises(sqlcipher.Error), store_faults():
        raise sqlcipher.ProgrammingError("no code at all")
    with pytest.raises(NotFound), store_faults():
        raise NotFound


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EACCES, NoPermission),
        (errno.EPERM, NoPermission),
        (errno.EROFS, NoPermission),
        (errno.EIO, DiskFailing),
        (errno.ENODEV, DiskFailing),
        (errno.EMFILE, OSError),
    ],
)
def test_disk_errors(code: int, meant: type[Exception]) -> None:
    """In files of ours beside the store, and in the store's block."""
    for border in (store_faults, disk_faults):
        with pytest.raises(meant), border():
            raise OSError(code, "from the system")


class UnreadableDisk:
    """A connection whose disk gives an input/output error at every read."""

    def execute(self, sql: str, parameters: tuple[str, ...] = (), /) -> Any:
        """Fail."""
        raise driver_error(10)


@pytest.mark.parametrize("check", [check_quickly, check_thoroughly])
def test_page_that_cannot_be_read_is_damage(check: Callable[[Runs], None]) -> None:
    """The same error means a full disk while writing."""
    with pytest.raises(StoreDamaged):
        check(UnreadableDisk())
