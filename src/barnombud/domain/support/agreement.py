"""En väg in: exactly one way in to support, what is offered with who, when and state (R19)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import AgencyId, AgreementId, CaseId, ItemId, MeetingId, MemberId
from barnombud.domain.value import Value


class SupportState(StrEnum):
    """The ladder of an offer (domain document, section 6)."""

    PROPOSED = "proposed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WAITING = "waiting"
    STARTED = "started"
    EVALUATED = "evaluated"
    CLOSED = "closed"


NEXT_STATES: dict[SupportState, frozenset[SupportState]] = {
    SupportState.PROPOSED: frozenset({SupportState.OFFERED, SupportState.CLOSED}),
    SupportState.OFFERED: frozenset({SupportState.ACCEPTED, SupportState.DECLINED, SupportState.CLOSED}),
    SupportState.ACCEPTED: frozenset({SupportState.WAITING, SupportState.STARTED, SupportState.CLOSED}),
    SupportState.DECLINED: frozenset({SupportState.OFFERED, SupportState.CLOSED}),
    SupportState.WAITING: frozenset({SupportState.STARTED, SupportState.DECLINED, SupportState.CLOSED}),
    SupportState.STARTED: frozenset({SupportState.EVALUATED, SupportState.CLOSED}),
    SupportState.EVALUATED: frozenset({SupportState.STARTED, SupportState.CLOSED}),
    SupportState.CLOSED: frozenset(),
}


class StuckReason(StrEnum):
    """Why something waits (domain document, section 6)."""

    QUEUE = "queue"
    NO_RESOURCE = "no_resource"
    WRONG_LEVEL = "wrong_level"
    FAMILY_WANTS_TO_WAIT = "family_wants_to_wait"
    NO_CONSENT = "no_consent"
    OTHER = "other"


class SupportOutcome(StrEnum):
    """What came of an offer when it was looked at again (domain document, section 6); never an amount."""

    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    TOO_EARLY = "too_early"
    UNKNOWN = "unknown"


class StopReason(StrEnum):
    """Why an offer was closed without anybody having said no to it."""

    CONSENT_ENDED = "consent_ended"
    """Consent no longer holds (R7); never a family's no to the support."""


class StateChange(Value):
    """One step on the ladder: when, who, note; and what came of it, when it was evaluated."""

    state: SupportState
    on: date
    member_id: MemberId
    note: str = Field(default="", max_length=500)
    outcome: SupportOutcome | None = None
    stopped: StopReason | None = None
    """Only of a step to `SupportState.CLOSED` that nobody chose."""


class SupportOffer(Value):
    """One thing that is offered: what, who, by when, and where it stands."""

    id: str
    what: str = Field(min_length=1, max_length=300)
    agency_id: AgencyId
    function: str = Field(default="", max_length=120)
    """Who in that agency, as a function, such as ``familjestöd``."""
    by_when: date
    state: SupportState = SupportState.PROPOSED
    history: tuple[StateChange, ...] = ()
    waiting_reason: StuckReason | None = None
    petals: tuple[str, ...] = ()

    @property
    def stopped(self) -> StopReason | None:
        """Why it was closed without anybody having chosen it; None for everything else (R7)."""
        return self.history[-1].stopped if self.history else None


class SingleEntry(Value):
    """The one way in: an agency and a named function or person the family turns to."""

    agency_id: AgencyId
    function: str = Field(min_length=1, max_length=120)
    contact_name: str = Field(default="", max_length=120)
    telephone: str = Field(default="", max_length=40)
    member_id: MemberId | None = None
    since: date


class SipParts(Value):
    """The four statutory parts of a SIP (10 kap. 8-9 §§ SoL, 16 kap. 4 § HSL); blanks are not parts (R19)."""

    needed: str = Field(pattern=r"\S")
    who_answers: str = Field(pattern=r"\S")
    by_others: str = ""
    responsible_body: str = Field(pattern=r"\S")


class AgreementDraft(Value):
    """The agreement as it is being talked about: everything may still be missing."""

    need: str = Field(default="", max_length=2000)
    better: str = Field(default="", max_length=2000)
    """What should get better."""
    petals: tuple[str, ...] = ()
    entry_agency: AgencyId | None = None
    entry_function: str = Field(default="", max_length=120)
    entry_name: str = Field(default="", max_length=120)
    entry_telephone: str = Field(default="", max_length=40)
    entry_member: MemberId | None = None
    offers: tuple[SupportOffer, ...] = ()
    tell_member: MemberId | None = None
    tell_by: date | None = None
    tell_how: str = Field(default="", max_length=200)
    tell_language: str = Field(default="sv", max_length=12)
    follow_up_on: date | None = None
    follow_up_member: MemberId | None = None
    sip: SipParts | None = None
    talked_through: bool = False
    """Ratings have been talked through with the guardians and may stand on their sheet."""


class AgreementBlocker(StrEnum):
    """What an agreement still lacks."""

    ENTRY_MISSING = "entry_missing"
    ENTRY_FUNCTION_MISSING = "entry_function_missing"
    ENTRY_NOT_PERMITTED = "entry_not_permitted"
    OFFER_NOT_PERMITTED = "offer_not_permitted"
    TELL_WHO_MISSING = "tell_who_missing"
    TELL_WHEN_MISSING = "tell_when_missing"
    FOLLOW_UP_MISSING = "follow_up_missing"
    FOLLOW_UP_IN_PAST = "follow_up_in_past"
    STATE_NOT_NEXT = "state_not_next"


class AgreementDuty(StrEnum):
    """What a member can answer for in an agreement; the codes are the agreement's own fields."""

    ENTRY = "entry"
    NEXT_ENTRY = "next_entry"
    TELL_MEMBER = "tell_member"
    FOLLOW_UP_MEMBER = "follow_up_member"


class PassedOn(Value):
    """A duty that passed on when somebody left the team; to nobody when nobody could take it over."""

    duty: AgreementDuty
    from_member: MemberId
    to_member: MemberId | None
    on: date


class SupportAgreement(Value):
    """What the team agreed to offer; never a decision on an insats, which each authority makes itself."""

    id: AgreementId
    case_id: CaseId
    meeting_id: MeetingId
    item_id: ItemId
    agreed_on: date
    need: str
    better: str
    petals: tuple[str, ...] = ()
    entry: SingleEntry
    next_entry: SingleEntry | None = None
    """Asked to take over but has not yet accepted; until then `entry` stays responsible."""
    offers: tuple[SupportOffer, ...] = ()
    tell_member: MemberId
    tell_by: date
    tell_how: str = ""
    tell_language: str = "sv"
    told_on: date | None = None
    follow_up_on: date
    follow_up_member: MemberId | None = None
    sip: SipParts | None = None
    talked_through: bool = False
    follows: AgreementId | None = None
    closed_on: date | None = None
    closing_reason: str = ""
    passed_on: tuple[PassedOn, ...] = ()
    """What passed to a deputy when somebody left, oldest first."""

    @property
    def is_open(self) -> bool:
        """Whether the agreement still runs."""
        return self.closed_on is None


def missing(
    draft: AgreementDraft, permitted: Iterable[AgencyId], today: date
) -> tuple[AgreementBlocker, ...]:
    """Return what the draft lacks before it can be agreed, in the order of the page.

    ``permitted`` are the agencies the item was opened for: the way in and every offer must be among them.
    """
    allowed = frozenset(permitted)
    found = {
        AgreementBlocker.ENTRY_MISSING: draft.entry_agency is None,
        AgreementBlocker.ENTRY_FUNCTION_MISSING: not draft.entry_function.strip(),
        AgreementBlocker.ENTRY_NOT_PERMITTED: draft.entry_agency is not None
        and draft.entry_agency not in allowed,
        AgreementBlocker.OFFER_NOT_PERMITTED: any(offer.agency_id not in allowed for offer in draft.offers),
        AgreementBlocker.TELL_WHO_MISSING: draft.tell_member is None,
        AgreementBlocker.TELL_WHEN_MISSING: draft.tell_by is None,
        AgreementBlocker.FOLLOW_UP_MISSING: draft.follow_up_on is None,
        AgreementBlocker.FOLLOW_UP_IN_PAST: draft.follow_up_on is not None and draft.follow_up_on < today,
    }
    return tuple(blocker for blocker, holds in found.items() if holds)


def stepped(
    offer: SupportOffer, change: StateChange, reason: StuckReason | None = None
) -> SupportOffer | None:
    """Return the offer one step on, or None when the ladder has no such step."""
    if change.state not in NEXT_STATES[offer.state]:
        return None
    return offer.model_copy(
        update={
            "state": change.state,
            "history": (*offer.history, change),
            "waiting_reason": reason if change.state is SupportState.WAITING else None,
        }
    )


def days_waited(offer: SupportOffer) -> int | None:
    """Return days from accepted to started, or None when either has not happened."""
    first = {change.state: change.on for change in reversed(offer.history)}
    if SupportState.ACCEPTED not in first or SupportState.STARTED not in first:
        return None
    return (first[SupportState.STARTED] - first[SupportState.ACCEPTED]).days
