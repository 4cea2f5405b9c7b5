"""En väg in: the draft as it is talked about, the agreement, the promises that come of it, and the ladder."""

from __future__ import annotations

from datetime import date

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import AgencyId, AgreementId, CommitmentId, ItemId, new_id
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.support.agreement import (
    AgreementBlocker,
    AgreementDraft,
    SingleEntry,
    StateChange,
    StuckReason,
    SupportAgreement,
    SupportOffer,
    SupportOutcome,
    SupportState,
    missing,
    stepped,
)
from barnombud.domain.support.baton import carried_on, handed
from barnombud.domain.support.commitment import Commitment, CommitmentKind
from barnombud.errors import NotFound, RuleViolation
from barnombud.services.cases import require_holding
from barnombud.services.child_items import require_open
from barnombud.services.desk import Desk
from barnombud.services.papers import still_holds
from barnombud.store.unit_of_work import UnitOfWork


def save_agreement_draft(desk: Desk, item_id: ItemId, draft: AgreementDraft) -> Outcome[ChildRecord]:
    """Keep the agreement as it is being talked about; everything may still be missing."""
    with desk.unit_of_work() as uow:
        _, record, _ = require_open(uow, desk, item_id)
        record = record.model_copy(update={"agreement": draft})
        uow.records.save(record)
        return Outcome(record, uow.commit(Op.WRITE_ITEM, item_id))


def agree_support(desk: Desk, item_id: ItemId) -> Outcome[SupportAgreement]:
    """Agree on exactly one way in; its promises go to the list of commitments by themselves (R19).

    Agreeing again in the same item replaces what was agreed there before; what has happened since stays. When
    an agreement is followed up, its way in stays responsible until another has accepted.

    Raises:
        RuleViolation: what the draft still lacks (`AgreementBlocker` codes).
        ConsentError: the gate is no longer open.
    """
    with desk.unit_of_work() as uow:
        item, record, answer = require_open(uow, desk, item_id)
        today = desk.today()
        earlier = uow.agreements.for_item(item_id)
        followed = uow.agreements.get(item.follow_up_of) if item.follow_up_of else None
        blockers = _all_missing(uow, record, answer.permitted, today)
        agreement = _agreement(record, blockers, earlier, item.follow_up_of, today)
        agreement = _going_on(agreement, earlier, followed, answer.permitted)
        uow.agreements.save(agreement)
        if followed is not None and followed.is_open:
            uow.agreements.save(followed.model_copy(update={"closed_on": today}))
        _make_promises(uow, desk, agreement)
        uow.records.save(record.model_copy(update={"agreed_on": today}))
        return Outcome(agreement, uow.commit(Op.AGREE_SUPPORT, agreement.id, record.case_id, item_id))


def step_offer(
    desk: Desk,
    agreement_id: AgreementId,
    offer_id: str,
    state: SupportState,
    *,
    note: str = "",
    reason: StuckReason | None = None,
    outcome: SupportOutcome | None = None,
) -> Outcome[SupportAgreement]:
    """Take an offer one step on the ladder; ``outcome`` is what came of it, when it is evaluated.

    Raises:
        RuleViolation: the ladder has no such step, or no consent holds for a new note (R12).
        NotFound: there is no such offer.
    """
    with desk.unit_of_work() as uow:
        agreement = uow.agreements.get(agreement_id)
        offer = next((each for each in agreement.offers if each.id == offer_id), None)
        if offer is None:
            raise NotFound(offer_id)
        if note.strip():
            require_holding(uow, uow.cases.get(agreement.case_id))
        change = StateChange(
            state=state,
            on=desk.today(),
            member_id=desk.member.id,
            note=note.strip(),
            outcome=outcome if state is SupportState.EVALUATED else None,
        )
        new = stepped(offer, change, reason)
        if new is None:
            raise RuleViolation((AgreementBlocker.STATE_NOT_NEXT,), offer_id)
        offers = tuple(new if each.id == offer_id else each for each in agreement.offers)
        agreement = agreement.model_copy(update={"offers": offers})
        uow.agreements.save(agreement)
        return Outcome(agreement, uow.commit(Op.CHANGE_SUPPORT, agreement_id, agreement.case_id))


def ask_next_entry(desk: Desk, agreement_id: AgreementId, entry: SingleEntry) -> Outcome[SupportAgreement]:
    """Ask another to become the way in; the present one stays responsible until the next has accepted.

    Raises:
        RuleViolation: no consent lets the other's agency know of the child now (R3, R7).
    """
    with desk.unit_of_work() as uow:
        agreement = uow.agreements.get(agreement_id).model_copy(update={"next_entry": entry})
        _require_permitted(uow, agreement, entry)
        uow.agreements.save(agreement)
        return Outcome(agreement, uow.commit(Op.CHANGE_SUPPORT, agreement_id, agreement.case_id))


def accept_next_entry(desk: Desk, agreement_id: AgreementId) -> Outcome[SupportAgreement]:
    """The one who was asked accepts, and from now on is the way in.

    Raises:
        NotFound: nobody has been asked.
        RuleViolation: no consent lets that agency know of the child any longer (R3, R7).
    """
    with desk.unit_of_work() as uow:
        agreement = uow.agreements.get(agreement_id)
        if agreement.next_entry is None:
            raise NotFound(agreement_id)
        _require_permitted(uow, agreement, agreement.next_entry)
        entry = agreement.next_entry.model_copy(update={"since": desk.today()})
        agreement = agreement.model_copy(update={"entry": entry, "next_entry": None})
        uow.agreements.save(agreement)
        return Outcome(agreement, uow.commit(Op.CHANGE_SUPPORT, agreement_id, agreement.case_id))


def close_agreement(desk: Desk, agreement_id: AgreementId, reason: str) -> Outcome[SupportAgreement]:
    """Close an agreement; its open promises are dropped by whoever looks at them, not here.

    Raises:
        RuleViolation: a reason is given and no consent holds; without one it can always be closed (R7).
    """
    with desk.unit_of_work() as uow:
        agreement = uow.agreements.get(agreement_id)
        if reason.strip():
            require_holding(uow, uow.cases.get(agreement.case_id))
        agreement = agreement.model_copy(
            update={"closed_on": desk.today(), "closing_reason": reason.strip()[:500]}
        )
        uow.agreements.save(agreement)
        return Outcome(agreement, uow.commit(Op.CHANGE_SUPPORT, agreement_id, agreement.case_id))


def _require_permitted(uow: UnitOfWork, agreement: SupportAgreement, entry: SingleEntry) -> None:
    if not still_holds(uow, agreement.case_id, entry.agency_id):
        raise RuleViolation((AgreementBlocker.ENTRY_NOT_PERMITTED,), agreement.id)


def _all_missing(
    uow: UnitOfWork, record: ChildRecord, permitted: frozenset[AgencyId], today: date
) -> tuple[AgreementBlocker, ...]:
    """Return what the draft lacks; whom it names must be of an agency that takes part, without conflict."""
    draft, conflicted = record.agreement, uow.cases.preparation(record.case_id).conflicted
    free = {m.id for m in uow.members.active() if m.agency_id in permitted and m.id not in conflicted}
    named = {
        AgreementBlocker.ENTRY_NOT_PERMITTED: draft.entry_member,
        AgreementBlocker.TELL_WHO_MISSING: draft.tell_member,
        AgreementBlocker.FOLLOW_UP_MISSING: draft.follow_up_member,
    }
    wrong = {blocker for blocker, member in named.items() if member is not None and member not in free}
    return tuple(dict.fromkeys((*missing(draft, permitted, today), *sorted(wrong))))


def _agreement(
    record: ChildRecord,
    blockers: tuple[AgreementBlocker, ...],
    earlier: SupportAgreement | None,
    follows: AgreementId | None,
    today: date,
) -> SupportAgreement:
    """Return what the draft comes to; refuse when it lacks anything."""
    draft = record.agreement
    # There are blockers whenever one of these is missing; they tell the type checker what is there.
    if (
        blockers
        or draft.entry_agency is None
        or draft.tell_member is None
        or draft.tell_by is None
        or draft.follow_up_on is None
    ):
        raise RuleViolation(blockers, record.item_id)
    return SupportAgreement(
        id=earlier.id if earlier else AgreementId(new_id()),
        case_id=record.case_id,
        meeting_id=record.meeting_id,
        item_id=record.item_id,
        agreed_on=today,
        need=draft.need,
        better=draft.better,
        petals=draft.petals,
        entry=SingleEntry(
            agency_id=draft.entry_agency,
            function=draft.entry_function.strip(),
            contact_name=draft.entry_name.strip(),
            telephone=draft.entry_telephone.strip(),
            member_id=draft.entry_member,
            since=today,
        ),
        offers=draft.offers,
        tell_member=draft.tell_member,
        tell_by=draft.tell_by,
        tell_how=draft.tell_how,
        tell_language=draft.tell_language,
        told_on=earlier.told_on if earlier else None,
        follow_up_on=draft.follow_up_on,
        follow_up_member=draft.follow_up_member,
        sip=draft.sip,
        talked_through=draft.talked_through,
        follows=follows,
    )


def _going_on(
    agreement: SupportAgreement,
    earlier: SupportAgreement | None,
    followed: SupportAgreement | None,
    permitted: frozenset[AgencyId],
) -> SupportAgreement:
    """Let the way in so far keep the baton, and every offer the step where it stands."""
    known = [offer for before in (followed, earlier) if before is not None for offer in before.offers]
    update: dict[str, object] = {"offers": carried_on(agreement.offers, known)}
    if followed is not None:
        holder = earlier.entry if earlier is not None else followed.entry
        update["entry"], update["next_entry"] = handed(agreement.entry, holder, permitted)
    return agreement.model_copy(update=update)


def _make_promises(uow: UnitOfWork, desk: Desk, agreement: SupportAgreement) -> None:
    """Make the promises of an agreement, and take away those of an earlier wording of it.

    A promise that was there already goes on as it stands; one for an offer that goes on from the agreement
    that is followed up comes along.
    """
    offered = {offer.id for offer in agreement.offers}
    kept = {
        c.offer_id or c.kind.value: c
        for c in uow.commitments.for_case(agreement.case_id)
        if c.agreement_id == agreement.id or (c.agreement_id == agreement.follows and c.offer_id in offered)
    }
    for promise in _wanted(uow, desk, agreement):
        before = kept.pop(promise.offer_id or promise.kind.value, None)
        uow.commitments.save(_reworded(before, promise) if before else promise)
    for gone in kept.values():
        uow.commitments.remove(gone.id)


def _reworded(before: Commitment, now: Commitment) -> Commitment:
    """Return a promise with the words and the date of now, and everything that has happened to it."""
    return now.model_copy(
        update={
            "id": before.id,
            "state": before.state,
            "stuck": before.stuck,
            "made_on": before.made_on,
            "done_on": before.done_on,
            "steps": before.steps,
        }
    )


def _wanted(uow: UnitOfWork, desk: Desk, agreement: SupportAgreement) -> list[Commitment]:
    tell = uow.members.get(agreement.tell_member)
    found = [_offered(agreement, offer, desk.today()) for offer in agreement.offers]
    found.append(
        Commitment(
            id=CommitmentId(new_id()),
            kind=CommitmentKind.TELL_GUARDIANS,
            due_on=agreement.tell_by,
            agency_id=tell.agency_id,
            member_id=tell.id,
            meeting_id=agreement.meeting_id,
            case_id=agreement.case_id,
            agreement_id=agreement.id,
            text="",
            made_on=desk.today(),
        )
    )
    return found


def _offered(agreement: SupportAgreement, offer: SupportOffer, today: date) -> Commitment:
    return Commitment(
        id=CommitmentId(new_id()),
        kind=CommitmentKind.SUPPORT,
        due_on=offer.by_when,
        agency_id=offer.agency_id,
        meeting_id=agreement.meeting_id,
        case_id=agreement.case_id,
        agreement_id=agreement.id,
        offer_id=offer.id,
        text=offer.what,
        made_on=today,
    )
