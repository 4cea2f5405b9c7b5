"""A window on the demonstration's store that keeps what is typed, and is broken off and opened again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from barnombud import wiring
from barnombud.services.half_typed import last_spot
from barnombud.services.held_typing import HeldTyping
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import PresetDialogs
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.text_fields import TextField, as_text_field
from barnombud.ui.shell.typing_keeper import TypingKeeper
from barnombud.ui.shell.way_back import WayBack
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.half_filled import untouch
from barnombud.ui.widgets.simple_table import SimpleTable
from tools.practice_window import PracticeWindow, press_button


class TypingWindow:
    """A second window on a practice window's store, with everything that keeps what is typed.

    Attributes:
        window: the main window.
        context: what its pages were given.
        keeper: keeps what is typed.
        way_back: leads back.
        troubles: what could not be kept.
    """

    def __init__(self, practice: PracticeWindow) -> None:
        """Open it on the store of ``practice``; work is done at once."""
        bus = ChangeBus()
        self.practice = practice
        self.held = HeldTyping()
        self.context = replace(
            practice.context, jobs=InlineJobs(bus), bus=bus, navigation=Navigation(), dialogs=PresetDialogs()
        )
        context = self.context
        self.window = MainWindow(context.theme, context.navigation, context.dialogs, explain=wiring.explain)
        wiring.register_pages(self.window, context)
        book = wiring.typing_book(context.desk, self.held)
        self.keeper = TypingKeeper(self.window, context.navigation, context.jobs, book, self.window)
        self.troubles: list[object] = []
        self.keeper.troubled.connect(self.troubles.append)
        self.way_back = WayBack(self.keeper.surface, context.jobs, self.window)
        self.window.resize(1366, 768)

    def show(self, qtbot: QtBot) -> None:
        """Show it and let it have the keyboard."""
        self.window.show()
        self.activate(qtbot)

    def activate(self, qtbot: QtBot) -> None:
        """Do what a window manager does: give the keyboard to what lies in front."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        front: QWidget = dialogs[-1] if dialogs else self.window

        def is_active() -> bool:
            front.activateWindow()
            return front.isActiveWindow()

        qtbot.waitUntil(is_active)

    def go(self, page: str, **keys: str) -> None:
        """Go to a page, by the demonstration's keys; see `PracticeWindow.go`."""
        self.context.navigation.go(page, **self.practice.ids(**keys))
        self.practice.settle()

    def press(self, *names: str) -> None:
        """Press visible buttons one after the other, by how they are called."""
        for name in names:
            press_button(self.window, name)
            self.practice.settle()

    def open_row(self, key: str) -> None:
        """Open a row of a table on the page."""
        page = self.window.page
        assert page is not None
        tables = [each for each in page.findChildren(SimpleTable) if each.isVisible()]
        assert any(each.open_key(key) for each in tables)
        self.practice.settle()

    def rest(self) -> None:
        """Let a second pass without typing: what waits for it happens now."""
        for field in self.keeper.surface.fields_on_screen().values():
            if isinstance(field, AutosaveText | AutosaveLine):
                field.flush()
        self.keeper.keep_now()

    def leave(self) -> None:
        """Throw away what is typed, and close."""
        for field in self.keeper.surface.fields().values():
            if not text_fields.keeps_itself(field) and isinstance(field, QLineEdit):
                field.setModified(False)
            elif not isinstance(field, QLineEdit):
                field.document().setModified(False)
        for choice in self.keeper.surface.choices_on_screen().values():
            untouch(choice)
        self.keeper.keep_now()
        self.break_off()

    def come_back(self, qtbot: QtBot) -> None:
        """Do what the program does after unlock: go to the spot where somebody was."""
        spot = last_spot(self.context.desk)
        assert spot is not None
        self.show(qtbot)
        self.context.navigation.resume(Place(spot.page, dict(spot.ids), dict(spot.kept)))
        self.way_back.lead_to(spot)
        qtbot.waitUntil(lambda: not self.way_back.is_under_way, timeout=8000)
        self.activate(qtbot)

    def break_off(self) -> None:
        """Take the window away as a crash does: nothing is flushed, nothing is kept any more."""
        self.keeper.break_off()
        self.window.hide()
        self.window.deleteLater()
        self.practice.settle()

    @staticmethod
    def focused() -> TextField | None:
        """Return the text field the keyboard is on."""
        return as_text_field(QApplication.focusWidget())
