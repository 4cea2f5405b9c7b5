"""The step "Samtycke" of an open item: who takes part, what may be said, and withdrawal in one press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.ids import GuardianId
from barnombud.domain.team import Agency
from barnombud.services.consent_round import ConsentGiver
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.scenes import ChildScene
from barnombud.ui.pages.meeting.swap import swap_in
from barnombud.ui.pages.meeting.visitor_row import VisitorRow
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class ConsentPanel(QWidget):
    """What holds now.

    Attributes:
        confirmed: id of an agency that has confirmed (R8).
        taken_back: id of the guardian who has changed her mind, None for the child itself (R7).
        visitors: who is here for this item only.
    """

    confirmed = Signal(str)
    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._card, self._side = Card(), Card(texts.WITHDRAW_TITLE)
        self.title, self.topics = Text("", "heading"), Text()
        self._agencies, self._givers = QWidget(), QWidget()
        for widget in (self.title, self.topics, self._agencies):
            self._card.add(widget)
        self._side.add(Text(texts.WITHDRAW_TEXT, "quiet"))
        self._side.add(self._givers)
        self.visitors = VisitorRow()
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        column.addWidget(Columns(self._card, self._side, weights=(3, 2)))
        column.addWidget(self.visitors)
        self._shown: tuple[object, ...] = ()

    def show_scene(self, scene: ChildScene) -> None:
        """Show the answer the item was opened with, as it is now."""
        self.title.setText(scene.chip)
        self.topics.setText(f"{texts.TALK_ABOUT}: {', '.join(scene.topics)}.")
        self.visitors.show_visitors(scene.visitors)
        shown = (scene.agencies, scene.givers)
        if shown != self._shown:
            self._show_agencies(scene.agencies)
            self._show_givers(scene.givers)
            self._shown = shown

    def clear(self) -> None:
        """Forget everything."""
        self.title.setText("")
        self.topics.setText("")
        self._show_agencies(())
        self._show_givers(())
        self._shown = ()

    def _show_agencies(self, agencies: tuple[tuple[Agency, bool], ...]) -> None:
        holder = QWidget()
        column = Column(holder)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        for agency, confirmed in agencies:
            words = texts.CONFIRMED if confirmed else texts.NOT_CONFIRMED
            column.addWidget(Text(f"{agency.name} {words}.", "quiet"))
            if not confirmed:
                press = partial(self.confirmed.emit, agency.id)
                column.addWidget(make_button(texts.has_confirmed(agency.name), "secondary", press))
        if swap_in(self._card.body, self._agencies, holder):
            self.visitors.focus_first()
        self._agencies = holder

    def _show_givers(self, givers: tuple[ConsentGiver, ...]) -> None:
        row = ButtonRow(*(self._giver(giver.ordinal, giver.guardian_id) for giver in givers))
        swap_in(self._side.body, self._givers, row)
        self._givers = row

    def _giver(self, ordinal: int, guardian_id: GuardianId | None) -> QWidget:
        press = partial(self.taken_back.emit, guardian_id)
        button = make_button(texts.has_changed_mind(ordinal), "quiet", press)
        put_icon(button, "rotate-ccw", "ink")
        return button
