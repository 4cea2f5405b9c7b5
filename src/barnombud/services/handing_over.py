"""Nothing leaves without a recipient: the register of what was given to whom, how, when and by whom (R31)."""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import PaperId, new_id
from barnombud.domain.minutes import HandedOver, HandoverWay, MinutesBlocker, PaperKind
from barnombud.errors import RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.paper_contents import MadePaper
from barnombud.services.papers import frozen_of
from barnombud.store.unit_of_work import UnitOfWork

_NEEDS_NO_NAME = frozenset({PaperKind.CONSENT_FORM, PaperKind.BLANK_FLOWER})


def hand_over(desk: Desk, paper: MadePaper, way: HandoverWay, *, recipient: str = "") -> Outcome[HandedOver]:
    """Note that a paper has been handed over; minutes must be finalised first.

    ``recipient`` is needed when the paper itself is for nobody in particular, such as the general part.

    Raises:
        RuleViolation: no recipient, or the minutes are still a draft.
    """
    request = paper.request
    named = request.agency_id is not None or request.guardian_id is not None
    if not named and not recipient.strip() and request.kind not in _NEEDS_NO_NAME:
        raise RuleViolation((MinutesBlocker.NO_RECIPIENT,), paper.document_id)
    with desk.unit_of_work() as uow:
        if request.kind is PaperKind.MINUTES and request.meeting_id is not None:
            if uow.minutes.find(request.meeting_id) is None:
                raise RuleViolation((MinutesBlocker.NOT_FINALISED,), request.meeting_id)
            uow.minutes.mark_handed_over(request.meeting_id)
        handed = HandedOver(
            id=PaperId(new_id()),
            kind=request.kind,
            meeting_id=request.meeting_id,
            item_id=request.item_id,
            case_id=request.case_id,
            recipient_agency=request.agency_id,
            recipient_ordinal=_ordinal(uow, paper),
            recipient_other=recipient.strip(),
            way=way,
            document_id=paper.document_id,
            version=paper.version,
            sha256=paper.sha256,
            at=uow.now(),
            by=desk.member.id,
        )
        uow.handovers.add(handed)
        return Outcome(handed, uow.commit(Op.HAND_OVER_PAPER, handed.id))


def _ordinal(uow: UnitOfWork, paper: MadePaper) -> int | None:
    request = paper.request
    if request.guardian_id is None or request.item_id is None:
        return None
    snapshot = uow.item_snapshots.latest(request.item_id)
    found = frozen_of(snapshot).guardians if snapshot else ()
    return next((guardian.ordinal for guardian in found if guardian.id == request.guardian_id), None)
