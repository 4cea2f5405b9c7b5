"""The migrations give the models' schema, and an upgrade is all or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from barnombud.errors import StoreDamaged
from barnombud.models.all_rows import METADATA
from barnombud.store import migrating, revision, vault
from barnombud.store.backup import backups_of
from barnombud.store.engine import driver_connection, open_engine
from barnombud.store.folder import store_path
from barnombud.store.migrating import bring_up_to_date, run_steps
from barnombud.store.revision import HEAD_REVISION, stored_revision
from barnombud.store.vault import OpenStore, open_store
from tests.stores import make_store
from tools.write_next_revision import TARGET, next_statements

SCRIPTS = Path(migrating.__file__).parent / "migrations"
KEY = bytes(32)

SECOND = """
from alembic import op
import sqlalchemy as sa
revision = "0003"
down_revision = "0002"
def upgrade():
    op.add_column("parent", sa.Column("name", sa.Text(), nullable=False, server_default="x"))
    with op.batch_alter_table("parent") as table:
        table.alter_column("id", type_=sa.BigInteger(), existing_type=sa.Integer())
"""
THIRD = """
from alembic import op
revision = "0004"
down_revision = "0003"
def upgrade():
    op.execute("{statement}")
"""


def _stored(connection: Connection) -> list[tuple[str, ...]]:
    found = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    return [tuple(row) for row in found]


def _migrated(path: Path) -> Engine:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        run_steps(connection, HEAD_REVISION)
    return engine


def test_head_is_the_newest_step() -> None:
    """The constant that spares us Alembic at every start is true."""
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == HEAD_REVISION


def test_steps_from_empty_give_what_a_new_store_has(tmp_path: Path) -> None:
    """By the stored statements themselves, so that checks and triggers count, and by Alembic's comparison."""
    stepped = _migrated(tmp_path / "stepped.db")
    with make_store(tmp_path / "new") as store, store.engine.begin() as new, stepped.begin() as old:
        assert _stored(old) == _stored(new)
        assert compare_metadata(MigrationContext.configure(old), METADATA) == []
    stepped.dispose()


def test_last_step_is_what_the_models_say() -> None:
    """Until the release: run tools/write_next_revision.py when this fails."""
    assert TARGET.read_text(encoding="utf-8") == next_statements()


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real steps with two more after them, and a program that wants the last."""
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0003_second.py").write_text(SECOND)
    for module in (revision, vault, migrating):
        monkeypatch.setattr(module, "HEAD_REVISION", "0004")
    monkeypatch.setattr(migrating, "SCRIPTS", str(scripts))
    return scripts


def _old_store(folder: Path) -> OpenStore:
    """Make a store of revision 0002 with a parent and a child that refers to it."""
    with make_store(folder) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
        connection.execute(text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
        connection.execute(
            text(
                "CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES parent (id) ON DELETE CASCADE)"
            )
        )
        connection.execute(text("INSERT INTO parent VALUES (1)"))
        connection.execute(text("INSERT INTO child VALUES (7, 1)"))
    return store


def test_older_store_is_backed_up_and_brought_up_to_date(tmp_path: Path, steps: Path) -> None:
    """Rebuilding a table keeps the rows that refer to it, and foreign keys are on again after."""
    (steps / "versions" / "0004_third.py").write_text(THIRD.format(statement="UPDATE parent SET name = 'ny'"))
    old = _old_store(tmp_path / "team")
    with open_store(tmp_path / "team", old.keys) as store:
        with store.engine.begin() as connection:
            assert connection.execute(text("SELECT name FROM parent")).all() == [("ny",)]
            assert connection.execute(text("SELECT id, parent FROM child")).all() == [(7, 1)]
        with driver_connection(store.engine) as plain:
            assert stored_revision(plain) == "0004"
            assert plain.execute("PRAGMA foreign_keys").fetchone() == (1,)
    (saved,) = backups_of(tmp_path / "team")
    engine = open_engine(saved.path, old.keys.store_key)
    with driver_connection(engine) as plain:
        assert stored_revision(plain) == "0002"
    engine.dispose()


@pytest.mark.parametrize(
    ("statement", "meant"),
    [
        ("DELETE FROM parent", StoreDamaged),
        ("SELECT * FROM nowhere", Exception),
    ],
)
def test_step_that_fails_leaves_nothing(
    tmp_path: Path, steps: Path, statement: str, meant: type[Exception]
) -> None:
    """A broken reference or an error half-way: the store is as before, and the retry works."""
    third = steps / "versions" / "0004_third.py"
    third.write_text(THIRD.format(statement=statement))
    old = _old_store(tmp_path / "team")
    before = store_path(tmp_path / "team").read_bytes()
    with pytest.raises(meant):
        open_store(tmp_path / "team", old.keys)
    engine = open_engine(store_path(tmp_path / "team"), old.keys.store_key)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT * FROM parent")).all() == [(1,)]
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0002"
    engine.dispose()
    assert len(before) == store_path(tmp_path / "team").stat().st_size
    third.unlink()
    third.write_text(THIRD.format(statement="SELECT 1 "))
    open_store(tmp_path / "team", old.keys).close()


def test_opening_a_current_store_does_not_load_alembic() -> None:
    """It would cost a third of a second at every start."""
    assert "alembic" not in Path(vault.__file__).read_text().replace("Alembic takes", "").replace(
        "alembic_", ""
    )
    assert callable(bring_up_to_date)
