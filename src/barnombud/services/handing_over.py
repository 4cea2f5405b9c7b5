"""Nothing leaves without a recipient: what is printed, saved or given, to whom, how and by whom (R31)."""

from __future__ import annotations

from barnombud.domain.case import Guardian
from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import CaseId, PaperId, new_id
from barnombud.domain.minutes import HandedOver, HandoverWay, MinutesBlocker, PaperKind
from barnombud.domain.protection import ProtectionBlocker
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.minutes import require_finalised, require_not_disposed
from barnombud.services.paper_contents import MadePaper
from barnombud.services.papers import (
    adults_agree,
    frozen_of,
    paper_ids,
    sheet_guardians,
    speakers,
    still_holds,
)
from barnombud.services.promise_paper import require_promises_told
from barnombud.store.unit_of_work import UnitOfWork

_NEEDS_NO_NAME = frozenset(
    {
        PaperKind.CONSENT_FORM,
        PaperKind.BLANK_FLOWER,
        PaperKind.PICTURES,
        PaperKind.THANKS,
        PaperKind.LEAFLET,
        PaperKind.INTERPRETER_SCRIPT,
        PaperKind.STATISTICS,
        PaperKind.PRIVACY,
        PaperKind.INCIDENT,
        PaperKind.DISPOSAL_CERTIFICATE,
        PaperKind.REGISTER,
        PaperKind.PROMISES,
    }
)
_OF_THE_GENERAL_PART = frozenset({PaperKind.MINUTES, PaperKind.ADDENDUM})
_LONGEST_RECIPIENT = 120  # as `HandedOver.recipient_other`


def hand_over(desk: Desk, paper: MadePaper, way: HandoverWay, *, recipient: str = "") -> Outcome[HandedOver]:
    """Note that a paper has been handed over; minutes must be finalised first.

    ``recipient`` is needed when the paper itself is for nobody in particular, such as the general part.

    Raises:
        RuleViolation: no recipient, minutes that are a draft, or one who may not have it (R7, R15).
        InputError: the recipient's name is too long.
        NotFound: the minutes have been disposed of since the paper was made (R32).
    """
    request = paper.request
    with desk.unit_of_work() as uow:
        ordinal = _checked(uow, paper, recipient)
        if request.kind is PaperKind.MINUTES and request.meeting_id is not None:
            require_finalised(uow, request.meeting_id)
            uow.minutes.mark_handed_over(request.meeting_id)
        handed = HandedOver(
            id=PaperId(new_id()),
            kind=request.kind,
            meeting_id=request.meeting_id,
            item_id=request.item_id,
            case_id=request.case_id,
            recipient_agency=request.agency_id,
            recipient_ordinal=ordinal,
            recipient_other=recipient.strip(),
            way=way,
            document_id=paper.document_id,
            version=paper.version,
            sha256=paper.sha256,
            at=uow.now(),
            by=desk.member.id,
        )
        uow.handovers.add(handed)
        touched = [each for each in (handed.id, request.meeting_id, request.case_id) if each]
        return Outcome(handed, uow.commit(Op.HAND_OVER_PAPER, *touched))


def take_out(
    desk: Desk, papers: tuple[MadePaper, ...], *, recipient: str = "", op: Op = Op.MAKE_PAPER
) -> Outcome[tuple[MadePaper, ...]]:
    """Let papers leave the program, to a printer or as files, and log that they do (R31, R36).

    ``op`` is `Op.PRINT_PAPER` or `Op.SAVE_PAPER` where it is known which.

    Raises:
        RuleViolation: a paper has no recipient, or its recipient may not have it.
        InputError: the recipient's name is too long.
        NotFound: the minutes have been disposed of since the paper was made (R32).
    """
    with desk.unit_of_work() as uow:
        for paper in papers:
            _checked(uow, paper, recipient)
            require_promises_told(uow, desk.member.agency_id, paper.promises, paper.document_id)
        touched = {each for paper in papers for each in paper_ids(paper.request)}
        return Outcome(papers, uow.commit(op, *touched))


def _checked(uow: UnitOfWork, paper: MadePaper, recipient: str) -> int | None:
    """Refuse a paper nobody may have; return the guardian's number when it is for one."""
    request = paper.request
    if len(recipient.strip()) > _LONGEST_RECIPIENT:
        raise InputError("recipient", "too_long")
    if request.meeting_id is not None and request.item_id is None and request.kind in _OF_THE_GENERAL_PART:
        require_not_disposed(uow, request.meeting_id)
    if request.agency_id is None and request.guardian_id is None:
        if not recipient.strip() and request.kind not in _NEEDS_NO_NAME:
            raise RuleViolation((MinutesBlocker.NO_RECIPIENT,), paper.document_id)
        _require_signed(uow, paper, request.case_id)
        return None
    snapshot = uow.item_snapshots.latest(request.item_id) if request.item_id else None
    if snapshot is None:
        raise RuleViolation((MinutesBlocker.ITEM_NOT_AGREED,), paper.document_id)
    frozen = frozen_of(snapshot)
    _require_signed(uow, paper, snapshot.case_id)
    heard = speakers(uow, snapshot.case_id, request.agency_id, frozen.record.topics)
    if request.agency_id is None:
        ordinal = _ordinal(sheet_guardians(uow, snapshot, frozen), paper)
        _require(paper, holds=paper.speakers <= heard)
        return ordinal
    if request.agency_id not in frozen.permitted:
        raise RuleViolation((MinutesBlocker.RECIPIENT_NOT_PERMITTED,), paper.document_id)
    if not paper.withdrawn and not still_holds(
        uow, snapshot.case_id, request.agency_id, frozen.record.topics
    ):
        raise RuleViolation((MinutesBlocker.CONSENT_WITHDRAWN,), paper.document_id)
    told = adults_agree(uow, snapshot.case_id, frozen.record.notes, request.agency_id)
    agree = paper.adults <= {note.other_adult for note in told}
    _require(paper, holds=agree and paper.speakers <= heard)
    return None


def _require_signed(uow: UnitOfWork, paper: MadePaper, case_id: CaseId | None) -> None:
    """Refuse a paper about a protected child that nobody has signed for, also one made before (R25)."""
    if case_id is None or not uow.cases.identity(case_id).is_protected:
        return
    if all(check.may_leave != paper.digest for check in uow.cases.preparation(case_id).paper_checks):
        raise RuleViolation((ProtectionBlocker.MASKING_NOT_SIGNED,), paper.document_id)


def _require(paper: MadePaper, *, holds: bool) -> None:
    """Refuse a paper with words that its reader may not have any longer (R3, R6, R7)."""
    if not holds:
        raise RuleViolation((MinutesBlocker.CONSENT_WITHDRAWN,), paper.document_id)


def _ordinal(guardians: tuple[Guardian, ...], paper: MadePaper) -> int:
    for guardian in guardians:
        if guardian.id == paper.request.guardian_id:
            return guardian.ordinal
    raise RuleViolation((MinutesBlocker.RECIPIENT_NOT_PERMITTED,), paper.document_id)
