"""En väg in: the green card, what is offered, who tells the family, and when it is followed up (R19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from barnombud.domain.ids import AgreementId
from barnombud.domain.support.agreement import (
    AgreementBlocker,
    AgreementDraft,
    SupportAgreement,
    SupportState,
)
from barnombud.services.support_page import SupportPage
from barnombud.texts import one_way_in as texts
from barnombud.texts.errors import said
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.one_way_in_entry import EntryCard
from barnombud.ui.pages.meeting.steps.one_way_in_facts import OfferWords
from barnombud.ui.pages.meeting.steps.one_way_in_offers_card import OffersCard
from barnombud.ui.pages.meeting.steps.one_way_in_presenter import OneWayInPresenter
from barnombud.ui.pages.meeting.steps.one_way_in_promises import FollowUpCard, GoalsCard, TellCard
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Chip, Text

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage


class OneWayInStep(Step):
    """The step En väg in."""

    code = "one_way_in"
    title = texts.TITLE

    def __init__(self, context: PageContext) -> None:
        """Lay out the step; it shows nothing before `show_item`."""
        super().__init__(context)
        self._shown_item = ""
        self._saver = ItemSaver(self, context.jobs)
        self.presenter = OneWayInPresenter(context.desk, self, self._saver)
        self.last_time = OffersCard(texts.LAST_TIME, empty="")
        self.last_told = Text()
        self.entry = EntryCard()
        self.offers = OffersCard()
        self.tell = TellCard()
        self.follow_up = FollowUpCard()
        self.goals = GoalsCard()
        self.agreed = Chip("", "green")
        self.changed_since = Text("", "warning")
        self.change_button = make_button(texts.OFFER_CHANGE, "secondary", self._on_change)
        self.agree_button = make_button(texts.AGREE, "primary", self._on_agree, icon="check")
        self._editing = False
        self._agreement: AgreementId | None = None
        self._followed: AgreementId | None = None
        self._rows: dict[AgreementBlocker, FieldRow] = {}
        self._connect()
        self._lay_out()
        self.clear()

    def _connect(self) -> None:
        presenter = self.presenter
        self.entry.form.chosen.connect(self._on_entry_chosen)
        self.entry.form.written.connect(presenter.write)
        self.entry.change_pressed.connect(self._on_change)
        self.entry.accept_pressed.connect(presenter.accept_entry)
        self.offers.add_pressed.connect(presenter.add_offer)
        self.offers.written.connect(presenter.write_offer)
        self.offers.closed.connect(presenter.redraw)
        self.offers.remove_pressed.connect(presenter.remove_offer)
        self.offers.undo_pressed.connect(presenter.put_back)
        self.offers.stepped.connect(self._on_step)
        self.last_time.stepped.connect(self._on_step)
        for card in (self.tell, self.follow_up, self.goals):
            card.written.connect(presenter.write)

    def _lay_out(self) -> None:
        self.last_time.add(self.last_told)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        column.add(self.last_time)
        column.add(Columns(self.entry, self.offers, weights=(5, 9), stack_below=92))
        promises = Columns(_stacked(self.tell), _stacked(self.follow_up, self.goals), stack_below=92)
        column.add(promises)
        column.add(self.changed_since)
        column.add(ButtonRow(self.agreed, self.change_button, self.agree_button, to_the_right=True))
        blocker = AgreementBlocker
        entry = self.entry.form
        self._rows = {
            blocker.ENTRY_MISSING: entry.who_row,
            blocker.ENTRY_NOT_PERMITTED: entry.who_row,
            blocker.ENTRY_FUNCTION_MISSING: entry.function_row,
            blocker.TELL_WHO_MISSING: self.tell.who_row,
            blocker.TELL_WHEN_MISSING: self.tell.by_row,
            blocker.FOLLOW_UP_MISSING: self.follow_up.on_row,
            blocker.FOLLOW_UP_IN_PAST: self.follow_up.on_row,
        }

    def show_item(self, page: ItemPage) -> None:
        """Show the item's way in."""
        if page.item.id != self._shown_item:
            self.clear()
            self._shown_item = page.item.id
        self.presenter.show(page)

    def flush(self) -> None:
        """Save what is typed."""
        self.entry.form.flush()
        self.offers.flush()
        for field in (self.tell.how, self.goals.need, self.goals.better):
            field.flush()
        self.tell.by.check()
        self.follow_up.on.check()
        self._saver.retry()

    def clear(self) -> None:
        """Forget everything about the child."""
        self._shown_item = ""
        self.presenter.forget()
        self._saver.forget()
        self._editing = False
        self._agreement = self._followed = None
        for part in (self.entry, self.offers, self.last_time, self.tell, self.follow_up, self.goals):
            part.forget()
        self.last_time.hide()
        self.last_told.setText("")
        self.agreed.hide()
        self.show_blockers(())

    def is_done(self, page: ItemPage) -> bool:
        """Whether something has been agreed."""
        return page.record.agreed_on is not None

    def set_wall(self, on: bool) -> None:
        """Hide on the wall what is only for the one who writes."""
        self.goals.setVisible(not on)

    def show_support(self, page: SupportPage, draft: AgreementDraft, *, changed_since: bool) -> None:
        """Show draft, agreement and what was agreed last time."""
        agreement, followed = page.agreement, page.followed
        self._agreement = agreement.id if agreement else None
        self._followed = followed.id if followed else None
        reading = agreement is not None and not changed_since and not self._editing
        self.entry.show_entry(page, draft, reading=reading)
        begun = agreement or followed
        steps = frozenset(offer.id for offer in begun.offers) if begun is not None else frozenset()
        self.offers.show_offers(draft.offers, page.people, steps=steps, can_change=not reading)
        self.tell.show_draft(page.people, draft)
        self.follow_up.show_draft(page.people, draft)
        self.follow_up.on.set_range(page.people.today, None)
        self.goals.show_draft(draft)
        for card in (self.tell, self.follow_up, self.goals):
            card.set_reading(reading=reading)
        self._show_last_time(page, draft, followed)
        self.agreed.setText(texts.agreed(agreement.agreed_on) if agreement else "")
        self.agreed.setVisible(agreement is not None)
        self.changed_since.setText(texts.CHANGED_SINCE if changed_since else "")
        self.changed_since.setVisible(changed_since)
        self.change_button.setVisible(reading)
        self.agree_button.setVisible(not reading)
        self.main_act.emit(not reading)
        self.agree_button.setText(texts.AGREE_AGAIN if agreement else texts.AGREE)

    def _show_last_time(
        self, page: SupportPage, draft: AgreementDraft, followed: SupportAgreement | None
    ) -> None:
        """Show what was agreed last time, and of its offers those that do not go on."""
        self.last_time.setVisible(followed is not None)
        if followed is None:
            return
        going_on = {offer.id for offer in draft.offers}
        over = tuple(offer for offer in followed.offers if offer.id not in going_on)
        self.last_time.show_offers(over, page.people, steps=frozenset(), can_change=False)
        member = page.people.member(followed.tell_member)
        told = (
            texts.told(followed.told_on)
            if followed.told_on
            else texts.not_told(member.name if member else "")
        )
        agency = page.people.agency(followed.entry.agency_id)
        entry = texts.entry_line(
            followed.entry.contact_name, agency.name if agency else followed.entry.function
        )
        self.last_told.setText(f"{texts.agreed_before(followed.agreed_on)}. {texts.way_in_was(entry)} {told}")

    def open_offer(self, words: OfferWords) -> None:
        """Open a line to write in."""
        self.offers.open_offer(words)

    def show_blockers(self, codes: tuple[AgreementBlocker, ...]) -> None:
        """Say at each field what is missing, and go to the first."""
        for row in self._rows.values():
            row.clear_error()
        self.offers.message.clear()
        first: QWidget | None = None
        for code in reversed(codes):
            words = said(code.value)
            found = self._rows.get(code)
            if found is None:
                self.offers.message.say(words.title, f"{words.cause} {words.advice}", kind="attention")
            else:
                found.set_error(f"{words.cause} {words.advice}")
                first = found.field
        if codes:
            announce(self, texts.BLOCKED)
        if first is not None:
            if first in (self.entry.form.who, self.entry.form.function):
                self.entry.open_form()
            first.setFocus()

    def say_removed(self) -> None:
        """Say that an offer is gone."""
        self.offers.say_removed()

    def say_done(self, *, done: bool) -> None:
        """Set or take away the tick of the step."""
        self.done_changed.emit(done)

    def ask_again(self) -> None:
        """Let the page fetch the item again."""
        self.changed.emit()

    def _on_entry_chosen(self, code: str) -> None:
        self.presenter.choose_entry(code)
        self.entry.close_when_whole()

    def _on_change(self) -> None:
        self._editing = True
        self.presenter.redraw()

    def _on_agree(self) -> None:
        self.flush()
        self._editing = False
        self.presenter.agree()

    def _on_step(self, offer_id: str, state: str, choice: str) -> None:
        agreement = self._agreement or self._followed
        if agreement is not None:
            self.presenter.step(agreement, offer_id, SupportState(state), choice)


def _stacked(*cards: QWidget) -> QWidget:
    """Return cards below each other, each as high as it needs."""
    stack = QWidget()
    column = Column(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_M + 4)
    for card in cards:
        column.add(card)
    column.addStretch(1)
    return stack
