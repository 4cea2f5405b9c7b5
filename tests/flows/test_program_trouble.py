"""What the running program says of damage, of a store in use, of bugs and of settings that cannot be read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.errors import Bug, NoPermission, StoreDamaged, UserError
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.settings import ReadSettings, Settings
from barnombud.store.folder import keyring_path, store_path
from barnombud.store.keyring_file import canonical
from barnombud.store.store_lock import ask_to_front
from barnombud.texts import shell
from barnombud.texts import unlock as texts
from tests.flows.first_window import (
    PATIENCE_MS,
    Starter,
    found,
    known_member,
    trouble,
    wrong_passphrase,
)
from tests.stores import PASSPHRASE


def test_damage_newer_and_missing_each_have_their_own_answer(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """Never "wrong passphrase" for what is no passphrase's fault."""
    folder = found(machine)
    first = begin()
    content = store_path(folder).read_bytes()
    store_path(folder).write_bytes(bytes(len(content)))
    first.unlock()
    qtbot.waitUntil(lambda: trouble(first) == "Teamets fil är skadad", timeout=PATIENCE_MS)
    store_path(folder).unlink()
    first.unlock()
    qtbot.waitUntil(lambda: trouble(first) == "Teamets fil finns inte här", timeout=PATIENCE_MS)
    document = json.loads(keyring_path(folder).read_bytes()) | {"version": 9}
    del document["checksum"]
    document["checksum"] = hashlib.sha256(canonical(document)).hexdigest()
    keyring_path(folder).write_bytes(canonical(document))
    first.unlock()
    newer = "Filen är gjord i ett nyare program"
    qtbot.waitUntil(lambda: trouble(first) == newer, timeout=PATIENCE_MS)
    assert wrong_passphrase(first) == ""


def test_damaged_keyring_is_told_before_anybody_types(begin: Starter, machine: Machine) -> None:
    """The field takes nothing, as no passphrase could help."""
    keyring_path(found(machine)).write_bytes(b"{")
    first = begin()
    assert trouble(first) == "Nyckelfilen är skadad"
    assert not first.program.window.form.unlock_button.isEnabled()


def test_unlocking_what_is_open_says_so(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """With several teams the second window stays, and the first still comes to the front."""
    folder = found(machine, "Laget A")
    found(machine, "Laget B")
    holder = unlock_team(machine, folder, known_member(machine), PASSPHRASE)
    first = begin()
    first.unlock()
    qtbot.waitUntil(lambda: trouble(first) == "Teamets fil är redan öppen", timeout=PATIENCE_MS)
    assert (folder / "front").exists()
    holder.close()


def test_request_is_taken_once(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """Looking without a request does nothing."""
    folder = found(machine)
    first = begin()
    first.unlock()
    ask_to_front(folder)
    first.session.look_for_request()
    assert not (folder / "front").exists()
    first.session.look_for_request()


@pytest.mark.parametrize("name", ["sqlcipher3.dbapi2", "sqlalchemy.exc"])
def test_trouble_in_the_store_itself_locks(begin: Starter, machine: Machine, qtbot: QtBot, name: str) -> None:
    """Nobody knows what state it is in, so it is closed and said why."""
    found(machine)
    first = begin()
    first.unlock()
    session = first.session
    failure = type("Failure", (Exception,), {"__module__": name})

    def fail() -> None:
        raise failure

    with qtbot.waitSignal(session.locked, timeout=PATIENCE_MS):
        first.program.jobs.run(session, fail)
    assert trouble(first) == "Teamets fil är skadad"


def test_damage_found_while_working_locks(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """Other errors stay where they are, in the message bar."""
    found(machine)
    first = begin()
    first.unlock()
    session = first.session

    def fail(error: UserError) -> None:
        raise error

    first.program.jobs.run(session, lambda: fail(NoPermission()))
    qtbot.waitUntil(lambda: bool(session.window.message_bar.title), timeout=PATIENCE_MS)
    with qtbot.waitSignal(session.locked, timeout=PATIENCE_MS):
        first.program.jobs.run(session, lambda: fail(StoreDamaged()))


def test_bug_of_the_window_itself_locks_nothing(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """It is said, with a report to save."""
    found(machine)
    first = begin()
    first.unlock()
    session = first.session
    first.program.on_uncaught(ValueError, ValueError("x"), None)
    assert session.window.message_bar.title == shell.BUG_TITLE
    assert first.program.session is session


def test_trouble_before_a_store_is_open_is_said_in_the_first_window(begin: Starter, machine: Machine) -> None:
    """A bug, an error nobody claims, settings that could not be read."""
    first = begin(ReadSettings(Settings(), set_aside=Path("settings.broken.json")))
    bar = first.program.window.message_bar
    assert bar.title == texts.SETTINGS_ASIDE_TITLE
    first.program.jobs.bug.emit(Bug())
    assert bar.title == shell.BUG_TITLE
    first.program.jobs.user_error.emit(NoPermission())
    assert bar.title == "Det går inte att spara här"


def test_forgotten_passphrase_is_told_honestly(begin: Starter, machine: Machine) -> None:
    """And one comes back to the form."""
    found(machine)
    first = begin()
    window = first.program.window
    window.form.forgotten_wanted.emit()
    assert window.page is window.forgotten
    QTest.mouseClick(window.forgotten.back_button, Qt.MouseButton.LeftButton)
    assert window.form.isVisible()
