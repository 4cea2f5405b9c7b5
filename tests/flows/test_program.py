"""From the first window into a store and back: unlock, lock, practise, found, second start, leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.domain.team import TeamRules
from barnombud.services.machine import Machine
from barnombud.services.team import add_member, save_rules
from barnombud.services.unlocking import unlock_team
from barnombud.settings import ReadSettings, Settings, known_teams
from barnombud.texts import shell
from barnombud.texts import unlock as texts
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.flows.first_window import (
    PATIENCE_MS,
    Starter,
    found,
    known_member,
    wrong_passphrase,
)
from tests.stores import PASSPHRASE


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
    assert isinstance(machine.clock, FixedClock)
    machine.clock.set(machine.clock.now() + timedelta(seconds=3))
    for _second in range(3):
        form.second_passed.emit()
    assert form.unlock_button.isEnabled()
    first.unlock()
    assert first.session.window.isEnabled()


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
