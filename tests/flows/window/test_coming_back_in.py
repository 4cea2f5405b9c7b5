"""A person who forgot the passphrase, and one whose laptop died, get in by the program's own words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.domain.recovery_share import share_groups
from barnombud.services.backups import back_up_now, choose_place
from barnombud.services.unlocking import unlock_team
from barnombud.store.keyring import Keyring
from barnombud.store.recovery_key import FreshRecovery
from barnombud.ui.theme.theme import Theme
from tests.flows.first_window import machine_in
from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import KeyboardPerson, MousePerson, Person
from tests.services.recovery_world import NEW_PASSPHRASE, mistyped, set_up
from tests.stores import PASSPHRASE
from tests.world import found

NURSE, RACHEL = "Bo Låtsas", "Rakel Påhitt"


@dataclass(frozen=True)
class Prepared:
    """Where a team lies, and its sheets."""

    data: Path
    clock: FixedClock
    fresh: FreshRecovery

    def groups(self, number: int) -> tuple[str, ...]:
        """Return what stands on one sheet."""
        return share_groups(self.fresh.shares[number - 1])


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    """Make a team with a recovery key and a child everybody may speak of."""
    clock, data = FixedClock(datetime(2026, 11, 9, 9, 0, tzinfo=UTC)), tmp_path / "data"
    with found(data / "teams", clock) as world:
        world.consented_case("Ekorren", "Alva", guardians=("Mira Påhitt",))
        return Prepared(data, clock, set_up(world))


def _program(qtbot: QtBot, theme: Theme, prepared: Prepared, data: Path) -> RunningProgram:
    return RunningProgram(qtbot, theme, prepared.clock, data)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, prepared: Prepared) -> Iterator[KeyboardPerson]:
    """Lend somebody at the keyboard of the started program."""
    with _program(qtbot, theme, prepared, prepared.data) as program:
        yield KeyboardPerson(program)


def _type_share(person: Person, name: str, groups: tuple[str, ...]) -> None:
    for number, group in enumerate(groups, start=1):
        person.fill(f"{name}, grupp {number} av 10", group.lower())


def _new_phrase(person: Person) -> None:
    person.fill("Lösenfras", NEW_PASSPHRASE)
    person.fill("Samma lösenfras igen", NEW_PASSPHRASE)


def _come_in_with_shares(person: Person, prepared: Prepared, name: str) -> None:
    """From "I have forgotten" to Hem, with sheets 3 and 1."""
    person.press("Jag har glömt min lösenfras")
    person.sees("Be någon annan i teamet att låsa upp", "två av de tre som förvarar reservnyckeln")
    person.press("Skriv två nyckeldelar")
    _type_share(person, "En nyckeldel", prepared.groups(3))
    person.sees("Rätt skriven.")
    _type_share(person, "En nyckeldel till", prepared.groups(1))
    person.choose("Vem ska få en ny lösenfras?", name)
    _new_phrase(person)
    person.press("Ge mig en ny lösenfras")
    person.sees("Din nya lösenfras gäller", "1 ärende öppnas nu.")
    person.fill("Lösenfras", NEW_PASSPHRASE)
    person.press("Lås upp")
    person.go("Barn")
    person.sees("Alva")


@pytest.mark.rule("R34")
@pytest.mark.rule("R40")
def test_who_forgot_the_passphrase_comes_in_with_two_sheets(
    person: KeyboardPerson, prepared: Prepared
) -> None:
    """By keyboard alone; a slip of the pen and a sheet typed twice are told on the way."""
    person.press("Jag har glömt min lösenfras")
    person.press("Skriv två nyckeldelar")
    wrong = mistyped(prepared.groups(1)[0])
    person.fill("En nyckeldel, grupp 1 av 10", wrong)
    person.sees("Grupp 1 stämmer inte med papperet.")
    person.press("Tillbaka")
    _come_in_with_shares(person, prepared, NURSE)


@pytest.mark.rule("R34")
def test_who_forgot_the_passphrase_is_let_in_by_a_colleague(
    qtbot: QtBot, theme: Theme, prepared: Prepared
) -> None:
    """The colleague unlocks, gives the keyboard away for two lines, and locks."""
    with _program(qtbot, theme, prepared, prepared.data) as program:
        person = MousePerson(program)
        person.choose("Namn", RACHEL)
        person.fill("Lösenfras", PASSPHRASE)
        person.press("Lås upp")
        person.go("Team")
        person.press(f"Ändra {NURSE}")
        person.press("Ge en ny lösenfras")
        person.fill("Ny lösenfras, minst 12 tecken", NEW_PASSPHRASE)
        person.fill("Samma lösenfras igen", NEW_PASSPHRASE)
        person.press("Ge en ny lösenfras")
        person.sees("Lösenfrasen är ny", "1 ärende öppnas nu.")
        person.keys("Ctrl+L")
        person.choose("Namn", NURSE)
        person.fill("Lösenfras", NEW_PASSPHRASE)
        person.press("Lås upp")
        person.go("Barn")
        person.sees("Alva")


def _fetch_from(person: Person, stick: Path) -> None:
    """On the page that welcomes a machine without a team: the stick, and the team on it."""
    person.press("Hämta tillbaka från en säkerhetskopia")
    person.sees("Har datorn gått sönder eller kommit bort?")
    person.press("Välj plats")
    person.choose_folder(stick)
    person.sees("Tallbackens barnombudsteam", "1 kopia", "9 november 2026")
    person.press("Fortsätt med det valda teamet")


def _take_the_only_backup(person: Person) -> None:
    """What it holds is shown; then the team is here, beside nothing."""
    person.sees("1 barn, 0 möten, 0 åtaganden", "Inget annat team ändras.")
    person.press("Hämta den valda kopian")
    person.sees("Teamet är hämtat", "fråga varje verksamhet vad som har hänt sedan dess")


def _unlock(person: Person, name: str, passphrase: str) -> None:
    person.choose("Namn", name)
    person.fill("Lösenfras", passphrase)
    person.press("Lås upp")
    person.sees("Vad har hänt sedan kopian?")
    person.go("Barn")
    person.sees("Alva")


@pytest.fixture
def stick(prepared: Prepared) -> Path:
    """Let the laptop die: what is left is a stick with a backup."""
    stick = prepared.data.parent / "stick"
    stick.mkdir()
    (team,) = (prepared.data / "teams").iterdir()
    machine = machine_in(prepared.data, prepared.clock)
    rektor = next(slot.member_id for slot in Keyring.read(team).slots if slot.name == RACHEL)
    with closing(unlock_team(machine, team, rektor, PASSPHRASE)) as desk:
        choose_place(desk, stick)
        back_up_now(desk)
    shutil.rmtree(prepared.data)
    return stick


@pytest.mark.rule("R34")
@pytest.mark.rule("R37")
def test_whose_laptop_died_comes_in_on_another_with_two_sheets(
    qtbot: QtBot, theme: Theme, prepared: Prepared, stick: Path
) -> None:
    """A stick, a new machine, and two sheets: nobody's passphrase is needed."""
    with _program(qtbot, theme, prepared, prepared.data) as program:
        person = MousePerson(program)
        _fetch_from(person, stick)
        person.press("Skriv två nyckeldelar i stället")
        _type_share(person, "En nyckeldel", prepared.groups(3))
        _type_share(person, "En nyckeldel till", prepared.groups(1))
        person.choose("Vem ska få en ny lösenfras?", RACHEL)
        _new_phrase(person)
        person.press("Visa kopiorna")
        _take_the_only_backup(person)
        person.sees("Din nya lösenfras gäller", "1 ärende öppnas nu.")
        person.press("Till upplåsningen")
        _unlock(person, RACHEL, NEW_PASSPHRASE)


@pytest.mark.rule("R37")
@pytest.mark.rule("R40")
def test_whose_laptop_died_comes_in_on_another_with_her_own_passphrase(
    qtbot: QtBot, theme: Theme, prepared: Prepared, stick: Path
) -> None:
    """By keyboard alone; a slip is told at its field, and a place without backups by its own words."""
    (empty := stick.parent / "empty").mkdir()
    with _program(qtbot, theme, prepared, prepared.data) as program:
        person = KeyboardPerson(program)
        person.press("Hämta tillbaka från en säkerhetskopia")
        person.press("Välj plats")
        person.choose_folder(empty)
        person.sees("Här finns inga säkerhetskopior")
        person.press("Avbryt")
        _fetch_from(person, stick)
        person.choose("Namn", NURSE)
        person.fill("Lösenfras", "inte den här frasen")
        person.press("Visa kopiorna")
        person.sees("Lösenfrasen stämmer inte")
        person.press("Skriv två nyckeldelar i stället")
        person.press("Tillbaka")
        person.fill("Lösenfras", PASSPHRASE)
        person.press("Visa kopiorna")
        _take_the_only_backup(person)
        person.press("Till upplåsningen")
        _unlock(person, NURSE, PASSPHRASE)
