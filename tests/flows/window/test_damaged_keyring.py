"""A keyring that is damaged or gone: the way in by its copy, in the program's own words."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.services.backups import back_up_now
from barnombud.store.folder import backups_path, keyring_path
from barnombud.ui.theme.theme import Theme
from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import KeyboardPerson, MousePerson
from tests.founded_once import lend
from tests.stores import PASSPHRASE

NURSE = "Bo Låtsas"


@pytest.fixture
def clock() -> FixedClock:
    """Return a morning."""
    return FixedClock(datetime(2026, 3, 3, 8, tzinfo=UTC))


@pytest.fixture
def team(tmp_path: Path, clock: FixedClock) -> Path:
    """Return the folder of a team with a backup, where the program looks for teams."""
    with lend(tmp_path, clock) as world:
        back_up_now(world.desk)
        store_id = world.desk.store.keys.store_id
    folder = tmp_path / "data" / "teams" / store_id
    folder.parent.mkdir(parents=True)
    return world.folder.rename(folder)


def _program(qtbot: QtBot, theme: Theme, clock: FixedClock, team: Path) -> RunningProgram:
    return RunningProgram(qtbot, theme, clock, team.parents[1])


@pytest.mark.rule("R34")
@pytest.mark.rule("R40")
def test_a_missing_keyring_is_taken_from_its_copy(
    qtbot: QtBot, theme: Theme, clock: FixedClock, team: Path
) -> None:
    """By keyboard: the names are those of the copy, a slip changes nothing, the right passphrase mends it."""
    whole = keyring_path(team).read_bytes()
    keyring_path(team).unlink()
    with _program(qtbot, theme, clock, team) as program:
        person = KeyboardPerson(program)
        person.sees("Nyckelfilen är skadad eller borta", "En hel kopia finns bland säkerhetskopiorna.")
        person.choose("Namn", NURSE)
        person.fill("Lösenfras", "inte den här frasen")
        person.press("Lås upp med kopian")
        person.sees("Lösenfrasen stämmer inte")
        assert not keyring_path(team).exists()
        person.fill("Lösenfras", PASSPHRASE)
        person.press("Lås upp med kopian")
        person.go("Barn")
        assert keyring_path(team).read_bytes() == whole
        person.keys("Ctrl+L")
        person.sees_not("Nyckelfilen är skadad eller borta", "Lås upp med kopian")


@pytest.mark.rule("R34")
def test_a_keyring_that_breaks_while_the_window_waits(
    qtbot: QtBot, theme: Theme, clock: FixedClock, team: Path
) -> None:
    """Found when somebody unlocks; her name stays chosen, and the copy is offered at once."""
    raw = bytearray(keyring_path(team).read_bytes())
    with _program(qtbot, theme, clock, team) as program:
        person = MousePerson(program)
        raw[len(raw) // 2] ^= 1
        keyring_path(team).write_bytes(raw)
        person.choose("Namn", NURSE)
        person.fill("Lösenfras", PASSPHRASE)
        person.press("Lås upp")
        person.sees("En hel kopia finns bland säkerhetskopiorna.")
        person.press("Lås upp med kopian")
        person.go("Barn")


@pytest.mark.rule("R34")
def test_where_there_is_no_copy_the_other_way_is_told(
    qtbot: QtBot, theme: Theme, clock: FixedClock, team: Path
) -> None:
    """It leads to the page on which a team is fetched from another place."""
    keyring_path(team).write_bytes(b"{")
    shutil.rmtree(backups_path(team))
    with _program(qtbot, theme, clock, team) as program:
        person = MousePerson(program)
        person.sees("Det finns ingen hel kopia på den här datorn")
        person.press("Gå tillbaka till en säkerhetskopia")
        person.press("Kopian ligger på en annan plats")
        person.sees("Har datorn gått sönder eller kommit bort?")
        person.press("Avbryt")
        person.sees("Det finns ingen hel kopia på den här datorn")
