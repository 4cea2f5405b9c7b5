"""The first window: welcome, the unlock form, help for who has forgotten, and the pages of a new team."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from barnombud.texts import shell
from barnombud.texts import unlock as texts
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.unlock.flower_mark import FlowerMark
from barnombud.ui.unlock.unlock_form import UnlockForm
from barnombud.ui.widgets.buttons import ButtonStack, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text, Title
from barnombud.ui.widgets.message_bar import MessageBar

_FORM_CHARACTERS = 62
_LOW_LINES = 36
"""Window height in lines of text under which the flower is small."""


class UnlockWindow(QWidget):
    """Shows one page at a time in the middle; scrolls when the window is low.

    Attributes:
        closing: the person has closed the window.
        form: the unlock form.
        message_bar: news above everything.
        practise_wanted, new_team_wanted: from the page that welcomes a machine without a team.
        forgotten_left: back from the help to the form.
    """

    closing = Signal()
    practise_wanted = Signal()
    new_team_wanted = Signal()

    def __init__(self) -> None:
        """Build the pages, none of them shown."""
        super().__init__()
        self.setProperty("kind", "page")
        self.setWindowTitle(shell.APP_NAME)
        self.setMinimumSize(520, 400)
        self.message_bar = MessageBar()
        self.form = UnlockForm()
        self.welcome, self._welcome_mark = self._make_welcome()
        self.forgotten = self._make_forgotten()
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.message_bar)
        outer.addWidget(self._scroll, 1)
        for page in (self.form, self.welcome, self.forgotten):
            self.add_page(page)
        self._measure()

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
        for mark in (self.form.mark, self._welcome_mark):
            mark.set_small(small=low)

    def _make_welcome(self) -> tuple[QWidget, FlowerMark]:
        page, mark = QWidget(), FlowerMark()
        card = Card()
        card.add(Title(texts.WELCOME))
        card.add(Text(texts.WELCOME_TEXT))
        card.body.addSpacing(SPACE_M)
        self.new_team_button = make_button(texts.NEW_TEAM, "primary", self.new_team_wanted.emit)
        practise = make_button(texts.PRACTISE, "secondary", self.practise_wanted.emit)
        card.add(ButtonStack(self.new_team_button, practise))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(mark)
        column.addWidget(card)
        return page, mark

    def _make_forgotten(self) -> QWidget:
        page = QWidget()
        card = Card(texts.FORGOTTEN_TITLE)
        for line in texts.FORGOTTEN_LINES:
            card.add(Text(line))
        card.body.addSpacing(SPACE_M)
        card.add(make_button(texts.BACK, "secondary", lambda: self.show_page(self.form)))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        return page
