"""Consent in the real store: asking, answers, withdrawal, confirmation, and the keys that follow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from barnombud.domain.case import Capacity, Case, CaseState, Guardian
from barnombud.domain.changes import Op
from barnombud.domain.consent.answer import AnswerBlocker
from barnombud.domain.consent.events import (
    Answer,
    ConsentKind,
)
from barnombud.domain.consent.sentence import TodayState
from barnombud.domain.consent.standing import Standing, adults
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, CaseId, GuardianId
from barnombud.errors import InputError, KeyNotHeld, NotFound, RuleViolation
from barnombud.services import cases, consents
from barnombud.services.cases import CaseRefusal
from tests.unit.consent.family import NOW, asked
from tests.world import World

LANGUAGE = frozenset({Topic.LANGUAGE})
TOPICS = frozenset({Topic.LANGUAGE, Topic.HEALTH})
A, B = AgencyId("a"), AgencyId("b")


def asked_case(world: World, *names: str) -> tuple[Case, tuple[Guardian, ...]]:
    """Keep a case with one guardian alone or two together."""
    case = world.add_case("Ekorren", guardians=names or ("Mira Påhitt",))
    return case, cases.case_page(world.desk, case.id).guardians


def holders(world: World, case_id: CaseId) -> set[str]:
    """Return who holds the key of a case."""
    with world.desk.unit_of_work() as uow:
        return set(uow.case_keys.holders(case_id))


def later(world: World) -> None:
    """Let a minute pass: of two events in one instant the stricter would count."""
    world.clock.set(world.clock.now() + timedelta(minutes=1))


@pytest.mark.rule("R1")
def test_an_answer_keeps_everything_it_was_made_of(world: World) -> None:
    """Person, capacity, answer, terms, day, and who took it with role and agency."""
    case, (guardian,) = asked_case(world)
    outcome = consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, world.terms())
    (event,) = consents.consent_page(world.desk, case.id).events
    assert outcome.change.op is Op.RECORD_CONSENT
    assert event == outcome.value
    assert (event.kind, event.guardian_id, event.capacity, event.answer) == (
        ConsentKind.ANSWERED,
        guardian.id,
        Capacity.SOLE_GUARDIAN,
        Answer.PARTLY,
    )
    assert (event.collected_by, event.collector_agency, event.collector_shown) == (
        world.rektor.id,
        world.preschool.id,
        "Rakel Påhitt, rektor",
    )
    assert event.terms == world.terms()
    assert event.happened_on == date(2026, 3, 3)


@pytest.mark.rule("R1")
@pytest.mark.parametrize(
    ("update", "field", "reason"),
    [
        ({"purpose": " "}, "purpose", AnswerBlocker.PURPOSE_MISSING),
        ({"facts": "allt"}, "facts", AnswerBlocker.FACTS_ARE_EVERYTHING),
        ({"valid_to": date(2026, 3, 2)}, "valid_to", AnswerBlocker.END_BEFORE_START),
        ({"informed": False}, "informed", AnswerBlocker.NOT_INFORMED),
    ],
)
def test_what_an_answer_lacks_is_told_at_its_field(
    world: World, update: dict[str, object], field: str, reason: str
) -> None:
    """And nothing is kept."""
    case, (guardian,) = asked_case(world)
    terms = world.terms().model_copy(update=update)
    with pytest.raises(InputError) as refused:
        consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, terms)
    assert (refused.value.field, refused.value.reason) == (field, reason)
    with pytest.raises(RuleViolation) as all_of_it:
        consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, terms, every_fault=True)
    assert reason in all_of_it.value.blockers
    assert consents.consent_page(world.desk, case.id).events == ()


@pytest.mark.rule("R2")
def test_a_consent_is_invalid_from_the_day_after_its_last(world: World) -> None:
    """The page says so, and the keys follow at the next change."""
    case, (guardian,) = asked_case(world)
    consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
    world.clock.set(world.clock.now() + timedelta(days=183))
    assert consents.consent_page(world.desk, case.id).people[0].standing is Standing.YES
    world.clock.set(world.clock.now() + timedelta(days=1))
    page = consents.consent_page(world.desk, case.id)
    assert page.people[0].standing is Standing.EXPIRED
    assert page.permitted == ()
    assert page.facts.state is TodayState.MISSING


@pytest.mark.rule("R3")
def test_the_keys_obey_the_matrix(world: World) -> None:
    """An agency left out holds no key; one let in holds it at once, and the case opens."""
    case, (guardian,) = asked_case(world)
    terms = world.terms((world.preschool, world.bvc))
    consents.record_answer(world.desk, case.id, guardian.id, Answer.PARTLY, terms)
    page = consents.consent_page(world.desk, case.id)
    assert page.case.state is CaseState.OPEN
    assert page.facts.may == (world.preschool.id, world.bvc.id)
    assert page.facts.left_out == (world.ifo.id,)
    assert holders(world, case.id) == {world.rektor.id, world.teacher.id, world.nurse.id}
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        consents.consent_page(world.desk, case.id)


@pytest.mark.rule("R4")
def test_two_guardians_scopes_are_cut_to_what_they_share(world: World) -> None:
    """One alone opens nothing."""
    case, (first, second) = asked_case(world, "Mira Påhitt", "Olle Låtsas")
    consents.record_answer(world.desk, case.id, first.id, Answer.YES, world.terms())
    assert consents.consent_page(world.desk, case.id).permitted == ()
    assert holders(world, case.id) == {world.rektor.id, world.teacher.id}
    narrow = world.terms((world.preschool, world.bvc))
    narrow = narrow.model_copy(
        update={"scopes": tuple(s.model_copy(update={"topics": LANGUAGE}) for s in narrow.scopes)}
    )
    consents.record_answer(world.desk, case.id, second.id, Answer.PARTLY, narrow)
    page = consents.consent_page(world.desk, case.id)
    assert {(a, b): topics for a, b, topics in page.permitted} == {
        (world.preschool.id, world.bvc.id): LANGUAGE,
        (world.bvc.id, world.preschool.id): LANGUAGE,
    }


@pytest.mark.rule("R4")
def test_a_parent_without_custody_cannot_answer(world: World) -> None:
    """Refused at the person."""
    new = (
        cases.NewGuardian(capacity=Capacity.SOLE_GUARDIAN),
        cases.NewGuardian(capacity=Capacity.PARENT_WITHOUT_CUSTODY),
    )
    case = cases.add_case(world.desk, "Ekorren", new).value
    parent = cases.case_page(world.desk, case.id).guardians[1]
    with pytest.raises(InputError, match="without_custody"):
        consents.record_answer(world.desk, case.id, parent.id, Answer.YES, world.terms())
    with pytest.raises(NotFound):
        consents.record_asked(world.desk, case.id, GuardianId("none"))


@pytest.mark.rule("R6")
def test_another_adult_answers_for_her_own_affairs_only(world: World) -> None:
    """It never counts for the child, and she can take it back."""
    case, _ = asked_case(world)
    consents.record_answer(world.desk, case.id, None, Answer.YES, world.terms(), other_adult="Ulla Påhitt")
    later(world)
    page = consents.consent_page(world.desk, case.id)
    assert page.events[0].capacity is Capacity.OTHER_ADULT
    assert page.permitted == ()
    assert [(name, person.standing) for name, person in page.adults] == [("Ulla Påhitt", Standing.YES)]
    consents.withdraw_consent(world.desk, case.id, None, other_adult="Ulla Påhitt")
    page = consents.consent_page(world.desk, case.id)
    assert page.events[-1].kind is ConsentKind.WITHDRAWN
    assert [person.standing for _, person in page.adults] == [Standing.WITHDRAWN]


def test_an_adult_who_was_only_asked_has_nothing_standing() -> None:
    """The domain's view of events no use case writes yet."""
    asked_adult = asked(None, other_adult="Ulla Påhitt", capacity=Capacity.OTHER_ADULT)
    assert adults((asked_adult,), NOW) == {}


@pytest.mark.rule("R2")
@pytest.mark.rule("R7")
def test_a_clock_set_back_wakes_no_consent(world: World) -> None:
    """The store's time stands still; the page says that the clock is wrong, and answers follow the store."""
    case, (guardian,) = asked_case(world)
    consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
    right = world.clock.now()
    assert not consents.consent_page(world.desk, case.id).clock_is_behind
    world.clock.set(right + timedelta(days=190))
    assert consents.consent_page(world.desk, case.id).people[0].standing is Standing.EXPIRED
    world.clock.set(right)
    page = consents.consent_page(world.desk, case.id)
    assert page.clock_is_behind
    assert (page.people[0].standing, page.permitted) == (Standing.EXPIRED, ())
    assert page.today == date(2026, 9, 9)
    again = consents.record_asked(world.desk, case.id, guardian.id).value
    assert again.happened_on == date(2026, 9, 9)


def test_the_child_may_answer_too(world: World) -> None:
    """And its no then counts like anybody's."""
    case = world.consented_case()
    later(world)
    consents.record_answer(world.desk, case.id, None, Answer.NO)
    page = consents.consent_page(world.desk, case.id)
    assert page.events[-1].capacity is Capacity.THE_CHILD
    assert page.permitted == ()
    assert page.facts.said_no == (0,)


@pytest.mark.rule("R7")
def test_withdrawing_is_one_action_by_anyone_who_sees_the_case(world: World) -> None:
    """It works at once: everything is shut and the others' keys are gone."""
    case = world.consented_case()
    (guardian,) = cases.case_page(world.desk, case.id).guardians
    world.sign_in(world.nurse)
    outcome = consents.withdraw_consent(world.desk, case.id, guardian.id)
    assert outcome.change.op is Op.WITHDRAW_CONSENT
    assert outcome.value.terms is None
    assert holders(world, case.id) == {world.rektor.id, world.teacher.id}
    with pytest.raises(KeyNotHeld):
        consents.consent_page(world.desk, case.id)
    world.sign_in(world.rektor)
    page = consents.consent_page(world.desk, case.id)
    assert page.people[0].standing is Standing.WITHDRAWN
    assert page.permitted == ()


@pytest.mark.rule("R7")
def test_only_what_was_given_can_be_taken_back(world: World) -> None:
    """Not a silence, not a no, not twice, and not before the day it was given."""
    case, (guardian,) = asked_case(world)
    for prepare in (
        lambda: None,
        lambda: consents.record_answer(world.desk, case.id, guardian.id, Answer.NO),
    ):
        prepare()
        with pytest.raises(InputError, match="nothing_to_withdraw"):
            consents.withdraw_consent(world.desk, case.id, guardian.id)
    later(world)
    consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
    with pytest.raises(InputError, match="withdrawn_before_consent"):
        consents.withdraw_consent(world.desk, case.id, guardian.id, happened_on=date(2026, 3, 2))
    consents.withdraw_consent(world.desk, case.id, guardian.id)
    with pytest.raises(InputError, match="nothing_to_withdraw"):
        consents.withdraw_consent(world.desk, case.id, guardian.id)


@pytest.mark.rule("R9")
def test_a_no_keeps_the_day_that_it_was_asked_and_the_answer(world: World) -> None:
    """Terms that came along are dropped, and so is who took it in words; no reason has a place."""
    case, (guardian,) = asked_case(world)
    asked = consents.record_asked(world.desk, case.id, guardian.id).value
    said = consents.record_answer(world.desk, case.id, guardian.id, Answer.NO, world.terms()).value
    assert (asked.kind, asked.answer, asked.terms) == (ConsentKind.ASKED, None, None)
    assert (said.answer, said.terms, said.collector_shown, said.other_adult) == (Answer.NO, None, "", "")
    assert said.happened_on == date(2026, 3, 3)


@pytest.mark.rule("R8")
def test_an_agency_confirms_for_itself_that_it_has_checked(world: World) -> None:
    """A later answer makes it out of date; an agency that is left out confirms nothing."""
    case, (guardian,) = asked_case(world)
    with pytest.raises(RuleViolation) as refused:
        consents.confirm_consent(world.desk, case.id)
    assert refused.value.blockers == (CaseRefusal.NO_CONSENT_YET,)
    consents.record_answer(
        world.desk, case.id, guardian.id, Answer.PARTLY, world.terms((world.preschool, world.bvc))
    )
    assert consents.consent_page(world.desk, case.id).confirmed_by == frozenset()
    outcome = consents.confirm_consent(world.desk, case.id)
    assert (outcome.change.op, outcome.value.agency_id) == (Op.CONFIRM_CONSENT, world.preschool.id)
    assert consents.consent_page(world.desk, case.id).confirmed_by == {world.preschool.id}
    with pytest.raises(RuleViolation):
        consents.confirm_consent(world.desk, case.id, world.ifo.id)
    later(world)
    consents.record_answer(world.desk, case.id, guardian.id, Answer.YES, world.terms())
    assert consents.consent_page(world.desk, case.id).confirmed_by == frozenset()
    world.sign_in(world.family_worker)
    assert consents.confirm_consent(world.desk, case.id).value.agency_id == world.ifo.id


@pytest.mark.rule("R12")
def test_somebody_without_the_key_confirms_nothing(world: World) -> None:
    """The agency that is left out cannot say that it has checked anything."""
    case = world.consented_case(agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    with pytest.raises(KeyNotHeld):
        consents.confirm_consent(world.desk, case.id)


def test_the_page_tells_what_runs_out_and_who_is_signed_in(world: World) -> None:
    """The warning days are the team's own rule."""
    case = world.consented_case()
    world.clock.set(world.clock.now() + timedelta(days=170))
    page = consents.consent_page(world.desk, case.id)
    assert page.facts.expiring == (1,)
    assert page.facts.ends_on == date(2026, 9, 2)
    assert page.signed_in == world.rektor
    assert page.shown_name == "Alva"
    assert page.rules.consent_warning_days == 30
