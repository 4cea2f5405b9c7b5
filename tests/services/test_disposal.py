"""A no is respected, and gone when it need not be kept: the real store on a simulated clock (R9)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from barnombud.domain.case import Case
from barnombud.domain.changes import Op
from barnombud.domain.consent.codes import Gate
from barnombud.domain.consent.events import Answer, ConsentEvent, ConsentKind
from barnombud.domain.consent.gate import Presence, Room, open_item
from barnombud.domain.consent.standing import Standing
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import GuardianId
from barnombud.domain.team import TeamRules
from barnombud.errors import NotFound
from barnombud.services.case_lines import case_list
from barnombud.services.cases import gather, remove_case
from barnombud.services.consent_scans import attach_scan
from barnombud.services.consents import consent_page, record_answer, record_asked, withdraw_consent
from barnombud.services.disposal import disposal_page, dispose_by_decision, dispose_of
from barnombud.services.drafts import drafts_for, save_draft
from barnombud.services.team import save_rules
from tests.services.store_pages import decrypted
from tests.store.raw import run_sql
from tests.world import World

DECISION = "BUN 2026/17"


def pass_days(world: World, days: int) -> None:
    """Let days go by."""
    world.clock.set(world.clock.now() + timedelta(days=days))


def decide(world: World) -> None:
    """Enter the decision that lets refusals go by themselves."""
    save_rules(world.desk, TeamRules(disposal_decision=DECISION))


def guardians_of(world: World, case: Case) -> list[GuardianId]:
    """Return the guardians' ids, in order of ordinal."""
    with world.desk.unit_of_work() as uow:
        return [guardian.id for guardian in uow.guardians.for_case(case.id)]


def events_of(world: World, case: Case) -> tuple[ConsentEvent, ...]:
    """Return what is kept of answers."""
    with world.desk.unit_of_work() as uow:
        return uow.consents.for_case(case.id)


def refused(world: World, *names: str, alias: str = "Ekorren") -> Case:
    """Keep a case whose every guardian was asked and said no."""
    case = world.add_case(alias, guardians=names or ("",))
    for guardian in guardians_of(world, case):
        record_asked(world.desk, case.id, guardian)
        record_answer(world.desk, case.id, guardian, Answer.NO)
    return case


def proposed(world: World) -> list[str]:
    """Return the numbers on the list."""
    return [line.number for line in disposal_page(world.desk).lines]


def gate_of(world: World, case: Case) -> Gate:
    """Ask the gate about a room with everybody in it."""
    with world.desk.unit_of_work() as uow:
        facts = gather(uow, uow.cases.get(case.id))
        room = Room(
            present=tuple(Presence(member_id=m.id, agency_id=m.agency_id) for m in world.members),
            signed_in=world.rektor.id,
            known_agencies=frozenset(agency.id for agency in world.agencies),
        )
        return open_item(facts, room, frozenset(Topic), uow.now()).gate


def disposals(world: World) -> list[tuple[str, str, str]]:
    """Return what the store notes of disposal: kind, member and decision."""
    with world.desk.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT kind, member_id, decision_reference FROM disposal")
        return [(kind, member, decision) for kind, member, decision in rows]


@pytest.mark.rule("R9")
def test_a_no_is_proposed_after_the_teams_days_and_not_before(world: World) -> None:
    """Thirty when nothing else is set; by number only, and nothing happens by itself without a decision."""
    case = refused(world)
    pass_days(world, 29)
    assert proposed(world) == []
    with pytest.raises(NotFound):
        dispose_of(world.desk, case.id)
    pass_days(world, 1)
    assert proposed(world) == [case.number]
    assert disposal_page(world.desk).decision == ""
    assert dispose_by_decision(world.desk) == 0
    assert proposed(world) == [case.number]
    save_rules(world.desk, TeamRules(refusal_disposal_days=60))
    assert proposed(world) == []


@pytest.mark.rule("R9")
def test_the_list_does_not_tell_a_no_from_a_silence(world: World) -> None:
    """Who never answered, and whom nobody asked, stand there like who said no."""
    cases = [refused(world), world.add_case("Igelkotten", guardians=("",)), world.add_case("Vide")]
    record_asked(world.desk, cases[1].id, guardians_of(world, cases[1])[0])
    pass_days(world, 30)
    page = disposal_page(world.desk)
    assert [line.number for line in page.lines] == sorted(case.number for case in cases)
    assert set(type(page.lines[0]).model_fields) == {"case_id", "number"}


@pytest.mark.rule("R9")
@pytest.mark.rule("R32")
def test_a_clock_far_ahead_lets_nothing_happen_at_unlock(world: World) -> None:
    """A no is then only proposed, like everything else that would go by itself."""
    decide(world)
    case = refused(world)
    pass_days(world, 366)
    world.sign_in(world.rektor)
    assert dispose_by_decision(world.desk) == 0
    assert proposed(world) == [case.number]


@pytest.mark.rule("R9")
@pytest.mark.rule("R32")
def test_a_case_with_nothing_else_in_it_is_dropped_with_its_key(world: World) -> None:
    """Alias, guardians, answers and every copy of the key; in no page of the store; the log says no case."""
    case = refused(world, "Enhörning Påhitt", "Sjöjungfru Påhitt", alias="Drakbacken")
    pass_days(world, 30)
    outcome = dispose_of(world.desk, case.id)
    assert (outcome.change.op, outcome.change.touched) == (Op.DISPOSE, frozenset())
    assert case_list(world.desk) == ()
    with pytest.raises(NotFound):
        consent_page(world.desk, case.id)
    with world.desk.unit_of_work() as uow:
        assert uow.case_keys.all_holders() == {}
        assert case.id not in uow.audit.lines(1)[0]
    assert case.number not in decrypted(world)
    assert len(disposals(world)) == 4
    assert {decision for _kind, _member, decision in disposals(world)} == {""}


@pytest.mark.rule("R9")
def test_a_decision_lets_it_happen_at_unlock(world: World) -> None:
    """The reference stands with it; what nobody has answered still waits for a person."""
    decide(world)
    refused(world)
    silent = world.add_case("Igelkotten", guardians=("",))
    pass_days(world, 30)
    assert dispose_by_decision(world.desk) == 1
    assert proposed(world) == [silent.number]
    assert disposals(world) == [("consent", world.rektor.id, DECISION)] * 2
    with world.desk.unit_of_work() as uow:
        lines = len(uow.audit.lines(1000))
    assert dispose_by_decision(world.desk) == 0
    with world.desk.unit_of_work() as uow:
        assert len(uow.audit.lines(1000)) == lines


@pytest.mark.rule("R9")
def test_afterwards_she_counts_as_not_asked_and_nothing_opens_without_asking(world: World) -> None:
    """Also where the child was known before: no way round by talking of it without a name."""
    case = world.consented_case()
    (mira,) = guardians_of(world, case)
    pass_days(world, 10)
    record_asked(world.desk, case.id, mira)
    record_answer(world.desk, case.id, mira, Answer.NO)
    save_draft(world.desk, f"consent/{mira}/purpose", "Halv", case.id)
    pass_days(world, 30)
    assert proposed(world) == [case.number]
    dispose_of(world.desk, case.id)
    page = consent_page(world.desk, case.id)
    assert [person.standing for person in page.people] == [Standing.NOT_ASKED]
    assert [event.kind for event in page.events] == [ConsentKind.ANSWERED, ConsentKind.CLEARED]
    assert all(event.answer is not Answer.NO for event in page.events)
    assert gate_of(world, case) is Gate.CLOSED
    assert drafts_for(world.desk, "consent/") == {}
    assert case_list(world.desk)[0].next_step == "wait"
    record_asked(world.desk, case.id, mira)
    assert consent_page(world.desk, case.id).people[0].standing is Standing.NOT_ASKED
    pass_days(world, 1)
    record_asked(world.desk, case.id, mira)
    assert consent_page(world.desk, case.id).people[0].standing is Standing.ASKED
    assert gate_of(world, case) is Gate.CLOSED
    old = world.clock.now() - timedelta(days=20)
    record_answer(world.desk, case.id, mira, Answer.YES, world.terms(), happened_on=old.date())
    assert not consent_page(world.desk, case.id).people[0].holds
    record_answer(world.desk, case.id, mira, Answer.YES, world.terms())
    assert consent_page(world.desk, case.id).people[0].holds


@pytest.mark.rule("R9")
def test_one_no_among_several_answers(world: World) -> None:
    """The other guardian's yes stays; what remains is as shut as before."""
    case = world.add_case(guardians=("Mira", "Kim"))
    mira, kim = guardians_of(world, case)
    record_answer(world.desk, case.id, mira, Answer.YES, world.terms())
    record_answer(world.desk, case.id, kim, Answer.NO)
    pass_days(world, 30)
    dispose_of(world.desk, case.id)
    people = consent_page(world.desk, case.id).people
    assert [person.standing for person in people] == [Standing.YES, Standing.NOT_ASKED]
    assert gate_of(world, case) is Gate.CLOSED
    assert proposed(world) == []


@pytest.mark.rule("R9")
def test_what_does_not_count_now_waits(world: World) -> None:
    """A no before a yes, and one before a withdrawal: without it an older paper might count."""
    case = world.add_case(guardians=("Mira",))
    (mira,) = guardians_of(world, case)
    record_answer(world.desk, case.id, mira, Answer.NO)
    pass_days(world, 1)
    record_answer(world.desk, case.id, mira, Answer.YES, world.terms())
    pass_days(world, 60)
    assert proposed(world) == []
    withdraw_consent(world.desk, case.id, mira)
    pass_days(world, 60)
    assert proposed(world) == []


@pytest.mark.rule("R9")
def test_a_case_in_the_bin_is_looked_at_too(world: World) -> None:
    """It is not shown anywhere else, and what is due in it is due."""
    case = refused(world)
    remove_case(world.desk, case.id)
    pass_days(world, 30)
    assert proposed(world) == [case.number]
    dispose_of(world.desk, case.id)
    assert case_list(world.desk, removed=True) == ()


@pytest.mark.rule("R3")
def test_who_does_not_hold_the_key_sees_nothing_of_it(world: World) -> None:
    """The list would tell her of a no."""
    case = refused(world)
    pass_days(world, 30)
    world.sign_in(world.nurse)
    assert proposed(world) == []
    with pytest.raises(NotFound):
        dispose_of(world.desk, case.id)


@pytest.mark.rule("R9")
def test_the_store_itself_lets_no_answer_go_without_a_note(world: World) -> None:
    """And the notes stay."""
    case = refused(world)
    with pytest.raises(IntegrityError, match="consent_event_no_delete"):
        run_sql(world, "DELETE FROM consent_event")
    pass_days(world, 30)
    dispose_of(world.desk, case.id)
    for statement in ("DELETE FROM disposal", "UPDATE disposal SET kind = 'x'"):
        with pytest.raises(IntegrityError, match="disposal_no"):
            run_sql(world, statement)


@pytest.mark.rule("R9")
def test_a_no_has_no_room_for_a_reason(world: World) -> None:
    """Day, that the question was asked, and the answer; all else of the event is empty or technical."""
    case = refused(world)
    kept = events_of(world, case)[-1].model_dump(exclude_defaults=True)
    assert set(kept) == {
        "id",
        "case_id",
        "kind",
        "guardian_id",
        "capacity",
        "answer",
        "happened_on",
        "recorded_at",
        "collected_by",
        "collector_agency",
    }
    assert not {name for name in ConsentEvent.model_fields if "reason" in name}


@pytest.mark.rule("R9")
def test_a_yes_that_was_put_right_to_a_no_goes_with_it_and_its_picture(world: World) -> None:
    """Else it would say that she had said yes."""
    case = world.add_case(guardians=("Mira",))
    (mira,) = guardians_of(world, case)
    kept = record_answer(world.desk, case.id, mira, Answer.YES, world.terms()).value
    attach_scan(world.desk, case.id, kept.id, b"%PDF-1.7 one page")
    pass_days(world, 1)
    record_answer(world.desk, case.id, mira, Answer.NO, corrects=kept.id)
    pass_days(world, 30)
    dispose_of(world.desk, case.id)
    assert [event.kind for event in events_of(world, case)] == [ConsentKind.CLEARED]
    with world.desk.unit_of_work() as uow:
        assert uow.scans.of_case(case.id) == ()
    assert sorted(kind for kind, _member, _decision in disposals(world)) == ["consent", "consent", "picture"]
