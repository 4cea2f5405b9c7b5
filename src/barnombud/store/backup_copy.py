"""One copy of a store without its case keys: written by the database, emptied of keys, checked and counted.

Case keys live in `key_mirror` only, of which no old copy is kept: what is taken from somebody there, or
destroyed, is gone from every backup.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from barnombud.domain.backups import StoreCounts
from barnombud.errors import StoreDamaged, StoreInUse
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

_TRIES = 5
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
        StoreInUse: it was written to all the while; try again later.
        StoreDamaged: the copy does not check, or does not hold as much as the store.
        DiskFull, NoPermission: the disk does not take it.
    """
    with store_faults(), closing(connect(store, keys.store_key, read_only=True)) as source:
        counts = copy_as_counted(source, copy)
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
        # Deleted rows are overwritten (secure_delete); what is left of their pages goes with the vacuum.
        connection.execute(f"DELETE FROM {KEYS_TABLE}")  # noqa: S608  # a constant of ours
        connection.execute("VACUUM")


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


def copy_as_counted(source: Runs, copy: Path) -> StoreCounts:
    """Copy until nobody has written between counting and copying, as one transaction cannot hold both.

    Raises:
        StoreInUse: it was written to all the while.
    """
    for _ in range(_TRIES):
        copy.unlink(missing_ok=True)
        before = source.execute("PRAGMA data_version").fetchone()
        counts = count_store(source)
        source.execute("VACUUM INTO ?", (str(copy),))
        if source.execute("PRAGMA data_version").fetchone() == before:
            return counts
    raise StoreInUse


def _rows(connection: Runs, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # ours
    return int(count)
