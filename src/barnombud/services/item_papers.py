"""From a frozen item to the papers made of it: one enclosure an agency, one sheet a guardian."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from barnombud.domain.case import Guardian
from barnombud.domain.clock import STOCKHOLM, swedish_date
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, deputies_among
from barnombud.domain.meeting.child_item import ItemNote, NoteWithholding
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.minutes import MinutesState
from barnombud.domain.papers.enclosure import (
    EnclosureContent,
    EntryRow,
    ItemAttendance,
    NoteRow,
    OfferRow,
    QuestionRow,
    Receiver,
    TellRow,
    VoiceRow,
)
from barnombud.domain.papers.family import FamilyOffer, GuardianSheetContent, is_neutral
from barnombud.domain.papers.flower import FlowerContent, PetalNote
from barnombud.domain.papers.frame import AdditionRow, Finalised, PersonRow, Span
from barnombud.domain.support.agreement import SupportAgreement
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.flower_scene import LayerRole, layers_of
from barnombud.domain.wellbeing.rating import RaterKind, Rating, layers
from barnombud.texts import states
from barnombud.texts.agencies import family_word
from barnombud.texts.flower import RATER_LABELS, spoken_rater
from barnombud.texts.languages import language_name
from barnombud.texts.papers import not_for_guardians
from barnombud.texts.papers_family import FIVE_QUESTIONS, SHELTERED_SENDER, YOUR_CHILD
from barnombud.texts.roles import as_deputy, guardian_by_number, person_line, sent_in_by
from barnombud.texts.topics import topic_word

_CAME = frozenset({AttendanceKind.ARRIVED, AttendanceKind.RETURNED})


class Printing(Value):
    """What a paper gets besides the frozen text: id, version, state, time and hand."""

    document_id: str
    version: int
    state: MinutesState
    printed_at: datetime
    printed_by: str
    sender: str = ""
    """Neutral sender of today, for a sheet whose frozen one tells too much."""
    minutes_number: str = ""
    additions: tuple[AdditionRow, ...] = ()
    withdrawn_on: date | None = None
    """Set: papers hold only "Samtycke återkallat" (R7)."""


def receivers(frozen: FrozenItem) -> tuple[AgencyId, ...]:
    """Return the agencies that get an enclosure: those the item was open for, in the team's order (R15)."""
    return tuple(agency.id for agency in frozen.agencies if agency.id in frozen.permitted)


def enclosure_content(frozen: FrozenItem, agency_id: AgencyId, printing: Printing) -> EnclosureContent:
    """Return one agency's enclosure; after a withdrawal nothing but that (R7)."""
    base = _empty_enclosure(frozen, agency_id, printing)
    if printing.withdrawn_on is not None:
        only = {"consent_withdrawn_on": printing.withdrawn_on, "child": frozen.case_number}
        return base.model_copy(update=only)
    told = {**_consent(frozen), **_said(frozen), **_agreed(frozen), "additions": printing.additions}
    return base.model_copy(update=told)


def _empty_enclosure(frozen: FrozenItem, agency_id: AgencyId, printing: Printing) -> EnclosureContent:
    agency, writer = frozen.agency(agency_id), frozen.member(frozen.frozen_by)
    return EnclosureContent(
        **_frame(frozen, printing, frozen.team.name),
        receiver=Receiver(
            kind=agency.kind,
            name=agency.name,
            issuing_body=agency.responsible_body or agency.name,
            marking=frozen.markings[agency_id],
        ),
        minutes_number=printing.minutes_number,
        on=frozen.meeting_on,
        starts=_clock(frozen.opened_at),
        ends=_clock(frozen.closed_at),
        child=frozen.child,
        case_number=frozen.case_number,
        finalised=Finalised(on=swedish_date(frozen.frozen_at), name=writer.name, role=writer.role),
    )


def _consent(frozen: FrozenItem) -> dict[str, Any]:
    """Return what the item was opened for, as it was (R15)."""
    return {
        "attendance": _attendance(frozen),
        "permitted": tuple(frozen.agency(each).name for each in receivers(frozen)),
        "topics": _topics(frozen),
        "not_topics": tuple(line for line in frozen.not_raised.splitlines() if line.strip()),
        "consent_until": frozen.consent_until,
    }


def _said(frozen: FrozenItem) -> dict[str, Any]:
    """Return what was said: the child's voice first (R11)."""
    record, voice = frozen.record, frozen.record.voice
    return {
        "voice": VoiceRow(position=voice.position, how=voice.how, why_not=voice.why_not, words=voice.words),
        "works": record.works,
        "hard": record.hard,
        "flower": _flower(frozen, frozen.ratings, notes=True),
        "questions": tuple(
            QuestionRow(question=question, answer=answer)
            for question, answer in zip(FIVE_QUESTIONS, record.five_questions, strict=True)
        ),
        "notes": _notes(frozen),
    }


def _agreed(frozen: FrozenItem) -> dict[str, Any]:
    """Return the one way in and what follows (R19)."""
    agreement = frozen.agreement
    if agreement is None:
        return {}
    return {
        "need": agreement.need,
        "better": agreement.better,
        "entry": _entry(frozen, agreement),
        "offers": _offers(frozen, agreement),
        "tell": _tell(frozen, agreement),
        "follow_up_on": agreement.follow_up_on,
        "follow_up_by": _person(frozen, agreement.follow_up_member),
    }


def recipient_name(guardian: Guardian, guardians: Sequence[Guardian]) -> str:
    """Return whose sheet it is: by name, and by number too where two guardians have the same name."""
    name = guardian.name.strip().casefold()
    alike = [each for each in guardians if name and each.name.strip().casefold() == name]
    if len(alike) < 2:
        return guardian.name
    return person_line(guardian.name, guardian_by_number(guardian.ordinal).lower(), "")


def sheet_content(frozen: FrozenItem, guardian: Guardian, printing: Printing) -> GuardianSheetContent:
    """Return one guardian's sheet: nothing of the other guardian or another child (R25)."""
    agreement = frozen.agreement
    shown = frozen.ratings if agreement and agreement.talked_through else ()
    own = tuple(r for r in shown if r.rater.guardian_id in (None, guardian.id))
    offers = agreement.offers if agreement else ()
    sender = frozen.sender if is_neutral(frozen.sender) else printing.sender
    return GuardianSheetContent(
        **_frame(frozen, printing.model_copy(update={"printed_by": ""}), sender),
        sender=sender,
        on=frozen.meeting_on,
        child=frozen.child,
        recipient=recipient_name(guardian, frozen.guardians),
        language="" if guardian.language == "sv" else language_name(guardian.language),
        entry=_entry(frozen, agreement) if agreement else None,
        offers=tuple(
            FamilyOffer(
                what=offer.what,
                who=offer.function or family_word(frozen.agency(offer.agency_id).kind.value),
                by_when=offer.by_when,
            )
            for offer in offers
        ),
        works=frozen.record.works,
        better=agreement.better if agreement else "",
        next_on=agreement.follow_up_on if agreement else None,
        flower=_flower(frozen, own, notes=False),
        withdraw_contact=frozen.family_contact,
    )


def without_whereabouts(sheet: GuardianSheetContent, frozen: FrozenItem) -> GuardianSheetContent:
    """Return a sheet that tells nobody where a protected family lives (R25).

    Neutral sender, no team, place, agency's name or telephone, nobody's name; dates without times. The flower
    goes too, as its views name the agencies.
    """
    agreed = frozen.agreement.entry if frozen.agreement is not None and sheet.entry is not None else None
    entry = (
        EntryRow(agency=family_word(frozen.agency(agreed.agency_id).kind.value), function=agreed.function)
        if agreed is not None
        else None
    )
    hidden: dict[str, Any] = {
        "sender": SHELTERED_SENDER,
        "team": SHELTERED_SENDER,
        "child": YOUR_CHILD,
        "recipient": "",
        "entry": entry,
        "flower": None,
        "withdraw_contact": "",
    }
    return sheet.model_copy(update=hidden)


def _frame(frozen: FrozenItem, printing: Printing, team: str) -> dict[str, Any]:
    return {
        "document_id": printing.document_id,
        "version": printing.version,
        "state": printing.state,
        "practice": frozen.team.practice,
        "printed_at": printing.printed_at,
        "printed_by": printing.printed_by,
        "team": team,
    }


def _clock(at: datetime | None) -> time | None:
    return at.astimezone(STOCKHOLM).time().replace(second=0, microsecond=0) if at else None


def _topics(frozen: FrozenItem) -> tuple[str, ...]:
    return tuple(topic_word(topic.value) for topic in sorted(frozen.record.topics))


def _attendance(frozen: FrozenItem) -> tuple[ItemAttendance, ...]:
    """Return who was in the room for the item, with the times of those who were not there all the time.

    Somebody of an agency that takes part may also have come while the item was open.
    """
    first = {member for opening in frozen.record.openings for member in opening.present}
    moves: dict[MemberId, list[tuple[datetime, AttendanceKind]]] = {}
    for event in frozen.record.attendance:
        if event.member_id is not None and _while_open(frozen, event.at):
            moves.setdefault(event.member_id, []).append((event.at, event.kind))
    came = {member for member, kinds in moves.items() if any(kind in _CAME for _, kind in kinds)}
    outside, returned = frozen.outside, frozen.returned
    there = tuple(
        ItemAttendance(
            person=_person_row(frozen, member.id),
            spans=_spans(frozen, moves.get(member.id, []), from_start=member.id in first),
        )
        for member in frozen.members
        if member.id in first or (member.id in came and member.agency_id in frozen.permitted)
    )
    left = tuple(
        ItemAttendance(
            person=_person_row(frozen, member.id),
            left_at=_clock(outside[member.id]),
            back_at=_clock(returned.get(member.id)),
        )
        for member in frozen.members
        if member.id in outside and member.id not in first
    )
    return (*there, *left)


def _while_open(frozen: FrozenItem, at: datetime) -> bool:
    """Whether it was noted between the item's opening and its closing; a return may be later."""
    opened, closed = frozen.opened_at, frozen.closed_at
    return opened is not None and at > opened and (closed is None or at <= closed)


def _spans(
    frozen: FrozenItem, moves: list[tuple[datetime, AttendanceKind]], *, from_start: bool
) -> tuple[Span, ...]:
    since, spans = _clock(frozen.opened_at) if from_start else None, []
    for at, kind in moves:
        if since is not None and kind not in _CAME:
            spans.append(Span(since=since, until=_clock(at)))
        since = _clock(at) if kind in _CAME else None
    if moves and since is not None:
        spans.append(Span(since=since))
    return tuple(spans)


def _person_row(frozen: FrozenItem, member_id: MemberId) -> PersonRow:
    member = frozen.member(member_id)
    deputy = member_id in deputies_among(frozen.record.attendance)
    role = as_deputy(member.role) if deputy else member.role
    return PersonRow(name=member.name, role=role, agency=frozen.agency(member.agency_id).name)


def _person(frozen: FrozenItem, member_id: MemberId | None) -> str:
    if member_id is None:
        return ""
    row = _person_row(frozen, member_id)
    return person_line(row.name, row.role, row.agency)


def _author(frozen: FrozenItem, note: ItemNote) -> str:
    name = _person(frozen, note.member_id)
    return sent_in_by(name) if note.written else name


def _notes(frozen: FrozenItem) -> tuple[NoteRow, ...]:
    return tuple(
        NoteRow(
            author=_author(frozen, note),
            text=note.text,
            about=note.other_adult,
            withheld=_withheld(frozen, note.withheld),
            agency=frozen.agency(note.agency_id).name,
        )
        for note in frozen.record.notes
    )


def _withheld(frozen: FrozenItem, withheld: NoteWithholding | None) -> str:
    """Return the line that tells an agency whom a note is kept from and why (R26)."""
    if withheld is None:
        return ""
    some = (guardian for guardian in frozen.guardians if guardian.id in withheld.guardians)
    return not_for_guardians([guardian_by_number(each.ordinal).lower() for each in some], withheld.reason)


def _entry(frozen: FrozenItem, agreement: SupportAgreement) -> EntryRow:
    entry = agreement.entry
    return EntryRow(
        agency=frozen.agency(entry.agency_id).name,
        function=entry.function,
        contact_name=entry.contact_name,
        telephone=entry.telephone or frozen.agency(entry.agency_id).telephone,
    )


def _offers(frozen: FrozenItem, agreement: SupportAgreement) -> tuple[OfferRow, ...]:
    return tuple(
        OfferRow(
            what=offer.what,
            who=", ".join(part for part in (offer.function, frozen.agency(offer.agency_id).name) if part),
            by_when=offer.by_when,
            state=states.support_word(offer.state, offer.stopped or ""),
            agency=frozen.agency(offer.agency_id).name,
        )
        for offer in agreement.offers
    )


def _tell(frozen: FrozenItem, agreement: SupportAgreement) -> TellRow:
    return TellRow(
        who=_person(frozen, agreement.tell_member),
        by_when=agreement.tell_by,
        how=agreement.tell_how,
        language=language_name(agreement.tell_language),
    )


def _flower(frozen: FrozenItem, ratings: tuple[Rating, ...], *, notes: bool) -> FlowerContent | None:
    """Return the overlay of the views of the day; none when nobody rated."""
    if not ratings:
        return None

    def name(rating: Rating, _role: LayerRole) -> tuple[str, str]:
        agency = rating.rater.agency_id
        kind = frozen.agency(agency).kind.value if agency else ""
        label = _whose(frozen, rating)
        return label, spoken_rater(rating.rater.kind.value, name=label, agency_kind=kind)

    overlay = layers(ratings, frozen.template, case_id=ratings[0].case_id, on=ratings[-1].rated_on)
    written = tuple(
        PetalNote(
            petal_key=answer.petal_key,
            whose=_whose(frozen, rating),
            strengths=answer.strengths,
            challenges=answer.challenges,
        )
        for rating in ratings
        for answer in rating.petals
        if answer.strengths.strip() or answer.challenges.strip()
    )
    return FlowerContent(
        template=frozen.template,
        centre=frozen.child,
        on=ratings[-1].rated_on,
        layers=layers_of(overlay, name),
        notes=written if notes else (),
    )


def _whose(frozen: FrozenItem, rating: Rating) -> str:
    rater = rating.rater
    if rater.kind is RaterKind.SERVICE and rater.agency_id is not None:
        return frozen.agency(rater.agency_id).name
    if rater.kind is RaterKind.GUARDIAN:
        ordinal = next((g.ordinal for g in frozen.guardians if g.id == rater.guardian_id), 1)
        return guardian_by_number(ordinal)
    return RATER_LABELS[rater.kind.value]
