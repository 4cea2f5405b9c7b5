"""What follows from a draft and an agreement: prefilled fields, where offers stand, what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from barnombud.domain.ids import AgencyId
from barnombud.domain.support.agreement import AgreementDraft, SupportAgreement, SupportOffer
from barnombud.domain.support.baton import carried_on
from barnombud.domain.team import Agency, Member
from barnombud.services.support_page import SupportPage

_SAME = (
    "need",
    "better",
    "petals",
    "tell_member",
    "tell_by",
    "tell_how",
    "tell_language",
    "follow_up_on",
    "follow_up_member",
    "talked_through",
)
"""Fields with the same name in a draft and an agreement."""


@dataclass(frozen=True)
class OfferWords:
    """One offer as it is being written; it is kept when ``what`` has words."""

    id: str
    what: str
    agency_id: AgencyId
    function: str
    by_when: date


def words_of(offer: SupportOffer) -> OfferWords:
    """Return an offer as it can be written."""
    return OfferWords(offer.id, offer.what, offer.agency_id, offer.function, offer.by_when)


def with_offer(offers: tuple[SupportOffer, ...], words: OfferWords) -> tuple[SupportOffer, ...]:
    """Return the offers with one of them worded so, or with a new one at the end."""
    update = {
        "what": words.what,
        "agency_id": words.agency_id,
        "function": words.function,
        "by_when": words.by_when,
    }
    if any(offer.id == words.id for offer in offers):
        return tuple(o.model_copy(update=update) if o.id == words.id else o for o in offers)
    new = SupportOffer(
        id=words.id,
        what=words.what,
        agency_id=words.agency_id,
        function=words.function,
        by_when=words.by_when,
    )
    return (*offers, new)


def prefilled(agency: Agency, member: Member | None) -> dict[str, object]:
    """Return the way in as fields of a draft: function and telephone of the member, else of the agency."""
    return {
        "entry_agency": agency.id,
        "entry_member": member.id if member else None,
        "entry_function": member.role if member else "",
        "entry_name": member.name if member else "",
        "entry_telephone": (member.telephone if member else "") or agency.telephone,
    }


def as_draft(draft: AgreementDraft, page: SupportPage) -> AgreementDraft:
    """Return the draft with every offer on the step of the ladder where it already stands."""
    agreements = (page.followed, page.agreement)
    known = [offer for found in agreements if found is not None for offer in found.offers]
    return draft.model_copy(update={"offers": carried_on(draft.offers, known)})


def is_changed(draft: AgreementDraft, page: SupportPage) -> bool:
    """Whether the draft says something else than what has been agreed in this item."""
    agreement = page.agreement
    if agreement is None:
        return False
    if any(getattr(draft, name) != getattr(agreement, name) for name in _SAME):
        return True
    return _wording(draft.offers) != _wording(agreement.offers) or not _same_entry(draft, agreement)


def _same_entry(draft: AgreementDraft, agreement: SupportAgreement) -> bool:
    """Whether the draft's way in is the one that is, or has been asked to become, the way in."""
    entry = agreement.next_entry or agreement.entry
    return (
        draft.entry_agency,
        draft.entry_function.strip(),
        draft.entry_name.strip(),
        draft.entry_telephone.strip(),
    ) == (entry.agency_id, entry.function, entry.contact_name, entry.telephone)


def _wording(offers: tuple[SupportOffer, ...]) -> list[tuple[object, ...]]:
    return [(o.id, o.what, o.agency_id, o.function, o.by_when) for o in offers]
