"""When a member has left: what she answered for passes to her deputy, and it is written down (R19).

What nobody can take over is left without anybody, openly; it is never kept in the name of one who has gone.
"""

from __future__ import annotations

from datetime import date

from barnombud.domain.support.agreement import AgreementDuty, PassedOn, SingleEntry, SupportAgreement
from barnombud.domain.support.commitment import Commitment, CommitmentStep
from barnombud.domain.team import Member
from barnombud.domain.value import Value


class Leaving(Value):
    """One who has left, who takes over (None: nobody can), and on which Swedish date."""

    gone: Member
    heir: Member | None
    on: date


def passed_commitment(commitment: Commitment, leaving: Leaving) -> Commitment:
    """Return an open promise of the one who has left as her deputy's, or as nobody's."""
    heir = leaving.heir
    step = CommitmentStep(
        on=leaving.on,
        member_id=heir.id if heir else leaving.gone.id,
        state=commitment.state,
        due_on=commitment.due_on,
        reason=commitment.stuck,
        taken_over_from=leaving.gone.id,
    )
    return commitment.model_copy(
        update={
            "member_id": heir.id if heir else None,
            "agency_id": heir.agency_id if heir else commitment.agency_id,
            "steps": (*commitment.steps, step),
        }
    )


def passed_agreement(agreement: SupportAgreement, leaving: Leaving) -> SupportAgreement:
    """Return an agreement without the one who has left in it; the way in stays with its agency.

    The contact passes only to a deputy of the same agency: another agency is another way in, which is asked
    for and accepted.
    """
    update: dict[str, object] = {}
    done: list[PassedOn] = []
    inside = leaving.heir if leaving.heir and leaving.heir.agency_id == leaving.gone.agency_id else None
    for duty, entry in (
        (AgreementDuty.ENTRY, agreement.entry),
        (AgreementDuty.NEXT_ENTRY, agreement.next_entry),
    ):
        if entry is not None and _is_contact(entry, leaving.gone):
            update[duty.value] = _passed_entry(entry, leaving, inside)
            done.append(_noted(duty, leaving, inside))
    known = {(each.duty, each.from_member) for each in agreement.passed_on}
    for duty, member in (
        (AgreementDuty.TELL_MEMBER, agreement.tell_member if agreement.told_on is None else None),
        (AgreementDuty.FOLLOW_UP_MEMBER, agreement.follow_up_member),
    ):
        if member == leaving.gone.id and (duty, member) not in known:
            if leaving.heir is not None or duty is AgreementDuty.FOLLOW_UP_MEMBER:
                update[duty.value] = leaving.heir.id if leaving.heir else None
            done.append(_noted(duty, leaving, leaving.heir))
    return agreement.model_copy(update={**update, "passed_on": (*agreement.passed_on, *done)})


def _is_contact(entry: SingleEntry, member: Member) -> bool:
    """Whether the way in is this person, by id or by the name that was written for her agency."""
    named = entry.contact_name == member.name and entry.agency_id == member.agency_id
    return entry.member_id == member.id or (entry.member_id is None and named)


def _passed_entry(entry: SingleEntry, leaving: Leaving, heir: Member | None) -> SingleEntry:
    own = bool(entry.telephone) and entry.telephone == leaving.gone.telephone
    telephone = (heir.telephone if heir else "") if own else entry.telephone
    return entry.model_copy(
        update={
            "member_id": heir.id if heir else None,
            "contact_name": heir.name if heir else "",
            "telephone": telephone,
            "since": leaving.on,
        }
    )


def _noted(duty: AgreementDuty, leaving: Leaving, heir: Member | None) -> PassedOn:
    return PassedOn(
        duty=duty, from_member=leaving.gone.id, to_member=heir.id if heir else None, on=leaving.on
    )
