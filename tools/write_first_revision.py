"""Writes the first revision's statements from the models: ``python tools/write_first_revision.py``.

Run it until 0.1.0 is tagged. After the tag the file stands as it is, and changes to the models
come as a new revision.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine

from barnombud.models.all_rows import METADATA

TARGET = Path(__file__).parents[1] / "src/barnombud/store/migrations/versions/0001_first_store.sql"
_STORED = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'trigger', type = 'index', name"
)


def first_statements() -> str:
    """Return what a new store's tables and indexes look like to the database, each ended by a semicolon."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        METADATA.create_all(connection)
        stored = [row[0] for row in connection.exec_driver_sql(_STORED)]
    engine.dispose()
    return "".join(f"{statement};\n\n" for statement in stored)


if __name__ == "__main__":
    TARGET.write_text(first_statements(), encoding="utf-8")
    print(f"{TARGET.name}: {first_statements().count(';')} statements")
