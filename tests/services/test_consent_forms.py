"""The consent form as families answer it, and what it becomes."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from barnombud.domain.case import Capacity
from barnombud.domain.consent.answer import AnswerBlocker
from barnombud.domain.consent.events import (
    Answer,
    ConsentForm,
    ConsentKind,
    ConsentTerms,
    InterpreterUse,
    Scope,
    SheetTranslation,
)
from barnombud.domain.consent.standing import Standing
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.errors import InputError, RuleViolation
from barnombud.services import cases, consents
from barnombud.services.consent_forms import AnswerForm, form_of, record_form, scopes_of, with_own
from tests.services.test_consents import LANGUAGE, asked_case, later
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


@pytest.mark.rule("R3")
def test_the_family_may_say_different_things_in_different_directions(world: World) -> None:
    """BVC may tell the preschool about health, and not the other way: only that pair differs."""
    one_way = (world.preschool.id, world.bvc.id, LANGUAGE)
    stranger = (AgencyId("stranger"), world.bvc.id, LANGUAGE)
    form = filled(world).model_copy(update={"apart": (one_way, stranger)})
    pairs = {(s.from_agency, s.to_agency): s.topics for s in scopes_of(form, world.preschool.id)}
    assert pairs.pop((world.preschool.id, world.bvc.id)) == LANGUAGE
    assert set(pairs.values()) == {TOPICS}
    assert len(pairs) == 5
    silent = form.model_copy(update={"apart": ((world.ifo.id, world.bvc.id, frozenset()),)})
    told = {(s.from_agency, s.to_agency) for s in scopes_of(silent, world.preschool.id)}
    assert (world.ifo.id, world.bvc.id) not in told
    assert (world.bvc.id, world.ifo.id) in told


@pytest.mark.rule("R3")
def test_any_record_of_pairs_becomes_a_form_that_makes_the_same_record() -> None:
    """Whatever the pairs are: less for one agency, one direction only, an agency that only tells."""
    agencies = (A, B, AgencyId("c"))
    pairs = [(one, other) for one in agencies for other in agencies if one != other]
    chosen = (frozenset[Topic](), LANGUAGE, TOPICS)
    for each in product(chosen, repeat=len(pairs)):
        scopes = tuple(
            Scope(from_agency=one, to_agency=other, topics=topics)
            for (one, other), topics in zip(pairs, each, strict=True)
            if topics
        )
        if not scopes:
            continue
        form = form_of(terms_of(scopes), Answer.PARTLY, A)
        assert set(scopes_of(form, A)) == set(scopes)


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
    health = frozenset({Topic.HEALTH})
    terms = terms_of(
        (
            Scope(from_agency=A, to_agency=B, topics=LANGUAGE),
            Scope(from_agency=A, to_agency=B, topics=health),
            Scope(from_agency=B, to_agency=A, topics=TOPICS),
        )
    )
    form = form_of(terms, Answer.PARTLY, A)
    assert (form.agencies, form.topics, form.less, form.apart) == (frozenset({B}), TOPICS, (), ())


@pytest.mark.rule("R1")
def test_an_answer_is_put_right_in_its_own_form(world: World) -> None:
    """Her own day and interpreter stand there; the new answer takes the old one's place."""
    case, (guardian,) = asked_case(world)
    first = record_form(
        world.desk, case.id, guardian.id, filled(world).model_copy(update={"taken_by": world.nurse.id})
    ).value
    assert (first.collected_by, first.collector_agency) == (world.nurse.id, world.bvc.id)
    assert (first.collector_shown, first.written_by_shown) == (
        "Bo Låtsas, BVC-sjuksköterska",
        "Rakel Påhitt, rektor",
    )
    assert first.terms is not None
    later(world)
    form = with_own(form_of(first.terms, Answer.YES, world.preschool.id), first)
    assert form == filled(world).model_copy(
        update={"taken_by": world.nurse.id, "valid_from": date(2026, 3, 3), "apart": form.apart}
    )
    narrower = form.model_copy(update={"agencies": frozenset({world.bvc.id})})
    right = record_form(world.desk, case.id, guardian.id, narrower, corrects=first.id).value
    page = consents.consent_page(world.desk, case.id)
    assert (right.kind, right.corrects) == (ConsentKind.CORRECTED, first.id)
    assert page.events == (first, right)
    assert page.facts.may == (world.preschool.id, world.bvc.id)
    later(world)
    no = record_form(world.desk, case.id, guardian.id, AnswerForm(answer=Answer.NO), corrects=right.id).value
    assert (no.terms, no.collector_shown, no.written_by_shown) == (None, "", "")
    assert consents.consent_page(world.desk, case.id).people[0].standing is Standing.NO
    assert with_own(AnswerForm(), no).happened_on == no.happened_on
    with pytest.raises(RuleViolation) as refused:
        record_form(world.desk, case.id, None, AnswerForm(answer=Answer.NO), corrects=right.id)
    assert refused.value.blockers == (AnswerBlocker.CORRECTS_NOTHING,)


@pytest.mark.rule("R6")
def test_another_adult_answers_in_the_same_form(world: World) -> None:
    """By name or by what she is to the child; without either nothing is kept."""
    case, _ = asked_case(world)
    event = record_form(world.desk, case.id, None, filled(world), other_adult="  mormor ").value
    assert (event.capacity, event.other_adult) == (Capacity.OTHER_ADULT, "mormor")
    with pytest.raises(RuleViolation) as refused:
        record_form(world.desk, case.id, None, filled(world), other_adult=" ")
    assert refused.value.blockers == (AnswerBlocker.OTHER_ADULT_MISSING,)
    with pytest.raises(InputError) as long:
        record_form(world.desk, case.id, None, filled(world), other_adult="a" * 121)
    assert (long.value.field, long.value.reason) == ("other_adult", "too_long")


@pytest.mark.rule("R43")
def test_whether_the_translation_was_reviewed_is_kept_with_the_answer(world: World) -> None:
    """Of a Swedish sheet there is nothing to say."""
    case, (guardian,) = asked_case(world)
    swedish = filled(world).model_copy(update={"translation": SheetTranslation.REVIEWED})
    kept = record_form(world.desk, case.id, guardian.id, swedish).value.terms
    assert kept is not None and kept.translation is SheetTranslation.NOT_STATED
    somali = filled(world).model_copy(
        update={
            "information_language": "so",
            "translation": SheetTranslation.UNREVIEWED,
            "interpreter": InterpreterUse.PROFESSIONAL,
            "interpreter_note": "Tolkservice, tolk 12",
        }
    )
    kept = record_form(world.desk, case.id, guardian.id, somali).value.terms
    assert kept is not None and kept.translation is SheetTranslation.UNREVIEWED


def terms_of(scopes: tuple[Scope, ...]) -> ConsentTerms:
    """Return terms with these pairs."""
    return ConsentTerms(
        purpose="Stöd",
        scopes=scopes,
        valid_from=date(2026, 3, 3),
        valid_to=date(2026, 9, 2),
        form=ConsentForm.ORAL,
        information_version="1",
        information_language="sv",
        informed=True,
    )
