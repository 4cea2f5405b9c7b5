"""Who a child's item is about and who takes part in it: what its steps offer as choices."""

from __future__ import annotations

from datetime import date

from barnombud.domain.case import GUARDIAN_CAPACITIES, Guardian
from barnombud.domain.changes import Op
from barnombud.domain.consent.gate import GateAnswer
from barnombud.domain.ids import AgencyId, ItemId, MemberId
from barnombud.domain.meeting.attendance import members_present
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.services.child_items import require_open
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


class ItemPeople(Value):
    """The people of one open item; nobody whom the consent leaves out is among them."""

    agencies: tuple[Agency, ...]
    """Those that may take part, the one that brought the child first."""
    members: tuple[Member, ...]
    """Active members of these agencies, those with a conflict of interest left out (R15)."""
    taking_part: frozenset[AgencyId]
    """The agencies that have somebody in the room now."""
    guardians: tuple[Guardian, ...]
    """Those who have custody."""
    age: int | None
    """Whole years today; None when the birth date is not known."""
    signed_in: MemberId
    today: date

    def agency(self, agency_id: AgencyId | None) -> Agency | None:
        """Return one of the agencies, or None when it is not among them."""
        return next((agency for agency in self.agencies if agency.id == agency_id), None)

    def member(self, member_id: MemberId | None) -> Member | None:
        """Return one of the members, or None when she is not among them."""
        return next((member for member in self.members if member.id == member_id), None)


def item_people(desk: Desk, item_id: ItemId) -> ItemPeople:
    """Return the people of the open item; asks the gate again first.

    Raises:
        ConsentError: the gate is no longer open.
        RuleViolation: the item is not open.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_ITEM, item_id)
        _, record, answer = require_open(uow, desk, item_id)
        return people_of(uow, desk, record, answer)


def people_of(uow: UnitOfWork, desk: Desk, record: ChildRecord, answer: GateAnswer) -> ItemPeople:
    """Gather the people of an item whose gate has given ``answer``."""
    case, today = uow.cases.get(record.case_id), desk.today()
    conflicted = uow.cases.preparation(case.id).conflicted
    permitted = [agency for agency in uow.agencies.active() if agency.id in answer.permitted]
    present = members_present(uow.attendance.for_meeting(record.meeting_id), uow.now())
    born = uow.cases.identity(case.id).birth_date
    return ItemPeople(
        agencies=tuple(sorted(permitted, key=lambda agency: agency.id != case.brought_by)),
        members=tuple(
            member
            for member in uow.members.active()
            if member.agency_id in answer.permitted and member.id not in conflicted
        ),
        taking_part=frozenset(each.agency_id for each in present) & answer.permitted,
        guardians=tuple(g for g in uow.guardians.for_case(case.id) if g.capacity in GUARDIAN_CAPACITIES),
        age=None if born is None else age_on(born, today),
        signed_in=desk.member.id,
        today=today,
    )


def age_on(born: date, day: date) -> int:
    """Return whole years on ``day``; somebody born on 29 February is a year older from 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
