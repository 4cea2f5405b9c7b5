"""The main window: pages, keyboard, wall view, duty panel, messages, locking and small screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from barnombud.errors import Bug, DiskFull, UserError
from barnombud.texts import duty
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import Jobs
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.pages.registry import PAGES
from barnombud.ui.shell.bug_report import bug_report
from barnombud.ui.shell.idle_lock import IdleLock
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.side_bar import ENTRIES
from barnombud.ui.theme.theme import Theme
from tests.ui.shell_world import ShellWorld

CTRL = Qt.KeyboardModifier.ControlModifier


def words_on_screen(window: QWidget) -> str:
    """Return every word of labels and buttons in sight."""
    widgets: list[QLabel | QPushButton] = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return " ".join(widget.text() for widget in widgets if widget.isVisible())


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Make a window the one that gets the keys."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_pages_are_made_at_their_first_visit(shell: ShellWorld) -> None:
    """Each once, and told its ids every time."""
    shell.navigation.go("home")
    assert shell.made == ["home"]
    shell.navigation.go("cases", case_id="c1")
    shell.navigation.go("home")
    shell.navigation.go("cases", case_id="c2")
    assert shell.made == ["home", "cases"]
    assert shell.page.visits == [{"case_id": "c1"}, {"case_id": "c2"}]


def test_leaving_a_page_saves_what_is_typed(qtbot: QtBot, shell: ShellWorld) -> None:
    """The text is told before the next page is on screen."""
    shell.navigation.go("home")
    page = shell.page
    QTest.keyClicks(page.text, "Bygger torn")
    shell.navigation.go("cases")
    assert page.saved_texts == ["Bygger torn"]


def test_top_bar_says_where_one_is(shell: ShellWorld) -> None:
    """The page's own heading, only while it is on screen; "Sparat" when a commit has returned."""
    shell.navigation.go("home")
    home = shell.page
    home.set_title("Hem", "Barnombudsteamet Tallbacken")
    assert shell.window.top_bar.title == "Hem"
    home.saved.emit("14.03")
    assert shell.window.top_bar.saved.text() == "Sparat 14.03"
    shell.navigation.go("cases")
    assert shell.window.top_bar.saved.text() == ""
    home.set_title("Något annat")
    assert shell.window.top_bar.title == "Cases"


@pytest.mark.rule("R34")
def test_window_title_never_names_anybody(qtbot: QtBot, theme: Theme, shell: ShellWorld) -> None:
    """The task bar shows the program's name, whatever the page is called."""
    shell.navigation.go("cases")
    shell.page.set_title("Alva Påhitt", "ärende K7Q")
    assert shell.window.windowTitle() == "Barnombud"
    practice = ShellWorld(theme, practice=True)
    qtbot.addWidget(practice.window)
    assert practice.window.windowTitle() == "Barnombud – ÖVNING"


@pytest.mark.rule("R40")
def test_pages_by_keyboard(qtbot: QtBot, shell: ShellWorld) -> None:
    """Ctrl with a digit goes to a page; the side bar shows which one is on screen."""
    activate(qtbot, shell.window)
    QTest.keyClick(shell.window, Qt.Key.Key_3, CTRL)
    assert shell.navigation.place == Place("cases")
    QTest.keyClick(shell.window, Qt.Key.Key_1, CTRL)
    assert shell.navigation.place == Place("home")
    checked = [each.text() for each in shell.window.side_bar.findChildren(QPushButton) if each.isChecked()]
    assert checked == ["Hem"]
    QTest.keyClick(shell.window, Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert shell.navigation.place == Place("cases")


def test_side_bar_leads_to_pages(qtbot: QtBot, shell: ShellWorld) -> None:
    """A press goes there; a page without a line leaves the mark where it was."""
    button = next(each for each in shell.window.side_bar.findChildren(QPushButton) if each.text() == "Möten")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.navigation.place == Place("meetings")
    shell.navigation.go("meeting", meeting_id="m1")
    assert button.isChecked()


def test_page_may_use_the_bars(shell: ShellWorld) -> None:
    """A meeting puts its agenda in the side bar and the minutes left beside its heading."""
    shell.navigation.go("meeting")
    agenda = QLabel("1 Välkomna")
    shell.page.side_content_wanted.emit(agenda, "Möte 8 december")
    shell.page.top_extra_wanted.emit(QLabel("12 min kvar av 20"))
    seen = words_on_screen(shell.window)
    assert "1 Välkomna" in seen
    assert "12 min kvar av 20" in seen
    assert "Åtaganden" not in seen
    shell.navigation.go("home")
    seen = words_on_screen(shell.window)
    assert "1 Välkomna" not in seen
    assert "12 min kvar" not in seen
    assert "Åtaganden" in seen


def test_navigation_remembers_the_way() -> None:
    """Back goes back, resume returns to a place, the first page has nothing before it."""
    navigation, went = Navigation(), list[Place]()
    navigation.went.connect(went.append)
    assert navigation.place is None
    navigation.back()
    navigation.go("home")
    navigation.back()
    navigation.resume(Place("case", {"case_id": "c1"}))
    navigation.go("case", case_id="c1")
    navigation.back()
    assert [place.page for place in went] == ["home", "case", "case", "home"]


def test_lock_saves_first(qtbot: QtBot, shell: ShellWorld) -> None:
    """By button and by Ctrl+L; nothing is asked."""
    activate(qtbot, shell.window)
    shell.navigation.go("home")
    QTest.keyClicks(shell.page.text, "hej")
    with qtbot.waitSignal(shell.window.lock_wanted):
        QTest.keyClick(shell.window, Qt.Key.Key_L, CTRL)
    assert shell.page.saved_texts == ["hej"]
    with qtbot.waitSignal(shell.window.lock_wanted):
        shell.window.top_bar.lock_button.click()


def test_closing_saves_first(qtbot: QtBot, shell: ShellWorld) -> None:
    """Closing the window loses nothing."""
    shell.navigation.go("home")
    page = shell.page
    QTest.keyClicks(page.text, "hej")
    with qtbot.waitSignal(shell.window.closing):
        shell.window.close()
    assert page.saved_texts == ["hej"]


@pytest.mark.rule("R16")
def test_duty_is_always_one_press_away(qtbot: QtBot, shell: ShellWorld) -> None:
    """The panel opens beside the page, blocks nothing, and gives the focus back."""
    activate(qtbot, shell.window)
    shell.navigation.go("home")
    button = shell.window.top_bar.duty_button
    assert button.isVisible()
    with qtbot.waitSignal(shell.window.duty_shown):
        button.click()
    assert duty.EMERGENCY in words_on_screen(shell.window.duty_panel)
    assert QApplication.activeModalWidget() is None
    assert shell.page.isVisible()
    hide = next(each for each in shell.window.duty_panel.findChildren(QPushButton))
    hide.click()
    assert not shell.window.duty_panel.isVisible()
    assert button.hasFocus()


@pytest.mark.rule("R17")
def test_duty_panel_has_no_field(shell: ShellWorld) -> None:
    """Nothing about a report can be written there."""
    shell.window.show_duty()
    assert not shell.window.duty_panel.findChildren(QLineEdit)
    assert not shell.window.duty_panel.findChildren(QPlainTextEdit)


@pytest.mark.rule("R16")
def test_wall_shows_only_the_item(qtbot: QtBot, shell: ShellWorld) -> None:
    """F11 hides both bars, enlarges the letters and leaves one calm line; F11 again brings all back."""
    activate(qtbot, shell.window)
    shell.navigation.go("meeting")
    small = shell.window.fontMetrics().height()
    with qtbot.waitSignal(shell.window.wall_changed):
        QTest.keyClick(shell.window, Qt.Key.Key_F11)
    assert words_on_screen(shell.window.side_bar) == ""
    assert words_on_screen(shell.window.top_bar) == ""
    assert duty.calm_line() in words_on_screen(shell.window)
    assert shell.window.fontMetrics().height() > small
    assert shell.page.walls.count(True) == 1
    QTest.keyClick(shell.window, Qt.Key.Key_1, CTRL)
    assert shell.navigation.place == Place("meeting")
    QTest.keyClick(shell.window, Qt.Key.Key_F11)
    assert "Åtaganden" in words_on_screen(shell.window)
    assert shell.page.walls[-1] is False
    assert shell.window.fontMetrics().height() == small


def test_locking_from_the_wall_shows_no_list(shell: ShellWorld, theme: Theme) -> None:
    """The bars stay hidden while the program locks, and the first window has letters of normal size."""
    shell.navigation.go("meeting")
    small = theme.scale
    shell.window.set_wall(on=True)
    shell.window.lock()
    assert words_on_screen(shell.window.side_bar) == ""
    assert theme.scale == small
    assert QApplication.font().pointSizeF() == pytest.approx(11.0)


def test_wall_is_not_for_every_page(shell: ShellWorld) -> None:
    """A page with other children's names stays off the wall, and leaving the meeting ends the view."""
    shell.navigation.go("cases")
    shell.window.set_wall(on=True)
    assert not shell.window.is_wall
    assert shell.window.message_bar.title != ""
    shell.navigation.go("meeting")
    shell.window.set_wall(on=True)
    assert shell.window.message_bar.title == ""
    shell.navigation.go("cases")
    assert not shell.window.is_wall


def test_practice_cannot_be_mistaken(qtbot: QtBot, theme: Theme) -> None:
    """The word is over the whole window, on the wall too, also where there is little room."""
    practice = ShellWorld(theme, practice=True)
    qtbot.addWidget(practice.window)
    practice.window.resize(910, 512)
    practice.window.show()
    practice.navigation.go("meeting")
    practice.window.set_wall(on=True)
    assert "ÖVNING" in words_on_screen(practice.window)
    practice.window.set_wall(on=False)
    theme.set_scale(2.0)
    assert "ÖVNING" in words_on_screen(practice.window)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_everything_fits_a_small_laptop(qtbot: QtBot, shell: ShellWorld, theme: Theme, scale: float) -> None:
    """At 910 x 510 no button of the bars is cut, whatever the text size."""
    theme.set_scale(scale)
    shell.navigation.go("home")
    shell.window.resize(910, 510)
    qtbot.waitUntil(lambda: shell.window.width() == 910)
    assert shell.window.minimumSizeHint().width() <= 910
    top = shell.window.top_bar
    for button in (top.duty_button, top.lock_button):
        wanted = button.sizeHint().width()
        assert button.width() >= wanted
        assert button.mapTo(shell.window, button.rect().topRight()).x() < 910
    shell.window.show_duty()
    assert shell.window.duty_panel.height() <= 510 // 2


@pytest.mark.rule("R40")
def test_every_control_has_a_name(shell: ShellWorld) -> None:
    """A screen reader says something for each control of the shell."""
    shell.navigation.go("home")
    shell.window.message_bar.say("Flyttad.", action_text="Ångra", action=shell.window.message_bar.clear)
    shell.window.show_duty()
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    nameless = [
        type(widget).__name__
        for widget in shell.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_trouble_is_said_in_the_message_bar(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """An error nobody claims is explained; a bug offers a report without a word of ours in it."""
    world = ShellWorld(theme)
    world.window.close()

    def explain(error: UserError) -> tuple[str, str]:
        return f"Kod {error.code}", "Gör plats."

    window = MainWindow(theme, world.navigation, world.dialogs, explain=explain)
    qtbot.addWidget(world.window)
    qtbot.addWidget(window)
    window.show()
    jobs = Jobs(ChangeBus())
    window.connect_jobs(jobs)
    jobs.user_error.emit(DiskFull())
    assert window.message_bar.title == "Kod disk_full"
    bug = Bug("case-1")
    with pytest.raises(ValueError, match="Alva") as caught:
        int("Alva Påhitt")
    bug.__cause__ = caught.value
    world.dialogs.will_choose(tmp_path / "rapport.txt")
    jobs.bug.emit(bug)
    save = next(each for each in window.message_bar.findChildren(QPushButton) if "rapport" in each.text())
    save.click()
    report = (tmp_path / "rapport.txt").read_text(encoding="utf-8")
    assert "test_trouble_is_said_in_the_message_bar" in report
    assert "Alva" not in report
    assert "sparad" in window.message_bar.title
    world.dialogs.will_choose(tmp_path / "finns-inte" / "rapport.txt")
    jobs.bug.emit(bug)
    save.click()
    assert "kunde inte" in window.message_bar.title
    jobs.shut_down()


def test_trouble_without_texts_is_still_said(shell: ShellWorld) -> None:
    """Until wiring brings the texts, a plain sentence stands there."""
    shell.window.trouble.show_error(DiskFull())
    assert shell.window.message_bar.title == "Det gick inte just nu."


def test_report_survives_errors_in_a_ring() -> None:
    """An error that leads back to itself ends the report."""
    first, second = Bug(), ValueError("hemligt")
    first.__cause__, second.__cause__ = second, first
    assert bug_report(first).count("builtins.ValueError") == 1


def test_long_work_is_said_after_a_while(qtbot: QtBot, shell: ShellWorld) -> None:
    """Nothing flickers for short work; longer work is named, and the word goes with it."""
    bar = shell.window.top_bar
    bar.set_busy(True)
    assert "Arbetar" not in words_on_screen(bar)
    qtbot.waitUntil(lambda: "Arbetar" in words_on_screen(bar))
    bar.set_busy(False)
    assert "Arbetar" not in words_on_screen(bar)


@pytest.mark.rule("R35")
def test_lock_comes_after_five_minutes_at_most(qapp: QApplication) -> None:
    """A team may choose less, never more; a touch begins anew."""
    lock = IdleLock(qapp, 30)
    assert lock.minutes == 5
    lock.set_minutes(0)
    assert lock.minutes == 1
    lock.stop()


@pytest.mark.rule("R35")
def test_lock_comes_when_the_machine_has_slept(qtbot: QtBot, qapp: QApplication) -> None:
    """The wall clock has run on while the machine's own stood still."""
    wall, steady = [1_000.0], [10.0]
    lock = IdleLock(qapp, 5, wall_time=lambda: wall[0], steady_time=lambda: steady[0])
    wall[0], steady[0] = 1_015.0, 25.0
    with qtbot.assertNotEmitted(lock.idle):
        lock.check_for_sleep()
    wall[0] += 3_600
    with qtbot.waitSignal(lock.idle):
        lock.check_for_sleep()
    lock.restart()
    lock.stop()


@pytest.mark.rule("R35")
def test_touches_hold_the_lock_off(qtbot: QtBot, qapp: QApplication, shell: ShellWorld) -> None:
    """A key in the window begins the wait anew; without one it ends."""
    activate(qtbot, shell.window)
    lock = IdleLock(qapp, 1)
    handle = shell.window.windowHandle()
    assert handle is not None
    lock._timer.setInterval(150)
    lock.restart()
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    lock.eventFilter(handle, key)
    with qtbot.waitSignal(lock.idle):
        pass
    lock.eventFilter(handle, key)
    lock.stop()


def test_registered_pages_are_importable_names() -> None:
    """Each line of the registry is `module:Class`, and the side bar's names are lower case codes."""
    for target in PAGES.values():
        module, _, name = target.partition(":")
        assert module.startswith("barnombud.ui.pages.")
        assert name.isidentifier()
    assert len(ENTRIES) == 7
