"""The next meeting: when it is, or a proposal that one press plans."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.scenes import NextDate
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class NextDateCard(Card):
    """Says when the team meets next.

    Attributes:
        plan_wanted: plan what is proposed.
        other_wanted: another day is to be chosen, on the page of meetings.
    """

    plan_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(texts.NEXT_TITLE, parent=parent)
        self.text, self._note = Text(), Text("", "caption")
        self.plan = make_button("", "secondary", self.plan_wanted.emit, icon="calendar-days")
        self.other = make_button(texts.CHANGE_DATE, "link", self.other_wanted.emit)
        self.add(self.text)
        self.add(ButtonRow(self.plan, self.other))
        self.add(self._note)
        self.show_date(NextDate(None, None))

    def show_date(self, date: NextDate) -> None:
        """Show the meeting that is planned, or the proposal."""
        self.text.setText(texts.planned(date.planned) if date.planned else "")
        self.text.setVisible(date.planned is not None)
        self._note.setText(date.note)
        self._note.setVisible(bool(date.note))
        self.plan.setText(texts.plan(date.proposed) if date.proposed else "")
        self.plan.setVisible(date.proposed is not None)
        self.other.setVisible(date.proposed is not None)
