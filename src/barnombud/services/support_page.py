"""What the step En väg in shows: the draft with what can be proposed, and what was agreed before."""

from __future__ import annotations

from datetime import date

from barnombud.domain.case import Guardian
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import ItemId
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.meeting import MeetingState
from barnombud.domain.promise_dates import feedback_due
from barnombud.domain.support.agreement import (
    AgreementDraft,
    SingleEntry,
    SupportAgreement,
    SupportOffer,
    SupportState,
)
from barnombud.domain.value import Value
from barnombud.services.child_items import require_open
from barnombud.services.desk import Desk
from barnombud.services.item_people import ItemPeople, people_of
from barnombud.services.meetings import proposal
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.texts.one_way_in import TELL_HOW_INTERPRETER, TELL_HOW_USUAL

SWEDISH = "sv"
_OVER = frozenset({SupportState.CLOSED, SupportState.DECLINED})


class SupportPage(Value):
    """En väg in for one open item."""

    people: ItemPeople
    draft: AgreementDraft
    """As it was left; where nothing has been written, with what can be proposed."""
    agreement: SupportAgreement | None
    """What has been agreed in this item."""
    followed: SupportAgreement | None
    """What was agreed last time, which this item follows up."""


def support_page(desk: Desk, item_id: ItemId) -> SupportPage:
    """Return the step En väg in of the open item; asks the gate again first.

    Raises:
        ConsentError: the gate is no longer open.
        RuleViolation: the item is not open.
    """
    with desk.unit_of_work() as uow:
        uow.shows(Op.READ_ITEM, item_id)
        item, record, answer = require_open(uow, desk, item_id)
        people = people_of(uow, desk, record, answer)
        followed = uow.agreements.get(item.follow_up_of) if item.follow_up_of else None
        untouched = record.agreement == AgreementDraft()
        return SupportPage(
            people=people,
            draft=_proposed(uow, desk, people, record, followed) if untouched else record.agreement,
            agreement=uow.agreements.for_item(item_id),
            followed=followed,
        )


def _proposed(
    uow: UnitOfWork, desk: Desk, people: ItemPeople, record: ChildRecord, followed: SupportAgreement | None
) -> AgreementDraft:
    """Propose what is known: dates, language, and what goes on from last time."""
    draft = AgreementDraft(
        tell_by=feedback_due(people.today, uow.team.rules().feedback_days),
        tell_how=TELL_HOW_INTERPRETER if _needs_interpreter(people.guardians) else TELL_HOW_USUAL,
        tell_language=_language(people.guardians),
        follow_up_on=_next_meeting_on(uow, desk, record),
    )
    return draft if followed is None else _continued(draft, followed, people)


def _continued(draft: AgreementDraft, followed: SupportAgreement, people: ItemPeople) -> AgreementDraft:
    """Go on from what was agreed last time, with those who may take part now."""
    update: dict[str, object] = {
        "need": followed.need,
        "better": followed.better,
        "petals": followed.petals,
        "offers": tuple(offer for offer in followed.offers if _goes_on(offer, people)),
        "tell_how": followed.tell_how or draft.tell_how,
    }
    entry = followed.next_entry or followed.entry
    if people.agency(entry.agency_id) is not None:
        update |= entry_fields(entry)
    if people.member(followed.tell_member) is not None:
        update["tell_member"] = followed.tell_member
    if people.member(followed.follow_up_member) is not None:
        update["follow_up_member"] = followed.follow_up_member
    return draft.model_copy(update=update)


def entry_fields(entry: SingleEntry) -> dict[str, object]:
    """Return a way in as fields of a draft."""
    return {
        "entry_agency": entry.agency_id,
        "entry_function": entry.function,
        "entry_name": entry.contact_name,
        "entry_telephone": entry.telephone,
        "entry_member": entry.member_id,
    }


def _goes_on(offer: SupportOffer, people: ItemPeople) -> bool:
    return offer.state not in _OVER and people.agency(offer.agency_id) is not None


def _language(guardians: tuple[Guardian, ...]) -> str:
    """Return the first other language than Swedish that a guardian speaks, else Swedish."""
    return next((g.language for g in guardians if g.language != SWEDISH), SWEDISH)


def _needs_interpreter(guardians: tuple[Guardian, ...]) -> bool:
    return any(guardian.needs_interpreter for guardian in guardians)


def _next_meeting_on(uow: UnitOfWork, desk: Desk, record: ChildRecord) -> date:
    """Return the day of the next planned meeting, or the day the team's series proposes."""
    planned = [
        swedish_date(meeting.starts_at)
        for meeting in uow.meetings.in_state(MeetingState.PLANNED)
        if meeting.id != record.meeting_id and swedish_date(meeting.starts_at) > desk.today()
    ]
    return min(planned) if planned else swedish_date(proposal(uow, desk).starts_at)
