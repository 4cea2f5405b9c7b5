"""Whose words the additions to a child's part are, and which of them a reader may have (R3, R7, R30)."""

from __future__ import annotations

from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import Addendum, ItemSnapshot
from barnombud.services.papers import PaperRequest, frozen_of, speakers, still_holds
from barnombud.store.unit_of_work import UnitOfWork

_NOBODY_KNOWN = AgencyId("")
"""The agency of an author whom the team no longer knows: no reader may hear from it."""

Told = tuple[Addendum, AgencyId | None]
"""An addition and the agency whose words it is; None when it belongs to the case."""


def told_additions(
    uow: UnitOfWork, snapshot: ItemSnapshot, request: PaperRequest, told_by: frozenset[AgencyId]
) -> tuple[Told, ...]:
    """Return the additions that the reader of a paper may have, in order of time.

    ``told_by`` are the agencies she may hear from at the instant of the request. What belongs to the case
    every agency may have. With an ``as_of``, what was added later is told only where consent holds today.
    """
    written = uow.addenda.for_item(snapshot.item_id)
    if not written:
        return ()
    whose = _sources(uow, written)
    heard = later = _with_the_case(told_by, request)
    if request.as_of is not None:
        later = _heard_today(uow, snapshot, request)
    return tuple(
        (each, source)
        for each, source in zip(written, whose, strict=True)
        if source in (heard if request.as_of is None or each.at <= request.as_of else later)
    )


def _with_the_case(told_by: frozenset[AgencyId], request: PaperRequest) -> frozenset[AgencyId | None]:
    """Add what belongs to the case, for an agency; whose of two guardians it is, no sheet can tell (R25)."""
    return frozenset({*told_by, *([] if request.agency_id is None else [None])})


def _heard_today(
    uow: UnitOfWork, snapshot: ItemSnapshot, request: PaperRequest
) -> frozenset[AgencyId | None]:
    topics = frozen_of(snapshot).record.topics
    if not still_holds(uow, snapshot.case_id, request.agency_id, topics):
        return frozenset()
    return _with_the_case(speakers(uow, snapshot.case_id, request.agency_id, topics), request)


def _sources(uow: UnitOfWork, written: tuple[Addendum, ...]) -> tuple[AgencyId | None, ...]:
    """Return the agency of each addition, in their order.

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
