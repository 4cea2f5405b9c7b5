"""Stores that released versions wrote: this version opens each, upgrades it and keeps what is in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from barnombud.app import VERSION
from barnombud.domain.clock import FixedClock
from barnombud.services.desk import Desk
from barnombud.services.home import home_page
from barnombud.services.key_care import refresh_keys
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.store.engine import driver_connection
from barnombud.store.folder import keyring_path, store_path
from barnombud.store.integrity import check_thoroughly
from barnombud.store.keyring import Keyring
from barnombud.store.revision import HEAD_REVISION, stored_revision
from tests.stores import make_store
from tools.keep_store import FACTS, KEPT, PASSPHRASE, facts

STORES = sorted(path for path in KEPT.iterdir() if path.is_dir())
LATER = datetime(2027, 1, 5, 8, 0, tzinfo=UTC)
MOST_BYTES = 1_000_000


@pytest.fixture(scope="module", params=STORES, ids=lambda path: path.name)
def kept(request: pytest.FixtureRequest) -> Path:
    """One folder a released version left."""
    folder = request.param
    assert isinstance(folder, Path)
    return folder


@pytest.fixture(scope="module")
def desk(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Open a copy as the first member, at production's caps, as a person would after upgrading."""
    home = tmp_path_factory.mktemp("data")
    folder = home / kept.name
    folder.mkdir()
    for path in (keyring_path(kept), store_path(kept)):
        shutil.copy(path, folder)
    machine = Machine(home, FixedClock(LATER))
    opened = unlock_team(machine, folder, Keyring.read(folder).slots[0].member_id, PASSPHRASE)
    yield opened
    opened.close()


def stored(connection: Connection) -> list[tuple[Any, ...]]:
    """Return every table, index and trigger as the database keeps it."""
    found = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    return [tuple(row) for row in found]


def test_this_version_has_left_a_store() -> None:
    """A release keeps one: tools/keep_store.py."""
    assert VERSION in [path.name for path in STORES]


def test_kept_store_is_small_and_says_its_passphrase(kept: Path) -> None:
    """It lies in everybody's clone, and holds nobody's secret."""
    assert sum(path.stat().st_size for path in kept.iterdir()) < MOST_BYTES
    assert PASSPHRASE in (kept / "README.md").read_text(encoding="utf-8")
    assert b"SQLite format" not in store_path(kept).read_bytes()[:16]


def test_data_is_as_it_was(kept: Path, desk: Desk) -> None:
    """Case numbers, names, consents, agreements, minutes and all else that was told when it was kept."""
    told = json.loads((kept / FACTS).read_text(encoding="utf-8"))
    now = facts(desk)
    lines_then, lines_now = told.pop("audit_lines"), now.pop("audit_lines")
    assert now == told
    assert lines_now > lines_then  # opening is a line of its own


def test_data_is_that_of_the_demonstration(kept: Path, desk: Desk) -> None:
    """What was told is not empty: read by hand from the file that was played."""
    now = facts(desk)
    cases = {case["alias"]: case for case in now["cases"].values()}
    assert set(cases) == {"Igelkotten", "Kajan", "Lodjuret"}
    assert (cases["Igelkotten"]["first_name"], cases["Igelkotten"]["family_name"]) == ("Alva", "Påhitt")
    assert cases["Lodjuret"]["first_name"] == ""
    (agreement,) = cases["Igelkotten"]["agreements"]
    assert agreement["way_in"] == "BVC-sjuksköterskan"
    assert list(now["minutes"]) == ["1/2026"]


@pytest.mark.rule("R36")
def test_log_and_every_page_are_whole(desk: Desk) -> None:
    """The chain from the first line, the frozen papers' hashes, and the file itself."""
    with desk.unit_of_work() as uow:
        assert uow.audit.is_whole()
        assert all(minutes.snapshot.is_whole for minutes in uow.minutes.list())
    with driver_connection(desk.store.engine) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        check_thoroughly(plain)


@pytest.mark.rule("R34")
def test_what_lay_open_is_sealed_at_the_first_unlock(kept: Path, desk: Desk) -> None:
    """What 0.1.0 told of a family outside the seal is sealed by the first who holds its key."""
    told = json.loads((kept / FACTS).read_text(encoding="utf-8"))
    open_before = lying_open(desk)
    assert refresh_keys(desk) > 0
    assert open_before["guardian"] > 0
    assert set(lying_open(desk).values()) == {0}
    assert refresh_keys(desk) == 0
    with desk.unit_of_work() as uow:
        cases = {case.number: case.id for case in uow.cases.list()}
        for number, facts_of_case in told["cases"].items():
            names = [guardian.name for guardian in uow.guardians.for_case(cases[number])]
            assert names == facts_of_case["guardians"]


def lying_open(desk: Desk) -> dict[str, int]:
    """Return how many rows of 0.1.0 still tell of a family outside the seal."""
    queries = {
        "guardian": "SELECT count(*) FROM guardian",
        "handed_over": "SELECT count(*) FROM handed_over WHERE case_id IS NOT NULL AND content IS NOT NULL",
        "draft": "SELECT count(*) FROM draft WHERE content IS NOT NULL OR length(place) < 64",
        "confirmation": "SELECT count(*) FROM confirmation",
    }
    with desk.store.engine.begin() as connection:
        return {name: connection.exec_driver_sql(query).scalar_one() for name, query in queries.items()}


def test_form_is_that_of_a_new_store(desk: Desk, tmp_path: Path) -> None:
    """Upgraded and new stores are the same to the database, checks and triggers too."""
    with driver_connection(desk.store.engine) as plain:
        assert stored_revision(plain) == HEAD_REVISION
    with (
        make_store(tmp_path / "new") as new,
        new.engine.begin() as fresh,
        desk.store.engine.begin() as upgraded,
    ):
        assert stored(upgraded) == stored(fresh)


def test_team_can_go_on(desk: Desk) -> None:
    """Hem can be read, and shows the promises made then as overdue now."""
    page = home_page(desk)
    assert page.team.name == "Barnombudsteamet Tallbacken"
    assert any(line.overdue for line in page.due)
