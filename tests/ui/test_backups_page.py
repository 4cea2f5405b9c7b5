"""The page about backups, and what Hem says of them, with real widgets on the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from barnombud.domain.changes import Op
from barnombud.domain.consent.restored import Restored
from barnombud.domain.ids import new_id
from barnombud.errors import DiskFull, NoPermission
from barnombud.services.after_restore import restore_round
from barnombud.services.backups import back_up_now, choose_place
from barnombud.services.municipality import parse_municipality
from barnombud.services.restoring import restore_backup
from barnombud.store.backup import backups_of
from barnombud.texts import backups as texts
from barnombud.texts.dates import moment
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import InlineJobs, Jobs
from barnombud.ui.navigation import GO_BACK_WANTED, Place
from barnombud.ui.pages.backups.view import BackupsPage
from barnombud.ui.pages.home.view import HomePageView
from barnombud.ui.pages.settings.view import SettingsPage
from barnombud.ui.shell.backup_watch import BackupWatch
from barnombud.ui.theme.theme import Theme
from barnombud.ui.widgets.message_bar import MessageBar
from tests.stores import PASSPHRASE
from tests.ui.page_world import context_for, dialogs_of, nameless, press, show, tab_to
from tests.world import World


def told(bar: MessageBar) -> str:
    """Return every word a message bar shows."""
    return "" if bar.isHidden() else " ".join(label.text() for label in bar.findChildren(QLabel))


def opened(qtbot: QtBot, theme: Theme, world: World) -> BackupsPage:
    """Show the page."""
    return show(qtbot, BackupsPage(context_for(world, theme)))


def test_a_place_the_municipality_has_decided_is_locked(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """The page says by whom, and has no buttons to change it."""
    choose_place(world.desk, tmp_path)
    free = opened(qtbot, theme, world)
    assert (free.choose_button.isVisible(), free.forget_button.isVisible()) == (True, True)
    assert not free.ruled.isVisible()
    settings = parse_municipality(f"[backup]\nsecond_place = '{tmp_path}'\n")
    world.desk = replace(world.desk, municipality=settings)
    ruled = opened(qtbot, theme, world)
    assert (ruled.choose_button.isVisible(), ruled.forget_button.isVisible()) == (False, False)
    assert ruled.ruled.isVisible()
    assert str(tmp_path) in ruled.second.text()


def test_without_a_backup_it_is_made_with_one_press(qtbot: QtBot, theme: Theme, world: World) -> None:
    """By keyboard; then the page says when, where and what it holds."""
    world.consented_case()
    page = opened(qtbot, theme, world)
    assert (page.newest.text(), page.warning.text()) == (texts.NONE_YET, texts.OLD)
    assert page.none.isVisible()
    tab_to(page.now_button)
    press(Qt.Key.Key_Space)
    assert page.newest.text() == texts.newest(world.clock.now())
    assert not page.warning.isVisible()
    cells = [page.table.item(0, column) for column in range(3)]
    assert [cell.text() for cell in cells if cell] == [
        moment(world.clock.now()),
        "1 barn, 0 möten, 0 åtaganden",
        "Den här datorn",
    ]
    assert nameless(page) == []


def test_second_place_is_chosen_filled_and_left(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """Plain words while the stick is away; a place that cannot be is said beside the button."""
    stick = tmp_path / "stick"
    stick.mkdir()
    page = opened(qtbot, theme, world)
    assert page.second.text() == texts.SECOND_NONE
    assert not page.forget_button.isVisible()
    dialogs = dialogs_of(page)
    dialogs.will_choose(world.folder)
    page.choose_button.click()
    assert page.second_warning.text() == texts.SAME_PLACE
    dialogs.will_choose(tmp_path / "none")
    page.choose_button.click()
    assert page.second_warning.text() == texts.NOT_A_FOLDER
    dialogs.will_choose(stick)
    page.choose_button.click()
    assert page.second.text() == f"{stick}\n{texts.newest_at_second(world.clock.now())}"
    assert not page.second_warning.isVisible()
    assert page.table.rowCount() == 2
    stick.rename(tmp_path / "pocket")
    page.shown({})
    assert page.second_warning.text() == texts.SECOND_AWAY
    world.clock.set(world.clock.now() + timedelta(days=8))
    page.shown({})
    assert page.second_warning.text() == f"{texts.SECOND_AWAY} {texts.SECOND_OLD}"
    dialogs.will_answer(True)
    page.forget_button.click()
    assert page.second.text() == texts.SECOND_NONE


def test_what_goes_wrong_is_said(
    qtbot: QtBot, theme: Theme, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain words, and the button is there again."""
    page = opened(qtbot, theme, world)

    def full(*_anything: object) -> None:
        raise DiskFull

    monkeypatch.setattr("barnombud.store.backup.replace_file", full)
    page.now_button.click()
    assert texts.NOT_MADE in told(page.message)
    assert page.now_button.isEnabled()
    monkeypatch.setattr("barnombud.store.second_place.replace_file", full)
    dialogs_of(page).will_choose(world.folder.parent)
    page.choose_button.click()
    assert "disk är full" in told(page.message)


def test_going_back_locks_and_says_why(qtbot: QtBot, theme: Theme, world: World) -> None:
    """The first window finds at the place what is wanted."""
    page = opened(qtbot, theme, world)
    page.context.navigation.go("backups")
    with qtbot.waitSignal(page.lock_wanted):
        page.back_button.click()
    place = page.context.navigation.place
    assert place is not None
    assert GO_BACK_WANTED in place.kept


def test_stores_set_aside_are_told(qtbot: QtBot, theme: Theme, world: World) -> None:
    """Where they lie, and that they may be removed."""
    back_up_now(world.desk)
    (made,) = backups_of(world.folder)
    world.desk.close()
    done = restore_backup(world.machine, world.folder, world.rektor.id, PASSPHRASE, made.path)
    world.sign_in(world.rektor)
    page = opened(qtbot, theme, world)
    assert page.aside.text() == texts.set_aside(str(done.aside))


def test_settings_lead_there(qtbot: QtBot, theme: Theme, world: World) -> None:
    """One button."""
    page = show(qtbot, SettingsPage(context_for(world, theme)))
    page.backups_button.click()
    assert page.context.navigation.place == Place("backups", {})


def test_home_tells_of_the_newest_and_warns_when_it_is_old(
    qtbot: QtBot, theme: Theme, world: World, tmp_path: Path
) -> None:
    """Date and place; also of the second place."""
    page = show(qtbot, HomePageView(context_for(world, theme)))
    assert page.backups.warning.text() == texts.OLD
    choose_place(world.desk, tmp_path)
    page.context.bus.publish(back_up_now(world.desk).change)
    assert page.backups.newest.text() == texts.newest(world.clock.now())
    assert page.backups.second.text() == texts.newest_at_second(world.clock.now())
    assert not page.backups.warning.isVisible()
    world.clock.set(world.clock.now() + timedelta(days=8))
    page.shown({})
    assert page.backups.warning.text() == f"{texts.OLD} {texts.SECOND_OLD}"
    page.backups.open_button.click()
    assert page.context.navigation.place == Place("backups", {})


def test_home_asks_every_agency_after_a_restore(qtbot: QtBot, theme: Theme, world: World) -> None:
    """A press each, by keyboard; the card goes when all have answered."""
    with world.desk.unit_of_work() as uow:
        at = world.clock.now()
        uow.restores.add(Restored(id=new_id(), at=at, backup_at=at - timedelta(days=1)))
        uow.commit(Op.RESTORE_STORE)
    page = show(qtbot, HomePageView(context_for(world, theme)))
    for number, agency in enumerate(world.agencies, start=1):
        button = page.restored.buttons[0]
        assert button.property("text") == texts.has_answered(agency.name)
        tab_to(button)
        press(Qt.Key.Key_Space)
        assert len(page.restored.buttons) == 3 - number
        if page.restored.buttons:
            assert page.restored.buttons[0].hasFocus()
    assert not page.restored.isVisible()
    assert restore_round(world.desk) is None
    page.backing_up.answered(world.bvc.id)


def test_watch_asks_now_and_then_and_says_trouble_once(qtbot: QtBot) -> None:
    """Never two at a time; the next that goes well lets trouble be said anew."""
    answers: list[Exception | None] = [NoPermission(), NoPermission(), None, NoPermission()]
    bar = MessageBar()
    qtbot.addWidget(bar)

    def work() -> None:
        answer = answers.pop(0)
        if answer is not None:
            raise answer

    watch = BackupWatch(work, InlineJobs(ChangeBus()), bar, bar)
    watch.start()
    assert texts.NOT_MADE in told(bar)
    bar.clear()
    watch.look()
    assert told(bar) == ""
    watch.look()
    watch.look()
    assert texts.NOT_MADE in told(bar)
    watch.stop()
    assert answers == []


def test_watch_does_not_start_a_second(qtbot: QtBot) -> None:
    """While one is under way nothing is begun."""
    owner, bus = QObject(), ChangeBus()
    jobs = Jobs(bus)
    bar = MessageBar()
    qtbot.addWidget(bar)
    begun: list[bool] = []
    watch = BackupWatch(lambda: begun.append(True), jobs, bar, owner)
    watch.look()
    watch.look()
    qtbot.waitUntil(lambda: begun == [True])
    jobs.shut_down()
