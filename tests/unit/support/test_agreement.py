"""En väg in: one entry, the ladder of an offer, and what an agreement lacks."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from pydantic import ValidationError

from barnombud.domain.ids import AgencyId, AgreementId, CaseId, ItemId, MeetingId, MemberId
from barnombud.domain.support import agreement as agreement_module
from barnombud.domain.support.agreement import (
    AgreementBlocker,
    AgreementDraft,
    SingleEntry,
    SipParts,
    StateChange,
    StuckReason,
    SupportAgreement,
    SupportOffer,
    SupportState,
    days_waited,
    missing,
    stepped,
)

PRESCHOOL, CARE, SOCIAL = AgencyId("preschool"), AgencyId("care"), AgencyId("social")
ALVA = MemberId("alva")
TODAY = date(2026, 3, 3)
S, B = SupportState, AgreementBlocker

LADDER = {
    (S.PROPOSED, S.OFFERED),
    (S.PROPOSED, S.CLOSED),
    (S.OFFERED, S.ACCEPTED),
    (S.OFFERED, S.DECLINED),
    (S.OFFERED, S.CLOSED),
    (S.ACCEPTED, S.WAITING),
    (S.ACCEPTED, S.STARTED),
    (S.ACCEPTED, S.CLOSED),
    (S.DECLINED, S.OFFERED),
    (S.DECLINED, S.CLOSED),
    (S.WAITING, S.STARTED),
    (S.WAITING, S.DECLINED),
    (S.WAITING, S.CLOSED),
    (S.STARTED, S.EVALUATED),
    (S.STARTED, S.CLOSED),
    (S.EVALUATED, S.STARTED),
    (S.EVALUATED, S.CLOSED),
}


def offer(state: SupportState = S.PROPOSED, *history: StateChange, agency: AgencyId = CARE) -> SupportOffer:
    """Return an offer that stands at ``state``."""
    return SupportOffer(
        id="offer", what="Språklek", agency_id=agency, by_when=TODAY, state=state, history=history
    )


def change(state: SupportState, on: date = TODAY) -> StateChange:
    """Return one step."""
    return StateChange(state=state, on=on, member_id=ALVA)


WHOLE = AgreementDraft(
    entry_agency=PRESCHOOL,
    entry_function="Rektor",
    offers=(offer(),),
    tell_member=ALVA,
    tell_by=TODAY,
    follow_up_on=TODAY,
)


@pytest.mark.rule("R19")
@pytest.mark.parametrize(("now", "then"), list(product(S, S)))
def test_every_step_of_the_ladder(now: SupportState, then: SupportState) -> None:
    """Exactly these steps exist; each leaves a dated trace and nothing else changes."""
    after = stepped(offer(now, change(now)), change(then))
    if (now, then) not in LADDER:
        assert after is None
        return
    assert after == offer(then, change(now), change(then))


def test_waiting_keeps_its_reason_and_moving_on_drops_it() -> None:
    """A reason belongs to waiting only."""
    waiting = stepped(offer(S.ACCEPTED), change(S.WAITING), StuckReason.QUEUE)
    assert waiting is not None
    assert waiting.waiting_reason is StuckReason.QUEUE
    started = stepped(waiting, change(S.STARTED), StuckReason.QUEUE)
    assert started is not None
    assert started.waiting_reason is None


def test_days_waited_counts_from_accepted_to_started() -> None:
    """The first time of each; None while either is missing."""
    accepted, started = change(S.ACCEPTED, date(2026, 3, 1)), change(S.STARTED, date(2026, 3, 15))
    again = change(S.STARTED, date(2026, 6, 1))
    assert days_waited(offer(S.STARTED, accepted, started, again)) == 14
    assert days_waited(offer(S.ACCEPTED, accepted)) is None
    assert days_waited(offer(S.STARTED, started)) is None


@pytest.mark.rule("R19")
def test_an_agreement_has_exactly_one_way_in_by_its_type() -> None:
    """No list of entries: one is required and a second cannot be written."""
    whole = {
        "id": AgreementId("a"),
        "case_id": CaseId("c"),
        "meeting_id": MeetingId("m"),
        "item_id": ItemId("i"),
        "agreed_on": TODAY,
        "need": "Språket",
        "better": "Fler ord",
        "entry": SingleEntry(agency_id=PRESCHOOL, function="Rektor", since=TODAY),
        "tell_member": ALVA,
        "tell_by": TODAY,
        "follow_up_on": TODAY,
    }
    agreed = SupportAgreement.model_validate(whole)
    assert agreed.is_open
    assert not agreed.model_copy(update={"closed_on": TODAY}).is_open
    entries = (agreed.entry, agreed.entry)
    for broken in ({**whole, "entry": entries}, {**whole, "entries": entries}, {**whole, "entry": None}):
        with pytest.raises(ValidationError):
            SupportAgreement.model_validate(broken)


@pytest.mark.rule("R19")
@pytest.mark.parametrize("field", ["needed", "who_answers", "responsible_body"])
@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_sip_without_one_of_its_parts_is_not_saved(field: str, text: str) -> None:
    """Responsible body, what is needed and who answers: empty or blank is refused."""
    parts = {"needed": "Stöd hemma", "who_answers": "Båda", "responsible_body": "Exempelkommun"}
    assert SipParts.model_validate(parts).by_others == ""
    with pytest.raises(ValidationError):
        SipParts.model_validate({**parts, field: text})


@pytest.mark.rule("R19")
@pytest.mark.parametrize(
    ("changed", "blockers"),
    [
        ({}, ()),
        ({"entry_agency": None}, (B.ENTRY_MISSING,)),
        ({"entry_function": "  "}, (B.ENTRY_FUNCTION_MISSING,)),
        ({"entry_agency": SOCIAL}, (B.ENTRY_NOT_PERMITTED,)),
        ({"offers": (offer(), offer(agency=SOCIAL))}, (B.OFFER_NOT_PERMITTED,)),
        ({"offers": ()}, ()),
        ({"tell_member": None}, (B.TELL_WHO_MISSING,)),
        ({"tell_by": None}, (B.TELL_WHEN_MISSING,)),
        ({"follow_up_on": None}, (B.FOLLOW_UP_MISSING,)),
        ({"follow_up_on": date(2026, 3, 2)}, (B.FOLLOW_UP_IN_PAST,)),
    ],
)
def test_what_an_agreement_lacks(changed: dict[str, object], blockers: tuple[AgreementBlocker, ...]) -> None:
    """One thing missing gives one code; a left-out agency can be neither entry nor offer."""
    assert missing(WHOLE.model_copy(update=changed), (PRESCHOOL, CARE), TODAY) == blockers


@pytest.mark.rule("R19")
def test_an_empty_draft_lacks_everything_in_the_order_of_the_page() -> None:
    """The first code is the first field."""
    assert missing(AgreementDraft(), (), TODAY) == (
        B.ENTRY_MISSING,
        B.ENTRY_FUNCTION_MISSING,
        B.TELL_WHO_MISSING,
        B.TELL_WHEN_MISSING,
        B.FOLLOW_UP_MISSING,
    )


@pytest.mark.rule("R19")
def test_nothing_is_called_a_decision() -> None:
    """The team agrees and proposes; no name in the module says decision."""
    assert not [
        name for name in dir(agreement_module) if "decision" in name.lower() or "beslut" in name.lower()
    ]
