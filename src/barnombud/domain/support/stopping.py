"""What a withdrawal stops: offers that have not begun; and who must hear that no more is shared (R7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.support.agreement import (
    StateChange,
    StopReason,
    SupportAgreement,
    SupportOffer,
    SupportState,
)
from barnombud.domain.value import Value

NOT_BEGUN = frozenset(
    {SupportState.PROPOSED, SupportState.OFFERED, SupportState.ACCEPTED, SupportState.WAITING}
)
"""Steps from which an offer is stopped; what has begun is between the family and the agency that gives it."""


class ToTell(Value):
    """One agency that had taken part, or had got papers, and must hear that nothing more is shared."""

    agency_id: AgencyId
    members: tuple[MemberId, ...] = ()
    """Those of it who were in the room when the child was taken up."""
    got_papers: bool = False


def stopped(
    agreement: SupportAgreement, on: date, member_id: MemberId, reason: StopReason
) -> SupportAgreement | None:
    """Return the agreement with what has not begun closed for ``reason``; None when there is nothing.

    It is not a family's no to the support: nobody is noted as having declined anything.
    """
    if not agreement.is_open or not any(offer.state in NOT_BEGUN for offer in agreement.offers):
        return None
    change = StateChange(state=SupportState.CLOSED, on=on, member_id=member_id, stopped=reason)
    return agreement.model_copy(update={"offers": tuple(_closed(o, change) for o in agreement.offers)})


def must_hear(
    shared: Iterable[tuple[AgencyId, MemberId]], papers: Iterable[AgencyId], known_to: AgencyId
) -> tuple[ToTell, ...]:
    """Return who must hear of the withdrawal, by agency.

    ``shared`` are members who were there when the child was taken up, with their agencies; ``papers`` the
    agencies that have got one. ``known_to`` is the agency that recorded the withdrawal, and knows.
    """
    there: dict[AgencyId, dict[MemberId, None]] = {}
    for agency, member in shared:
        there.setdefault(agency, {}).setdefault(member)
    got = frozenset(papers)
    return tuple(
        ToTell(agency_id=agency, members=tuple(there.get(agency, ())), got_papers=agency in got)
        for agency in sorted((there.keys() | got) - {known_to})
    )


def _closed(offer: SupportOffer, change: StateChange) -> SupportOffer:
    if offer.state not in NOT_BEGUN:
        return offer
    update = {"state": change.state, "history": (*offer.history, change), "waiting_reason": None}
    return offer.model_copy(update=update)
