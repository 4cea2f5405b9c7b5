"""What who ended a meeting could not read, for want of the case's key, is closed and frozen afterwards."""

from __future__ import annotations

from barnombud.domain.changes import Op
from barnombud.domain.ids import ItemId
from barnombud.services.desk import Desk
from barnombud.services.freezing import freeze_returns, settle_item
from barnombud.store.unit_of_work import UnitOfWork


def settle_agreed(desk: Desk) -> int:
    """Settle, after unlock, what was agreed at ended meetings and never frozen; return how many items (R30).

    Who ended the meeting could not read that the child was agreed about, and let the item move on. It is
    closed as of the end of its meeting, and the child is not taken up again as undecided. Nor could she add
    to what was frozen when those it left out came back (R15); finalised minutes stay as they are.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        settled = [*_settle(uow, desk), *_returns(uow, desk)]
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


def _returns(uow: UnitOfWork, desk: Desk) -> list[ItemId]:
    return [
        item_id
        for meeting in uow.meetings.ended_without_minutes()
        for item_id in freeze_returns(uow, desk, meeting.id)
    ]
