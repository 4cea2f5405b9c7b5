"""One copy of a store without its case keys: written by the database, emptied of keys, checked and counted.

Case keys live in `key_mirror` only, of which no old copy is kept: what is taken from somebody there, or
destroyed, is gone from every backup.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from barnombud.domain.backups import StoreCounts
from barnombud.errors import StoreDamaged, UserError
from barnombud.models.cases import CaseKeyRow, CaseRow, ConsentEventRow
from barnombud.models.meetings import AgendaItemRow, MeetingRow
from barnombud.models.minutes import MinutesRow
from barnombud.models.support import AgreementRow, CommitmentRow
from barnombud.models.team import MemberRow
from barnombud.store.engine import connect
from barnombud.store.faults import store_faults
from barnombud.store.integrity import Runs, check_thoroughly
from barnombud.store.keyring import UnlockedKeys
from barnombud.store.revision import stored_revision

_COUNTED = {
    "cases": CaseRow,
    "consent_events": ConsentEventRow,
    "meetings": MeetingRow,
    "agenda_items": AgendaItemRow,
    "commitments": CommitmentRow,
    "agreements": AgreementRow,
    "minutes": MinutesRow,
    "members": MemberRow,
}
KEYS_TABLE = CaseKeyRow.__tablename__


def copy_without_keys(store: Path, copy: Path, keys: UnlockedKeys) -> StoreCounts:
    """Write ``copy`` of an open store and check it; on any thread, as the store's writers go on meanwhile.

    Raises:
        StoreDamaged: the copy does not check, or does not hold as much as the store.
        DiskFull, NoPermission: the disk does not take it.
    """
    with store_faults():
        copy.unlink(missing_ok=True)
        with (
            closing(connect(store, keys.store_key, read_only=True)) as source,
            closing(connect(copy, keys.store_key, unfinished=True)) as target,
        ):
            # Counted and copied within one transaction, so that what is written meanwhile is in neither.
            source.execute("BEGIN")
            counts = count_store(source)
            source.backup(target)
            source.execute("COMMIT")
    empty_of_keys(copy, keys)
    if check_backup(copy, keys) != counts:
        raise StoreDamaged(keys.store_id)
    return counts


def empty_of_keys(path: Path, keys: UnlockedKeys) -> None:
    """Take every case key out of a store that nobody has open; not a byte of them is left in the file.

    Raises:
        StoreDamaged: it does not open.
        DiskFull, NoPermission: the disk does not take it; the file is of no use then.
    """
    with store_faults(), closing(connect(path, keys.store_key, unfinished=True)) as connection:
        # Every page of the table and its index is let go of at once, and with secure_delete overwritten.
        connection.execute(f"DELETE FROM {KEYS_TABLE}")  # noqa: S608  # a constant of ours
        # No log beside it: it may be read where nothing can be written.
        connection.execute("PRAGMA journal_mode = DELETE")


def has_keys(path: Path, keys: UnlockedKeys) -> bool:
    """Whether there are case keys in a store that nobody has open.

    Raises:
        StoreDamaged: it does not open.
    """
    with store_faults(), closing(connect(path, keys.store_key, unfinished=True)) as connection:
        return _rows(connection, KEYS_TABLE) > 0


def peek_at_backup(path: Path, keys: UnlockedKeys) -> StoreCounts | None:
    """Count what a backup holds without checking all of it; None when it does not open."""
    try:
        with store_faults(), closing(connect(path, keys.store_key, read_only=True)) as connection:
            return count_store(connection)
    except (UserError, OSError, sqlcipher.Error):
        return None


def check_backup(path: Path, keys: UnlockedKeys) -> StoreCounts:
    """Open the copy at ``path`` anew with the store's key, check all of it, and count what it holds.

    Raises:
        StoreDamaged: it does not open, does not check, or has case keys in it.
    """
    with store_faults():
        try:
            connection = connect(path, keys.store_key, read_only=True)
        except sqlcipher.OperationalError as error:
            raise StoreDamaged from error
        with closing(connection):
            check_thoroughly(connection)
            # An empty file is a sound database too, and would be found empty on the day it is needed.
            stored_revision(connection)
            if _rows(connection, KEYS_TABLE):
                raise StoreDamaged(keys.store_id)
            return count_store(connection)


def count_store(connection: Runs) -> StoreCounts:
    """Count what a store holds of what people would miss."""
    return StoreCounts(**{name: _rows(connection, row.__tablename__) for name, row in _COUNTED.items()})


def _rows(connection: Runs, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # ours
    return int(count)
