"""Typing in the running program: kept after a second's rest, there after a lock and a new start."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from barnombud.errors import DiskFull
from barnombud.services.machine import Machine
from barnombud.texts import shell
from barnombud.ui.dialogs import PaperDialog
from barnombud.ui.pages.meetings.view import MeetingsPage
from barnombud.ui.shell import typing_keeper
from barnombud.ui.shell.session import Session
from tests.flows.first_window import PATIENCE_MS, Starter, found
from tests.flows.typed_place import PLACE, expect_place, saved, type_place
from tools.practice_window import press_button


def test_half_typed_place_is_there_after_lock_and_after_a_new_start(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """The cursor stands in the same field at the same letter, in a form that is open again."""
    found(machine)
    first = begin()
    first.unlock()
    type_place(qtbot, first.session)
    session = first.session
    qtbot.waitUntil(lambda: saved(session).startswith("Sparat"), timeout=PATIENCE_MS)
    first.lock()
    first.unlock()
    expect_place(qtbot, first.session)
    first.session.close()
    qtbot.waitUntil(lambda: bool(first.left), timeout=PATIENCE_MS)
    second = begin()
    second.unlock()
    expect_place(qtbot, second.session)


def test_lock_in_mid_word_keeps_every_letter(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """No second of rest has passed."""
    found(machine)
    first = begin()
    first.unlock()
    type_place(qtbot, first.session)
    first.lock()
    first.unlock()
    expect_place(qtbot, first.session)


def test_a_form_that_has_been_left_is_not_opened_again(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """The way back leads to the page, where the form is closed."""
    found(machine)
    first = begin()
    first.unlock()
    first.session.navigation.go("meetings")
    page = first.session.window.page
    assert isinstance(page, MeetingsPage)
    qtbot.waitUntil(page.extra_button.isVisible, timeout=PATIENCE_MS)
    page.extra_button.click()
    assert page.fields.isVisible()
    page.no_extra_button.click()
    assert not page.fields.isVisible()
    first.lock()
    first.unlock()
    back = first.session
    qtbot.waitUntil(lambda: isinstance(back.window.page, MeetingsPage), timeout=PATIENCE_MS)
    again = back.window.page
    assert isinstance(again, MeetingsPage)
    qtbot.waitUntil(again.extra_button.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not back.way_back.is_under_way, timeout=PATIENCE_MS)
    assert not again.fields.isVisible()


def test_what_cannot_be_kept_stays_is_tried_again_and_asked_about(
    begin: Starter, machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: the bar and the text stay, nothing says "Sparat", closing asks, and then it works."""
    found(machine)
    monkeypatch.setattr(typing_keeper, "RETRY_MS", 100)
    first = begin()
    first.unlock()
    session = first.session
    book = session.typing.book
    full = [True]

    def keep(spot: object, typed: object) -> object:
        if full[0]:
            raise DiskFull
        return book.keep(spot, typed)  # type: ignore[arg-type]  # handed on as they came

    session.typing.book = replace(book, keep=keep)  # type: ignore[arg-type]  # as above
    page = type_place(qtbot, session)
    session.typing.keep_now()
    qtbot.waitUntil(lambda: session.typing.is_stuck, timeout=PATIENCE_MS)
    assert session.window.message_bar.title
    assert page.place.text() == PLACE
    assert saved(session) == shell.NOT_SAVED_YET
    session.window.close()
    qtbot.waitUntil(lambda: bool(_questions(session)), timeout=PATIENCE_MS)
    assert _questions(session)[0].windowTitle() == shell.UNSAVED_TITLE
    press_button(_questions(session)[0], shell.UNSAVED_STAY)
    full[0] = False
    qtbot.waitUntil(lambda: not session.typing.is_stuck, timeout=PATIENCE_MS)
    assert saved(session).startswith("Sparat")


def _questions(session: Session) -> list[PaperDialog]:
    return [each for each in session.window.findChildren(PaperDialog) if each.isVisible()]
