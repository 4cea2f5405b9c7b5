"""Typing over a lock in the running program when the store takes nothing: a full disk, a damaged store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.domain.consultation import CONSULTATION_DRAFTS
from barnombud.services.backups import back_up_now
from barnombud.services.drafts import drafts_for
from barnombud.services.half_typed import find_half_typed, last_spot
from barnombud.services.machine import Machine
from barnombud.store.folder import store_path
from barnombud.store.standing_reader import StandingReader
from barnombud.texts import backups as backup_texts
from barnombud.texts import consultation as texts
from barnombud.texts import shell
from barnombud.texts import unlock_damaged as damaged_texts
from barnombud.texts.consultation import NOBODY
from barnombud.ui.pages.consultation.view import ConsultationPage
from barnombud.ui.theme.theme import Theme
from tests.faults.disks import files_at_most, remount, small_disk
from tests.flows.first_window import PATIENCE_MS, FirstWindow, Starter, found, machine_in, start
from tests.flows.test_withdrew_before_a_restore import Walk
from tests.flows.typed_place import PLACE, activate, expect_place, saved, type_place
from tests.stores import PASSPHRASE
from tests.ui.page_world import write
from tools.practice_window import press_button

QUESTION = "Hur brukar ni göra när ett barn inte vill äta?"


@pytest.mark.rule("R34")
def test_no_room_when_the_program_locks(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """No file may grow any more; the text comes back after the lock and is kept once there is room."""
    found(machine)
    first = begin()
    first.unlock()
    type_place(qtbot, first.session)
    with files_at_most(0):
        first.lock()
    _expect_it_back(qtbot, first)


@pytest.mark.rule("R34")
def test_full_disk_over_lock_and_unlock(
    tmp_path: Path, fixed_clock: FixedClock, theme: Theme, qtbot: QtBot
) -> None:
    """A real disk that is full."""
    with small_disk(tmp_path / "disk") as disk:
        remount(disk, "size=8m")
        machine = machine_in(disk, fixed_clock)
        found(machine)
        first = start(qtbot, theme, machine)
        first.unlock()
        type_place(qtbot, first.session)
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as filling, pytest.raises(OSError, match="space"):
            while True:
                filling.write(b"x" * 512)
        first.session.typing.keep_now()
        qtbot.waitUntil(lambda: first.session.typing.is_stuck, timeout=PATIENCE_MS)
        assert saved(first.session) == shell.NOT_SAVED_YET
        first.lock()
        filler.unlink()
        _expect_it_back(qtbot, first)
        first.end()


@pytest.mark.rule("R34")
def test_a_damaged_store_locks_and_the_text_is_there_after_going_back(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """The backup is older than the text, which is held until the program has a whole store again."""
    folder = found(machine)
    first = begin()
    first.unlock()
    session = first.session
    back_up_now(session.desk)
    type_place(qtbot, session)
    store = store_path(folder)
    store.write_bytes(bytes(store.stat().st_size))
    with qtbot.waitSignal(session.locked, timeout=PATIENCE_MS):
        first.program.jobs.run(session, lambda: StandingReader.of(session.desk.store).read_through())
    walk = Walk(first, qtbot)
    first.unlock()
    walk.press(damaged_texts.BACKUP_BUTTON)
    view = first.program.restoring.view
    assert view is not None
    view.passphrase.setText(PASSPHRASE)
    walk.press(backup_texts.SHOW_BACKUPS)
    walk.press(backup_texts.RESTORE)
    walk.sees(backup_texts.DONE_TITLE)
    walk.press(backup_texts.BACK_TO_UNLOCK)
    _expect_it_back(qtbot, first)


@pytest.mark.rule("R9")
@pytest.mark.rule("R34")
def test_what_saves_itself_is_held_too(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """A consultation keeps its own text; first it is asked anew whether somebody said no."""
    found(machine)
    first = begin()
    first.unlock()
    page = _new_question(qtbot, first)
    write(QUESTION)
    with files_at_most(0):
        first.lock()
    first.unlock()
    again = _consultation(qtbot, first)
    qtbot.waitUntil(lambda: bool(_buttons(again, NOBODY)), timeout=PATIENCE_MS)
    assert not again.form.question.isVisible()
    assert first.session.typing.is_owing
    _buttons(again, NOBODY)[0].click()
    qtbot.waitUntil(lambda: again.form.question.field.text() == QUESTION, timeout=PATIENCE_MS)
    session = first.session
    qtbot.waitUntil(lambda: not session.typing.is_owing, timeout=PATIENCE_MS)
    again.flush()
    kept = session.desk
    qtbot.waitUntil(lambda: QUESTION in drafts_for(kept, CONSULTATION_DRAFTS).values(), timeout=PATIENCE_MS)
    assert page is not again


def _new_question(qtbot: QtBot, first: FirstWindow) -> ConsultationPage:
    """Open the form of a new question, with the keyboard on its text."""
    first.session.navigation.go("consultation")
    page = _consultation(qtbot, first)
    qtbot.waitUntil(lambda: page.add_button.isVisible() or page.empty.isVisible(), timeout=PATIENCE_MS)
    activate(qtbot, first.session)
    press_button(page, texts.ADD)
    qtbot.waitUntil(lambda: bool(_buttons(page, NOBODY)), timeout=PATIENCE_MS)
    _buttons(page, NOBODY)[0].click()
    qtbot.waitUntil(page.form.question.isVisible, timeout=PATIENCE_MS)
    page.form.question.field.setFocus()
    qtbot.waitUntil(page.form.question.field.hasFocus)
    return page


def _consultation(qtbot: QtBot, first: FirstWindow) -> ConsultationPage:
    session = first.session
    qtbot.waitUntil(lambda: isinstance(session.window.page, ConsultationPage), timeout=PATIENCE_MS)
    page = session.window.page
    assert isinstance(page, ConsultationPage)
    return page


def _buttons(page: ConsultationPage, words: str) -> list[QAbstractButton]:
    buttons = page.findChildren(QAbstractButton)
    return [each for each in buttons if each.accessibleName() == words and each.isVisible()]


def _expect_it_back(qtbot: QtBot, first: FirstWindow) -> None:
    """After unlock the text is there, and is kept as any that is half typed."""
    first.unlock()
    session = first.session
    expect_place(qtbot, session)
    qtbot.waitUntil(lambda: not session.typing.is_owing, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: saved(session).startswith("Sparat"), timeout=PATIENCE_MS)
    spot = last_spot(session.desk)
    assert spot is not None
    assert PLACE in find_half_typed(session.desk, spot).fields.values()
