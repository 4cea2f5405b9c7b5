"""A place half typed in the form of the next meeting, in the running program."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from barnombud.ui.pages.meetings.view import MeetingsPage
from barnombud.ui.shell.session import Session
from tests.flows.first_window import PATIENCE_MS
from tests.ui.page_world import write

PLACE = "Förskolan Tallbacken, rum 2"


def saved(session: Session) -> str:
    """Return what stands beside the heading about saving."""
    return session.window.top_bar.saved.text()


def type_place(qtbot: QtBot, session: Session) -> MeetingsPage:
    """Open the form, type the place, and leave the cursor in the middle of it."""
    session.navigation.go("meetings")
    page = session.window.page
    assert isinstance(page, MeetingsPage)
    qtbot.waitUntil(lambda: page.change_button.isVisible() and bool(page.when.text()), timeout=PATIENCE_MS)
    activate(qtbot, session)
    page.change_button.click()
    page.place.setFocus()
    qtbot.waitUntil(page.place.hasFocus)
    write(PLACE)
    page.place.setCursorPosition(9)
    return page


def expect_place(qtbot: QtBot, session: Session) -> None:
    """Wait until the form is open again with the place in it and the cursor where it was."""
    activate(qtbot, session)

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


def activate(qtbot: QtBot, session: Session) -> None:
    """Do what a window manager does."""

    def is_active() -> bool:
        session.window.activateWindow()
        return session.window.isActiveWindow()

    qtbot.waitUntil(is_active, timeout=PATIENCE_MS)
