"""The first window: welcome, the unlock form, help for who has forgotten, and the pages of a new team."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from barnombud.texts import duty, incident, shell
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.unlock.other_pages import ForgottenPage, WelcomePage
from barnombud.ui.unlock.unlock_form import UnlockForm
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar

_FORM_CHARACTERS = 62
_AFTER_PAINT_MS = 50
_LOW_LINES = 36
"""Window height in lines of text under which the flower is small."""

FIRST_SIZE = QSize(1280, 740)
"""Logical pixels at the very first start; the main window takes the place and size of this one."""


class UnlockWindow(QWidget):
    """Shows one page at a time in the middle; scrolls when the window is low.

    Attributes:
        closing: the person has closed the window.
        painted: the window is on screen for the first time; what takes time may begin.
        form: the unlock form.
        duty: the duty to report and 112, on every page: also who cannot get in must find them (R16).
        recovery_wanted: who has forgotten has two shares at hand.
        lost_wanted: something has gone astray; from every page (R37).
        practise_wanted, new_team_wanted, fetch_wanted: from the page that welcomes a machine without a team.
    """

    closing = Signal()
    painted = Signal()
    practise_wanted = Signal()
    new_team_wanted = Signal()
    fetch_wanted = Signal()
    recovery_wanted = Signal()
    lost_wanted = Signal()

    def __init__(self) -> None:
        """Build the pages, none of them shown."""
        super().__init__()
        self.setProperty("kind", "page")
        self.setWindowTitle(shell.APP_NAME)
        self.setMinimumSize(520, 400)
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.form = UnlockForm()
        self._marks = [self.form.mark]
        self._painted = False
        self._after_paint = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._after_paint.timeout.connect(self.painted)
        self._pages: list[QWidget] = []
        self._current: QWidget = self.form
        self._ground = QWidget()
        self._ground.setProperty("kind", "page")
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        self._column.addStretch(1)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._ground)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._scroll, 1)
        self.duty = Text(duty.calm_line(), "caption")
        self.duty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.duty.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_M)
        self.lost_button = make_button(incident.LINK, "link", self.lost_wanted.emit)
        self._outer.addWidget(self.duty, 0, Qt.AlignmentFlag.AlignHCenter)
        self._outer.addWidget(self.lost_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add_page(self.form)
        self._measure()

    # What most starts never show is made when it is first wanted: building it would delay the first paint.

    @cached_property
    def message_bar(self) -> MessageBar:
        """News above everything."""
        bar = MessageBar()
        self._outer.insertWidget(0, bar)
        return bar

    @cached_property
    def welcome(self) -> WelcomePage:
        """What a machine without a team is met by."""
        page = WelcomePage(self.new_team_wanted.emit, self.practise_wanted.emit, self.fetch_wanted.emit)
        self._marks.append(page.mark)
        self.add_page(page)
        return page

    @cached_property
    def forgotten(self) -> ForgottenPage:
        """The honest help for who has forgotten."""
        page = ForgottenPage(lambda: self.show_page(self.form), self.recovery_wanted.emit)
        self.add_page(page)
        return page

    def add_page(self, page: QWidget, characters: int = _FORM_CHARACTERS) -> None:
        """Keep one more page, `characters` wide at most; hidden until `show_page`."""
        page.setProperty("characters", characters)
        row = QHBoxLayout()
        row.addWidget(page)
        self._column.insertLayout(self._column.count() - 1, row)
        self._pages.append(page)
        page.hide()

    def show_page(self, page: QWidget) -> None:
        """Show one page instead of the other."""
        self._current = page
        for each in self._pages:
            each.setVisible(each is page)
        self._measure()
        self._scroll.verticalScrollBar().setValue(0)
        if page is self.form:
            self.form.take_focus()

    @property
    def page(self) -> QWidget:
        """The page on screen."""
        return self._current

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that `widget` can be seen."""
        self._scroll.ensureWidgetVisible(widget, SPACE_M, SPACE_L)

    def clear_message(self) -> None:
        """Take the news away, if there were any."""
        if "message_bar" in self.__dict__:
            self.message_bar.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once, after everything has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._after_paint.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person is done."""
        super().closeEvent(event)
        self.closing.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus and bring it into sight."""
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and focused is not None:
            self.reveal(focused)
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window gets a small flower."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider pages."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        if not hasattr(self, "_scroll"):  # Qt sends a resize while the window is being built
            return
        letter = self.fontMetrics().averageCharWidth()
        for page in self._pages:
            page.setMaximumWidth(letter * int(page.property("characters")))
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        for mark in self._marks:
            mark.set_small(small=low)
