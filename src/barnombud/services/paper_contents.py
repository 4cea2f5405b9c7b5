"""From a request to a paper's content (on the store lane) and to its bytes (on any thread)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TypeVar, cast

from barnombud.documents.catalogue import Content, file_name, page_count, render_paper
from barnombud.domain.case import PaperCheck, WordAnswer
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgencyId, CaseId, CertificateId, CommitmentId, GuardianId, MeetingId
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.minutes import FAMILY_PAPERS, ItemSnapshot, MinutesState, PaperKind, yearly_title
from barnombud.domain.papers.addendum import AddendumContent
from barnombud.domain.papers.enclosure import EnclosureContent
from barnombud.domain.papers.family import (
    GuardianSheetContent,
    LongPart,
)
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.own_note import OwnNoteContent
from barnombud.domain.papers.promises import PromisesContent
from barnombud.domain.papers.retention import CertificateContent
from barnombud.domain.papers.written_parts import without_words
from barnombud.errors import NotFound
from barnombud.services.additions import told_additions
from barnombud.services.agency_papers import (
    addendum_of,
    general_addendum,
    own_note_of,
    receipt_of,
)
from barnombud.services.call_paper import call_content
from barnombud.services.desk import Desk
from barnombud.services.family_papers import family_content
from barnombud.services.handover_register import register_content
from barnombud.services.item_papers import (
    Printing,
    enclosure_content,
    receivers,
    sheet_content,
    without_whereabouts,
)
from barnombud.services.languages import translation_for
from barnombud.services.minutes import addition_row, general_part
from barnombud.services.paper_dress import dressed
from barnombud.services.paper_frame import paper_frame
from barnombud.services.paper_words import digest_of, require_checked
from barnombud.services.papers import (
    PaperRequest,
    adults_agree,
    paper_ids,
    sheet_guardians,
    shown_item,
    speakers,
    still_holds,
)
from barnombud.services.privacy import incident_content, privacy_content
from barnombud.services.promise_checks import require_promises_checked
from barnombud.services.promise_paper import promises_content
from barnombud.services.statistics import statistics_content
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.paper_check import STRUCK

C = TypeVar("C", bound=PaperContent)

_OF_CONSENT = (EnclosureContent, OwnNoteContent, AddendumContent)
"""Papers that say only that consent was withdrawn when it was."""


@dataclass(frozen=True)
class MadePaper:
    """One paper as PDF, in memory only."""

    request: PaperRequest
    pdf: bytes
    file_name: str
    document_id: str
    version: int
    sha256: str
    withdrawn: bool = False
    """It says only that consent was withdrawn (R7)."""
    adults: frozenset[str] = frozenset()
    """Other adults whose affairs stand in it (R6)."""
    speakers: frozenset[AgencyId] = frozenset()
    """Agencies whose own notes or views stand in it (R3)."""
    promises: frozenset[CommitmentId] = frozenset()
    """An agency's promises about children that stand in it; asked about again at the door (R7)."""
    pages: int = 1
    long_parts: tuple[LongPart, ...] = ()
    """What makes a family's sheet longer than its page; empty when it keeps to it."""
    digest: str = ""
    """Fingerprint of what it says, as a signed check names it (R25)."""


def make_paper(desk: Desk, request: PaperRequest) -> MadePaper:
    """Make one paper.

    Raises:
        NotFound: there is nothing frozen to make it from.
        InputError: a character cannot be printed; the field says where.
    """
    return rendered(request, paper_content(desk, request))


def rendered(request: PaperRequest, content: Content) -> MadePaper:
    """Return a content as PDF; needs no store."""
    pdf = render_paper(content)
    pages = page_count(pdf)
    one_page = isinstance(content, GuardianSheetContent) and pages > 1 and not content.large
    return MadePaper(
        request=request,
        pdf=pdf,
        file_name=file_name(request.kind, content.document_id),
        document_id=content.document_id,
        version=content.version,
        sha256=hashlib.sha256(pdf).hexdigest(),
        withdrawn=isinstance(content, _OF_CONSENT) and content.consent_withdrawn_on is not None,
        adults=frozenset(note.about for note in content.notes if note.about)
        if isinstance(content, EnclosureContent)
        else frozenset(),
        speakers=content.speakers,
        promises=frozenset(row.commitment_id for row in content.rows if row.case_id and row.commitment_id)
        if isinstance(content, PromisesContent)
        else frozenset(),
        pages=pages,
        long_parts=content.long_parts if one_page and isinstance(content, GuardianSheetContent) else (),
        digest=digest_of(content),
    )


def paper_content(desk: Desk, request: PaperRequest) -> Content:
    """Return what stands on the paper, made from frozen text wherever there is any.

    Raises:
        NotFound: there is nothing to make it from.
        RuleViolation: somebody has to look through it first (R24, R25).
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_PAPER, *paper_ids(request))
        content = unchecked_content(uow, desk, request)
        if isinstance(content, PromisesContent):
            return without_struck(content, require_promises_checked(uow, desk, content))
        case_id = case_of(uow, request)
        if case_id is not None:
            content = struck_out(content, require_checked(uow, content, request, case_id, desk.today()))
        return content


def struck_out(content: Content, check: PaperCheck | None) -> Content:
    """Return the paper without the words that whoever looked through it has struck out."""
    return without_struck(content, check.answers if check else ())


def without_struck(content: C, answers: tuple[WordAnswer, ...]) -> C:
    """Return the paper without the words that are to be struck out."""
    struck = [(each.path, (each.start, each.end)) for each in answers if each.struck]
    return without_words(content, struck, STRUCK) if struck else content


def case_of(uow: UnitOfWork, request: PaperRequest) -> CaseId | None:
    """Return the case a paper is about; None for papers about no child."""
    snapshot = uow.item_snapshots.latest(request.item_id) if request.item_id else None
    return snapshot.case_id if snapshot is not None else request.case_id


def unchecked_content(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> Content:
    """Return what would stand on the paper; only to be looked through, never to be given away."""
    content = dressed(uow, _content(uow, desk, request))
    large = request.large and request.kind in FAMILY_PAPERS
    return content.model_copy(update={"large": True}) if large else content


def _content(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> Content:
    if request.kind is PaperKind.CALL:
        return call_content(uow, desk, request.meeting_id or MeetingId(""))
    if request.kind is PaperKind.MINUTES:
        return general_part(uow, desk, request.meeting_id or MeetingId(""))
    if request.kind in (PaperKind.ENCLOSURE, PaperKind.GUARDIAN_SHEET):
        return _of_item(uow, desk, request, request.kind)
    if request.kind in (PaperKind.OWN_NOTE, PaperKind.ADDENDUM, PaperKind.RECEIPT):
        return _kept_by_an_agency(uow, desk, request)
    return _of_the_team(uow, desk, request) or family_content(uow, desk, request)


def _of_the_team(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> Content | None:
    """Return a paper about no child for the team itself; None for one that families read."""
    if request.kind is PaperKind.STATISTICS:
        return statistics_content(uow, paper_frame(uow, desk, "H0"))
    if request.kind is PaperKind.PRIVACY:
        return privacy_content(uow, paper_frame(uow, desk, "D0"))
    if request.kind is PaperKind.REGISTER and request.meeting_id is not None:
        return register_content(uow, paper_frame(uow, desk, f"L{request.meeting_id[:6]}"), request.meeting_id)
    if request.kind is PaperKind.INCIDENT:
        return incident_content(uow, paper_frame(uow, desk, "I0"))
    if request.kind is PaperKind.DISPOSAL_CERTIFICATE:
        return _certificate(uow, desk, request.certificate_id or CertificateId(""))
    if request.kind is PaperKind.PROMISES:
        document_id = f"P{desk.today().isoformat()}-{desk.member.agency_id[:6]}"
        return promises_content(uow, desk, paper_frame(uow, desk, document_id))
    return None


def _kept_by_an_agency(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> Content:
    """Return what is made of an enclosure, or of the sheet in the case of a guardian's receipt."""
    if request.kind is PaperKind.ADDENDUM and request.item_id is None:
        frame = paper_frame(uow, desk, "A0")
        return general_addendum(uow, request.meeting_id or MeetingId(""), frame)
    if request.kind is PaperKind.RECEIPT:
        kind = PaperKind.ENCLOSURE if request.agency_id else PaperKind.GUARDIAN_SHEET
        paper = _of_item(uow, desk, request.model_copy(update={"kind": kind}), request.kind)
        return receipt_of(uow, paper, request)
    asked = request.model_copy(update={"kind": PaperKind.ENCLOSURE})
    enclosure = cast("EnclosureContent", _of_item(uow, desk, asked, request.kind))  # as asked for by kind
    return own_note_of(enclosure) if request.kind is PaperKind.OWN_NOTE else addendum_of(enclosure)


def _certificate(uow: UnitOfWork, desk: Desk, certificate_id: CertificateId) -> CertificateContent:
    """Return the certificate of one disposal (R32)."""
    made = uow.retention.certificate(certificate_id)
    frame = paper_frame(uow, desk, f"G{made.year}-{made.number}")
    return CertificateContent(**dict(frame), certificate=made)


def _of_item(
    uow: UnitOfWork, desk: Desk, request: PaperRequest, given_as: PaperKind
) -> EnclosureContent | GuardianSheetContent:
    """Return an enclosure or a sheet; its state is that of the paper given as ``given_as`` (R30)."""
    snapshot = uow.item_snapshots.latest(request.item_id) if request.item_id else None
    if snapshot is None:
        raise NotFound(request.item_id or "")
    frozen = shown_item(uow, snapshot)
    protected = uow.cases.identity(snapshot.case_id).is_protected
    if (request.kind is PaperKind.ENCLOSURE) is (request.agency_id is None):
        raise NotFound(request.item_id or "")  # an enclosure is an agency's, a sheet a guardian's (R25)
    if request.agency_id is not None:
        if request.agency_id not in frozen.permitted:
            raise NotFound(request.agency_id)
        case_id, topics, at = snapshot.case_id, frozen.record.topics, request.as_of
        told_by = speakers(uow, case_id, request.agency_id, topics, at)
        frozen = _told_by(frozen, told_by)
        notes = adults_agree(uow, case_id, frozen.record.notes, request.agency_id, at)
        frozen = frozen.model_copy(update={"record": frozen.record.model_copy(update={"notes": notes})})
        place = receivers(frozen).index(request.agency_id) + 1
        withdrawn = not still_holds(uow, case_id, request.agency_id, topics, at)
        printing = _printing(
            uow, desk, snapshot, f"B{_id_part(frozen, snapshot)}-{place}", withdrawn=withdrawn
        )
        told = told_additions(uow, snapshot, request, told_by)
        state = _state(uow, snapshot, given_as, agency_id=request.agency_id)
        own = {"state": state, "additions": tuple(addition_row(each) for each, _ in told)}
        content = enclosure_content(frozen, request.agency_id, printing.model_copy(update=own))
        speaking = _speaking(frozen) | frozenset(source for _, source in told if source)
        return content if withdrawn else content.model_copy(update={"speakers": speaking})
    guardian = next((g for g in sheet_guardians(uow, snapshot, frozen) if g.id == request.guardian_id), None)
    if guardian is None:
        raise NotFound(request.guardian_id or "")
    frozen = _without_withheld(frozen, guardian.id)
    frozen = _told_by(frozen, speakers(uow, snapshot.case_id, None, frozen.record.topics))
    printing = _printing(uow, desk, snapshot, f"F{_id_part(frozen, snapshot)}-{guardian.ordinal}")
    state = _state(uow, snapshot, given_as, ordinal=guardian.ordinal)
    sheet = sheet_content(frozen, guardian, printing.model_copy(update={"state": state}))
    sheet = without_whereabouts(sheet, frozen) if protected else sheet
    translation = translation_for(uow, request.language or guardian.language)
    return sheet.model_copy(update={"speakers": _speaking(frozen), "translation": translation})


def _told_by(frozen: FrozenItem, told_by: frozenset[AgencyId]) -> FrozenItem:
    """Return the item without the notes and views of agencies that the reader may not hear from (R3)."""
    notes = tuple(note for note in frozen.record.notes if note.agency_id in told_by)
    ratings = tuple(r for r in frozen.ratings if r.rater.agency_id is None or r.rater.agency_id in told_by)
    record = frozen.record.model_copy(update={"notes": notes})
    return frozen.model_copy(update={"record": record, "ratings": ratings})


def _without_withheld(frozen: FrozenItem, guardian_id: GuardianId) -> FrozenItem:
    """Return the item as if the notes that are kept from this guardian had never been written (R26)."""
    notes = tuple(note for note in frozen.record.notes if note.may_reach(guardian_id))
    return frozen.model_copy(update={"record": frozen.record.model_copy(update={"notes": notes})})


def _speaking(frozen: FrozenItem) -> frozenset[AgencyId]:
    """Return the agencies whose own words or views stand in the item."""
    views = (rating.rater.agency_id for rating in frozen.ratings)
    return frozenset(filter(None, (*(note.agency_id for note in frozen.record.notes), *views)))


def _id_part(frozen: FrozenItem, snapshot: ItemSnapshot) -> str:
    """Return case number and item: with the recipient's place no two papers share an id (R28)."""
    return f"-{frozen.case_number}-{snapshot.item_id[:4]}"


def _printing(
    uow: UnitOfWork, desk: Desk, snapshot: ItemSnapshot, document_id: str, *, withdrawn: bool = False
) -> Printing:
    minutes, rules = uow.minutes.find(snapshot.meeting_id), uow.team.rules()
    return Printing(
        document_id=document_id,
        version=snapshot.version,
        state=MinutesState.FINALISED,
        printed_at=uow.now(),
        printed_by=desk.member.name,
        sender=rules.neutral_sender,
        minutes_number=yearly_title(minutes.number, minutes.year) if minutes else "",
        withdrawn_on=swedish_date(uow.now()) if withdrawn else None,
    )


def _state(
    uow: UnitOfWork,
    snapshot: ItemSnapshot,
    kind: PaperKind,
    agency_id: AgencyId | None = None,
    ordinal: int | None = None,
) -> MinutesState:
    """Return finalised, or handed over once this recipient has this very paper (R30)."""
    left = any(
        (each.kind, each.item_id, each.recipient_agency, each.recipient_ordinal)
        == (kind, snapshot.item_id, agency_id, ordinal)
        for each in uow.handovers.for_meeting(snapshot.meeting_id)
    )
    return MinutesState.HANDED_OVER if left else MinutesState.FINALISED
