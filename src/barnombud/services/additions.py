"""Which additions to a child's part stand on a paper for its reader (R3, R7, R30)."""

from __future__ import annotations

from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import Addendum, ItemSnapshot
from barnombud.services.addition_sources import sources_of
from barnombud.services.papers import PaperRequest, frozen_of, speakers, still_holds
from barnombud.store.unit_of_work import UnitOfWork

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
    whose = sources_of(uow, written)
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
