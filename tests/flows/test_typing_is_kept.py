"""Typing in the running program: kept after a second's rest, there after a lock and a new start."""

from __future__ import annotations

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
from tests.ui.page_world import write
from tools.practice_window import press_button

PLACE = "Förskolan Tallbacken, rum 2"


def test_half_typed_place_is_there_after_lock_and_after_a_new_start(
    begin: Starter, machine: Machine, qtbot: QtBot
) -> None:
    """The cursor stands in the same field at the same letter, in a form that is open again."""
    found(machine)
    first = begin()
    first.unlock()
    _type_place(qtbot, first.session)
    session = first.session
    qtbot.waitUntil(lambda: shell_saved(session).startswith("Sparat"), timeout=PATIENCE_MS)
    first.lock()
    first.unlock()
    _expect_place(qtbot, first.session)
    first.session.close()
    qtbot.waitUntil(lambda: bool(first.left), timeout=PATIENCE_MS)
    second = begin()
    second.unlock()
    _expect_place(qtbot, second.session)


def test_lock_in_mid_word_keeps_every_letter(begin: Starter, machine: Machine, qtbot: QtBot) -> None:
    """No second of rest has passed."""
    found(machine)
    first = begin()
    first.unlock()
    _type_place(qtbot, first.session)
    first.lock()
    first.unlock()
    _expect_place(qtbot, first.session)


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

    session.typing.book = typing_keeper.TypingBook(keep, book.find)  # type: ignore[arg-type]  # as above
    page = _type_place(qtbot, session)
    session.typing.keep_now()
    qtbot.waitUntil(lambda: session.typing.is_stuck, timeout=PATIENCE_MS)
    assert session.window.message_bar.title
    assert page.place.text() == PLACE
    assert shell_saved(session) == shell.NOT_SAVED_YET
    session.window.close()
    qtbot.waitUntil(lambda: bool(_questions(session)), timeout=PATIENCE_MS)
    assert _questions(session)[0].windowTitle() == shell.UNSAVED_TITLE
    press_button(_questions(session)[0], shell.UNSAVED_STAY)
    full[0] = False
    qtbot.waitUntil(lambda: not session.typing.is_stuck, timeout=PATIENCE_MS)
    assert shell_saved(session).startswith("Sparat")


def shell_saved(session: Session) -> str:
    """Return what stands beside the heading about saving."""
    return session.window.top_bar.saved.text()


def _questions(session: Session) -> list[PaperDialog]:
    return [each for each in session.window.findChildren(PaperDialog) if each.isVisible()]


def _type_place(qtbot: QtBot, session: Session) -> MeetingsPage:
    session.navigation.go("meetings")
    page = session.window.page
    assert isinstance(page, MeetingsPage)
    qtbot.waitUntil(lambda: page.change_button.isVisible() and bool(page.when.text()), timeout=PATIENCE_MS)
    _activate(qtbot, session)
    page.change_button.click()
    page.place.setFocus()
    qtbot.waitUntil(page.place.hasFocus)
    write(PLACE)
    page.place.setCursorPosition(9)
    return page


def _activate(qtbot: QtBot, session: Session) -> None:
    """Do what a window manager does."""

    def is_active() -> bool:
        session.window.activateWindow()
        return session.window.isActiveWindow()

    qtbot.waitUntil(is_active, timeout=PATIENCE_MS)


def _expect_place(qtbot: QtBot, session: Session) -> None:
    _activate(qtbot, session)

    def is_there() -> bool:
        page = session.window.page
        return (
            isinstance(page, MeetingsPage)
            and page.place.isVisible()
            and page.place.text() == PLACE
            and page.window().focusWidget() is page.place
        )

    qtbot.waitUntil(is_there, timeout=PATIENCE_MS)
    page = session.window.page
    assert isinstance(page, MeetingsPage)
    assert page.place.cursorPosition() == 9
