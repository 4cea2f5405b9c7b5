"""The revision of the store's form that this version writes, and the one a store has; without Alembic."""

from __future__ import annotations

from barnombud.errors import StoreDamaged
from barnombud.store.faults import store_faults
from barnombud.store.integrity import Runs

HEAD_REVISION = "0002"
VERSION_TABLE = "alembic_version"
_REVISIONS = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608  # a constant of ours


def stored_revision(connection: Runs) -> str:
    """Return the revision of the store's form.

    Raises:
        StoreDamaged: the store says nothing, or something that is no revision.
    """
    tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    with store_faults():
        (known,) = connection.execute(tables, (VERSION_TABLE,)).fetchone()
        rows = connection.execute(_REVISIONS).fetchall() if known else []
    if len(rows) != 1 or not str(rows[0][0]).isdecimal():
        raise StoreDamaged
    return str(rows[0][0])
