"""One agreement: whom the family turns to, what is offered and how far it has come, and handing over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.domain.support.agreement import SupportAgreement, SupportOffer
from barnombud.services.case_story import CaseStory
from barnombud.texts import case_page as texts
from barnombud.ui.pages.case.story_lines import agency_name, passed_line
from barnombud.ui.pages.meeting.steps.one_way_in_ladder import OfferLadder, StepChoices
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.openings import opens


class AgreementCard(Card):
    """One agreement that runs.

    Attributes:
        stepped: id of the offer, the state, and why or how.
        next_asked: agency, function, name and telephone of who is asked to take over.
        next_accepted: the one who was asked has accepted.
        closed: the reason, maybe empty.
    """

    stepped = Signal(str, str, str)
    next_asked = Signal(str, str, str, str)
    next_accepted = Signal()
    closed = Signal(str)

    def __init__(
        self,
        agreement: SupportAgreement,
        story: CaseStory,
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show an agreement; closed cases are read only."""
        super().__init__(texts.WAY_TITLE, parent=parent)
        self.body.setSpacing(SPACE_M)
        self._agreement, self._story, self._may_change = agreement, story, may_change
        self.steps: dict[str, StepChoices] = {}
        self.ladders: dict[str, OfferLadder] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self.asking: QWidget | None = None
        self.function_row: FieldRow | None = None
        self._show_entry()
        self._show_offers()
        self._show_dates()
        if may_change:
            self._show_closing()

    def _show_entry(self) -> None:
        entry = self._agreement.entry
        self.add(Text(entry.function, "title"))
        words = texts.entry_line(agency_name(self._story, entry.agency_id), "", entry.contact_name, "")
        self.add(Text(", ".join(part for part in (words, entry.telephone) if part)))
        following = self._agreement.next_entry
        if following is not None:
            asked = texts.asked_next(agency_name(self._story, following.agency_id), following.function)
            self.add(Text(asked, "strong"))
            self.add(Text(texts.HAND_OVER_HELP, "quiet"))
            if self._may_change:
                self.accept = make_button(texts.HAND_OVER_ACCEPT, "primary", self.next_accepted.emit)
                self.add(self.accept)
        elif self._may_change:
            self.hand_over = opens(make_button(texts.HAND_OVER, "link", self._open_asking))
            self.add(self.hand_over)

    def _show_offers(self) -> None:
        self.add(Text(texts.OFFERS, "strong"))
        if not self._agreement.offers:
            self.add(Text(texts.OFFERS_NONE, "quiet"))
        for offer in self._agreement.offers:
            words = QWidget()
            column = Column(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(Text(offer.what, "strong"))
            agency = agency_name(self._story, offer.agency_id)
            column.addWidget(Text(texts.offer_line(agency, offer.function, offer.by_when), "quiet"))
            column.addStretch(1)
            ladder = OfferLadder(offer, can_step=self._may_change)
            ladder.opened.connect(partial(self._open_steps, offer))
            self.ladders[offer.id] = ladder
            self.add(Columns(words, ladder, weights=(3, 2), stack_below=56))
            place = QVBoxLayout()
            self.add(place)
            self._places[offer.id] = place

    def _show_dates(self) -> None:
        agreement, today = self._agreement, self._story.today
        lines = (
            texts.agreed(agreement.agreed_on),
            texts.told(agreement.told_on, agreement.tell_by),
            texts.follow_up(agreement.follow_up_on, today),
            *(passed_line(self._story, passed) for passed in agreement.passed_on),
        )
        self.add(Text("\n".join(lines), "quiet"))

    def _show_closing(self) -> None:
        self._why = AutosaveLine(texts.WAY_CLOSE_WHY, most_characters=500)
        self._closing = QWidget()
        column = Column(self._closing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(FieldRow(texts.WAY_CLOSE_WHY, self._why))
        close = make_button(texts.WAY_CLOSE, "secondary", lambda: self.closed.emit(self._why.text()))
        column.addWidget(close)
        self._closing.hide()
        self.closing_opener = opens(make_button(texts.WAY_CLOSE, "link", self._open_closing))
        self.add(self.closing_opener)
        self.add(self._closing)

    def _open_closing(self) -> None:
        self.closing_opener.hide()
        self._closing.show()
        self._why.setFocus()

    def _open_steps(self, offer: SupportOffer) -> None:
        if offer.id in self.steps:
            return
        choices = StepChoices(offer)
        choices.stepped.connect(partial(self.stepped.emit, offer.id))
        self.steps[offer.id] = choices
        self._places[offer.id].addWidget(choices)
        choices.states.setFocus()

    def _open_asking(self) -> None:
        if self.asking is not None:
            return
        agency = DropList(
            texts.HAND_OVER_AGENCY, [(each.id, each.name) for each in self._story.people.agencies]
        )
        function = AutosaveLine(texts.HAND_OVER_FUNCTION, most_characters=120)
        name = AutosaveLine(texts.HAND_OVER_NAME, most_characters=120)
        phone = AutosaveLine(texts.HAND_OVER_PHONE, most_characters=40)
        self.asking = QWidget()
        column = Column(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self.function_row = FieldRow(texts.HAND_OVER_FUNCTION, function)
        column.addWidget(Text(texts.HAND_OVER_HELP, "quiet"))
        column.addWidget(Columns(FieldRow(texts.HAND_OVER_AGENCY, agency), self.function_row, stack_below=60))
        column.addWidget(
            Columns(
                FieldRow(texts.HAND_OVER_NAME, name), FieldRow(texts.HAND_OVER_PHONE, phone), stack_below=60
            )
        )

        def ask() -> None:
            self.next_asked.emit(agency.value(), function.text(), name.text(), phone.text())

        column.addWidget(ButtonRow(make_button(texts.HAND_OVER_ASK, "secondary", ask)))
        place = self.body.indexOf(self.hand_over) + 1
        self.body.insertWidget(place, self.asking)
        self.hand_over.hide()
        agency.setFocus()

    def show_entry_error(self, text: str) -> None:
        """Say what is missing to ask somebody else."""
        if self.function_row is not None:
            self.function_row.set_error(text)
            self.function_row.field.setFocus()
