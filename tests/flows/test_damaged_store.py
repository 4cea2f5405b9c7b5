"""A team whose file is damaged: the walks through the real window, by the program's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.services.backups import back_up_now
from barnombud.services.machine import Machine
from barnombud.store.backup import backups_of
from barnombud.store.engine import PAGE_BYTES
from barnombud.store.folder import store_path
from barnombud.texts import backups as backup_texts
from barnombud.texts import help_copy
from barnombud.texts import home as home_texts
from barnombud.texts import unlock as unlock_texts
from barnombud.texts import unlock_damaged as texts
from tests.flows.first_window import PATIENCE_MS, Starter, trouble
from tests.flows.test_withdrew_before_a_restore import Walk, on_the_machine
from tests.services.test_store_check import leave_a_free_page
from tests.store.tearing import page_of, tear
from tests.stores import PASSPHRASE
from tests.world import World, found

DAMAGED = "consent_event"


def damaged(world: World, machine: Machine) -> Path:
    """Put the team where the program looks, and damage its file; return its folder."""
    key = world.desk.store.keys.store_key
    folder = on_the_machine(world, machine)
    path = store_path(folder)
    tear(path, page_of(path, key, DAMAGED))
    return folder


def unlock(walk: Walk, member_id: str) -> None:
    """Choose a name, type and press Enter."""
    form = walk.first.program.window.form
    form.member.setCurrentIndex(form.member.findData(member_id))
    form.passphrase.setText(PASSPHRASE)
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)


@pytest.mark.rule("R37")
def test_damaged_then_the_last_good_backup_then_work_goes_on(
    begin: Starter, machine: Machine, qtbot: QtBot, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    """She unlocks, is told, presses twice, answers for the agencies, and is at home again."""
    world = found(tmp_path, fixed_clock)
    world.consented_case()
    back_up_now(world.desk)
    folder = damaged(world, machine)
    torn = store_path(folder).read_bytes()
    walk = Walk(begin(), qtbot)
    unlock(walk, world.rektor.id)
    walk.sees(texts.TITLE, texts.BACKUP_TITLE, texts.SALVAGE_TITLE, texts.HELP_TITLE)
    assert store_path(folder).read_bytes() == torn
    walk.press(texts.BACKUP_BUTTON)
    view = walk.first.program.restoring.view
    assert view is not None
    view.member.setCurrentIndex(view.member.findData(world.rektor.id))
    view.passphrase.setText(PASSPHRASE)
    walk.press(backup_texts.SHOW_BACKUPS)
    walk.press(backup_texts.RESTORE)
    walk.sees(backup_texts.DONE_TITLE)
    walk.press(backup_texts.BACK_TO_UNLOCK)
    unlock(walk, world.rektor.id)
    walk.sees(backup_texts.ROUND_TITLE)
    for agency in world.agencies:
        walk.press(backup_texts.has_answered(agency.name))
        walk.sees_no_more(backup_texts.has_answered(agency.name))
    walk.sees_no_more(backup_texts.ROUND_TITLE)
    walk.sees(home_texts.TITLE)


@pytest.mark.rule("R37")
def test_without_a_backup_that_opens_what_can_be_read_is_saved(
    begin: Starter, machine: Machine, qtbot: QtBot, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    """She is told what is missing, opens the team made of the rest, and the damaged one stays as it is."""
    world = found(tmp_path, fixed_clock)
    world.consented_case()
    back_up_now(world.desk)
    folder = damaged(world, machine)
    torn = store_path(folder).read_bytes()
    for backup in backups_of(folder):
        backup.path.write_bytes(bytes(backup.size))
    walk = Walk(begin(), qtbot)
    unlock(walk, world.rektor.id)
    walk.press(texts.SALVAGE_BUTTON)
    walk.sees(texts.SALVAGED_TITLE, "Saknas: ", "svar om samtycke", texts.OLD_STAYS)
    walk.press(texts.OPEN_SALVAGED)
    form = walk.first.program.window.form
    assert form.isVisible() and "räddat" in form.team.currentText()
    unlock(walk, world.rektor.id)
    walk.sees(backup_texts.ROUND_TITLE)
    assert store_path(folder).read_bytes() == torn
    walk.first.lock()
    assert "räddat" in form.team.currentText()


def test_a_copy_for_somebody_who_can_help(
    begin: Starter, machine: Machine, qtbot: QtBot, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    """One file and the words that open it; then back to the way in, with nothing of the passphrase kept."""
    world = found(tmp_path, fixed_clock)
    world.consented_case()
    damaged(world, machine)
    walk = Walk(begin(), qtbot)
    unlock(walk, world.rektor.id)
    walk.sees(texts.HELP_TITLE)
    view = walk.first.program.damaged.view
    assert view is not None
    view.help_wanted.emit(tmp_path)
    walk.sees("Filens lösenfras: ", help_copy.HOW)
    (made,) = tmp_path.glob("*.age")
    walk.sees(str(made))
    view.help_wanted.emit(tmp_path / "nowhere")
    walk.sees("skrivskyddad")
    walk.press(texts.BACK)
    walk.sees(unlock_texts.UNLOCK)
    assert walk.first.program.window.form.passphrase.text() == ""


def test_too_little_to_save_leads_to_the_copy(
    begin: Starter, machine: Machine, qtbot: QtBot, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    """It is said calmly, and the three choices are still there."""
    world = found(tmp_path, fixed_clock)
    folder = on_the_machine(world, machine)
    tear(store_path(folder), 1)
    walk = Walk(begin(), qtbot)
    unlock(walk, world.rektor.id)
    walk.press(texts.SALVAGE_BUTTON)
    walk.sees(texts.NOTHING_SAVED_TITLE, texts.HELP_BUTTON)


@pytest.mark.rule("R37")
def test_damage_found_after_unlock_locks_and_leads_to_the_choices(
    begin: Starter, machine: Machine, qtbot: QtBot, tmp_path: Path, fixed_clock: FixedClock
) -> None:
    """A page nothing is kept in is damaged: it opens, is looked through, and locks; mended, it opens."""
    world = found(tmp_path, fixed_clock)
    page = leave_a_free_page(world)
    folder = on_the_machine(world, machine)
    whole = store_path(folder).read_bytes()
    tear(store_path(folder), page)
    walk = Walk(begin(), qtbot)
    unlock(walk, world.rektor.id)
    qtbot.waitUntil(lambda: trouble(walk.first) == texts.TITLE, timeout=PATIENCE_MS)
    assert walk.first.program.session is None
    unlock(walk, world.rektor.id)
    walk.sees(texts.BACKUP_TITLE, texts.SALVAGE_TITLE)
    walk.press(texts.BACK)
    content = bytearray(store_path(folder).read_bytes())
    place = slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES)
    content[place] = whole[place]
    store_path(folder).write_bytes(content)
    unlock(walk, world.rektor.id)
    qtbot.waitUntil(lambda: walk.first.program.session is not None, timeout=PATIENCE_MS)
