"""What need not be kept any longer, by case number, with a button each; says never why (R9)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.services.disposal import DisposalPage
from barnombud.texts import disposal as texts
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class DisposalCard(Card):
    """Hidden while there is nothing; GUI thread.

    Attributes:
        wanted: id and number of the case whose data is to go.
        plan_wanted: somebody wants to see what is due by the plan.
    """

    wanted = Signal(str, str)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(texts.TITLE, parent=parent)
        self._note = Text(texts.NO_DECISION, "quiet")
        self._lines = QWidget()
        self._column = Column(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._text = Text(texts.TEXT, "quiet")
        self.by_plan = Text("")
        self.plan_button = make_button(texts.OPEN_PLAN, "secondary", self.plan_wanted.emit)
        for widget in (self._text, self._lines, self._note, self.by_plan, self.plan_button):
            self.add(widget)
        self.hide()

    def show_page(self, page: DisposalPage) -> None:
        """Show the cases; a focus that was in the list stays there."""
        had_focus = any(each.hasFocus() for each in self._lines.findChildren(QWidget))
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        buttons = []
        for line in page.lines:
            remove = make_button(
                texts.REMOVE,
                "quiet",
                partial(self.wanted.emit, line.case_id, line.number),
                name=texts.remove_name(line.number),
            )
            row = ButtonRow(Text(texts.line(line.number)), remove)
            self._column.addWidget(row)
            row.show()
            buttons.append(remove)
        self._note.setVisible(bool(page.lines) and not page.decision)
        for widget in (self._text, self._lines):
            widget.setVisible(bool(page.lines))
        self.by_plan.setText(texts.by_plan(page.by_plan) if page.by_plan else "")
        for widget in (self.by_plan, self.plan_button):
            widget.setVisible(bool(page.by_plan))
        self.setVisible(bool(page.lines or page.by_plan))
        if had_focus and buttons:
            buttons[0].setFocus()
