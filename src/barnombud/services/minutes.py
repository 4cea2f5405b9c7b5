"""Minutes: the general part as a draft, read through, finalised with a yearly number, added to (R29, R30)."""

from __future__ import annotations

from datetime import date, datetime

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import STOCKHOLM, swedish_date
from barnombud.domain.consultation import ConsultationState
from barnombud.domain.ids import ItemId, MeetingId, MemberId, new_id
from barnombud.domain.leak_check import LeakKind, LeakWords, find_leaks
from barnombud.domain.meeting.attendance import attended, deputies_among
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, Meeting, MeetingState
from barnombud.domain.minutes import (
    Addendum,
    ItemSnapshot,
    Minutes,
    MinutesBlocker,
    MinutesState,
    Snapshot,
)
from barnombud.domain.name_search import find_names, joined, names_of
from barnombud.domain.papers.frame import AdditionRow, AgreedRow, Finalised, PersonRow
from barnombud.domain.papers.minutes import MinutesContent, MinutesSection
from barnombud.domain.team import Agency, Member
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services.cases import require_holding
from barnombud.services.desk import Desk
from barnombud.services.known_words import child_words, ordinary_words, require_no_child
from barnombud.services.printable import require_printable_minutes, require_printable_text
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts import states
from barnombud.texts.dates import meeting_time
from barnombud.texts.minutes import CONSULTATION_ADVICE, CONSULTATION_QUESTION, ENCLOSURES
from barnombud.texts.roles import as_deputy

_POINTS_OUT = frozenset({LeakKind.NAME, LeakKind.IDENTITY_NUMBER, LeakKind.BIRTH_DATE})


def minutes_draft(desk: Desk, meeting_id: MeetingId) -> MinutesContent:
    """Return the general part as it stands: frozen once finalised, before that made from the meeting."""
    with desk.unit_of_work() as uow:
        return general_part(uow, desk, meeting_id)


def general_part(uow: UnitOfWork, desk: Desk, meeting_id: MeetingId) -> MinutesContent:
    """Return the general part with its additions; see `minutes_draft`.

    Raises:
        NotFound: it has been disposed of (R32).
    """
    require_not_disposed(uow, meeting_id)
    found = uow.minutes.find(meeting_id)
    content = (
        MinutesContent.model_validate_json(found.snapshot.checked())
        if found
        else _from_meeting(uow, desk, meeting_id)
    )
    return content.model_copy(
        update={
            "state": found.state if found else MinutesState.DRAFT,
            "printed_at": uow.now(),
            "printed_by": desk.member.name,
            "additions": tuple(addition_row(a) for a in uow.addenda.for_meeting(meeting_id)),
        }
    )


def sections_to_look_at(desk: Desk, meeting_id: MeetingId) -> frozenset[int]:
    """Return the numbers (from 1) of sections that may point out a child or a guardian (R14).

    Whoever reads them through looks once more; nothing says whose name it is.
    """
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        words = LeakWords(names=child_words(uow))
        sections = general_part(uow, desk, meeting_id).sections
    return frozenset(
        number
        for number, section in enumerate(sections, start=1)
        if any(leak.kind in _POINTS_OUT for leak in find_leaks(_words(section), words, today=desk.today()))
    )


def finalise_minutes(desk: Desk, meeting_id: MeetingId, *, read_through: bool) -> Outcome[Minutes]:
    """Freeze the general part with the next yearly number; after this only dated additions.

    Raises:
        RuleViolation: the meeting has not ended, nobody has read it through, or it is finalised already.
        InputError: a character cannot be printed, or an identity number stands there (``names_a_child``); the
            field is such as ``sections.3.notes``.
    """
    with desk.unit_of_work() as uow:
        meeting = uow.meetings.get(meeting_id)
        blockers = _not_yet(uow, meeting, read_through=read_through)
        if blockers:
            raise RuleViolation(blockers, meeting_id)
        at = uow.now()
        year = swedish_date(meeting.started_at or meeting.starts_at).year
        number = uow.minutes.next_number(year)
        content = _from_meeting(uow, desk, meeting_id).model_copy(
            update={
                "document_id": f"M{year}-{number}",
                "number": number,
                "state": MinutesState.FINALISED,
                "finalised": Finalised(on=swedish_date(at), name=desk.member.name, role=desk.member.role),
            }
        )
        require_printable_minutes(content)
        _require_nobody(uow, content, desk.today())
        minutes = Minutes(
            meeting_id=meeting_id,
            state=MinutesState.FINALISED,
            year=year,
            number=number,
            snapshot=Snapshot.of(content.model_dump_json()),
            finalised_at=at,
            finalised_by=desk.member.id,
        )
        uow.minutes.add(minutes)
        return Outcome(minutes, uow.commit(Op.FINALISE_MINUTES, meeting_id))


def require_not_disposed(uow: UnitOfWork, meeting_id: MeetingId) -> None:
    """Refuse a paper of a general part that is gone, also one made while it was there (R32).

    Raises:
        NotFound: it has been disposed of.
    """
    found = uow.minutes.find(meeting_id)
    if found is not None and found.state is MinutesState.DISPOSED:
        raise NotFound(meeting_id)


def require_finalised(uow: UnitOfWork, meeting_id: MeetingId) -> None:
    """Refuse what needs a general part that is finalised and still there.

    Raises:
        RuleViolation: it is still a draft.
        NotFound: it has been disposed of (R32).
    """
    require_not_disposed(uow, meeting_id)
    if uow.minutes.find(meeting_id) is None:
        raise RuleViolation((MinutesBlocker.NOT_FINALISED,), meeting_id)


def add_addendum(
    desk: Desk,
    meeting_id: MeetingId,
    text: str,
    *,
    item_id: ItemId | None = None,
    objection_by: str = "",
) -> Outcome[Addendum]:
    """Add a dated addition with its author, or somebody's objection (R30).

    Raises:
        InputError: the text is empty or too long, or a character cannot be printed.
            Without an item it is read by everybody and may not name a child (``names_a_child``).
        RuleViolation: the text it belongs to may still be changed itself, or no consent holds: then nothing
            new is written about the child but an objection (R7, R30).
        NotFound: the item is not one of the meeting's, or the general part has been disposed of (R32).
    """
    if not text.strip():
        raise InputError("text", "empty")
    for field, written, longest in (("text", text, 5000), ("objection_by", objection_by, 120)):
        if len(written.strip()) > longest:
            raise InputError(field, "too_long")
        require_printable_text(field, written)
    with desk.unit_of_work() as uow:
        snapshot = uow.item_snapshots.latest(item_id) if item_id else None
        if snapshot is None and item_id:
            raise RuleViolation((MinutesBlocker.NOT_FINALISED,), meeting_id)
        if snapshot is None:
            require_finalised(uow, meeting_id)
        _check_addition(uow, desk, meeting_id, snapshot, (text, objection_by))
        addendum = Addendum(
            id=new_id(),
            meeting_id=meeting_id,
            item_id=item_id,
            case_id=snapshot.case_id if snapshot else None,
            at=uow.now(),
            author_id=desk.member.id,
            agency_id=desk.member.agency_id,
            author_shown=f"{desk.member.name}, {desk.member.role}",
            text=text.strip(),
            objection_by=objection_by.strip(),
        )
        uow.addenda.add(addendum)
        return Outcome(addendum, uow.commit(Op.ADD_ADDENDUM, meeting_id, *([item_id] if item_id else [])))


def _check_addition(
    uow: UnitOfWork,
    desk: Desk,
    meeting_id: MeetingId,
    snapshot: ItemSnapshot | None,
    written: tuple[str, str],
) -> None:
    text, objection_by = written
    if snapshot is None:
        require_no_child(uow, "text", text, desk.today())
        if objection_by.strip() not in {member.name for member in uow.members.list()}:
            require_no_child(uow, "objection_by", objection_by, desk.today())
    elif snapshot.meeting_id != meeting_id:
        raise NotFound(snapshot.item_id)
    elif not objection_by.strip():
        require_holding(uow, uow.cases.get(snapshot.case_id))


def addition_row(addendum: Addendum) -> AdditionRow:
    """Return an addition as papers print it."""
    return AdditionRow(
        on=swedish_date(addendum.at),
        author=addendum.author_shown,
        text=addendum.text,
        objection_by=addendum.objection_by,
    )


def person_row(member: Member, agencies: tuple[Agency, ...]) -> PersonRow:
    """Return a person as minutes name them (R29)."""
    names = {agency.id: agency.name for agency in agencies}
    return PersonRow(name=member.name, role=member.role, agency=names.get(member.agency_id, ""))


def _as_noted(row: PersonRow, *, deputy: bool) -> PersonRow:
    """Say of one who stood in for another that she did (R29)."""
    return row.model_copy(update={"role": as_deputy(row.role)}) if deputy else row


def _require_nobody(uow: UnitOfWork, content: MinutesContent, today: date) -> None:
    """Refuse an identity number or a family's full name in the general part (R14).

    A name alone is for whoever reads through to judge, and so is one that somebody of the team has too.
    """
    families, team = joined(uow.names.held().values()), names_of(m.name for m in uow.members.list())
    for number, section in enumerate(content.sections, start=1):
        words = _words(section)
        leaks = find_leaks(words, LeakWords(), today=today)
        named = any(hit.full for hit in find_names(words, families, team, ordinary_words()))
        if named or any(leak.kind is LeakKind.IDENTITY_NUMBER for leak in leaks):
            raise InputError(f"sections.{number}.notes", "names_a_child")


def _words(section: MinutesSection) -> str:
    return "\n".join((section.heading, section.discussion, *(row.what for row in section.agreed)))


def _not_yet(uow: UnitOfWork, meeting: Meeting, *, read_through: bool) -> tuple[MinutesBlocker, ...]:
    found = {
        MinutesBlocker.MEETING_NOT_ENDED: meeting.state is not MeetingState.ENDED,
        MinutesBlocker.NOT_READ_THROUGH: not read_through,
        MinutesBlocker.ALREADY_FINALISED: uow.minutes.find(meeting.id) is not None,
    }
    return tuple(blocker for blocker, holds in found.items() if holds)


def _from_meeting(uow: UnitOfWork, desk: Desk, meeting_id: MeetingId) -> MinutesContent:
    meeting, team = uow.meetings.get(meeting_id), uow.team.team()
    agencies, members = uow.agencies.list(), {member.id: member for member in uow.members.list()}
    attendance = uow.attendance.for_meeting(meeting_id)
    came, standing_in = attended(attendance), deputies_among(attendance)
    starts = meeting.started_at or meeting.starts_at
    writer = members[meeting.note_taker_id or desk.member.id]
    return MinutesContent(
        document_id=f"M{swedish_date(starts).year}-{meeting.id[:6]}",
        version=1,
        state=MinutesState.DRAFT,
        practice=team.practice,
        printed_at=uow.now(),
        printed_by=desk.member.name,
        team=team.name,
        municipality=team.municipality,
        year=swedish_date(starts).year,
        on=swedish_date(starts),
        starts=_wall_clock(starts).time().replace(second=0, microsecond=0),
        ends=_wall_clock(meeting.ended_at).time().replace(second=0, microsecond=0)
        if meeting.ended_at
        else None,
        place=meeting.place,
        present=tuple(
            _as_noted(person_row(member, agencies), deputy=member.id in standing_in)
            for member in members.values()
            if member.id in came
        ),
        absent=_absent(came, members, agencies),
        sections=_sections(uow, meeting, agencies),
        next_meeting=_next_meeting(uow, meeting),
        writer=person_row(writer, agencies),
        written_on=swedish_date(uow.now()),
        enclosure_kinds=(ENCLOSURES,),
    )


def _absent(
    came: tuple[MemberId, ...], members: dict[MemberId, Member], agencies: tuple[Agency, ...]
) -> tuple[PersonRow, ...]:
    return tuple(
        person_row(member, agencies) for member in members.values() if member.active and member.id not in came
    )


def _sections(uow: UnitOfWork, meeting: Meeting, agencies: tuple[Agency, ...]) -> tuple[MinutesSection, ...]:
    """Return every general item; children's items leave no trace here, not even a gap (R14)."""
    tasks = (*uow.commitments.list(still_open=True), *uow.commitments.list(still_open=False))
    own = [c for c in tasks if c.case_id is None and c.meeting_id == meeting.id]
    names = {agency.id: agency.name for agency in agencies}
    found = []
    for item in uow.agenda.for_meeting(meeting.id):
        if item.kind is ItemKind.CHILD:
            continue
        agreed = [AgreedRow(what=line) for line in item.agreed.splitlines() if line.strip()]
        if item.kind is ItemKind.COMMITMENTS:
            agreed += [AgreedRow(what=c.text, responsible=names[c.agency_id], by_when=c.due_on) for c in own]
        found.append(
            MinutesSection(
                heading=states.item_title(item.kind.value, item.title),
                discussion=_discussion(uow, item),
                agreed=tuple(agreed),
            )
        )
    return tuple(found)


def _discussion(uow: UnitOfWork, item: AgendaItem) -> str:
    parts = [item.notes.strip()]
    if item.kind is ItemKind.CONSULTATION:
        for consultation in uow.consultations.for_meeting(item.meeting_id):
            if consultation.state is ConsultationState.DONE:
                parts += [
                    CONSULTATION_QUESTION.format(text=consultation.question),
                    CONSULTATION_ADVICE.format(text=consultation.advice)
                    if consultation.advice.strip()
                    else "",
                ]
    return "\n\n".join(part for part in parts if part)


def _next_meeting(uow: UnitOfWork, meeting: Meeting) -> str:
    later = [
        m for m in uow.meetings.list() if m.starts_at > meeting.starts_at and m.state is MeetingState.PLANNED
    ]
    return meeting_time(_wall_clock(later[0].starts_at)) if later else ""


def _wall_clock(at: datetime) -> datetime:
    return at.astimezone(STOCKHOLM)
