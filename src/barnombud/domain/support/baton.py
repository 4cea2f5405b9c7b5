"""The baton (stafett): who is the way in until somebody else has accepted, and what goes on with it (R19)."""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.domain.ids import AgencyId
from barnombud.domain.support.agreement import SingleEntry, SupportOffer


def handed(
    wanted: SingleEntry, holder: SingleEntry | None, permitted: Iterable[AgencyId]
) -> tuple[SingleEntry, SingleEntry | None]:
    """Return who is the way in now, and who has been asked to take over (None when nobody has).

    ``holder`` is the way in so far; it stays responsible until the one who is ``wanted`` has accepted, unless
    its agency may no longer take part.
    """
    if holder is None or holder.agency_id not in frozenset(permitted):
        return wanted, None
    if _is_same(wanted, holder):
        return wanted.model_copy(update={"since": holder.since}), None
    return holder, wanted


def _is_same(one: SingleEntry, other: SingleEntry) -> bool:
    """Whether both are the same contact; another telephone does not make it another."""
    return (one.agency_id, one.function, one.contact_name) == (
        other.agency_id,
        other.function,
        other.contact_name,
    )


def carried_on(offers: Iterable[SupportOffer], known: Iterable[SupportOffer]) -> tuple[SupportOffer, ...]:
    """Return ``offers`` as worded now, each on the step of the ladder where it already stands."""
    before = {offer.id: offer for offer in known}
    return tuple(
        offer.model_copy(
            update={
                "state": before[offer.id].state,
                "history": before[offer.id].history,
                "waiting_reason": before[offer.id].waiting_reason,
            }
        )
        if offer.id in before
        else offer
        for offer in offers
    )
