"""From the first window into a store and back: unlock, lock, practise, found, second start, leave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.domain.ids import MemberId
from barnombud.domain.team import TeamRules
from barnombud.errors import Bug, NoPermission, StoreDamaged, UserError
from barnombud.services.machine import Machine
from barnombud.services.team import add_member, save_rules
from barnombud.services.unlocking import unlock_team
from barnombud.settings import ReadSettings, Settings, known_teams
from barnombud.store.folder import keyring_path, store_path
from barnombud.store.keyring_file import canonical
from barnombud.store.store_lock import ask_to_front
from barnombud.texts import shell
from barnombud.texts import unlock as texts
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.flows.first_window import PATIENCE_MS, FirstWindow, found, machine_in, start
from tests.stores import PASSPHRASE

Starter = Callable[..., FirstWindow]


@pytest.fixture
def machine(tmp_path: Path, fixed_clock: FixedClock) -> Machine:
    """Return a machine without teams."""
    return machine_in(tmp_path / "data", fixed_clock)


@pytest.fixture
def begin(qtbot: QtBot, theme: Theme, machine: Machine) -> Iterator[Starter]:
    """Lend a function that starts the program; every start is ended afterwards."""
    starts: list[FirstWindow] = []

    def make(read: ReadSettings | None = None) -> FirstWindow:
        starts.append(start(qtbot, theme, machine, read))
        return starts[-1]

    yield make
    for each in starts:
        each.end()


def wrong_passphrase(first: FirstWindow) -> str:
    """Return what stands at the passphrase."""
    return first.program.window.form.passphrase_row.error


def trouble(first: FirstWindow) -> str:
    """Return the title of what is wrong with the team's files."""
    return first.program.window.form.trouble.title


def test_field_has_focus_and_takes_typing_at_once(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """Nobody has to click before typing."""
    found(machine)
    first = begin()
    form = first.program.window.form
    qtbot.waitUntil(form.passphrase.hasFocus)
    QTest.keyClicks(form.passphrase, "sju g")
    assert form.passphrase.text() == "sju g"


def test_right_passphrase_leads_to_the_first_page(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """The first window is gone, no name is in the title, the team is remembered by its id."""
    folder = found(machine)
    first = begin()
    first.unlock()
    session = first.session
    qtbot.waitUntil(session.window.isVisible)
    place = session.navigation.place
    assert place is not None
    assert (place.page, session.window.windowTitle()) == ("home", shell.APP_NAME)
    assert not first.program.window.isVisible()
    assert first.program.window.form.passphrase.text() == ""
    qtbot.waitUntil(lambda: first.remembered().last_store_id == folder.name)


def test_wrong_passphrase_stands_at_its_field_and_slows_down(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """Two slips are free, the third waits; the line is ready for the next try."""
    found(machine)
    first = begin()
    form = first.program.window.form
    for tries in range(1, 4):
        first.unlock("inte den här frasen")
        qtbot.waitUntil(form.passphrase.isEnabled, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bool(wrong_passphrase(first)), timeout=PATIENCE_MS)
        assert "stämmer inte" in wrong_passphrase(first)
        assert form.unlock_button.isEnabled() == (tries < 3)
    first.unlock()
    assert first.program.session is None
    for _second in range(3):
        form.second_passed.emit()
    assert form.unlock_button.isEnabled()
    first.unlock()
    assert first.session.window.isEnabled()


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


def test_name_and_passphrase_are_asked_for(begin: Starter, machine: Machine) -> None:
    """Each at its own field; nothing is tried."""
    found(machine)
    first = begin()
    form = first.program.window.form
    form.member.setCurrentIndex(-1)
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
    assert form.member_row.error == texts.NO_NAME
    form.member.setCurrentIndex(0)
    form.member.activated.emit(0)
    assert form.member_row.error == ""
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
    assert wrong_passphrase(first) == texts.NO_PHRASE
    QTest.keyClicks(form.passphrase, "s")
    assert wrong_passphrase(first) == ""


def test_several_teams_are_chosen_among(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """The one opened last is there from the start."""
    found(machine, "Laget A")
    other = found(machine, "Laget B")
    first = begin(ReadSettings(Settings(last_store_id=other.name)))
    form = first.program.window.form
    assert form.team.currentText() == "Laget B"
    form.passphrase.setText("halv")
    form.team.setCurrentIndex(0)
    form.team.activated.emit(0)
    assert form.passphrase.text() == ""
    first.unlock()
    assert first.session.window.isEnabled()
    assert first.program.unlocking.team is not None
    assert first.program.unlocking.team.team_name == "Laget A"


@pytest.mark.rule("R35")
def test_lock_returns_to_the_same_place_also_for_somebody_else(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """Only the page and its ids are remembered; another member may go on there."""
    folder = found(machine)
    desk = unlock_team(machine, folder, known_member(machine), PASSPHRASE)
    agency = desk.member.agency_id
    add_member(desk, machine, "Bo Låtsas", "förskollärare", agency, passphrase=PASSPHRASE)
    desk.close()
    first = begin()
    first.unlock()
    first.session.navigation.go("team")
    first.lock()
    assert first.program.session is None
    qtbot.waitUntil(first.program.window.form.passphrase.hasFocus)
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
    assert not [each for each in windows if each.isVisible()]
    first.unlock(member=1)
    place = first.session.navigation.place
    assert place is not None
    assert place.page == "team"
    assert first.session.desk.member.name == "Bo Låtsas"


@pytest.mark.rule("R35")
def test_nobody_at_the_program_locks_it(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """The idle watch locks like the button does, and follows the team's own minutes."""
    folder = found(machine)
    desk = unlock_team(machine, folder, known_member(machine), PASSPHRASE)
    save_rules(desk, TeamRules(lock_minutes=2))
    desk.close()
    first = begin()
    first.unlock()
    session = first.session
    assert session.idle.minutes == 2
    with qtbot.waitSignal(session.locked, timeout=PATIENCE_MS):
        session.idle.idle.emit()
    assert first.program.session is None


def test_changed_rules_reach_the_running_session(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """Telephone numbers stand in the panel about the duty to report, and the lock follows."""
    found(machine)
    first = begin()
    first.unlock()
    session = first.session
    rules = TeamRules(lock_minutes=1, telephone_social_services="08-46500410")
    first.program.jobs.run(session, lambda: save_rules(session.desk, rules))
    qtbot.waitUntil(lambda: session.idle.minutes == 1, timeout=PATIENCE_MS)
    assert any("08-46500410" in line for line in session.window.duty_panel.banner.sentences)


def test_practice_is_unmistakable_and_apart(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """Its own folder, the word everywhere, and a lock that tells what opens it again."""
    found(machine)
    first = begin()
    first.program.window.form.practise_wanted.emit()
    session = first.session
    assert session.window.windowTitle() == shell.window_title(practice=True)
    assert len(known_teams(machine.data_dir)) == len(known_teams(machine.data_dir, practice=True)) == 1
    assert first.remembered().last_store_id == ""
    first.lock()
    form = first.program.window.form
    assert texts.PRACTICE_PHRASE in form.hint
    first.unlock(texts.PRACTICE_PHRASE)
    assert first.session.window.windowTitle() == shell.window_title(practice=True)
    first.lock()
    form.leave_practice_wanted.emit()
    assert form.hint == ""
    assert first.program.unlocking.team is not None
    assert not first.program.unlocking.team.practice


def test_first_start_welcomes_and_leads_to_a_team(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """Four pages by keyboard and fields, then the first page of the new team."""
    first = begin()
    window = first.program.window
    assert window.page is window.welcome
    QTest.mouseClick(window.welcome.new_team_button, Qt.MouseButton.LeftButton)
    view = first.setup
    view.team.name.setText("Laget")
    view.team.municipality.setText("Exempelkommun")
    view.next_wanted.emit()
    for block, name in zip(view.agencies.blocks, ("Tallbacken", "BVC Norra", "IFO"), strict=True):
        block.name.setText(name)
    view.next_wanted.emit()
    view.member.name.setText("Rakel Påhitt")
    view.member.role.setCurrentText("rektor")
    view.next_wanted.emit()
    view.secret.passphrase.setText(PASSPHRASE)
    view.secret.repeated.setText(PASSPHRASE)
    view.next_wanted.emit()
    assert first.session.window.windowTitle() == shell.APP_NAME
    assert view.passphrases() == ("", "")
    (team,) = known_teams(machine.data_dir)
    assert (team.team_name, team.members[0].name) == ("Laget", "Rakel Påhitt")


def test_new_team_can_be_left(begin: Starter, machine: Machine) -> None:
    """Back to the welcome, and what was typed is still there the next time."""
    first = begin()
    first.program.window.new_team_wanted.emit()
    first.setup.team.name.setText("Laget")
    first.setup.left.emit()
    assert first.program.window.page is first.program.window.welcome
    first.program.set_up_team()
    assert first.setup.team.name.text() == "Laget"


def test_second_start_brings_the_first_to_the_front(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """One store, one window: the second ends by itself."""
    found(machine)
    one = begin()
    one.unlock()
    session = one.session
    session.window.showMinimized()
    two = begin()
    qtbot.waitUntil(lambda: bool(two.left), timeout=PATIENCE_MS)
    session.look_for_request()
    assert not session.window.isMinimized()


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


def test_look_is_remembered_outside_the_store(
    begin: Starter, machine: Machine, theme: Theme, qtbot: QtBot
) -> None:
    """Colours and size, but not the wall's larger letters."""
    first = begin()
    theme.set_mode(ThemeMode.DARK)
    theme.set_scale(1.5)
    qtbot.waitUntil(lambda: first.remembered().text_percent == 150, timeout=PATIENCE_MS)
    assert first.remembered().theme == "dark"


def test_closing_the_first_window_ends_the_program_and_keeps_its_place(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """The next start opens where this one was."""
    found(machine)
    first = begin()
    first.program.window.close()
    assert first.left == [True]
    qtbot.waitUntil(lambda: bool(first.remembered().geometry), timeout=PATIENCE_MS)
    assert begin().program.window.isVisible()


def test_closing_the_window_closes_the_store(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """What is typed is flushed first; then the store is free."""
    folder = found(machine)
    first = begin()
    first.unlock()
    first.session.window.close()
    qtbot.waitUntil(lambda: bool(first.left), timeout=PATIENCE_MS)
    unlock_team(machine, folder, known_member(machine), PASSPHRASE).close()


def test_clipboard_is_emptied_when_locking(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """A copied name does not stay behind."""
    found(machine)
    first = begin()
    first.unlock()
    session = first.session
    qtbot.waitUntil(lambda: QApplication.focusWindow() is session.window.windowHandle())
    QApplication.clipboard().setText("Alva Påhitt")
    first.lock()
    assert QApplication.clipboard().text() == ""


def known_member(machine: Machine) -> MemberId:
    """Return the id of the first team's first member."""
    return MemberId(known_teams(machine.data_dir)[0].members[0].member_id)
