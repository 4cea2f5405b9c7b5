"""What was agreed at a meeting that somebody without the case's key ended is closed and frozen afterwards."""

from __future__ import annotations

from barnombud.domain.changes import Op
from barnombud.domain.ids import ItemId
from barnombud.services.desk import Desk
from barnombud.services.freezing import settle_item
from barnombud.store.unit_of_work import UnitOfWork


def settle_agreed(desk: Desk) -> int:
    """Settle, after unlock, what was agreed at ended meetings and never frozen; return how many items (R30).

    Who ended the meeting could not read that the child was agreed about, and let the item move on. It is
    closed as of the end of its meeting, and the child is not taken up again as undecided.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        settled = _settle(uow, desk)
        if settled:
            uow.commit(Op.CLOSE_ITEM, *settled)
        return len(settled)


def _settle(uow: UnitOfWork, desk: Desk) -> list[ItemId]:
    settled = []
    for record, item in uow.records.never_settled():
        if record.agreed_on is None:
            continue
        ended = uow.meetings.get(item.meeting_id).ended_at or uow.now()
        settle_item(uow, desk, item, record, ended, must_print=False)
        settled.append(item.id)
    return settled
