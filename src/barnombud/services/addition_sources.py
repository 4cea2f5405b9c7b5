"""Whose words the additions to a child's part are (R3, R30)."""

from __future__ import annotations

from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import Addendum
from barnombud.store.unit_of_work import UnitOfWork

_NOBODY_KNOWN = AgencyId("")
"""The agency of an author whom the team no longer knows: no reader may hear from it."""


def sources_of(uow: UnitOfWork, written: tuple[Addendum, ...]) -> tuple[AgencyId | None, ...]:
    """Return the agency whose words each addition is, in their order; None when it belongs to the case.

    An objection is its objector's, whoever wrote it down: a colleague's is that of her agency, everybody
    else's belongs to the case.
    """
    members = uow.members.list()
    of_author = {member.id: member.agency_id for member in members}
    of_name = {agency.name.casefold(): agency.id for agency in uow.agencies.list()}
    of_name |= {member.name.casefold(): member.agency_id for member in members}
    return tuple(
        of_name.get(each.objection_by.split(",")[0].strip().casefold())
        if each.objection_by
        else each.agency_id or of_author.get(each.author_id, _NOBODY_KNOWN)
        for each in written
    )
