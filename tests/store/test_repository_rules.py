"""What the store refuses, hides and never does in a loop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.consent.events import Answer
from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import (
    AgencyId,
    AgreementId,
    CaseId,
    CommitmentId,
    ConsultationId,
    ItemId,
    MeetingId,
    MemberId,
    RatingId,
    new_id,
)
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.meeting import ItemKind, MeetingState
from barnombud.domain.meeting_calendar import MONTHLY
from barnombud.domain.minutes import Addendum, Draft, ItemSnapshot, Minutes, MinutesState, Snapshot
from barnombud.errors import InputError, NotFound
from barnombud.services.case_lines import case_list
from barnombud.services.commitments import add_commitment, commitment_page
from barnombud.services.consents import confirm_consent, record_answer
from barnombud.services.desk import Desk
from barnombud.services.flower_templates import template_in_use
from barnombud.services.home import home_page
from barnombud.services.meetings import meeting_list, meeting_page, plan_meeting
from barnombud.store.unit_of_work import UnitOfWork
from tests.store.raw import run_sql, statements
from tests.world import World


@pytest.mark.parametrize(
    "load",
    [
        lambda u: u.cases.get(CaseId("x")),
        lambda u: u.cases.identity(CaseId("x")),
        lambda u: u.meetings.get(MeetingId("x")),
        lambda u: u.agenda.get(ItemId("x")),
        lambda u: u.records.get(ItemId("x")),
        lambda u: u.agencies.get(AgencyId("x")),
        lambda u: u.members.get(MemberId("x")),
        lambda u: u.ratings.get(RatingId("x")),
        lambda u: u.agreements.get(AgreementId("x")),
        lambda u: u.commitments.get(CommitmentId("x")),
        lambda u: u.consultations.get(ConsultationId("x")),
    ],
)
def test_what_is_gone_is_said_to_be_gone(world: World, load: Callable[[UnitOfWork], object]) -> None:
    """A record may have been removed from another page."""
    with world.desk.unit_of_work() as uow, pytest.raises(NotFound):
        load(uow)


def test_agency_and_member_that_are_not_there_cannot_be_changed(world: World) -> None:
    """A changed value never makes a new row by itself."""
    with world.desk.unit_of_work() as uow:
        with pytest.raises(NotFound):
            uow.agencies.save(world.bvc.model_copy(update={"id": AgencyId("x")}))
        with pytest.raises(NotFound):
            uow.members.save(world.nurse.model_copy(update={"id": MemberId("x")}))


def test_empty_store_answers_with_nothing(world: World) -> None:
    """Finding is not getting: nothing there is an answer."""
    with world.desk.unit_of_work() as uow:
        assert uow.minutes.find(MeetingId("x")) is None
        uow.minutes.mark_handed_over(MeetingId("x"))
        assert uow.records.find(ItemId("x")) is None
        assert uow.item_snapshots.latest(ItemId("x")) is None
        assert uow.agreements.for_item(ItemId("x")) is None
        assert uow.ratings.for_item(ItemId("x")) == ()
        assert uow.handovers.for_case(CaseId("x")) == ()
        assert uow.drafts.find("x", world.rektor.id) is None
        assert uow.team.series() is None


def test_active_agencies_and_members_leave_out_those_who_left(world: World) -> None:
    """They stay in the list: old papers name them."""
    with world.desk.unit_of_work() as uow:
        uow.agencies.save(world.ifo.model_copy(update={"active": False}))
        uow.members.save(world.teacher.model_copy(update={"active": False}))
        uow.commit(Op.CHANGE_TEAM)
    with world.desk.unit_of_work() as uow:
        assert world.ifo.id not in {agency.id for agency in uow.agencies.active()}
        assert world.ifo.id in {agency.id for agency in uow.agencies.list()}
        assert world.teacher.id not in {member.id for member in uow.members.active()}
        assert len(uow.members.list()) == 4


@pytest.mark.rule("R7")
@pytest.mark.parametrize(
    "forgery",
    ["UPDATE consent_event SET recorded_at = 0", "DELETE FROM consent_event"],
)
def test_consent_events_are_never_changed_or_taken_away(world: World, forgery: str) -> None:
    """The store itself refuses; only the whole case may go."""
    case = world.consented_case()
    with pytest.raises(IntegrityError, match="consent_event_"):
        run_sql(world, forgery)
    run_sql(world, f"DELETE FROM case_file WHERE id = '{case.id}'")  # noqa: S608  # an id of ours
    with world.desk.unit_of_work() as uow:
        assert uow.consents.for_case(case.id) == ()


def frozen(world: World) -> tuple[MeetingId, ItemId, CaseId]:
    """Keep finalised minutes and a frozen item."""
    case = world.add_case()
    meeting = plan_meeting(world.desk, world.clock.now()).value
    with world.desk.unit_of_work() as uow:
        item = uow.agenda.for_meeting(meeting.id)[0]
        uow.minutes.add(
            Minutes(
                meeting_id=meeting.id,
                state=MinutesState.FINALISED,
                year=2026,
                number=1,
                snapshot=Snapshot.of("{}"),
                finalised_at=uow.now(),
                finalised_by=world.rektor.id,
            )
        )
        uow.item_snapshots.add(
            ItemSnapshot(
                item_id=item.id,
                case_id=case.id,
                meeting_id=meeting.id,
                frozen_at=uow.now(),
                frozen_by=world.rektor.id,
                snapshot=Snapshot.of("{}"),
            )
        )
        uow.addenda.add(
            Addendum(
                id="a" * 32,
                meeting_id=meeting.id,
                at=uow.now(),
                author_id=world.rektor.id,
                author_shown=world.rektor.name,
                text="Ett tillägg",
            )
        )
        uow.commit(Op.FINALISE_MINUTES)
    return meeting.id, item.id, case.id


@pytest.mark.rule("R30")
@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE minutes SET snapshot = 'annat'",
        "UPDATE minutes SET sha256 = 'annat'",
        "UPDATE minutes SET number = 9",
        "UPDATE minutes SET version = 2",
        "UPDATE minutes SET finalised_at = 0",
        "UPDATE minutes SET finalised_by = ''",
        "UPDATE addendum SET content = 'annat'",
        "UPDATE addendum SET at = 0",
        "UPDATE item_snapshot SET sealed = x'00'",
        "DELETE FROM item_snapshot",
    ],
)
def test_frozen_text_stays_as_it_was_frozen(world: World, forgery: str) -> None:
    """Of minutes and of a child's item; only the state of minutes may still change."""
    meeting_id, item_id, _ = frozen(world)
    with pytest.raises(IntegrityError, match=r"_frozen|_no_delete"):
        run_sql(world, forgery)
    with world.desk.unit_of_work() as uow:
        uow.minutes.mark_handed_over(meeting_id)
        uow.commit(Op.HAND_OVER_PAPER)
    with world.desk.unit_of_work() as uow:
        found, item = uow.minutes.find(meeting_id), uow.item_snapshots.latest(item_id)
    assert found is not None
    assert item is not None
    assert (found.state, found.snapshot.checked(), item.snapshot.checked()) == ("handed_over", "{}", "{}")


def test_what_a_record_cannot_hold_is_refused_before_it_is_kept(world: World) -> None:
    """A text a little too long would make the whole record impossible to open again."""
    meeting = plan_meeting(world.desk, world.clock.now()).value
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        item = uow.agenda.for_meeting(meeting.id)[0]
        record = ChildRecord(item_id=item.id, case_id=case.id, meeting_id=meeting.id)
        voice = record.voice.model_copy(update={"words": "a" * 5001})
        cases: list[tuple[Callable[[], None], str, str]] = [
            (lambda: uow.agenda.save(item.model_copy(update={"notes": "a" * 20001})), "notes", "too_long"),
            (lambda: uow.agenda.save(item.model_copy(update={"minutes": 241})), "minutes", "out_of_range"),
            (lambda: uow.records.save(record.model_copy(update={"hard": "a" * 10001})), "hard", "too_long"),
            (lambda: uow.records.save(record.model_copy(update={"voice": voice})), "voice.words", "too_long"),
            (lambda: uow.records.save(record.model_copy(update={"works": "\ud800"})), "text", "unprintable"),
        ]
        for save, field, reason in cases:
            with pytest.raises(InputError) as caught:
                save()
            assert (caught.value.field, caught.value.reason) == (field, reason)
        with pytest.raises(ValidationError, match="not both"):
            uow.team.save_series(MONTHLY.model_copy(update={"every_n_weeks": 2}))


def test_lists_by_case_state_and_place(world: World) -> None:
    """The remaining ways to ask."""
    case = world.consented_case()
    meeting = plan_meeting(world.desk, world.clock.now()).value
    with world.desk.unit_of_work() as uow:
        child = next(i for i in uow.agenda.for_meeting(meeting.id) if i.kind is ItemKind.CHILD)
        assert uow.agenda.for_case(case.id) == (child,)
        assert uow.meetings.in_state(MeetingState.PLANNED) == (meeting,)
        assert uow.meetings.in_state(MeetingState.RUNNING) == ()
        record = ChildRecord(item_id=child.id, case_id=case.id, meeting_id=meeting.id)
        uow.records.save(record)
        assert uow.records.for_case(case.id) == (record,)
        assert uow.commitments.for_case(case.id) == ()
        assert uow.agreements.for_case(case.id) == ()
        assert uow.ratings.for_case(case.id) == ()
        guardian = uow.guardians.for_case(case.id)[0]
        uow.guardians.remove(guardian.id)
        assert uow.guardians.for_case(case.id) == ()
        uow.agenda.remove(child.id)
        assert uow.agenda.for_case(case.id) == ()
        draft = Draft(place="a/b", member_id=world.rektor.id, text="x", saved_at=uow.now())
        uow.drafts.save(draft)
        assert uow.drafts.starting_with("a/", world.rektor.id) == (draft,)
        uow.drafts.discard("a/", world.rektor.id)
        assert uow.drafts.starting_with("a/", world.rektor.id) == ()


def fill(world: World, number: int) -> None:
    """Add ``number`` consented cases with an answer and a preparation each."""
    for place in range(number):
        case = world.add_case(f"Alias {place}", f"Barn {place}", guardians=("Mira Påhitt",))
        with world.desk.unit_of_work() as uow:
            guardian = uow.guardians.for_case(case.id)[0]
            uow.cases.save_preparation(case.id, Preparation(concern="Sömn", take_up=place % 2 == 0))
            uow.commit(Op.CHANGE_CASE)
        record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())


@pytest.mark.parametrize(
    "page",
    [case_list, home_page, meeting_list, commitment_page, lambda desk: meeting_page(desk, _planned(desk))],
    ids=["cases", "home", "meetings", "commitments", "agenda"],
)
def test_no_query_is_run_in_a_loop(world: World, page: Callable[[Desk], object]) -> None:
    """Fifty cases more take not one statement more."""
    plan_meeting(world.desk, world.clock.now() + timedelta(days=7))
    fill(world, 2)
    page(world.desk)
    with statements(world.desk) as few:
        page(world.desk)
    fill(world, 50)
    page(world.desk)
    with statements(world.desk) as many:
        page(world.desk)
    assert len(many) == len(few) < 30, "\n".join(many)


def _planned(desk: Desk) -> MeetingId:
    with desk.unit_of_work() as uow:
        return uow.meetings.list()[0].id


def test_rest_of_what_is_kept_about_a_child_and_a_meeting(world: World) -> None:
    """Newest snapshot of each item, additions, consultations of a meeting, and versions of the flower."""
    meeting_id, item_id, case_id = frozen(world)
    about = Addendum(
        id=new_id(),
        meeting_id=meeting_id,
        item_id=item_id,
        case_id=case_id,
        at=world.clock.now(),
        author_id=world.rektor.id,
        author_shown="Rakel Påhitt, rektor",
        text="Det var på en tisdag.",
    )
    question = Consultation(id=ConsultationId(new_id()), question="Hur då?", meeting_id=meeting_id)
    with world.desk.unit_of_work() as uow:
        uow.addenda.add(about)
        uow.consultations.save(question)
        uow.commit(Op.ADD_ADDENDUM)
    with world.desk.unit_of_work() as uow:
        assert [snapshot.item_id for snapshot in uow.item_snapshots.for_case(case_id)] == [item_id]
        assert uow.addenda.for_case(case_id) == (about,)
        assert [each.text for each in uow.addenda.for_meeting(meeting_id)] == ["Ett tillägg"]
        assert uow.consultations.for_meeting(meeting_id) == (question,)
        assert uow.agreements.to_follow_up(date(2026, 6, 1)) == ()
        flower = template_in_use(uow)
        assert uow.templates.current() is None
        uow.templates.add(flower, uow.now())
        newer = flower.model_copy(update={"version": flower.version + 1})
        uow.templates.add(newer, uow.now())
        assert uow.templates.current() == newer
        assert uow.templates.get(flower.id, flower.version) == flower
        with pytest.raises(NotFound):
            uow.templates.get(flower.id, 99)


def test_a_promise_an_agreement_no_longer_makes_is_forgotten(world: World) -> None:
    """And is not there afterwards."""
    made = add_commitment(world.desk, "Boka lokal", date(2026, 3, 10), world.preschool.id, None).value
    with world.desk.unit_of_work() as uow:
        uow.commitments.remove(made.id)
        with pytest.raises(NotFound):
            uow.commitments.get(made.id)


def test_confirmations_come_with_their_case(world: World) -> None:
    """R8: sealed with it."""
    case = world.consented_case()
    made = confirm_consent(world.desk, case.id).value
    with world.desk.unit_of_work() as uow:
        assert uow.consents.confirmations(case.id) == (made,)
