"""The papers of a meeting: which there are, for whom, in which language, and whether they have left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from pydantic import AwareDatetime

from barnombud.domain.case import GUARDIAN_CAPACITIES, Guardian
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.standing import adult_permits, permits, standings
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, CertificateId, GuardianId, ItemId, MeetingId, MemberId
from barnombud.domain.meeting.child_item import ItemNote
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.meeting.meeting import AgendaItem, ItemKind, Meeting
from barnombud.domain.minutes import Addendum, HandedOver, ItemSnapshot, Minutes, MinutesState, PaperKind
from barnombud.domain.promise_dates import read_through_due
from barnombud.domain.value import Value
from barnombud.services.addition_sources import sources_of
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.item_papers import receivers, recipient_name
from barnombud.services.languages import Translations
from barnombud.store.unit_of_work import UnitOfWork


class PaperRequest(Value):
    """Which paper is meant, by ids only."""

    kind: PaperKind
    meeting_id: MeetingId | None = None
    item_id: ItemId | None = None
    case_id: CaseId | None = None
    agency_id: AgencyId | None = None
    guardian_id: GuardianId | None = None
    certificate_id: CertificateId | None = None
    as_of: AwareDatetime | None = None
    """The consent of which instant counts: only of a paper that was handed over then, for its own archive."""
    language: str = ""
    """What stands beside the Swedish; empty for the language of whoever gets it, ``sv`` for nothing."""
    large: bool = False
    """Large print, of a paper that families read."""


def paper_ids(request: PaperRequest) -> tuple[str, ...]:
    """Return what a line of the access log names of a paper."""
    return tuple(each for each in (request.meeting_id, request.item_id, request.case_id) if each)


class PaperLine(Value):
    """One paper that goes out."""

    request: PaperRequest
    recipient: str
    """Agency, or the guardian as known; empty for the whole team."""
    guardian_ordinal: int = 0
    language: str = "sv"
    reviewed: bool | None = None
    """Whether what stands beside the Swedish has been reviewed; None when nothing does (R43)."""
    case_id: CaseId | None = None
    """The child it is about; None for the team's own papers."""
    case_number: str = ""
    shown_name: str = ""
    withdrawn: bool = False
    """Consent no longer holds: the paper says only "Samtycke återkallat" (R7)."""
    handed_over: tuple[HandedOver, ...] = ()


class PapersPage(Value):
    """Everything the papers page shows after a meeting."""

    meeting: Meeting
    minutes: Minutes | None
    lines: tuple[PaperLine, ...]
    unfinished: int
    """Children's items of the meeting that nothing was agreed in: no paper of them exists. Only of cases
    whose key is held."""
    general_items: tuple[AgendaItem, ...]
    """What the general part is made of, in order; may be written in until the minutes are finalised."""
    additions: tuple[Addendum, ...]
    """To the general part and to children's items, each in order of time; of a child's those that the
    signed-in member's agency may have (R3)."""
    read_through_by: date | None
    """Last day to read the minutes through; None before the meeting has ended."""
    people: dict[MemberId, str]
    """What members are called, also those who have left: who handed a paper over (R31)."""
    today: date


def papers_page(desk: Desk, meeting_id: MeetingId) -> PapersPage:
    """Return every paper of one meeting, of the cases whose key is held."""
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_LIST, "papers", meeting_id)
        given = uow.handovers.for_meeting(meeting_id)
        minutes = uow.minutes.find(meeting_id)
        gone = minutes is not None and minutes.state is MinutesState.DISPOSED
        general = (PaperKind.CALL,) if gone else (PaperKind.CALL, PaperKind.MINUTES)
        lines, mine = [_general(kind, meeting_id, given) for kind in general], desk.member.agency_id
        snapshots, made = uow.item_snapshots.for_meeting(meeting_id), Translations(uow)
        additions = list(uow.addenda.for_meeting(meeting_id))
        for snapshot in snapshots:
            lines += _of_item(uow, snapshot, given, made)
            written = uow.addenda.for_item(snapshot.item_id)
            additions += shown_additions(uow, snapshot, written, mine)
            lines += _added_to(uow, lines, snapshot, written, given)
        if given:
            lines.append(_general(PaperKind.REGISTER, meeting_id, ()))
        held, frozen = uow.case_keys.held(), {snapshot.item_id for snapshot in snapshots}
        if any(each.item_id is None for each in additions):
            lines.insert(2, _general(PaperKind.ADDENDUM, meeting_id, given))
        items = uow.agenda.for_meeting(meeting_id)
        meeting, rules = uow.meetings.get(meeting_id), uow.team.rules()
        ended = swedish_date(meeting.ended_at) if meeting.ended_at else None
        return PapersPage(
            meeting=meeting,
            minutes=minutes,
            lines=tuple(lines),
            unfinished=sum(item.case_id in held and item.id not in frozen for item in items),
            general_items=tuple(item for item in items if item.kind is not ItemKind.CHILD),
            additions=tuple(additions),
            people={member.id: member.name for member in uow.members.list()},
            read_through_by=read_through_due(ended, rules.read_through_days) if ended else None,
            today=desk.today(),
        )


def frozen_of(snapshot: ItemSnapshot) -> FrozenItem:
    """Return what a child's snapshot holds.

    Raises:
        StoreDamaged: it is no longer what was frozen.
    """
    return FrozenItem.model_validate_json(snapshot.snapshot.checked())


def shown_item(uow: UnitOfWork, snapshot: ItemSnapshot) -> FrozenItem:
    """Return what a child's snapshot holds as it may be shown: of a protected child without names (R23)."""
    frozen = frozen_of(snapshot)
    return frozen.covered if uow.cases.identity(snapshot.case_id).is_protected else frozen


def still_holds(
    uow: UnitOfWork,
    case_id: CaseId,
    agency_id: AgencyId | None,
    topics: frozenset[Topic] = frozenset(),
    at: datetime | None = None,
) -> bool:
    """Whether consent still lets ``agency_id`` (None: a guardian) have a paper about the child (R7).

    With ``topics``, those the item was opened for, it must still cover every one of them. ``at`` is the
    instant meant; now when left out. Now an agency that has left the team gets nothing; what it was given
    before it left stays as it was in its own archive (R32).
    """
    if (
        agency_id is not None
        and at is None
        and agency_id not in {agency.id for agency in uow.agencies.active()}
    ):
        return False
    case = uow.cases.get(case_id)
    facts = gather(uow, case)
    allowed = permits(standings(facts.guardians, facts.events, at or uow.now()))
    if agency_id is None or agency_id == case.brought_by:
        return bool(allowed)
    found = allowed.get((case.brought_by, agency_id), frozenset())
    return bool(found) and topics <= found


def speakers(
    uow: UnitOfWork,
    case_id: CaseId,
    receiver: AgencyId | None,
    topics: frozenset[Topic],
    at: datetime | None = None,
) -> frozenset[AgencyId]:
    """Return the agencies whose own words ``receiver`` (None: a guardian) may have now about all ``topics``.

    Each may have its own and those of the agencies that may tell it (R3); a guardian those of the agency that
    brought the child and of those that it may tell. One that the family has left out since speaks nowhere.
    """
    case = uow.cases.get(case_id)
    facts = gather(uow, case)
    allowed = permits(standings(facts.guardians, facts.events, at or uow.now()))
    covering = {pair for pair, found in allowed.items() if topics <= found}
    if receiver is None:
        return frozenset({case.brought_by} | {to for source, to in covering if source == case.brought_by})
    return frozenset({receiver} | {source for source, to in covering if to == receiver})


def shown_additions(
    uow: UnitOfWork, snapshot: ItemSnapshot, written: tuple[Addendum, ...], agency_id: AgencyId
) -> tuple[Addendum, ...]:
    """Return which of the additions to a child's part an agency may see, on a page as on its enclosure (R3).

    Its own it always may; of an item that it was left out of, nothing else.
    """
    if not written:
        return ()
    frozen, heard = frozen_of(snapshot), frozenset[AgencyId | None]({agency_id})
    if agency_id in frozen.permitted:
        heard |= {None, *speakers(uow, snapshot.case_id, agency_id, frozen.record.topics)}
    return tuple(
        each for each, source in zip(written, sources_of(uow, written), strict=True) if source in heard
    )


def additions_of_case(uow: UnitOfWork, case_id: CaseId, agency_id: AgencyId) -> tuple[Addendum, ...]:
    """Return the additions about one case that an agency may see, oldest first; see `shown_additions`."""
    written = uow.addenda.for_case(case_id)
    shown: set[str] = set()
    for snapshot in uow.item_snapshots.for_case(case_id) if written else ():
        own = tuple(each for each in written if each.item_id == snapshot.item_id)
        shown |= {each.id for each in shown_additions(uow, snapshot, own, agency_id)}
    return tuple(each for each in written if each.id in shown)


def sheet_guardians(uow: UnitOfWork, snapshot: ItemSnapshot, frozen: FrozenItem) -> tuple[Guardian, ...]:
    """Return the guardians who get a sheet: those who had custody then and have it now (R25).

    A parent who has lost custody since is an outsider (law document, section 1).
    """
    custody = {g.id for g in uow.guardians.for_case(snapshot.case_id) if g.capacity in GUARDIAN_CAPACITIES}
    had = (guardian for guardian in frozen.guardians if guardian.capacity in GUARDIAN_CAPACITIES)
    return tuple(guardian for guardian in had if guardian.id in custody)


def adults_agree(
    uow: UnitOfWork,
    case_id: CaseId,
    notes: Iterable[ItemNote],
    receiver: AgencyId,
    at: datetime | None = None,
) -> tuple[ItemNote, ...]:
    """Return the notes ``receiver`` may have now: about the child, or an adult who lets it be told (R6)."""
    events, at = uow.consents.for_case(case_id), at or uow.now()
    return tuple(
        note
        for note in notes
        if not note.other_adult or adult_permits(events, note.other_adult, (note.agency_id, receiver), at)
    )


def _general(kind: PaperKind, meeting_id: MeetingId, given: tuple[HandedOver, ...]) -> PaperLine:
    return PaperLine(
        request=PaperRequest(kind=kind, meeting_id=meeting_id),
        recipient="",
        handed_over=tuple(each for each in given if each.kind is kind and each.item_id is None),
    )


def _of_item(
    uow: UnitOfWork, snapshot: ItemSnapshot, given: tuple[HandedOver, ...], made: Translations
) -> list[PaperLine]:
    frozen = shown_item(uow, snapshot)
    mine = tuple(each for each in given if each.item_id == snapshot.item_id)
    lines = []
    for agency_id in receivers(frozen):
        request = _request(PaperKind.ENCLOSURE, snapshot).model_copy(update={"agency_id": agency_id})
        lines.append(
            PaperLine(
                request=request,
                recipient=frozen.agency(agency_id).name,
                case_id=snapshot.case_id,
                case_number=frozen.case_number,
                shown_name=frozen.child,
                withdrawn=not still_holds(uow, snapshot.case_id, agency_id, frozen.record.topics),
                handed_over=_of_kind(mine, PaperKind.ENCLOSURE, agency_id),
            )
        )
    for guardian in sheet_guardians(uow, snapshot, frozen):
        request = _request(PaperKind.GUARDIAN_SHEET, snapshot).model_copy(update={"guardian_id": guardian.id})
        beside = made.beside(guardian.language)
        lines.append(
            PaperLine(
                request=request,
                recipient=recipient_name(guardian, frozen.guardians),
                guardian_ordinal=guardian.ordinal,
                language=guardian.language,
                reviewed=beside.reviewed if beside else None,
                case_id=snapshot.case_id,
                case_number=frozen.case_number,
                shown_name=frozen.child,
                handed_over=tuple(each for each in mine if each.recipient_ordinal == guardian.ordinal),
            )
        )
    receipts = (_kept_with(line, PaperKind.RECEIPT, ()) for line in lines if line.handed_over)
    return [*lines, *receipts]


def _of_kind(given: tuple[HandedOver, ...], kind: PaperKind, agency_id: AgencyId) -> tuple[HandedOver, ...]:
    return tuple(each for each in given if (each.kind, each.recipient_agency) == (kind, agency_id))


def _added_to(
    uow: UnitOfWork,
    lines: Sequence[PaperLine],
    snapshot: ItemSnapshot,
    written: tuple[Addendum, ...],
    given: tuple[HandedOver, ...],
) -> tuple[PaperLine, ...]:
    """Return the additions to a child's part, for each agency whose paper of them holds any, or was given."""
    wanted = (PaperKind.ENCLOSURE, snapshot.item_id)
    enclosures = (line for line in lines if (line.request.kind, line.request.item_id) == wanted)
    added = (_kept_with(line, PaperKind.ADDENDUM, given) for line in enclosures if written)
    return tuple(line for line in added if line.handed_over or _holds_any(uow, line, snapshot, written))


def _holds_any(
    uow: UnitOfWork, line: PaperLine, snapshot: ItemSnapshot, written: tuple[Addendum, ...]
) -> bool:
    """Whether the agency's paper of additions would hold any; after a withdrawal it says only that (R7)."""
    agency_id = line.request.agency_id
    return (
        agency_id is not None
        and not line.withdrawn
        and bool(shown_additions(uow, snapshot, written, agency_id))
    )


def _kept_with(line: PaperLine, kind: PaperKind, given: tuple[HandedOver, ...]) -> PaperLine:
    """Return the line of a paper for the same reader about the same child; in Swedish only."""
    request = line.request.model_copy(update={"kind": kind})
    mine = (
        each
        for each in given
        if (each.kind, each.item_id, each.recipient_agency) == (kind, request.item_id, request.agency_id)
    )
    return line.model_copy(
        update={"request": request, "language": "sv", "reviewed": None, "handed_over": tuple(mine)}
    )


def _request(kind: PaperKind, snapshot: ItemSnapshot) -> PaperRequest:
    return PaperRequest(
        kind=kind, meeting_id=snapshot.meeting_id, item_id=snapshot.item_id, case_id=snapshot.case_id
    )
