"""A running meeting with one child's item open, through the services, for tests of what is done in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from barnombud.domain.case import Case, CaseIdentity, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_instant
from barnombud.domain.consent.events import Answer
from barnombud.domain.ids import AgreementId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.domain.support.agreement import AgreementDraft
from barnombud.domain.team import Agency, Member
from barnombud.services import child_items, consents, holding, meetings, room
from barnombud.services.child_items import ItemPage
from tests.held_meeting import everybody_answers
from tests.world import World


@dataclass(frozen=True)
class OpenItem:
    """One open item."""

    world: World
    case: Case
    meeting_id: MeetingId
    item_id: ItemId

    def page(self) -> ItemPage:
        """Return the item as the meeting page fetches it."""
        return child_items.item_page(self.world.desk, self.item_id)


def open_item(
    world: World,
    *,
    first_name: str = "Alva",
    guardians: tuple[str, ...] = ("Mira Påhitt",),
    agencies: tuple[Agency, ...] = (),
    confirmed: tuple[Agency, ...] | None = None,
    present: tuple[Member, ...] | None = None,
    born: date | None = None,
    preparation: Preparation | None = None,
    case: Case | None = None,
) -> OpenItem:
    """Consent to a child, plan and start a meeting today, and open the child's item.

    Every agency named (all of the team's when none is) may take part; those ``confirmed`` (all of them) have
    checked the consent, and ``present`` (everybody of them) are in the room.
    """
    taking_part = agencies or world.agencies
    if case is None:
        case = world.consented_case(first_name=first_name, guardians=guardians, agencies=agencies)
        with world.desk.unit_of_work() as uow:
            identity = CaseIdentity(alias="Ekorren", first_name=first_name, birth_date=born)
            uow.cases.save_identity(case.id, identity)
            if preparation is not None:
                uow.cases.save_preparation(case.id, preparation)
            uow.commit(Op.CHANGE_CASE, case.id)
    starts = swedish_instant(world.desk.today(), MONTHLY.start_time)
    meeting = meetings.plan_meeting(world.desk, starts).value
    holding.start_meeting(world.desk, meeting.id)
    members = present or tuple(m for m in world.members if m.agency_id in {a.id for a in taking_part})
    room.note_members(world.desk, meeting.id, tuple(m.id for m in members), AttendanceKind.ARRIVED)
    everybody_answers(world, meeting.id)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    for agency in taking_part if confirmed is None else confirmed:
        consents.confirm_consent(world.desk, case.id, agency.id)
    world.clock.set(world.clock.now() + timedelta(minutes=1))
    with world.desk.unit_of_work() as uow:
        items = uow.agenda.for_meeting(meeting.id)
    item = next(i for i in items if i.kind is ItemKind.CHILD and i.case_id == case.id)
    holding.open_child_item(world.desk, item.id)
    return OpenItem(world, case, meeting.id, item.id)


def full_draft(world: World, **changed: object) -> AgreementDraft:
    """Return a draft that lacks nothing."""
    today = world.desk.today()
    fields: dict[str, object] = {
        "entry_agency": world.bvc.id,
        "entry_function": "BVC-sjuksköterskan",
        "entry_name": "Bo Låtsas",
        "entry_telephone": "070-1740605",
        "entry_member": world.nurse.id,
        "tell_member": world.rektor.id,
        "tell_by": today + timedelta(days=7),
        "follow_up_on": today + timedelta(days=28),
    }
    return AgreementDraft(**{**fields, **changed})  # type: ignore[arg-type]  # the tests' own field names


def follow_up(before: OpenItem, agreement_id: AgreementId, agencies: tuple[Agency, ...] = ()) -> OpenItem:
    """End the meeting of ``before`` and open the child's item four weeks later, to follow up.

    With ``agencies`` the guardians have since said yes to these only.
    """
    world = before.world
    child_items.finish_child_item(world.desk, before.item_id)
    holding.end_meeting(world.desk, before.meeting_id)
    world.clock.set(world.clock.now() + timedelta(days=28))
    if agencies:
        with world.desk.unit_of_work() as uow:
            people = uow.guardians.for_case(before.case.id)
        for guardian in people:
            consents.record_answer(world.desk, before.case.id, guardian.id, Answer.YES, world.terms(agencies))
    opened = open_item(world, case=before.case, agencies=agencies)
    assert opened.page().item.follow_up_of == agreement_id
    return opened
