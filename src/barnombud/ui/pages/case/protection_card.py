"""Protected identity on the overview: marking a child, uncovering for a minute, covering. Widgets only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.texts import protection as texts
from barnombud.ui.pages.case.protection_presenter import Choice
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import RadioList


class ProtectionCard(Card):
    """What can be done about the covered names; one link while the child is not protected.

    Attributes:
        mark_wanted, uncover_wanted, cover_wanted, lift_wanted: a button was pressed.
    """

    mark_wanted = Signal()
    uncover_wanted = Signal()
    cover_wanted = Signal()
    lift_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out everything; `show_state` says what is seen."""
        super().__init__(texts.TITLE, "soft", parent=parent)
        self.words = Text("")
        self.mark = make_button(texts.MARK, "link", self.mark_wanted.emit)
        self.uncover = make_button(texts.UNCOVER, "secondary", self.uncover_wanted.emit)
        self.cover = make_button(texts.COVER, "secondary", self.cover_wanted.emit)
        self.lift = make_button(texts.LIFT, "link", self.lift_wanted.emit)
        self.add(self.words)
        self.add(self.mark)
        self.add(ButtonRow(self.uncover, self.cover, self.lift))
        self.show_state(protected=False, uncovered=False)

    def show_state(self, *, protected: bool, uncovered: bool) -> None:
        """Show whether the names are covered; the focus goes to the button that does the opposite."""
        # What the window comes back to counts too: the question over it closes after the names are shown.
        had_focus = self.window().focusWidget() in (self.uncover, self.cover)
        self.words.setText(texts.UNCOVERED if uncovered else texts.COVERED if protected else "")
        self.words.setVisible(protected)
        self.mark.setVisible(not protected)
        self.uncover.setVisible(protected and not uncovered)
        self.cover.setVisible(uncovered)
        self.lift.setVisible(protected and not uncovered)
        if had_focus:
            (self.cover if uncovered else self.uncover).setFocus()


class ChoiceForm(QWidget):
    """One choice that has to be made: why the names are uncovered, or which protection there is."""

    def __init__(self, asked: Choice) -> None:
        """Show the choices; none is taken from the start."""
        super().__init__()
        self._missing = asked.missing
        self.choice = RadioList(asked.label, asked.choices)
        self.row = FieldRow(asked.label, self.choice)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        if asked.text:
            column.addWidget(Text(asked.text))
        column.addWidget(self.row)
        column.addStretch(1)

    def chosen(self) -> str:
        """Return the code; says what is missing when there is none."""
        code = self.choice.value() or ""
        if not code:
            self.row.set_error(self._missing)
        return code
