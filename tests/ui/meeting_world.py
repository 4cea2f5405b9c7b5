"""A main window with the meeting page in it, on the real store."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.ui.pages.meeting.agenda_panel import AgendaPanel
from barnombud.ui.pages.meeting.scenes import GeneralScene, Scene
from barnombud.ui.pages.meeting.view import MeetingPage
from barnombud.ui.pages.page import Page, PageContext
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.theme.theme import Theme
from tests.held_meeting import plan
from tests.ui.page_world import context_for, dialogs_of
from tests.world import World


class BlankPage(Page):
    """Somewhere else to go."""


class MeetingWindow:
    """The window, with a planned meeting on screen."""

    def __init__(self, world: World, theme: Theme, qtbot: QtBot, context: PageContext | None = None) -> None:
        """Plan a meeting with what is in the world and show it; ``context`` may bring real lanes."""
        self.world = world
        self.meeting_id = plan(world)
        self.context = context or context_for(world, theme)
        self.window = MainWindow(theme, self.context.navigation, self.context.dialogs)
        self.window.register_page("meeting", lambda: MeetingPage(self.context))
        for name in ("home", "papers", "agenda", "consultation", "commitments", "meetings"):
            self.window.register_page(name, lambda name=name: BlankPage(self.context, name))  # type: ignore[misc]  # default binds the loop's name
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.scenes: list[Scene] = []
        self.context.navigation.go("meeting", meeting_id=self.meeting_id)
        self.page.stage.scene_shown.connect(self.scenes.append)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)

    @property
    def page(self) -> MeetingPage:
        """The meeting page."""
        found = self.window.page
        assert isinstance(found, MeetingPage)
        return found

    @property
    def panel(self) -> AgendaPanel:
        """The list in the side bar."""
        assert self.page.around.panel is not None
        return self.page.around.panel

    def start(self) -> None:
        """Start, with everybody there."""
        self.page.stage.start.start.click()
        self.page.stage.general.attendance.everybody.click()

    def go_to(self, kind: ItemKind) -> None:
        """Press Ctrl+Enter until a general item of the kind is on screen."""
        for _ in range(20):
            last = self.scenes[-1] if self.scenes else None
            if isinstance(last, GeneralScene) and last.item.kind is kind:
                self.settle()
                return
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        raise AssertionError(f"never came to {kind}")

    def at_child(self) -> None:
        """Answer the consent check and come to the first child's gate."""
        self.go_to(ItemKind.CONSENT_CHECK)
        self.page.stage.general.check.ask.all.click()
        self.page.stage.general.check.confirm.click()
        self.go_to(ItemKind.CONSULTATION)
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def open_child(self) -> None:
        """Open the first child's item."""
        self.at_child()
        self.action("open").click()

    def action(self, code: str) -> QPushButton:
        """The gate's button that does something."""
        self.settle()
        found = [
            button
            for button in self.page.stage.gate.findChildren(QPushButton)
            if button.property("action") == code and button.isVisible()
        ]
        assert found, f"no button {code}"
        return found[0]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QGuiApplication.focusObject()
        target = focused if isinstance(focused, QWidget) else self.window
        QTest.keyClick(target, key, modifier)

    def settle(self) -> None:
        """Let Qt show what has just been made."""
        QCoreApplication.sendPostedEvents()

    def words(self) -> str:
        """Every word that can be seen, and what is in the window's title and accessible names."""
        self.settle()
        seen = [self.window.windowTitle()]
        for each in self.window.findChildren(QWidget):
            if each.isVisible():
                text = each.property("text") or each.property("plainText") or ""
                seen += [str(text), each.accessibleName(), each.toolTip()]
        return " ".join(seen)

    def asked(self) -> object:
        """The dialogs, to see that none was needed."""
        return dialogs_of(self.page)
