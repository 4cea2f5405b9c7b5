"""Writes the statements of the revision being worked on: ``python -m tools.write_next_revision``.

They lead from the released form to what the models say: new tables are made, changed ones are made anew round
their rows. Run it whenever a model changes until the release is tagged; after the tag the file stands as it
is and the next revision begins.
"""

from __future__ import annotations

import re

from sqlalchemy import create_engine

from barnombud.models.all_rows import METADATA
from tools.paths import ROOT

VERSIONS = ROOT / "src/barnombud/store/migrations/versions"
RELEASED = (VERSIONS / "0001_first_store.sql",)
"""The revisions that are tagged, in order."""
TARGET = VERSIONS / "0002_consent_that_is_obeyed.sql"
NEW_COLUMNS = {("case_key", "generation"): "1"}
"""What a column that has come to a table with rows holds in the old ones, as SQL."""
NOT_KEPT = ("confirmation",)
"""Tables whose rows go, as no key is at hand to seal them: an agency confirms the consent again (R8)."""

_BREAK = ";\n\n"
_STORED = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL "
    "ORDER BY type = 'trigger', type = 'index', name"
)
Stored = dict[tuple[str, str], tuple[str, str]]
"""Kind and name → table and statement, in the order they are made."""


def next_statements() -> str:
    """Return the statements that lead from the last released form to the models', each ended by a break."""
    old, new = _released_form(), _form_of_models()
    gone = [key for key in old if key not in new]
    if any(kind == "table" for kind, _ in gone):
        raise SystemExit("A table has gone: say in the revision itself where its rows go.")
    anew = {name for kind, name in new if kind == "table" and _differs(old, new, (kind, name))}
    made = {name for name in anew if ("table", name) in old}
    lines = [f"DROP {kind.upper()} {name}" for kind, name in gone if old[kind, name][0] not in made]
    for (kind, name), (table, statement) in new.items():
        if kind == "table" and name in made:
            lines += _made_anew(name, statement, old["table", name][1])
        elif kind == "table" and name in anew:
            lines.append(statement)
        elif kind != "table" and (table in anew or _differs(old, new, (kind, name))):
            known = (kind, name) in old and table not in anew
            lines += [f"DROP {kind.upper()} {name}", statement] if known else [statement]
    return "".join(f"{line}{_BREAK}" for line in lines)


def _differs(old: Stored, new: Stored, key: tuple[str, str]) -> bool:
    return key not in old or old[key][1] != new[key][1]


def _made_anew(name: str, statement: str, before: str) -> list[str]:
    """Keep the rows, drop the table with its indexes and triggers, make it, and put the rows back."""
    if name in NOT_KEPT:
        return [f"DROP TABLE {name}", statement]
    known = _columns(before)
    columns = [column for column in _columns(statement) if column in known or (name, column) in NEW_COLUMNS]
    values = [column if column in known else NEW_COLUMNS[name, column] for column in columns]
    return [
        f"CREATE TABLE kept_{name} AS SELECT * FROM {name}",  # noqa: S608  # names of our own tables
        f"DROP TABLE {name}",
        statement,
        f"INSERT INTO {name} ({', '.join(columns)}) "  # noqa: S608  # names of our own tables
        f"SELECT {', '.join(values)} FROM kept_{name}",
        f"DROP TABLE kept_{name}",
    ]


def _columns(statement: str) -> list[str]:
    """Return the columns of a table's stored statement, as SQLAlchemy writes it: one a line."""
    return re.findall(r"^\t(?!CONSTRAINT |UNIQUE |CHECK )(\w+) ", statement, flags=re.MULTILINE)


def _released_form() -> Stored:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        for script in RELEASED:
            for statement in script.read_text(encoding="utf-8").split(_BREAK):
                if statement.strip():
                    connection.exec_driver_sql(statement)
        found = connection.exec_driver_sql(_STORED).all()
    engine.dispose()
    return {(kind, name): (table, sql) for kind, name, table, sql in found}


def _form_of_models() -> Stored:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        METADATA.create_all(connection)
        found = connection.exec_driver_sql(_STORED).all()
    engine.dispose()
    return {(kind, name): (table, sql) for kind, name, table, sql in found}


if __name__ == "__main__":
    TARGET.write_text(next_statements(), encoding="utf-8")
    print(f"{TARGET.name}: {next_statements().count(_BREAK)} statements")
