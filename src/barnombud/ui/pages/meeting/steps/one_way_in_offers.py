"""What is offered, one line each: what, who, by when and where it stands; widgets only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from barnombud.domain.ids import AgencyId
from barnombud.domain.support.agreement import SupportOffer
from barnombud.services.item_people import ItemPeople
from barnombud.texts import one_way_in as texts
from barnombud.ui.pages.meeting.steps.one_way_in_facts import OfferWords
from barnombud.ui.pages.meeting.steps.one_way_in_ladder import OfferLadder, StepChoices
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

WEIGHTS = (5, 4, 2, 5)
NARROW = 52
"""Characters under which a line's parts stand below each other."""


class OfferRow(QWidget):
    """One offer to read.

    Attributes:
        change_pressed, remove_pressed: the offer's id.
        stepped: id, state, and the code of why it waits or how it went.
    """

    change_pressed = Signal(str)
    remove_pressed = Signal(str)
    stepped = Signal(str, str, str)

    def __init__(self, offer: SupportOffer, agency: str, *, can_step: bool, can_change: bool) -> None:
        """Show the offer as a line, with a rule below."""
        super().__init__()
        self.offer = offer
        self.what = Text(offer.what, "strong")
        self.ladder = OfferLadder(offer, can_step=can_step)
        self.ladder.opened.connect(self._on_opened)
        outcome = next((c.outcome for c in reversed(offer.history) if c.outcome), None)
        self.outcome = Text(texts.outcome_line(outcome.value) if outcome else "", "caption")
        self.outcome.setVisible(outcome is not None)
        change = make_button(
            texts.OFFER_CHANGE,
            "link",
            lambda: self.change_pressed.emit(offer.id),
            name=texts.change_name(offer.what),
        )
        remove = make_button(
            texts.OFFER_REMOVE,
            "link",
            lambda: self.remove_pressed.emit(offer.id),
            name=texts.remove_name(offer.what),
        )
        self.buttons = ButtonRow(change, remove)
        self.buttons.setVisible(can_change)
        self.choices: StepChoices | None = None
        line = QFrame()
        set_kind(line, "line")
        self._column = Column(self)
        self._column.setContentsMargins(0, SPACE_S, 0, 0)
        self._column.setSpacing(SPACE_S)
        self._column.add(
            Columns(
                _top(self.what, self.outcome, self.buttons),
                _top(Text(texts.who(offer.function, agency))),
                _top(Text(texts.by_day(offer.by_when))),
                self.ladder,
                weights=WEIGHTS,
                stack_below=NARROW,
                spacing=SPACE_S,
            )
        )
        self._column.add(line)
        self.setAccessibleName(f"{offer.what}, {agency}, {texts.by_day(offer.by_when)}")

    def _on_opened(self) -> None:
        if self.choices is not None:
            self._column.removeWidget(self.choices)
            self.choices.hide()
            self.choices.deleteLater()
            self.choices = None
            return
        self.choices = StepChoices(self.offer)
        self.choices.stepped.connect(lambda state, choice: self.stepped.emit(self.offer.id, state, choice))
        self._column.insertWidget(1, self.choices)


def _top(*widgets: QWidget) -> QWidget:
    """Return widgets below each other at the top of a cell."""
    cell = QWidget()
    column = Column(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for widget in widgets:
        column.add(widget)
    column.addStretch(1)
    return cell


class OfferForm(QWidget):
    """One offer to write; saved as it is written.

    Attributes:
        written: `OfferWords`.
        ready: show it as a line again.
        remove_pressed: the offer's id.
    """

    written = Signal(object)
    ready = Signal()
    remove_pressed = Signal(str)

    def __init__(self, words: OfferWords, people: ItemPeople) -> None:
        """Show the words of one offer."""
        super().__init__()
        self.words = words
        self.what = AutosaveLine(
            texts.OFFER_WHAT, placeholder=texts.OFFER_WHAT_PLACEHOLDER, most_characters=300
        )
        self.what.set_text(words.what)
        self.agency = DropList(texts.OFFER_AGENCY, ((agency.id, agency.name) for agency in people.agencies))
        self.agency.set_value(words.agency_id)
        self.function = AutosaveLine(
            texts.OFFER_FUNCTION, placeholder=texts.OFFER_FUNCTION_PLACEHOLDER, most_characters=120
        )
        self.function.set_text(words.function)
        self.by_when = DateField(texts.OFFER_BY, earliest=people.today, required=True)
        self.by_when.set_value(words.by_when)
        self.what.text_rested.connect(lambda _text: self._tell())
        self.function.text_rested.connect(lambda _text: self._tell())
        self.agency.chosen.connect(lambda _code: self._tell())
        self.by_when.date_changed.connect(lambda _day: self._tell())
        self.what_row = FieldRow(texts.OFFER_WHAT, self.what)
        self._lay_out()

    def _lay_out(self) -> None:
        ready = make_button(texts.OFFER_READY, "secondary", self._on_ready, icon="check")
        remove = make_button(
            texts.OFFER_REMOVE,
            "quiet",
            lambda: self.remove_pressed.emit(self.words.id),
            name=texts.remove_name(self.words.what or texts.OFFER_WHAT),
        )
        line = QFrame()
        set_kind(line, "line")
        column = Column(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_M)
        column.add(self.what_row)
        column.add(
            Columns(
                FieldRow(texts.OFFER_AGENCY, self.agency),
                FieldRow(texts.OFFER_FUNCTION, self.function),
                stack_below=NARROW,
            )
        )
        column.add(FieldRow(texts.OFFER_BY, self.by_when))
        column.add(ButtonRow(ready, remove))
        column.add(line)

    def flush(self) -> None:
        """Hand on what is typed."""
        self.what.flush()
        self.function.flush()
        self.by_when.check()

    def now(self) -> OfferWords:
        """Return the offer as it stands in the fields."""
        return OfferWords(
            id=self.words.id,
            what=self.what.text().strip(),
            agency_id=AgencyId(self.agency.value() or self.words.agency_id),
            function=self.function.text().strip(),
            by_when=self.by_when.value() or self.words.by_when,
        )

    def _tell(self) -> None:
        self.what_row.clear_error()
        self.written.emit(self.now())

    def _on_ready(self) -> None:
        self.flush()
        if not self.now().what:
            self.what_row.set_error(texts.OFFER_WHAT_MISSING)
            self.what.setFocus()
        elif not self.by_when.error:
            self.ready.emit()
