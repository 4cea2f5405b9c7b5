"""A preschool head leaves and another comes: through the window, and then with public tools on the files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.store.backup import make_backup
from barnombud.store.keyring import Keyring
from barnombud.ui.theme.theme import Theme
from tests.flows.outside_reader import Reader
from tests.flows.window import ready
from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import KeyboardPerson
from tests.stores import PASSPHRASE
from tests.world import found

MORNING = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
HER_PHRASE = "nio blå hinkar i sanden"


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[KeyboardPerson]:
    """Lend somebody at the keyboard; the preschool may know of Alva, not of Love."""
    clock, data = FixedClock(MORNING), tmp_path / "data"
    with found(data / "teams", clock) as world:
        world.consented_case("Ekorren", "Alva")
        world.sign_in(world.nurse)
        world.consented_case("Igelkotten", "Love", agencies=(world.bvc, world.ifo))
        store = world.desk.store
        make_backup(store.folder, store.keys, MORNING - timedelta(days=1))
    with RunningProgram(qtbot, theme, clock, data) as program:
        yield KeyboardPerson(program)


def folder_of(person: KeyboardPerson) -> Path:
    """Return where the team's files lie."""
    (folder,) = (person.running.data / "teams").iterdir()
    return folder


def lock(person: KeyboardPerson) -> None:
    """Leave the laptop."""
    person.keys("Ctrl+L")
    person.sees("Lås upp")


def let_in_the_new_head(person: KeyboardPerson) -> None:
    """At the teacher's desk the new head types her own passphrase."""
    ready.unlock(person, "Frej")
    person.go("Team")
    person.press("Lägg till person")
    person.fill("Namn", "Nora Hittepå")
    person.choose("Verksamhet", "Förskolan Tallbacken")
    person.fill("Roll", "rektor")
    person.fill("Lösenfras, minst 12 tecken", HER_PHRASE)
    person.fill("Samma lösenfras igen", HER_PHRASE)
    person.press("Spara")
    person.sees("Ändra Nora Hittepå")
    person.go("Hem")


def let_the_old_head_leave(person: KeyboardPerson) -> None:
    """What rests on her passes on, and the program leads to a new key."""
    person.press("Ändra Rakel Påhitt")
    person.press("Personen slutar")
    person.sees("Slutar Rakel Påhitt i teamet?")
    person.choose("Vem tar över?", "Nora Hittepå")
    person.press("Personen slutar")
    person.sees("Ny nyckel när någon har slutat", "Det här skyddar inte mot")
    person.press("Byt nyckel")
    person.sees("Teamets fil har en ny nyckel.")
    person.sees_not("Teamets fil ska få en ny nyckel")


@pytest.mark.rule("R34")
@pytest.mark.rule("R35")
def test_the_new_head_takes_over_and_the_old_one_gets_in_nowhere(
    person: KeyboardPerson, tmp_path: Path
) -> None:
    """Her successor sees what the preschool may see; the old passphrase opens nothing that is there now."""
    folder = folder_of(person)
    rakel = next(slot.member_id for slot in Keyring.read(folder).slots if slot.name == "Rakel Påhitt")
    let_in_the_new_head(person)
    lock(person)
    copied = tmp_path / "copied"
    shutil.copytree(folder, copied)
    ready.unlock(person, "Frej")
    person.go("Team")
    let_the_old_head_leave(person)
    lock(person)

    person.sees_not("Rakel Påhitt")
    person.choose("Namn", "Nora Hittepå")
    person.fill("Lösenfras", HER_PHRASE)
    person.keys("Return")
    person.go("Barn")
    person.sees("Alva")
    person.sees_not("Love")
    lock(person)

    old = Reader(copied, rakel, PASSPHRASE)
    assert "Alva" in old.text()
    nobody_opens(folder, rakel, old)
    new = next(slot.member_id for slot in Keyring.read(folder).slots if slot.name == "Nora Hittepå")
    hers = Reader(folder, new, HER_PHRASE)
    assert "Alva" in hers.text()
    assert "Love" not in hers.text()
    (case_id,) = {case for case, _ in hers.keys}
    assert (case_id, 2) in hers.keys
    assert hers.keys[case_id, 2] not in old.keys.values()


def nobody_opens(folder: Path, gone: str, old: Reader) -> None:
    """No slot in any keyring, and the store's old key opens neither the store nor a backup."""
    keyrings = [folder / "keyring.json", folder / "backups" / "keyring.json"]
    for keyring in keyrings:
        assert gone not in keyring.read_text(encoding="utf-8")
    backups = sorted((folder / "backups").glob("*.db"))
    assert len(backups) == 2
    for path in (folder / "store.db", *backups):
        plain = sqlcipher.connect(str(path))
        plain.execute(f"PRAGMA key = \"x'{old.store_key.hex()}'\"")
        with pytest.raises(sqlcipher.DatabaseError):
            plain.execute("SELECT * FROM case_key")
        plain.close()
