"""From a request to a paper's content (on the store lane) and to its bytes (on any thread)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from barnombud.documents.catalogue import Content, file_name, render_paper
from barnombud.domain.clock import STOCKHOLM, swedish_date
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import MeetingId
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind
from barnombud.domain.minutes import ItemSnapshot, MinutesState, PaperKind, yearly_title
from barnombud.domain.papers.call import AgendaLine, CallContent
from barnombud.domain.papers.family import (
    BlankFlowerContent,
    ConsentFormContent,
    FormAgency,
    FormTopic,
    PrivateSender,
)
from barnombud.domain.papers.frame import PaperContent
from barnombud.errors import NotFound
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import template_in_use
from barnombud.services.item_papers import Printing, enclosure_content, sheet_content
from barnombud.services.law import load_law_book
from barnombud.services.minutes import addition_row, general_part, person_row
from barnombud.services.papers import PaperRequest, frozen_of, still_holds
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import states
from barnombud.texts.papers_family import FORM_ID, FORM_VERSION
from barnombud.texts.roles import person_line
from barnombud.texts.topics import topic_word


@dataclass(frozen=True)
class MadePaper:
    """One paper as PDF, in memory only."""

    request: PaperRequest
    pdf: bytes
    file_name: str
    document_id: str
    version: int
    sha256: str


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
    return MadePaper(
        request=request,
        pdf=pdf,
        file_name=file_name(request.kind, content.document_id),
        document_id=content.document_id,
        version=content.version,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )


def paper_content(desk: Desk, request: PaperRequest) -> Content:
    """Return what stands on the paper, made from frozen text wherever there is any."""
    with desk.unit_of_work() as uow:
        match request.kind:
            case PaperKind.CALL:
                return _call(uow, desk, request.meeting_id or MeetingId(""))
            case PaperKind.MINUTES:
                return general_part(uow, desk, request.meeting_id or MeetingId(""))
            case PaperKind.ENCLOSURE | PaperKind.GUARDIAN_SHEET:
                return _of_item(uow, desk, request)
            case PaperKind.CONSENT_FORM:
                return _consent_form(uow, desk, request)
            case PaperKind.BLANK_FLOWER:
                frame = _frame(uow, desk, "B0", MinutesState.FINALISED)
                return BlankFlowerContent(**dict(frame), template=template_in_use(uow))


def _frame(uow: UnitOfWork, desk: Desk, document_id: str, state: MinutesState) -> PaperContent:
    team = uow.team.team()
    return PaperContent(
        document_id=document_id,
        version=1,
        state=state,
        practice=team.practice,
        printed_at=uow.now(),
        printed_by=desk.member.name,
        team=team.name,
    )


def _of_item(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> Content:
    snapshot = uow.item_snapshots.latest(request.item_id) if request.item_id else None
    if snapshot is None:
        raise NotFound(request.item_id or "")
    frozen, printing = frozen_of(snapshot), _printing(uow, desk, request, snapshot)
    if request.agency_id is not None:
        if request.agency_id not in frozen.permitted:
            raise NotFound(request.agency_id)
        return enclosure_content(frozen, request.agency_id, printing)
    guardian = next((g for g in frozen.guardians if g.id == request.guardian_id), None)
    if guardian is None:
        raise NotFound(request.guardian_id or "")
    return sheet_content(frozen, guardian, printing)


def _printing(uow: UnitOfWork, desk: Desk, request: PaperRequest, snapshot: ItemSnapshot) -> Printing:
    minutes = uow.minutes.find(snapshot.meeting_id)
    number = frozen_of(snapshot).case_number
    withdrawn = not still_holds(uow, snapshot.case_id, request.agency_id) and request.agency_id is not None
    part = "F" if request.guardian_id else "B"
    return Printing(
        document_id=f"{part}{snapshot.frozen_at.year}-{number}-{snapshot.item_id[:4]}",
        version=snapshot.version,
        state=_state(uow, request),
        printed_at=uow.now(),
        printed_by=desk.member.name,
        minutes_number=yearly_title(minutes.number, minutes.year) if minutes else "",
        additions=tuple(addition_row(a) for a in uow.addenda.for_item(snapshot.item_id)),
        withdrawn_on=swedish_date(uow.now()) if withdrawn else None,
    )


def _state(uow: UnitOfWork, request: PaperRequest) -> MinutesState:
    """Return finalised, or handed over once it has been (R30)."""
    given = uow.handovers.for_meeting(request.meeting_id) if request.meeting_id else ()
    left = any(
        each.kind is request.kind
        and each.item_id == request.item_id
        and each.recipient_agency == request.agency_id
        for each in given
    )
    return MinutesState.HANDED_OVER if left else MinutesState.FINALISED


def _call(uow: UnitOfWork, desk: Desk, meeting_id: MeetingId) -> CallContent:
    """Return the call: no child, no number of children (issue, Agenda)."""
    meeting, agencies = uow.meetings.get(meeting_id), uow.agencies.list()
    starts = meeting.starts_at.astimezone(STOCKHOLM)
    host = next((m for m in uow.members.active() if m.id == meeting.chair_id), desk.member)
    row = person_row(host, agencies)
    return CallContent(
        **dict(_frame(uow, desk, f"K{starts.year}-{meeting_id[:6]}", MinutesState.FINALISED)),
        municipality=uow.team.team().municipality,
        on=starts.date(),
        starts=_minute(starts),
        ends=_minute(starts + timedelta(minutes=meeting.minutes)),
        place=meeting.place,
        invited=tuple(person_row(member, agencies) for member in uow.members.active()),
        agenda=_open_agenda(uow.agenda.for_meeting(meeting_id)),
        absence_to=", ".join(
            part for part in (person_line(row.name, row.role, row.agency), host.telephone) if part
        ),
    )


def _minute(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0)


def _open_agenda(items: tuple[AgendaItem, ...]) -> tuple[AgendaLine, ...]:
    """Return the general items; minutes are left out, as the gaps would tell how many children there are."""
    return tuple(
        AgendaLine(title=states.item_title(item.kind.value, item.title))
        for item in items
        if item.kind is not ItemKind.CHILD
    )


def _consent_form(uow: UnitOfWork, desk: Desk, request: PaperRequest) -> ConsentFormContent:
    """Return information and form; with a case only its number: the family ticks, for each guardian anew."""
    team, rules, law = uow.team.team(), uow.team.rules(), load_law_book().at(desk.today())
    agencies = uow.agencies.active()
    number = uow.cases.get(request.case_id).number if request.case_id else ""
    frame = _frame(uow, desk, f"S{number or '0'}", MinutesState.FINALISED)
    private = [(a, law.secrecy(a.kind, a.statute)) for a in agencies]
    return ConsentFormContent(
        **{**dict(frame), "version": FORM_VERSION},
        sender=rules.neutral_sender or team.name,
        form_id=FORM_ID,
        agencies=tuple(FormAgency(name=agency.name) for agency in agencies),
        topics=tuple(FormTopic(label=topic_word(topic.value)) for topic in Topic),
        contact=rules.family_contact,
        private_senders=tuple(
            PrivateSender(name=agency.name, statute=rule.statute) for agency, rule in private if rule.private
        ),
    )
