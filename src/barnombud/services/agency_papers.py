"""Papers an agency keeps for itself: its own record, additions, receipts of what it got."""

from __future__ import annotations

from typing import Any

from barnombud.domain.changes import Op
from barnombud.domain.clock import STOCKHOLM
from barnombud.domain.ids import CaseId, MeetingId
from barnombud.domain.minutes import MinutesState, PaperKind, yearly_title
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.family import GuardianSheetContent
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.domain.papers.receipt import HandedRow, ReceiptContent
from barnombud.errors import NotFound
from barnombud.services.desk import Desk
from barnombud.services.minutes import addition_row, require_not_disposed
from barnombud.services.papers import PaperRequest, frozen_of
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.papers_family import SHELTERED_SENDER

_FRAME = tuple(PaperContent.model_fields)


def own_note_of(enclosure: EnclosureContent) -> OwnNoteContent:
    """Return what the receiving agency takes into its own record: what is its own of the enclosure (R49).

    A note about another adult is left out, as it has a consent of its own (R6); after a withdrawal only that
    stands on the paper (R7).
    """
    own = enclosure.receiver.name
    return OwnNoteContent(
        **_frame(enclosure, "J"),
        receiver=enclosure.receiver,
        minutes_number=enclosure.minutes_number,
        on=enclosure.on,
        child=enclosure.child,
        case_number=enclosure.case_number,
        attended=tuple(row.person for row in enclosure.attendance if row.person.agency == own),
        topics=enclosure.topics,
        consent_until=enclosure.consent_until,
        consent_withdrawn_on=enclosure.consent_withdrawn_on,
        need=enclosure.need,
        entry=enclosure.entry,
        offers=tuple(offer for offer in enclosure.offers if offer.agency == own),
        tell=enclosure.tell,
        follow_up_on=enclosure.follow_up_on,
        follow_up_by=enclosure.follow_up_by,
        notes=tuple(note for note in enclosure.notes if note.agency == own and not note.about),
    )


def own_note_request(desk: Desk, case_id: CaseId) -> PaperRequest:
    """Return the note of the newest item of a case that the signed-in member's agency took part in.

    Raises:
        NotFound: nothing has been agreed about the child with the agency in the room.
        KeyNotHeld: the signed-in member does not hold the case's key.
    """
    agency_id = desk.member.agency_id
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_CASE, case_id)
        found = uow.item_snapshots.for_case(case_id)
        theirs = [snapshot for snapshot in found if agency_id in frozen_of(snapshot).permitted]
        if not theirs:
            raise NotFound(case_id)
        snapshot = max(theirs, key=lambda each: each.frozen_at)
        return PaperRequest(
            kind=PaperKind.OWN_NOTE,
            meeting_id=snapshot.meeting_id,
            item_id=snapshot.item_id,
            case_id=case_id,
            agency_id=agency_id,
        )


def addendum_of(enclosure: EnclosureContent) -> AddendumContent:
    """Return the additions to one child's part for the enclosure's receiver."""
    return AddendumContent(
        **_frame(enclosure, "A"),
        receiver=enclosure.receiver,
        minutes_number=enclosure.minutes_number,
        on=enclosure.on,
        case_number=enclosure.case_number,
        consent_withdrawn_on=enclosure.consent_withdrawn_on,
        additions=enclosure.additions,
    )


def general_addendum(uow: UnitOfWork, meeting_id: MeetingId, frame: PaperContent) -> AddendumContent:
    """Return the additions to the general part of a meeting's minutes.

    Raises:
        NotFound: there is no such meeting, or its minutes have been disposed of (R32).
    """
    require_not_disposed(uow, meeting_id)
    meeting, minutes = uow.meetings.get(meeting_id), uow.minutes.find(meeting_id)
    own = {"document_id": f"A-{meeting_id[:6]}", "state": minutes.state if minutes else MinutesState.DRAFT}
    return AddendumContent(
        **{**dict(frame), **own},
        minutes_number=yearly_title(minutes.number, minutes.year) if minutes else "",
        on=(meeting.started_at or meeting.starts_at).astimezone(STOCKHOLM).date(),
        additions=tuple(addition_row(each) for each in uow.addenda.for_meeting(meeting_id)),
    )


def receipt_of(
    uow: UnitOfWork, paper: EnclosureContent | GuardianSheetContent, request: PaperRequest
) -> ReceiptContent:
    """Return the receipt of everything that the reader of ``paper`` has been given about the child (R31)."""
    names = {member.id: member.name for member in uow.members.list()}
    rules, team = uow.team.rules(), uow.team.team()
    ordinal = _ordinal(uow, request)
    given = (
        each
        for each in uow.handovers.for_meeting(request.meeting_id or MeetingId(""))
        if each.item_id == request.item_id
        and (each.recipient_agency, each.recipient_ordinal) == (request.agency_id, ordinal)
    )
    sheltered = isinstance(paper, GuardianSheetContent) and paper.sender == SHELTERED_SENDER
    return ReceiptContent(
        **{
            **_frame(paper, f"Q{paper.document_id[0]}"),
            "state": MinutesState.FINALISED,
            "speakers": frozenset(),
        },
        sender=SHELTERED_SENDER if sheltered else rules.neutral_sender or team.name,
        recipient=paper.receiver.name if isinstance(paper, EnclosureContent) else paper.recipient,
        rows=tuple(
            HandedRow(
                what=each.kind,
                document_id=each.document_id,
                version=each.version,
                way=each.way,
                on=each.at.astimezone(STOCKHOLM).date(),
                by="" if sheltered else names.get(each.by, ""),
            )
            for each in given
        ),
    )


def _ordinal(uow: UnitOfWork, request: PaperRequest) -> int | None:
    if request.guardian_id is None or request.case_id is None:
        return None
    ordinals = {each.id: each.ordinal for each in uow.guardians.for_case(request.case_id)}
    return ordinals.get(request.guardian_id)


def _frame(paper: PaperContent, letters: str) -> dict[str, Any]:
    """Return the frame of ``paper`` with an id of its own: no two papers share one (R28).

    What is made of both enclosures and sheets keeps their letter too: both number their readers from 1.
    """
    frame = {name: getattr(paper, name) for name in _FRAME}
    return {**frame, "document_id": f"{letters}{paper.document_id[1:]}"}
