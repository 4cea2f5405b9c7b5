"""Who holds a case's key: the bringing agency, those it may tell something, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.domain.case import Case
from barnombud.domain.consent.standing import Permits
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.team import Member


def key_agencies(case: Case, people_permits: Permits) -> frozenset[AgencyId]:
    """Return the agencies whose members hold the key now.

    ``people_permits`` is `standing.permits` of everybody whose yes is needed: empty as soon as one yes is
    missing, and then the bringing agency alone holds the key (R7). Receiving from another agency than the
    bringing one gives no key: what lies behind it is first of all what the bringing agency has told.
    """
    told = {
        receiver
        for (sender, receiver), topics in people_permits.items()
        if topics and sender == case.brought_by
    }
    return frozenset(told | {case.brought_by})


def key_holders(
    case: Case,
    members: Iterable[Member],
    people_permits: Permits,
    conflicted: frozenset[MemberId] = frozenset(),
) -> frozenset[MemberId]:
    """Return the active members to whom the case's key is sealed.

    ``conflicted`` members have a conflict of interest and get no copy of the case (R15). When they are the
    only ones of the bringing agency they keep the key all the same: without it the case would be lost.
    """
    agencies = key_agencies(case, people_permits)
    active = [member for member in members if member.active and member.agency_id in agencies]
    free = [member for member in active if member.id not in conflicted]
    if all(member.agency_id != case.brought_by for member in free):
        free += [member for member in active if member.agency_id == case.brought_by]
    return frozenset(member.id for member in free)
