"""The one window: side bar, top bar, messages, the duty panel and the page on screen.

It knows pages only by name and factory. What they show is theirs; what is round them is here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from barnombud.texts import duty
from barnombud.texts import shell as texts
from barnombud.ui.dialogs import LOCK_KEYS, Dialogs
from barnombud.ui.jobs import Jobs
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.pages.page import Page
from barnombud.ui.shell.duty_panel import DutyPanel
from barnombud.ui.shell.page_focus import PageFocus
from barnombud.ui.shell.page_stack import PageStack
from barnombud.ui.shell.room import Room
from barnombud.ui.shell.side_bar import ENTRIES, SideBar
from barnombud.ui.shell.top_bar import PracticeLine, TopBar, WallLine
from barnombud.ui.shell.trouble import Explain, Trouble, explain_nothing
from barnombud.ui.theme.theme import Theme, set_kind
from barnombud.ui.theme.tokens import WALL_SCALE
from barnombud.ui.widgets.message_bar import MessageBar

COMPACT_BELOW, TINY_BELOW = 120, 80
"""Window widths in characters under which both bars say the same with less room, and with very little."""


class MainWindow(QMainWindow):
    """Holds the pages of an unlocked store; deleted when the program locks. GUI thread.

    Attributes:
        lock_wanted: the person (button, Ctrl+L) wants the program locked; what is typed has been flushed.
        closing: the window is about to close; what is typed has been flushed.
        duty_shown: the text about the duty to report was opened (the listener may log that, R17).
        wall_changed: True when the wall view begins.
        opening_noted: a button, or a list and a key in it, by which the person has opened a form.
        note_opening: says on that a form was opened; see `widgets/openings`.
        choice_noted: the person has chosen something in a half-filled form.
        note_choice: says so on; see `widgets/half_filled`.
        may_close: asked before the window closes; False keeps it open.
        message_bar: for news, an undo, and trouble.
        side_bar, top_bar, duty_panel: for what pages and wiring put there.
        pages: the pages made so far.
        trouble: the one hook for errors nobody has claimed.
    """

    lock_wanted = Signal()
    closing = Signal()
    duty_shown = Signal()
    wall_changed = Signal(bool)
    opening_noted = Signal(object, str)
    choice_noted = Signal()

    def __init__(
        self,
        theme: Theme,
        navigation: Navigation,
        dialogs: Dialogs,
        *,
        practice: bool = False,
        explain: Explain = explain_nothing,
    ) -> None:
        """Build the bars; pages come with `register_page`.

        Args:
            theme: for the wall view's larger letters.
            navigation: every page on screen comes from it.
            dialogs: get this window as theirs.
            practice: shows the coloured frame and the word ÖVNING.
            explain: gives title and text for an error nobody has claimed.
        """
        super().__init__()
        self._theme, self._navigation = theme, navigation
        self._wall = False
        self._guests = False
        self.note_opening: Callable[[QWidget, str], None] = self.opening_noted.emit
        self.note_choice: Callable[[], None] = self.choice_noted.emit
        self.may_close: Callable[[], bool] = lambda: True
        self._before_wall = Qt.WindowState.WindowNoState
        dialogs.set_window(self)
        self.setWindowTitle(texts.window_title(practice=practice))
        self.setMinimumSize(640, 420)
        self.side_bar, self.top_bar = SideBar(), TopBar()
        self.message_bar, self.duty_panel = MessageBar(), DutyPanel()
        self._wall_line = WallLine(duty.calm_line())
        self._wall_line.hide()
        self.pages = PageStack()
        self._focus = PageFocus(self.pages)
        self.trouble = Trouble(self.message_bar, dialogs, explain, self)
        self.setCentralWidget(self._build(practice=practice))
        self._connect()
        self._add_shortcuts()

    def _build(self, *, practice: bool) -> QWidget:
        messages = QWidget()
        messages_column = QVBoxLayout(messages)
        messages_column.setContentsMargins(28, 12, 28, 0)
        messages_column.addWidget(self.message_bar)
        self._messages = messages
        messages.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget in (self.top_bar, messages, self.duty_panel):
            right.addWidget(widget)
        right.addWidget(self.pages, 1)
        right.addWidget(self._wall_line)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.side_bar)
        across.addLayout(right, 1)
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        if practice:
            set_kind(frame, "practice-frame")
            column.addWidget(PracticeLine())
        column.addLayout(across, 1)
        return frame

    def _connect(self) -> None:
        self._navigation.went.connect(self._on_went)
        self.side_bar.chosen.connect(self._go_to)
        self.pages.title_changed.connect(self.top_bar.set_title)
        self.pages.side_content_wanted.connect(self.side_bar.set_content)
        self.pages.top_extra_wanted.connect(self.top_bar.set_extra)
        self.pages.saved.connect(self.top_bar.saved.show_saved)
        self.pages.lock_wanted.connect(self.lock)
        self.pages.wall_wanted.connect(lambda: self.set_wall(on=True))
        self.pages.wall_left.connect(lambda: self.set_wall(on=False))
        self.pages.guests_changed.connect(self._set_guests)
        self.top_bar.lock_wanted.connect(self.lock)
        self.top_bar.duty_wanted.connect(self.show_duty)
        self.duty_panel.hidden_again.connect(self.top_bar.duty_button.setFocus)
        self.message_bar.shown_changed.connect(self._messages.setVisible)
        self._wall_line.left.connect(lambda: self.set_wall(on=False))
        self._theme.changed.connect(self._measure)

    def _add_shortcuts(self) -> None:
        for number, (page, _word, _icon) in enumerate(ENTRIES, 1):
            _shortcut(self, f"Ctrl+{number}", partial(self._jump_to, page))
        _shortcut(self, LOCK_KEYS, self.lock)
        _shortcut(self, "F11", lambda: self.set_wall(on=not self._wall))
        _shortcut(self, "Alt+Backspace", self._navigation.back)

    def _go_to(self, page: str) -> None:
        if not self._wall:
            self._navigation.go(page)

    def _jump_to(self, page: str) -> None:
        """Go there with the keyboard too: who jumps by key does not want to Tab through the side bar."""
        self._go_to(page)
        if not self._wall:
            self._focus.bring_back()

    # -- pages

    def register_page(self, name: str, factory: Callable[[], Page]) -> None:
        """Let `Navigation.go(name)` show what `factory` makes; it is called at the first visit."""
        self.pages.register(name, factory)

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self.pages.page

    def flush(self) -> None:
        """Let every page save what is typed."""
        self.pages.flush()

    def _on_went(self, place: Place) -> None:
        before = self.page
        if before is not None:
            before.flush()
        page = self.pages.page_for(place)
        if self._wall and not page.offers_wall:
            self.set_wall(on=False)
        if page is not before:
            self.side_bar.set_content(None)
            self.top_bar.set_extra(None)
            self.top_bar.saved.forget()
            self._set_guests(False)
        self.side_bar.set_current(place.page)
        from_page = self._focus.in_page()
        self.pages.setCurrentWidget(page)
        self.top_bar.set_title(page.title, page.subtitle)
        page.set_wall(self._wall)
        page.shown(dict(place.ids))
        if from_page:
            self._focus.bring_back()

    # -- locking, closing, the wall

    def lock(self) -> None:
        """Save what is typed and ask for the lock. A wall view stays as it is: no name shows for a blink."""
        self.flush()
        self._theme.set_wall_factor(1.0)
        self.lock_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed before the window goes."""
        self.flush()
        if not self.may_close():
            event.ignore()
            return
        self._theme.set_wall_factor(1.0)
        self.closing.emit()
        super().closeEvent(event)

    def show_duty(self) -> None:
        """Open the panel about the duty to report; opening it again moves the focus there."""
        self.duty_panel.banner.set_calm(self._wall or self._guests)
        self.duty_panel.open()
        self.duty_shown.emit()

    def _set_guests(self, guests: bool) -> None:
        """Say only the calm line while somebody who is not staff can see the screen (R16)."""
        self._guests = guests
        self.duty_panel.banner.set_calm(self._wall or guests)

    def set_wall(self, *, on: bool) -> None:
        """Begin or end the wall view: large letters, only the page's current item, one calm line (R16)."""
        page = self.page
        if on == self._wall:
            return
        if on and (page is None or not page.offers_wall):
            self.message_bar.say(texts.WALL_NOT_HERE_TITLE, texts.WALL_NOT_HERE_TEXT)
            return
        self._wall = on
        if on:
            self._before_wall = self.windowState()
            self.message_bar.clear()
            self.duty_panel.hide()
        for widget in (self.side_bar, self.top_bar):
            widget.setVisible(not on)
        self._wall_line.setVisible(on)
        if page is not None:
            page.set_wall(on)
        self._theme.set_wall_factor(WALL_SCALE if on else 1.0)
        self.setWindowState(Qt.WindowState.WindowFullScreen if on else self._before_wall)
        self.wall_changed.emit(on)

    @property
    def is_wall(self) -> bool:
        """Whether the wall view is on."""
        return self._wall

    # -- trouble

    def connect_jobs(self, jobs: Jobs) -> None:
        """Show what nobody claims, and that something goes on."""
        jobs.user_error.connect(self.trouble.show_error)
        jobs.bug.connect(self.trouble.show_bug)
        jobs.busy_changed.connect(self.top_bar.set_busy)

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the same with less room on a small screen."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters leave less room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        if not hasattr(self, "side_bar"):  # Qt sends a resize while the window is being built
            return
        columns = self.width() / self.fontMetrics().averageCharWidth()
        room = Room.TINY if columns < TINY_BELOW else Room.COMPACT if columns < COMPACT_BELOW else Room.WIDE
        self.side_bar.set_room(room)
        self.top_bar.set_room(room)
        self.duty_panel.set_most_height(self.height() * 45 // 100)


def _shortcut(window: QWidget, keys: str, act: Callable[[], object]) -> None:
    QShortcut(QKeySequence(keys), window).activated.connect(act)
