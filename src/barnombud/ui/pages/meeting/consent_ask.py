"""Har någon ångrat sig sedan sist? One press for each agency, and withdrawal in one more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.team import Agency
from barnombud.services.consent_round import ConsentGiver, RegretLine
from barnombud.texts import meeting as texts
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.meeting.swap import focus_in, swap_in
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class ConsentAsk(QWidget):
    """The question before any child is named.

    Attributes:
        nobody: ids of the agencies in the room that answer that nobody has changed her mind.
        reached: id of an agency that is not here and has answered by telephone.
        somebody: somebody has; the page answers with `show_regrets`.
        taken_back: case id and guardian id (None for the child itself) of a consent to withdraw.
    """

    nobody = Signal(object)
    reached = Signal(str)
    somebody = Signal()
    taken_back = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without agencies."""
        super().__init__(parent)
        self._agencies: tuple[Agency, ...] | None = None
        self._rest: tuple[object, ...] = ()
        self.card = Card(texts.ASK_TITLE)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.add(Text(texts.ASK_TEXT, "quiet"))
        self._rows, self._regrets = QWidget(), QWidget()
        self.all = make_button(texts.NOBODY_CHANGED_ALL, "primary", self._on_all)
        self.all.hide()  # until it is known whom it answers for
        self.some = make_button(texts.SOMEBODY_CHANGED, "quiet", self.somebody.emit)
        self.card.add(self._rows)
        self.card.add(ButtonRow(self.all, self.some))
        self.card.add(self._regrets)

    def show_agencies(
        self, to_ask: tuple[Agency, ...], answered: tuple[str, ...] = (), absent: tuple[Agency, ...] = ()
    ) -> None:
        """Show who in the room has to answer, names of those who have, and who must be reached."""
        if (to_ask, (answered, absent)) == (self._agencies, self._rest):
            return
        if to_ask != self._agencies:
            self._show_regret_rows(())
        self._agencies, self._rest = to_ask, (answered, absent)
        rows = QWidget()
        column = Column(rows)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        column.setSpacing(SPACE_S)
        for name in answered:
            column.addWidget(Text(f"{name} {texts.ANSWERED}.", "quiet"))
        for agency in to_ask if len(to_ask) > 1 else ():
            button = make_button(
                texts.says(agency.name, texts.NOBODY_CHANGED.lower()),
                "quiet",
                partial(self.nobody.emit, (agency.id,)),
            )
            column.addWidget(button)
        for agency in absent:
            column.addWidget(Text(f"{agency.name} {texts.NOT_HERE}", "quiet"))
            column.addWidget(ButtonRow(self._by_telephone(agency)))
        lost = swap_in(self.card.body, self._rows, rows) or self.all.hasFocus()
        self._rows = rows
        self.all.setVisible(bool(to_ask))
        if lost:
            (self.all if to_ask else self.some).setFocus()

    def focus_first(self) -> None:
        """Let the keyboard begin at the answer for those who are here, or at the telephone."""
        if not self.all.isHidden():
            self.all.setFocus()
        elif not focus_in(self._rows):
            self.some.setFocus()

    def _by_telephone(self, agency: Agency) -> QWidget:
        press = partial(self.reached.emit, agency.id)
        return make_button(texts.REACHED, "quiet", press, name=texts.says(agency.name, texts.REACHED))

    def show_regrets(self, lines: tuple[RegretLine, ...]) -> None:
        """Offer whose consent to withdraw, by case number; names nobody."""
        self._show_regret_rows(lines, opened=True)

    def _show_regret_rows(self, lines: tuple[RegretLine, ...], *, opened: bool = False) -> None:
        holder = QWidget()
        column = Column(holder)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        if opened:
            column.addWidget(Text(texts.CHOOSE_CASE if lines else texts.NOTHING_TO_TAKE_BACK, "strong"))
        for line in lines:
            column.addWidget(Text(capitalised(texts.case_line(line.number)), "label"))
            column.addWidget(ButtonRow(*(self._giver(line, giver) for giver in line.givers)))
        if opened:
            column.addWidget(Text(texts.CASE_NOT_HERE, "caption"))
        if swap_in(self.card.body, self._regrets, holder):
            self.some.setFocus()
        self._regrets = holder
        holder.setVisible(opened)

    def _giver(self, line: RegretLine, giver: ConsentGiver) -> QWidget:
        return make_button(
            texts.has_changed_mind(giver.ordinal),
            "secondary",
            lambda: self.taken_back.emit(line.case_id, giver.guardian_id),
            name=texts.taken_back_by(line.number, giver.ordinal),
        )

    def _on_all(self) -> None:
        self.nobody.emit(tuple(agency.id for agency in self._agencies or ()))
