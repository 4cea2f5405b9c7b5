"""What the step En väg in does: the draft as it is talked about, the agreement, and the ladder; no widgets.

The draft is saved with every change. Agreeing saves it once more and then agrees, so that what is on screen
is what is agreed (R19).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from barnombud.domain.changes import Outcome
from barnombud.domain.ids import AgencyId, AgreementId, ItemId, MemberId, new_id
from barnombud.domain.support.agreement import (
    AgreementBlocker,
    AgreementDraft,
    StuckReason,
    SupportAgreement,
    SupportOffer,
    SupportOutcome,
    SupportState,
)
from barnombud.errors import ConsentError, RuleViolation, UserError
from barnombud.services import support
from barnombud.services.support_page import SupportPage, support_page
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver, is_shut
from barnombud.ui.pages.meeting.steps.one_way_in_facts import (
    OfferWords,
    as_draft,
    is_changed,
    prefilled,
    with_offer,
)

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage
    from barnombud.services.desk import Desk

_BLOCKERS = frozenset(AgreementBlocker)


class OneWayInView(Protocol):
    """What the presenter needs of the step."""

    def show_support(self, page: SupportPage, draft: AgreementDraft, *, changed_since: bool) -> None:
        """Show draft, agreement and what was agreed last time."""

    def open_offer(self, words: OfferWords) -> None:
        """Open a line to write in."""

    def show_blockers(self, codes: tuple[AgreementBlocker, ...]) -> None:
        """Say at each field what is missing, and go to the first; none takes them away."""

    def say_removed(self) -> None:
        """Say that an offer is gone, with a way to take it back."""

    def say_done(self, *, done: bool) -> None:
        """Say whether something has been agreed."""

    def ask_again(self) -> None:
        """Let the page fetch the item, and with it ask the gate, again."""


class OneWayInPresenter:
    """Keeps the draft, agrees, and steps offers; GUI thread."""

    def __init__(self, desk: Desk, view: OneWayInView, saver: ItemSaver) -> None:
        """Talk to ``view`` and save through ``saver``."""
        self._desk, self._view, self._saver = desk, view, saver
        self._item: ItemId | None = None
        self._page: SupportPage | None = None
        self._draft = AgreementDraft()
        self._removed: tuple[int, SupportOffer] | None = None

    def show(self, page: ItemPage) -> None:
        """Show En väg in of an open item."""
        if page.item.id != self._item:
            self.forget()
        self._item = page.item.id
        work = partial(support_page, self._desk, page.item.id)
        self._saver.fetch(work, partial(self._on_page, page.item.id))

    def forget(self) -> None:
        """Forget the item."""
        self._item = self._page = self._removed = None
        self._draft = AgreementDraft()

    def choose_entry(self, code: str) -> None:
        """Make a member (``member:id``) or a whole agency (``agency:id``) the way in, prefilled."""
        if self._page is None:
            return
        kind, _, found = code.partition(":")
        people = self._page.people
        member = people.member(MemberId(found)) if kind == "member" else None
        agency = people.agency(member.agency_id if member else AgencyId(found))
        if agency is not None:
            self._write(prefilled(agency, member))
            self._show()

    def write(self, field: str, value: object) -> None:
        """Keep one field of the draft."""
        self._write({field: value})
        if self._page is not None:
            self._show()

    def add_offer(self) -> None:
        """Open a new line for something that is offered; it is kept when it has words."""
        if self._page is None:
            return
        people = self._page.people
        agency = people.agency(self._draft.entry_agency) or next(iter(people.agencies), None)
        if agency is None:
            return
        by_when = self._draft.follow_up_on or people.today
        self._view.open_offer(OfferWords(new_id(), "", agency.id, "", by_when))

    def write_offer(self, words: OfferWords) -> None:
        """Keep a new or changed offer; one without words waits for them."""
        if words.what:
            self._write({"offers": with_offer(self._draft.offers, words)})

    def remove_offer(self, offer_id: str) -> None:
        """Take an offer away; one press brings it back."""
        offers = self._draft.offers
        place = next((n for n, each in enumerate(offers) if each.id == offer_id), None)
        if place is not None:
            self._removed = (place, offers[place])
            self._write({"offers": (*offers[:place], *offers[place + 1 :])})
            self._view.say_removed()
        self._show()

    def put_back(self) -> None:
        """Bring back the offer that was taken away last."""
        if self._removed is not None:
            place, offer = self._removed
            self._removed = None
            offers = self._draft.offers
            self._write({"offers": (*offers[:place], offer, *offers[place:])})
            self._show()

    def redraw(self) -> None:
        """Show everything again, for instance after "Ändra"."""
        self._show()

    def agree(self) -> None:
        """Agree on what is on screen."""
        if self._item is None:
            return
        work = partial(_agree, self._desk, self._item, self._draft)
        self._saver.save("agree", work, self._on_agreed, self._on_refused)

    def step(
        self,
        agreement_id: AgreementId,
        offer_id: str,
        state: SupportState,
        choice: str = "",
    ) -> None:
        """Take an offer of an agreement one step on; ``choice`` is why it waits, or what came of it."""
        reason = StuckReason(choice) if choice and state is SupportState.WAITING else None
        outcome = SupportOutcome(choice) if choice and state is SupportState.EVALUATED else None
        work = partial(
            support.step_offer, self._desk, agreement_id, offer_id, state, reason=reason, outcome=outcome
        )
        self._change(work)

    def accept_entry(self) -> None:
        """The one who was asked to become the way in has said yes."""
        agreement = self._page.agreement if self._page is not None else None
        if agreement is not None:
            self._change(partial(support.accept_next_entry, self._desk, agreement.id))

    def _change(self, work: Callable[[], Outcome[SupportAgreement]]) -> None:
        self._saver.save("agreement", work, lambda _agreement: self._view.ask_again())

    def _write(self, update: dict[str, object]) -> None:
        if self._item is None or self._page is None:
            return
        self._draft = self._draft.model_copy(update=update)
        work = partial(support.save_agreement_draft, self._desk, self._item, self._draft)
        self._saver.save("draft", work)

    def _on_page(self, item_id: ItemId, page: SupportPage) -> None:
        if item_id != self._item:
            return
        if self._page is None or not self._saver.is_busy:
            self._draft = page.draft
        self._page = page
        self._show()
        self._view.say_done(done=page.agreement is not None)

    def _on_agreed(self, _agreement: SupportAgreement) -> None:
        self._view.show_blockers(())
        self._view.say_done(done=True)
        self._view.ask_again()

    def _on_refused(self, error: UserError) -> bool:
        if isinstance(error, ConsentError) or is_shut(error) or not isinstance(error, RuleViolation):
            return False
        found = tuple(AgreementBlocker(code) for code in error.blockers if code in _BLOCKERS)
        self._view.show_blockers(found)
        return bool(found)

    def _show(self) -> None:
        if self._page is not None:
            draft = as_draft(self._draft, self._page)
            self._view.show_support(self._page, draft, changed_since=is_changed(draft, self._page))


def _agree(desk: Desk, item_id: ItemId, draft: AgreementDraft) -> Outcome[SupportAgreement]:
    """Save what is on screen and agree on it; on the store's thread."""
    support.save_agreement_draft(desk, item_id, draft)
    return support.agree_support(desk, item_id)
