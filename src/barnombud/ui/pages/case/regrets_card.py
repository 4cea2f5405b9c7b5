"""Om någon ångrar sig: one button for everybody whose yes holds (R7). Widgets only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.ids import CaseId, GuardianId
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.ui.pages.case.consent_matrix import short_who, who
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text


class RegretsCard(Card):
    """Who can take a consent back.

    Attributes:
        withdrawn: guardian's id (None: the child itself, or another adult), who it is in a sentence, the name
            of the other adult or "", and the day it was said.
    """

    withdrawn = Signal(object, str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without anybody."""
        super().__init__(texts.REGRETS, parent=parent)
        self._shown: tuple[CaseId, int] | None = None
        self.day = DateField(texts.WITHDRAW_DAY, required=True)
        self.day_row = FieldRow(texts.WITHDRAW_DAY, self.day, help_text=texts.WITHDRAW_DAY_HELP)
        self.row = ButtonRow()
        self.nothing = Text(texts.NOTHING_TO_WITHDRAW)
        self.add(Text(texts.AT_ONCE, "quiet"))
        self.add(self.day_row)
        self.add(self.row)
        self.add(self.nothing)

    def show_page(self, page: ConsentPage) -> None:
        """Offer a button to everybody whose yes holds; the day is today until another one is typed."""
        self.day.set_range(None, page.today)
        if self._shown != (page.case.id, len(page.events)):
            self._shown = (page.case.id, len(page.events))
            self.day.set_value(page.today)
        self.row.clear()
        holding = {person.guardian_id for person in page.people if person.holds}
        for guardian in page.guardians:
            if guardian.id in holding:
                self._add(guardian.id, who(guardian), short_who(guardian, page.guardians))
        if None in holding:
            self._add(None, texts.guardian(0))
        agreeing = [name for name, person in page.adults if person.holds]
        for name in agreeing:
            self._add(None, name, adult=name)
        somebody = bool(holding or agreeing)
        self.nothing.setVisible(not somebody)
        self.row.setVisible(somebody)
        self.day_row.setVisible(somebody)

    def _add(self, guardian_id: GuardianId | None, name: str, short: str = "", *, adult: str = "") -> None:
        pressed = partial(self._withdraw, guardian_id, name, adult)
        words = texts.withdraw_for(short or name)
        self.row.add(make_button(words, "secondary", pressed, name=texts.withdraw_for(name)))

    def _withdraw(self, guardian_id: GuardianId | None, name: str, adult: str) -> None:
        if self.day.check():
            self.withdrawn.emit(guardian_id, name, adult, self.day.value())
        else:
            self.day.setFocus()
