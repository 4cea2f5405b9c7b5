"""A child's item as it was agreed, whole in itself: every paper about the child is made from it alone.

Names, agencies, law texts and the flower's version are copied in, so that later changes never alter it (R18,
R30).
"""

from __future__ import annotations

from datetime import date, datetime

from barnombud.domain.case import MASK, Guardian
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.meeting.attendance import AttendanceEvent, AttendanceKind, last_notes
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.support.agreement import SupportAgreement
from barnombud.domain.team import Agency, Member, Team
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import Rating
from barnombud.domain.wellbeing.template import FlowerTemplate


class FrozenItem(Value):
    """What `Snapshot.content` of a child's item holds."""

    team: Team
    sender: str
    """Neutral sender of family papers."""
    family_contact: str
    meeting_on: date
    opened_at: datetime | None
    closed_at: datetime | None
    child: str
    case_number: str
    brought_by: AgencyId
    record: ChildRecord
    """Notes about adults who have not agreed are already left out (R6)."""
    agreement: SupportAgreement | None
    ratings: tuple[Rating, ...]
    template: FlowerTemplate
    guardians: tuple[Guardian, ...]
    agencies: tuple[Agency, ...]
    members: tuple[Member, ...]
    markings: dict[AgencyId, str]
    """Secrecy marking of each agency by the law of the day (R18, R28)."""
    not_raised: str = ""
    consent_until: date | None = None
    concern: str = ""
    frozen_at: datetime
    frozen_by: MemberId

    @property
    def permitted(self) -> frozenset[AgencyId]:
        """The agencies the item was open for each time it was opened: what was written once stands in it."""
        each = [opening.permitted for opening in self.record.openings]
        return frozenset.intersection(*each) if each else frozenset()

    @property
    def covered(self) -> FrozenItem:
        """The item of a protected child with its names covered, whenever it was frozen (R23)."""
        guardians = tuple(guardian.covered for guardian in self.guardians)
        return self.model_copy(update={"child": MASK, "guardians": guardians})

    @property
    def outside(self) -> dict[MemberId, datetime]:
        """Who had left the room for the item when it was opened, and when (R15)."""
        before = (e for e in self.record.attendance if self.opened_at is not None and e.at <= self.opened_at)
        return {
            event.member_id: event.at
            for event in last_notes(before)
            if event.member_id is not None and event.kind is AttendanceKind.STEPPED_OUT
        }

    @property
    def returned(self) -> dict[MemberId, datetime]:
        """When each of those came back, as far as it was noted before the meeting ended (R15)."""
        return {member: event.at for member, event in self._returns(self.record.attendance).items()}

    def with_returns(self, events: tuple[AttendanceEvent, ...]) -> FrozenItem:
        """The item with the returns among the meeting's ``events``; itself when there is nothing new."""
        known = self.returned
        new = [event for member, event in self._returns(events).items() if member not in known]
        if not new:
            return self
        record = self.record.model_copy(update={"attendance": (*self.record.attendance, *new)})
        return self.model_copy(update={"record": record})

    def _returns(self, events: tuple[AttendanceEvent, ...]) -> dict[MemberId, AttendanceEvent]:
        found: dict[MemberId, AttendanceEvent] = {}
        left = self.outside
        for event in events:
            member = event.member_id
            came = event.kind is AttendanceKind.RETURNED
            if came and member is not None and event.at > left.get(member, event.at):
                found.setdefault(member, event)
        return found

    def agency(self, agency_id: AgencyId) -> Agency:
        """Return an agency as it was; KeyError for one that was not in the team."""
        return {agency.id: agency for agency in self.agencies}[agency_id]

    def member(self, member_id: MemberId) -> Member:
        """Return a member as she was; KeyError for one who was not in the team."""
        return {member.id: member for member in self.members}[member_id]
