"""Freezes a child's item when it is agreed: its papers are made from the snapshot alone (R30)."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.standing import adult_agrees, standings
from barnombud.domain.ids import AgencyId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceEvent
from barnombud.domain.meeting.child_item import ChildRecord, ItemNote
from barnombud.domain.meeting.frozen_item import FrozenItem
from barnombud.domain.meeting.meeting import AgendaItem, ItemState
from barnombud.domain.minutes import ItemSnapshot, Snapshot
from barnombud.domain.team import Agency
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import template_in_use
from barnombud.services.law import load_law_book
from barnombud.services.printable import require_printable_item, with_visible_marks
from barnombud.store.unit_of_work import UnitOfWork


def settle_item(
    uow: UnitOfWork,
    desk: Desk,
    item: AgendaItem,
    record: ChildRecord,
    at: datetime,
    *,
    must_print: bool = True,
) -> AgendaItem:
    """Close a child's item as done, freeze it, and take the child off the agenda until it is followed up.

    Raises:
        InputError: as `freeze_item`.
    """
    done = item.model_copy(update={"state": ItemState.DONE, "closed_at": at})
    uow.agenda.save(done)
    freeze_item(uow, desk, done, record, must_print=must_print)
    preparation = uow.cases.preparation(record.case_id)
    uow.cases.save_preparation(record.case_id, preparation.model_copy(update={"take_up": False}))
    return done


def freeze_item(
    uow: UnitOfWork, desk: Desk, item: AgendaItem, record: ChildRecord, *, must_print: bool = True
) -> ItemSnapshot:
    """Keep a new version of the item's snapshot and return it; what is frozen can always be printed.

    Without ``must_print`` a character that no font has is frozen as a visible mark instead of refused.

    Raises:
        InputError: ``glyph_missing``, naming the place.
    """
    before = uow.item_snapshots.latest(item.id)
    frozen = frozen_item(uow, desk, item, record)
    if must_print:
        require_printable_item(frozen)
    frozen = with_visible_marks(frozen)
    snapshot = ItemSnapshot(
        item_id=item.id,
        case_id=record.case_id,
        meeting_id=record.meeting_id,
        version=before.version + 1 if before else 1,
        frozen_at=frozen.frozen_at,
        frozen_by=desk.member.id,
        snapshot=Snapshot.of(frozen.model_dump_json()),
    )
    uow.item_snapshots.add(snapshot)
    return snapshot


def freeze_returns(uow: UnitOfWork, desk: Desk, meeting_id: MeetingId) -> list[ItemId]:
    """Add to each frozen item, when the meeting has ended, when those it left out came back (R15).

    The item was frozen when it was closed, with them still outside. Nothing else of it changes. Returns the
    items to which something was added, among those whose key is held.
    """
    added = []
    attendance = uow.attendance.for_meeting(meeting_id)
    for before in uow.item_snapshots.for_meeting(meeting_id):
        frozen = FrozenItem.model_validate_json(before.snapshot.content)
        after = frozen.with_returns(attendance)
        if after is not frozen:
            update = {
                "version": before.version + 1,
                "frozen_at": uow.now(),
                "frozen_by": desk.member.id,
                "snapshot": Snapshot.of(after.model_dump_json()),
            }
            uow.item_snapshots.add(before.model_copy(update=update))
            added.append(before.item_id)
    return added


def frozen_item(uow: UnitOfWork, desk: Desk, item: AgendaItem, record: ChildRecord) -> FrozenItem:
    """Return the item as it is now, whole in itself; keeps nothing."""
    case, team, rules = uow.cases.get(record.case_id), uow.team.team(), uow.team.rules()
    meeting = uow.meetings.get(item.meeting_id)
    agencies, facts = uow.agencies.list(), gather(uow, case)
    people = standings(facts.guardians, facts.events, uow.now())
    ratings = tuple(r for r in uow.ratings.for_case(case.id) if r.item_id == item.id)
    attendance = uow.attendance.for_meeting(item.meeting_id)
    return FrozenItem(
        team=team,
        sender=rules.neutral_sender or team.name,
        family_contact=rules.family_contact,
        meeting_on=swedish_date(meeting.started_at or meeting.starts_at),
        opened_at=item.opened_at,
        closed_at=item.closed_at,
        child=uow.cases.identity(case.id).shown_name,
        case_number=case.number,
        brought_by=case.brought_by,
        record=record.model_copy(
            update={"notes": _all_notes(uow, record), "attendance": _during(attendance, item)}
        ),
        agreement=uow.agreements.for_item(item.id),
        ratings=ratings,
        template=uow.templates.get(ratings[0].template_id, ratings[0].template_version)
        if ratings
        else template_in_use(uow),
        guardians=facts.guardians,
        agencies=agencies,
        members=uow.members.list(),
        markings=_markings(agencies, desk),
        not_raised="\n".join(p.terms.not_raised for p in people if p.terms and p.terms.not_raised.strip()),
        consent_until=min((p.terms.valid_to for p in people if p.terms), default=None),
        concern=uow.cases.preparation(case.id).concern,
        frozen_at=uow.now(),
        frozen_by=desk.member.id,
    )


def _all_notes(uow: UnitOfWork, record: ChildRecord) -> tuple[ItemNote, ...]:
    """Return the notes that may be shared, and after them what absent members have sent in."""
    sent_in = (
        ItemNote(
            id=each.id,
            agency_id=each.agency_id,
            member_id=each.member_id,
            at=each.at,
            text=each.text,
            written=True,
        )
        for each in uow.written.for_item(record.meeting_id, record.case_id)
    )
    return (*shareable_notes(uow, record), *sent_in)


def shareable_notes(uow: UnitOfWork, record: ChildRecord) -> tuple[ItemNote, ...]:
    """Return the notes that may stand in shared text: about the child, or an adult who has agreed (R6)."""
    events, at = uow.consents.for_case(record.case_id), uow.now()
    return tuple(
        note for note in record.notes if not note.other_adult or adult_agrees(events, note.other_adult, at)
    )


def _during(events: tuple[AttendanceEvent, ...], item: AgendaItem) -> tuple[AttendanceEvent, ...]:
    """Return who came and went until the item was closed; visitors of other items are left out."""
    return tuple(
        event
        for event in events
        if (event.visitor is None or event.item_id == item.id)
        and (item.closed_at is None or event.at <= item.closed_at)
    )


def _markings(agencies: tuple[Agency, ...], desk: Desk) -> dict[AgencyId, str]:
    law = load_law_book().at(desk.today())
    return {agency.id: law.secrecy(agency.kind, agency.statute).marking for agency in agencies}
