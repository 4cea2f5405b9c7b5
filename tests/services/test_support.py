"""En väg in in the real store: agreeing, promises, the ladder, and the baton."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.domain.ids import AgencyId, AgreementId, MemberId
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.support.agreement import (
    AgreementBlocker,
    AgreementDraft,
    SingleEntry,
    StuckReason,
    SupportAgreement,
    SupportOffer,
    SupportOutcome,
    SupportState,
)
from barnombud.domain.support.commitment import Commitment, CommitmentKind, CommitmentState
from barnombud.errors import ConsentError, NotFound, RuleViolation
from barnombud.services import child_items, commitments, consents, support
from barnombud.services.cases import CaseRefusal
from tests.open_item import OpenItem, follow_up, full_draft, open_item
from tests.world import World

SOON = date(2026, 3, 17)


@pytest.fixture
def item(world: World) -> OpenItem:
    """Lend an open item."""
    return open_item(world)


def offer(agency: AgencyId, what: str = "Språkgrupp", key: str = "one", by: date = SOON) -> SupportOffer:
    """Return something that is offered."""
    return SupportOffer(id=key, what=what, agency_id=agency, by_when=by)


def agree(item: OpenItem, **changed: object) -> SupportAgreement:
    """Agree on a full draft with ``changed`` fields."""
    world = item.world
    support.save_agreement_draft(world.desk, item.item_id, full_draft(world, **changed))
    return support.agree_support(world.desk, item.item_id).value


def promises(item: OpenItem) -> dict[str, Commitment]:
    """Return the child's promises, by offer or kind."""
    with item.world.desk.unit_of_work() as uow:
        found = uow.commitments.for_case(item.case.id)
    return {promise.offer_id or promise.kind.value: promise for promise in found}


def stored(item: OpenItem, agreement_id: AgreementId) -> SupportAgreement:
    """Return an agreement as it stands in the store."""
    with item.world.desk.unit_of_work() as uow:
        return uow.agreements.get(agreement_id)


def followed_up(item: OpenItem, before: SupportAgreement) -> OpenItem:
    """Finish the item and open it again at the next meeting."""
    voice = ChildVoice(position=VoicePosition.NOT_ASKED, why_not="Sjuk")
    child_items.save_voice(item.world.desk, item.item_id, voice)
    return follow_up(item, before.id)


def test_a_draft_is_kept_while_everything_may_be_missing(item: OpenItem) -> None:
    """What is talked about is saved as it is, and nothing is agreed by that."""
    draft = AgreementDraft(better="Lugnare morgnar")
    support.save_agreement_draft(item.world.desk, item.item_id, draft)
    assert item.page().record.agreement == draft
    assert item.page().record.agreed_on is None


@pytest.mark.rule("R19")
def test_agreeing_makes_one_way_in_and_its_promises(item: OpenItem) -> None:
    """One entry with function; each offer and telling the family become promises with who and when."""
    world = item.world
    agreement = agree(item, offers=(offer(world.ifo.id),), better="Lugnare morgnar")
    assert agreement.entry.agency_id == world.bvc.id
    assert agreement.entry.function == "BVC-sjuksköterskan"
    assert agreement.next_entry is None
    assert item.page().record.agreed_on == world.desk.today()
    found = promises(item)
    assert set(found) == {"one", CommitmentKind.TELL_GUARDIANS.value}
    assert (found["one"].agency_id, found["one"].due_on, found["one"].text) == (
        world.ifo.id,
        SOON,
        "Språkgrupp",
    )
    tell = found[CommitmentKind.TELL_GUARDIANS.value]
    assert (tell.member_id, tell.due_on) == (world.rektor.id, world.desk.today() + timedelta(days=7))


@pytest.mark.rule("R19")
def test_nothing_is_agreed_while_something_is_missing(item: OpenItem) -> None:
    """Every code comes at once, in the order of the page, and nothing is kept."""
    with pytest.raises(RuleViolation) as caught:
        support.agree_support(item.world.desk, item.item_id)
    assert caught.value.blockers == (
        AgreementBlocker.ENTRY_MISSING,
        AgreementBlocker.ENTRY_FUNCTION_MISSING,
        AgreementBlocker.TELL_WHO_MISSING,
        AgreementBlocker.TELL_WHEN_MISSING,
        AgreementBlocker.FOLLOW_UP_MISSING,
    )
    assert promises(item) == {}


@pytest.mark.rule("R19")
def test_an_agency_left_out_is_no_way_in_and_offers_nothing(world: World) -> None:
    """The way in and every offer are among the agencies the item was opened for."""
    item = open_item(world, agencies=(world.preschool, world.bvc))
    with pytest.raises(RuleViolation) as caught:
        agree(item, entry_agency=world.ifo.id, offers=(offer(world.ifo.id),))
    assert caught.value.blockers == (
        AgreementBlocker.ENTRY_NOT_PERMITTED,
        AgreementBlocker.OFFER_NOT_PERMITTED,
    )


@pytest.mark.rule("R12")
def test_a_withdrawn_consent_stops_the_agreement(item: OpenItem) -> None:
    """The gate is asked again at the press."""
    desk = item.world.desk
    support.save_agreement_draft(desk, item.item_id, full_draft(item.world))
    with desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    consents.withdraw_consent(desk, item.case.id, guardian.id)
    with pytest.raises(ConsentError):
        support.agree_support(desk, item.item_id)
    with pytest.raises(ConsentError):
        support.save_agreement_draft(desk, item.item_id, AgreementDraft())


def test_agreeing_again_replaces_the_words_and_keeps_what_has_happened(item: OpenItem) -> None:
    """The agreement, its promises and the ladder stay the same records; an offer taken away goes."""
    world = item.world
    first = agree(item, offers=(offer(world.ifo.id), offer(world.bvc.id, "Bildstöd", "two")))
    support.step_offer(world.desk, first.id, "one", SupportState.OFFERED)
    before = promises(item)
    commitments.tick_off(world.desk, before[CommitmentKind.TELL_GUARDIANS.value].id)
    later = SOON + timedelta(days=7)
    second = agree(item, offers=(offer(world.ifo.id, "Språkgrupp på torsdagar", by=later),))
    after = promises(item)
    assert second.id == first.id
    assert second.offers[0].state is SupportState.OFFERED
    assert second.offers[0].what == "Språkgrupp på torsdagar"
    assert second.told_on == world.desk.today()
    assert set(after) == {"one", CommitmentKind.TELL_GUARDIANS.value}
    assert (after["one"].id, after["one"].due_on) == (before["one"].id, later)
    assert after[CommitmentKind.TELL_GUARDIANS.value].state is CommitmentState.DONE


def test_an_offer_climbs_its_ladder(item: OpenItem) -> None:
    """Each step has its day and who took it; waiting says why, looking back says how it went."""
    world = item.world
    agreement = agree(item, offers=(offer(world.ifo.id),))
    for state in (SupportState.OFFERED, SupportState.ACCEPTED):
        support.step_offer(world.desk, agreement.id, "one", state)
    waits = support.step_offer(
        world.desk,
        agreement.id,
        "one",
        SupportState.WAITING,
        note=" Plats i maj ",
        reason=StuckReason.QUEUE,
        outcome=SupportOutcome.BETTER,
    ).value.offers[0]
    assert waits.waiting_reason is StuckReason.QUEUE
    assert waits.history[-1].note == "Plats i maj"
    assert waits.history[-1].outcome is None
    assert waits.history[-1].member_id == world.rektor.id
    support.step_offer(world.desk, agreement.id, "one", SupportState.STARTED)
    done = support.step_offer(
        world.desk, agreement.id, "one", SupportState.EVALUATED, outcome=SupportOutcome.BETTER
    ).value.offers[0]
    assert done.history[-1].outcome is SupportOutcome.BETTER
    assert [change.state for change in stored(item, agreement.id).offers[0].history] == [
        SupportState.OFFERED,
        SupportState.ACCEPTED,
        SupportState.WAITING,
        SupportState.STARTED,
        SupportState.EVALUATED,
    ]


def test_only_the_offer_stepped_moves(item: OpenItem) -> None:
    """The other offers stay where they are."""
    world = item.world
    agreement = agree(item, offers=(offer(world.ifo.id), offer(world.bvc.id, "Bildstöd", "two")))
    support.step_offer(world.desk, agreement.id, "two", SupportState.OFFERED)
    states = [each.state for each in stored(item, agreement.id).offers]
    assert states == [SupportState.PROPOSED, SupportState.OFFERED]


def test_a_step_the_ladder_lacks_is_refused(item: OpenItem) -> None:
    """Nothing is started before it is offered; an offer that is not there is not found."""
    world = item.world
    agreement = agree(item, offers=(offer(world.ifo.id),))
    with pytest.raises(RuleViolation) as caught:
        support.step_offer(world.desk, agreement.id, "one", SupportState.STARTED)
    assert caught.value.blockers == (AgreementBlocker.STATE_NOT_NEXT,)
    with pytest.raises(NotFound):
        support.step_offer(world.desk, agreement.id, "nothing", SupportState.OFFERED)


@pytest.mark.rule("R7")
def test_after_a_withdrawal_steps_go_on_without_words(item: OpenItem) -> None:
    """What has begun can be brought to an end, but nothing new is written about the child."""
    world = item.world
    agreement = agree(item, offers=(offer(world.ifo.id),))
    for state in (SupportState.OFFERED, SupportState.ACCEPTED, SupportState.STARTED):
        support.step_offer(world.desk, agreement.id, "one", state)
    with world.desk.unit_of_work() as uow:
        guardian = uow.guardians.for_case(item.case.id)[0]
    consents.withdraw_consent(world.desk, item.case.id, guardian.id)
    with pytest.raises(RuleViolation) as caught:
        support.step_offer(world.desk, agreement.id, "one", SupportState.CLOSED, note="Familjen vill inte")
    assert caught.value.blockers == (CaseRefusal.NO_CONSENT_YET,)
    support.step_offer(world.desk, agreement.id, "one", SupportState.CLOSED)
    assert stored(item, agreement.id).offers[0].state is SupportState.CLOSED


@pytest.mark.rule("R19")
def test_the_way_in_stays_until_the_next_has_accepted(item: OpenItem) -> None:
    """Two ways in are impossible: one is, another may be asked."""
    world = item.world
    agreement = agree(item)
    asked = SingleEntry(agency_id=world.ifo.id, function="familjestödjaren", since=world.desk.today())
    waiting = support.ask_next_entry(world.desk, agreement.id, asked).value
    assert (waiting.entry.agency_id, waiting.next_entry) == (world.bvc.id, asked)
    world.clock.set(world.clock.now() + timedelta(days=2))
    taken = support.accept_next_entry(world.desk, agreement.id).value
    assert (taken.entry.agency_id, taken.next_entry) == (world.ifo.id, None)
    assert taken.entry.since == world.desk.today()
    with pytest.raises(NotFound):
        support.accept_next_entry(world.desk, agreement.id)


def test_an_agreement_is_closed_with_a_reason(item: OpenItem) -> None:
    """Closing keeps the day and why."""
    agreement = agree(item)
    closed = support.close_agreement(item.world.desk, agreement.id, "  Målet är nått  ").value
    assert (closed.closed_on, closed.closing_reason) == (item.world.desk.today(), "Målet är nått")
    assert not closed.is_open


@pytest.mark.rule("R19")
def test_following_up_goes_on_from_last_time(item: OpenItem) -> None:
    """The old agreement ends, its ladder and promises come along, and the way in is the same since then."""
    world = item.world
    both = (offer(world.ifo.id), offer(world.bvc.id, "Bildstöd", "two"))
    first = agree(item, offers=both)
    support.step_offer(world.desk, first.id, "one", SupportState.OFFERED)
    before = promises(item)
    again = followed_up(item, first)
    second = agree(again, offers=(both[0],))
    assert (second.follows, stored(item, first.id).is_open) == (first.id, False)
    assert (second.entry.since, second.next_entry) == (first.entry.since, None)
    assert second.offers[0].state is SupportState.OFFERED
    after = promises(item)
    assert (after["one"].id, after["one"].agreement_id) == (before["one"].id, second.id)
    assert after["two"].agreement_id == first.id
    assert agree(again, offers=(both[0],)).id == second.id
    assert stored(item, first.id).closed_on == world.desk.today()


@pytest.mark.rule("R19")
def test_another_way_in_at_the_follow_up_has_to_accept(item: OpenItem) -> None:
    """The way in so far keeps the baton in the new agreement too, also when it is agreed once more."""
    world = item.world
    first = agree(item)
    again = followed_up(item, first)
    changed = {
        "entry_agency": world.ifo.id,
        "entry_function": "familjestödjaren",
        "entry_name": "Inga Exempel",
        "entry_member": MemberId(world.family_worker.id),
    }
    second = agree(again, **changed)
    assert second.entry.agency_id == world.bvc.id
    assert second.next_entry is not None
    assert second.next_entry.contact_name == "Inga Exempel"
    support.accept_next_entry(world.desk, second.id)
    third = agree(again, **changed)
    assert (third.entry.agency_id, third.next_entry) == (world.ifo.id, None)


@pytest.mark.rule("R19")
def test_in_the_same_item_the_way_in_is_simply_corrected(item: OpenItem) -> None:
    """Nobody holds the baton before the first agreement is settled, so nobody has to hand it over."""
    agree(item)
    corrected = agree(item, entry_agency=item.world.ifo.id, entry_function="familjestödjaren")
    assert (corrected.entry.agency_id, corrected.next_entry) == (item.world.ifo.id, None)
