"""Before the meeting and after it: start, the last press, and the way to the papers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.meeting.meeting import Meeting
from barnombud.texts import meeting as texts
from barnombud.texts.dates import meeting_time
from barnombud.ui.pages.meeting.next_date import NextDateCard
from barnombud.ui.pages.meeting.scenes import EndedScene, EndingScene
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text, Title


class StartPanel(QWidget):
    """A meeting that has not begun.

    Attributes:
        start_wanted: the meeting begins.
        prepare_wanted: the agenda is to be looked at first.
    """

    start_wanted = Signal()
    prepare_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a date."""
        super().__init__(parent)
        card = Card()
        self._when = Title("")
        self.start = make_button(texts.START, "primary", self.start_wanted.emit)
        self.prepare = make_button(texts.PREPARE, "secondary", self.prepare_wanted.emit)
        card.add(Text(texts.START_TITLE, "quiet"))
        card.add(self._when)
        card.add(Text(texts.START_TEXT))
        card.add(ButtonRow(self.start, self.prepare))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def focus_first(self) -> None:
        """Let the keyboard begin at the start."""
        self.start.setFocus()

    def show_meeting(self, meeting: Meeting) -> None:
        """Say when it was to begin."""
        self._when.setText(meeting_time(meeting.starts_at))


class EndPanel(QWidget):
    """Before and after the last press.

    Attributes:
        end_wanted: the meeting is over.
        go_on_wanted: it is not.
        papers_wanted: read through and print.
        next_date: the next meeting.
    """

    end_wanted = Signal()
    go_on_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start before the press."""
        super().__init__(parent)
        self._card = Card()
        self.title, self.moved, self._text = Text("", "heading"), Text(), Text("", "quiet")
        self.end = make_button(texts.END, "primary", self.end_wanted.emit)
        self.go_on = make_button(texts.GO_ON, "secondary", self.go_on_wanted.emit)
        self.papers = make_button(texts.TO_PAPERS, "primary", self.papers_wanted.emit, icon="printer")
        self.next_date = NextDateCard()
        for widget in (self.title, self.moved, self._text):
            self._card.add(widget)
        self._card.add(ButtonRow(self.end, self.go_on, self.papers))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._card)
        column.addWidget(self.next_date)

    def focus_first(self) -> None:
        """Let the keyboard begin at what comes next."""
        (self.papers if self.end.isHidden() else self.end).setFocus()

    def show_scene(self, scene: EndingScene | EndedScene) -> None:
        """Show what moves by itself, before the press or after it."""
        if isinstance(scene, EndingScene):
            self._show_ending(scene)
        else:
            self._show_ended(scene)

    def _show_ending(self, scene: EndingScene) -> None:
        self.title.setText(texts.END_TITLE)
        self.moved.setText(texts.going_to_move(scene.moving))
        self._text.hide()
        self._show_buttons(over=False)

    def _show_ended(self, scene: EndedScene) -> None:
        self.title.setText(texts.ENDED_TITLE)
        self.moved.setText(texts.moved(scene.moved))
        self._text.setText(texts.ENDED_TEXT)
        self._text.show()
        self._show_buttons(over=True)

    def _show_buttons(self, *, over: bool) -> None:
        self.papers.setVisible(over)
        self.end.setVisible(not over)
        self.go_on.setVisible(not over)
