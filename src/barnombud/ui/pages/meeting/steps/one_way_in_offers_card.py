"""The card "Det vi erbjuder": lines to read, at most one open to write in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.support.agreement import SupportOffer
from barnombud.services.item_people import ItemPeople
from barnombud.texts import one_way_in as texts
from barnombud.ui.pages.meeting.steps.one_way_in_facts import OfferWords, words_of
from barnombud.ui.pages.meeting.steps.one_way_in_offers import NARROW, WEIGHTS, OfferForm, OfferRow
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar


class OffersCard(Card):
    """The offers of a draft or an agreement.

    Attributes:
        add_pressed: open a new one.
        written: `OfferWords`.
        closed: the open one is shown as a line again.
        remove_pressed: an offer's id.
        undo_pressed: bring back the one that was taken away last.
        stepped: id, state, and why it waits or how it went.
    """

    add_pressed = Signal()
    written = Signal(object)
    closed = Signal()
    remove_pressed = Signal(str)
    undo_pressed = Signal()
    stepped = Signal(str, str, str)

    def __init__(self, title: str = texts.OFFERS, *, empty: str = texts.OFFERS_EMPTY) -> None:
        """Lay out an empty card."""
        super().__init__(title)
        heads = [Text(word, "caption") for word in texts.OFFER_COLUMNS]
        self.head = Columns(*heads, weights=WEIGHTS, stack_below=NARROW, spacing=SPACE_S)
        self.empty = Text(empty, "quiet")
        self._rows = Column()
        self._rows.setSpacing(SPACE_S)
        self.add_button = make_button(texts.OFFER_ADD, "secondary", self.add_pressed.emit, icon="plus")
        self.message = MessageBar()
        self.rows: dict[str, OfferRow] = {}
        self.form: OfferForm | None = None
        self._people: ItemPeople | None = None
        self._offers: tuple[SupportOffer, ...] = ()
        self._steps: frozenset[str] = frozenset()
        self._changes = False
        for item in (self.head, self._rows, self.empty, self.message, self.add_button):
            self.add(item)

    def show_offers(
        self,
        offers: tuple[SupportOffer, ...],
        people: ItemPeople,
        *,
        steps: frozenset[str],
        can_change: bool,
    ) -> None:
        """Show the lines; the one that is open to write in stays open and keeps what is typed.

        ``steps`` are the ids of the offers whose ladder has begun.
        """
        self._people = people
        if not can_change:
            self._drop_form()
        if (offers, steps, can_change) != (self._offers, self._steps, self._changes):
            self._offers, self._steps, self._changes = offers, steps, can_change
            self._make_rows()
        self._show_empty()
        self.add_button.setVisible(can_change)

    def open_offer(self, words: OfferWords) -> None:
        """Open one offer to write in; another that was open is shown as a line."""
        if self._people is None:
            return
        self._drop_form()
        self.form = OfferForm(words, self._people)
        self.form.written.connect(self.written)
        self.form.ready.connect(self._on_ready)
        self.form.remove_pressed.connect(self._on_remove)
        self._make_rows()
        self._show_empty()
        self.form.what.setFocus()

    def flush(self) -> None:
        """Hand on what is typed."""
        if self.form is not None:
            self.form.flush()

    def forget(self) -> None:
        """Empty everything."""
        self._people = None
        self._drop_form()
        self._offers = ()
        self._make_rows()
        self.message.clear()
        self._show_empty()

    def say_removed(self) -> None:
        """Say that an offer is gone, with a way to take it back."""
        self.message.say(texts.OFFER_REMOVED, action_text=texts.UNDO, action=self.undo_pressed.emit)

    def _show_empty(self) -> None:
        self.head.setVisible(bool(self.rows))
        self.empty.setVisible(bool(self.empty.text()) and not self.rows and self.form is None)

    def _make_rows(self) -> None:
        for old in self.rows.values():
            self._take(old)
        self.rows = {}
        opened = self.form.words.id if self.form is not None else ""
        if self.form is not None:
            self._rows.removeWidget(self.form)
        for offer in self._offers:
            if offer.id == opened and self.form is not None:
                self._rows.add(self.form)
            else:
                self._add_row(offer)
        if self.form is not None and self._rows.indexOf(self.form) < 0:
            self._rows.add(self.form)

    def _add_row(self, offer: SupportOffer) -> None:
        agency = self._people.agency(offer.agency_id) if self._people is not None else None
        row = OfferRow(
            offer, agency.name if agency else "", can_step=offer.id in self._steps, can_change=self._changes
        )
        row.change_pressed.connect(self._on_change)
        row.remove_pressed.connect(self.remove_pressed)
        row.stepped.connect(self.stepped)
        self._rows.add(row)
        self.rows[offer.id] = row

    def _take(self, widget: QWidget) -> None:
        self._rows.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.flush()
            self._take(form)

    def _on_change(self, offer_id: str) -> None:
        offer = next((each for each in self._offers if each.id == offer_id), None)
        if offer is not None:
            self.open_offer(words_of(offer))

    def _on_ready(self) -> None:
        self._drop_form()
        self._make_rows()
        self._show_empty()
        self.closed.emit()
        self.add_button.setFocus()

    def _on_remove(self, offer_id: str) -> None:
        kept = any(offer.id == offer_id for offer in self._offers)
        if self.form is not None:
            form, self.form = self.form, None
            self._take(form)
        self._make_rows()
        self._show_empty()
        self.add_button.setFocus()
        if kept:
            self.remove_pressed.emit(offer_id)
