"""The consent form as families answer it, and what it becomes."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.consent.answer import AnswerBlocker
from barnombud.domain.consent.events import Answer, ConsentForm, ConsentTerms, InterpreterUse, Scope
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.errors import InputError, RuleViolation
from barnombud.services import cases
from barnombud.services.consent_forms import AnswerForm, form_of, record_form, scopes_of
from tests.services.test_consents import LANGUAGE, asked_case
from tests.world import World

TOPICS = frozenset({Topic.LANGUAGE, Topic.HEALTH})
A, B = AgencyId("a"), AgencyId("b")


def filled(world: World) -> AnswerForm:
    """Return a form in which a yes lacks nothing."""
    return AnswerForm(
        answer=Answer.YES,
        happened_on=world.desk.today(),
        agencies=frozenset({world.bvc.id, world.ifo.id}),
        topics=TOPICS,
        purpose="Stöd tidigt",
        not_raised="Mammans hälsa",
        valid_to=date(2026, 9, 2),
        form=ConsentForm.WRITTEN,
        informed=True,
        information_version="samtycke-sv-1",
    )


@pytest.mark.rule("R3")
def test_the_form_becomes_ordered_pairs_both_ways(world: World) -> None:
    """Whoever may hear of less neither hears nor tells of the rest; agencies not ticked have no pair."""
    form = filled(world).model_copy(update={"less": ((world.ifo.id, LANGUAGE),)})
    pairs = {(s.from_agency, s.to_agency): s.topics for s in scopes_of(form, world.preschool.id)}
    assert pairs == {
        (world.preschool.id, world.bvc.id): TOPICS,
        (world.bvc.id, world.preschool.id): TOPICS,
        (world.preschool.id, world.ifo.id): LANGUAGE,
        (world.ifo.id, world.preschool.id): LANGUAGE,
        (world.bvc.id, world.ifo.id): LANGUAGE,
        (world.ifo.id, world.bvc.id): LANGUAGE,
    }
    nothing = form.model_copy(update={"less": ((world.ifo.id, frozenset()),)})
    assert all(
        world.ifo.id not in (s.from_agency, s.to_agency) for s in scopes_of(nothing, world.preschool.id)
    )


@pytest.mark.rule("R4")
def test_same_as_starts_the_other_form_without_her_own_answer(world: World) -> None:
    """What is alike comes along; that she has been informed, and in what language, is her own."""
    case, (guardian,) = asked_case(world)
    form = filled(world).model_copy(update={"less": ((world.ifo.id, LANGUAGE),)})
    event = record_form(world.desk, case.id, guardian.id, form).value
    assert event.terms is not None
    same = form_of(event.terms, Answer.YES, world.preschool.id)
    assert scopes_of(same, world.preschool.id) == event.terms.scopes
    assert (same.purpose, same.not_raised, same.valid_to) == (form.purpose, form.not_raised, form.valid_to)
    assert (same.informed, same.interpreter, same.information_language) == (False, None, "sv")


@pytest.mark.rule("R1")
@pytest.mark.rule("R2")
def test_an_empty_form_names_every_field_at_once(world: World) -> None:
    """No answer first; with a yes everything it needs."""
    case, (guardian,) = asked_case(world)
    with pytest.raises(RuleViolation) as refused:
        record_form(world.desk, case.id, guardian.id, AnswerForm())
    assert refused.value.blockers == (AnswerBlocker.ANSWER_MISSING,)
    with pytest.raises(RuleViolation) as all_of_it:
        record_form(world.desk, case.id, guardian.id, AnswerForm(answer=Answer.YES, facts="allt"))
    assert all_of_it.value.blockers == (
        AnswerBlocker.PURPOSE_MISSING,
        AnswerBlocker.FACTS_MISSING,
        AnswerBlocker.AGENCIES_MISSING,
        AnswerBlocker.END_MISSING,
        AnswerBlocker.FACTS_ARE_EVERYTHING,
        AnswerBlocker.FORM_MISSING,
        AnswerBlocker.VERSION_MISSING,
        AnswerBlocker.NOT_INFORMED,
    )
    with pytest.raises(InputError) as long:
        record_form(world.desk, case.id, guardian.id, filled(world).model_copy(update={"place": "a" * 121}))
    assert (long.value.field, long.value.reason) == ("place", "too_long")


@pytest.mark.rule("R44")
def test_another_language_needs_an_interpreter_or_the_reason_why_not(world: World) -> None:
    """A relative or child is not among the choices at all."""
    case, (guardian,) = asked_case(world)
    cases.save_guardian(world.desk, guardian.model_copy(update={"language": "so"}))
    with pytest.raises(RuleViolation) as refused:
        record_form(world.desk, case.id, guardian.id, filled(world))
    assert refused.value.blockers == (AnswerBlocker.INTERPRETER_MISSING,)
    half = filled(world).model_copy(update={"interpreter": InterpreterUse.NOT_NEEDED})
    with pytest.raises(RuleViolation) as note:
        record_form(world.desk, case.id, guardian.id, half)
    assert note.value.blockers == (AnswerBlocker.INTERPRETER_NOTE_MISSING,)
    whole = half.model_copy(update={"interpreter_note": "Talar god svenska"})
    assert record_form(world.desk, case.id, guardian.id, whole).value.answer is Answer.YES
    assert set(InterpreterUse) == {InterpreterUse.PROFESSIONAL, InterpreterUse.NOT_NEEDED}


@pytest.mark.rule("R9")
def test_a_no_in_the_form_keeps_nothing_else_of_it(world: World) -> None:
    """Even when the form was filled in before the answer came."""
    case, (guardian,) = asked_case(world)
    no = filled(world).model_copy(update={"answer": Answer.NO, "happened_on": date(2026, 3, 2)})
    event = record_form(world.desk, case.id, guardian.id, no).value
    assert (event.answer, event.terms, event.happened_on) == (Answer.NO, None, date(2026, 3, 2))


def test_topics_that_no_pair_shares_are_told_at_the_agencies(world: World) -> None:
    """Everybody may hear of something else, so nobody may hear of anything."""
    case, (guardian,) = asked_case(world)
    form = filled(world).model_copy(
        update={"agencies": frozenset({world.ifo.id}), "less": ((world.ifo.id, frozenset()),)}
    )
    with pytest.raises(RuleViolation) as refused:
        record_form(world.desk, case.id, guardian.id, form)
    assert refused.value.blockers == (AnswerBlocker.AGENCIES_MISSING,)


def test_scopes_that_say_the_same_twice_are_added_up() -> None:
    """A stored answer may list a pair in parts."""
    terms = ConsentTerms(
        purpose="Stöd",
        scopes=(
            Scope(from_agency=A, to_agency=B, topics=LANGUAGE),
            Scope(from_agency=A, to_agency=B, topics=frozenset({Topic.HEALTH})),
        ),
        valid_from=date(2026, 3, 3),
        valid_to=date(2026, 9, 2),
        form=ConsentForm.ORAL,
        information_version="1",
        information_language="sv",
        informed=True,
    )
    form = form_of(terms, Answer.PARTLY, A)
    assert (form.agencies, form.topics, form.less) == (frozenset({B}), TOPICS, ())
