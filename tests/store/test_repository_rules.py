"""What the store refuses, hides and never does in a loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from barnombud.domain.case import CaseIdentity, Preparation
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
from barnombud.domain.minutes import Draft, ItemSnapshot, Minutes, MinutesState, Snapshot
from barnombud.errors import InputError, KeyNotHeld, NotFound
from barnombud.services.case_lines import case_list
from barnombud.services.commitments import commitment_page
from barnombud.services.consents import consent_page, record_answer
from barnombud.services.desk import Desk
from barnombud.services.home import home_page
from barnombud.services.meetings import meeting_list, meeting_page, plan_meeting
from barnombud.store.unit_of_work import UnitOfWork
from tests.world import World


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """Collect the SQL that is run in the block."""
    found: list[str] = []

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        found.append(statement)

    event.listen(desk.store.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", note)


def run_sql(world: World, statement: str) -> None:
    """Run one statement past all of our code, as somebody with the store's key could."""
    with world.desk.store.engine.begin() as connection:
        connection.execute(text(statement))


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


@pytest.mark.rule("R12")
@pytest.mark.rule("R34")
def test_without_the_key_nothing_about_the_child_opens(world: World) -> None:
    """Not one by one, and not in any list."""
    case = world.add_case("Igelkotten", "Alva", guardians=("Mira Påhitt",))
    with world.desk.unit_of_work() as uow:
        uow.cases.save_preparation(case.id, Preparation(concern="Sover lite"))
        uow.drafts.save(
            Draft(place="case/x", member_id=world.nurse.id, case_id=case.id, text="Sover", saved_at=uow.now())
        )
        uow.commit(Op.CHANGE_CASE)
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.get(case.id) == case
        for load in (uow.cases.identity, uow.cases.preparation, uow.guardians.for_case):
            with pytest.raises(KeyNotHeld):
                load(case.id)
        with pytest.raises(KeyNotHeld):
            uow.cases.save_identity(case.id, CaseIdentity(alias="Räven"))
        assert uow.cases.identities() == {}
        assert uow.cases.preparations() == {}
        assert uow.guardians.all_held() == {}
        assert uow.consents.all_held() == {}
        assert uow.drafts.starting_with("case/", world.nurse.id) == ()
        assert uow.case_keys.holders(case.id) == {world.rektor.id}
        with pytest.raises(KeyNotHeld):
            uow.case_keys.share(case.id, frozenset({world.nurse.id, world.rektor.id}))


def test_keys_are_shared_with_exactly_those_named(world: World) -> None:
    """New holders can open, those no longer named cannot, and nobody else ever could."""
    case = world.add_case("Igelkotten", holders=(world.nurse,))
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.all_holders() == {case.id: {world.rektor.id, world.nurse.id}}
        uow.case_keys.share(case.id, frozenset({world.rektor.id, world.teacher.id}))
        uow.case_keys.share(case.id, frozenset({world.rektor.id, world.teacher.id}))
        uow.commit(Op.CHANGE_CASE)
    world.sign_in(world.teacher)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.held() == {case.id}
        assert uow.cases.identity(case.id).alias == "Igelkotten"
    world.sign_in(world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.held() == frozenset()
        with pytest.raises(KeyNotHeld):
            uow.case_keys.seal_of(case.id)


def test_locking_forgets_every_opened_key(world: World) -> None:
    """The seals live with the desk, and go with it."""
    case = world.add_case()
    with world.desk.unit_of_work() as uow:
        uow.cases.identity(case.id)
    before = world.desk.opened
    assert before.seals
    world.sign_in(world.rektor)
    assert not before.seals


def test_leaving_without_commit_keeps_nothing(world: World) -> None:
    """Whatever was saved in between is rolled back, and no log line is left."""
    with world.desk.unit_of_work() as uow:
        lines = uow.audit.lines()
        uow.consultations.save(Consultation(id=ConsultationId(new_id()), question="Hur då?"))
    with pytest.raises(ZeroDivisionError), world.desk.unit_of_work() as uow:
        uow.consultations.save(Consultation(id=ConsultationId(new_id()), question="Varför då?"))
        _ = 1 // 0
    with world.desk.unit_of_work() as uow:
        assert uow.consultations.list() == ()
        assert uow.audit.lines() == lines


@pytest.mark.rule("R36")
def test_time_never_goes_behind_the_newest_line(world: World) -> None:
    """A laptop whose clock falls back a day goes on from where the store is."""
    before = world.clock.now()
    world.add_case("Ekorren")
    world.clock.set(before - timedelta(days=1))
    with world.desk.unit_of_work() as uow:
        assert uow.now() == before
        change = uow.commit(Op.CHANGE_TEAM)
    assert change.at == before
    world.clock.set(before + timedelta(hours=1))
    with world.desk.unit_of_work() as uow:
        assert uow.now() == before + timedelta(hours=1)


@pytest.mark.rule("R36")
def test_log_says_who_did_what_to_which_ids_and_is_whole(world: World) -> None:
    """Newest first; codes and ids only."""
    case = world.add_case("Ekorren")
    with world.desk.unit_of_work() as uow:
        at, member, op, touched = uow.audit.lines(1)[0]
        assert (at, member, op, touched) == (world.clock.now(), world.rektor.id, Op.ADD_CASE, case.id)
        assert uow.audit.is_whole()


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit SET member_id = 'x' WHERE sequence = 2",
        "UPDATE audit SET at = at + 1 WHERE sequence = 2",
        "UPDATE audit SET touched = '' WHERE sequence = (SELECT max(sequence) FROM audit)",
        "DELETE FROM audit WHERE sequence = 2",
    ],
)
def test_rewritten_log_is_found_out(world: World, forgery: str) -> None:
    """Even by somebody who has the store's key and takes the triggers away."""
    world.add_case()
    with pytest.raises(IntegrityError, match="audit_no_"):
        run_sql(world, forgery)
    run_sql(world, "DROP TRIGGER audit_no_update")
    run_sql(world, "DROP TRIGGER audit_no_delete")
    run_sql(world, forgery)
    with world.desk.unit_of_work() as uow:
        assert not uow.audit.is_whole()


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
        uow.commit(Op.FINALISE_MINUTES)
    return meeting.id, item.id, case.id


@pytest.mark.rule("R30")
@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE minutes SET snapshot = 'annat'",
        "UPDATE minutes SET sha256 = 'annat'",
        "UPDATE minutes SET number = 9",
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
        assert uow.consents.all_confirmations() == {}
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


def test_follow_ups_are_found_by_date_only_while_open(world: World) -> None:
    """Kept outside the seal: dates alone."""
    case = world.consented_case()
    with world.desk.unit_of_work() as uow:
        assert uow.agreements.to_follow_up(date(2026, 6, 1)) == ()
    assert consent_page(world.desk, case.id).events
