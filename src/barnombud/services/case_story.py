"""The story of one case: what was agreed and what came of it, flowers, papers and additions."""

from __future__ import annotations

from datetime import date

from barnombud.domain.case import GUARDIAN_CAPACITIES
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.consent.standing import permits, standings
from barnombud.domain.ids import AgencyId, CaseId, ItemId, MeetingId
from barnombud.domain.minutes import Addendum, HandedOver
from barnombud.domain.support.agreement import SupportAgreement
from barnombud.domain.support.commitment import Commitment
from barnombud.domain.team import Agency, Member
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import Rating
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.services.cases import gather
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import template_in_use
from barnombud.services.item_people import ItemPeople
from barnombud.services.papers import additions_of_case


class AgreedItem(Value):
    """One item of the case that is frozen, so that only additions can be made to it."""

    item_id: ItemId
    meeting_id: MeetingId
    on: date


class CaseStory(Value):
    """Everything that has happened in one case, beside its consents."""

    template: FlowerTemplate
    ratings: tuple[Rating, ...]
    agreements: tuple[SupportAgreement, ...]
    """Oldest first."""
    commitments: tuple[Commitment, ...]
    handed_over: tuple[HandedOver, ...]
    additions: tuple[Addendum, ...]
    """Those that the signed-in member's agency may have (R3)."""
    items: tuple[AgreedItem, ...]
    members: tuple[Member, ...]
    """Those who have left as well: what they did stays theirs."""
    agencies: tuple[Agency, ...]
    people: ItemPeople
    """Whose views there are in the flower: the agencies the consent lets take part."""
    today: date


def case_story(desk: Desk, case_id: CaseId) -> CaseStory:
    """Return the story of one case.

    Raises:
        NotFound: the case is gone.
        KeyNotHeld: the signed-in member does not hold its key.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_STORY, case_id)
        case = uow.cases.get(case_id)
        facts = gather(uow, case)
        allowed = permits(standings(facts.guardians, facts.events, uow.now()))
        told: frozenset[AgencyId] = frozenset(to for source, to in allowed if source == case.brought_by)
        agencies = uow.agencies.list()
        here = [agency for agency in agencies if agency.id in told | {case.brought_by}]
        agreements = uow.agreements.for_case(case_id)
        return CaseStory(
            template=template_in_use(uow),
            ratings=uow.ratings.for_case(case_id),
            agreements=tuple(sorted(agreements, key=lambda agreement: agreement.agreed_on)),
            commitments=uow.commitments.for_case(case_id),
            handed_over=uow.handovers.for_case(case_id),
            additions=additions_of_case(uow, case_id, desk.member.agency_id),
            items=tuple(
                AgreedItem(item_id=each.item_id, meeting_id=each.meeting_id, on=swedish_date(each.frozen_at))
                for each in uow.item_snapshots.for_case(case_id)
            ),
            members=uow.members.list(),
            agencies=agencies,
            people=ItemPeople(
                agencies=tuple(sorted(here, key=lambda agency: agency.id != case.brought_by)),
                members=uow.members.active(),
                taking_part=frozenset(agency.id for agency in here),
                guardians=tuple(g for g in facts.guardians if g.capacity in GUARDIAN_CAPACITIES),
                age=None,
                signed_in=desk.member.id,
                today=desk.today(),
            ),
            today=desk.today(),
        )
