"""Who holds a case's key: the bringing agency, those it may tell something, and nobody else.

The key has generations. Everybody who holds it holds them all; whoever loses it loses them all, and the
others get a new one, so that an old copy opens nothing written afterwards (R7).
"""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.domain.case import Case
from barnombud.domain.consent.standing import Permits
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.team import Member
from barnombud.domain.value import Value


class KeyChange(Value):
    """What letting exactly certain members hold a key comes to."""

    given: frozenset[MemberId] = frozenset()
    """They get every generation: without the older ones they could not ask the gate."""
    taken: frozenset[MemberId] = frozenset()
    """They lose every generation; when there are any, those who hold it get a new one."""

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.given or self.taken)


def key_change(present: frozenset[MemberId], wanted: frozenset[MemberId]) -> KeyChange:
    """Return what changes when ``wanted`` are to hold a key that ``present`` hold now.

    Nobody at all changes nothing: without a holder the case would be lost.
    """
    if not wanted:
        return KeyChange()
    return KeyChange(given=wanted - present, taken=present - wanted)


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
    standby: frozenset[MemberId] = frozenset(),
) -> frozenset[MemberId]:
    """Return to whom the case's key is sealed: the active members who may have it, and ``standby``.

    ``conflicted`` members have a conflict of interest and get no copy of the case (R15). When they are the
    only ones of the bringing agency they keep the key all the same: without it the case would be lost.
    ``standby`` is the office holders' key, if there is one: of no agency, never in the room, and never alone.
    """
    agencies = key_agencies(case, people_permits)
    able = (member for member in members if member.active and member.account)
    active = [member for member in able if member.agency_id in agencies]
    free = [member for member in active if member.id not in conflicted]
    if all(member.agency_id != case.brought_by for member in free):
        free += [member for member in active if member.agency_id == case.brought_by]
    holders = frozenset(member.id for member in free)
    return holders | standby if holders else holders
