"""De-identified consultation in the real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from barnombud.domain.changes import Op
from barnombud.domain.consultation import AgeBand, Consultation, ConsultationBlocker, ConsultationState
from barnombud.domain.ids import ConsultationId, MeetingId
from barnombud.domain.leak_check import LeakAnswer, LeakKind
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError, NotFound, RuleViolation
from barnombud.services import consultations, drafts
from barnombud.services.drafts import drafts_for, save_draft
from barnombud.services.team import save_rules
from tests.services.store_pages import decrypted
from tests.world import World
from tools.paths import python_files

QUESTION = "Hur kan vi stötta ett barn som har svårt att sova?"


def added(world: World, question: str = QUESTION) -> Consultation:
    """Keep one question."""
    return consultations.add_consultation(world.desk, question, somebody_said_no=False).value


def log_of(world: World) -> tuple[object, ...]:
    """Return the access log."""
    with world.desk.unit_of_work() as uow:
        return uow.audit.lines(1000)


def test_question_is_kept_with_age_band_and_petals_only(world: World) -> None:
    """It is prepared, belongs to no child, and what was typed is forgotten."""
    save_draft(world.desk, "consultation/new/question", QUESTION)
    outcome = consultations.add_consultation(
        world.desk,
        QUESTION,
        somebody_said_no=False,
        age_band=AgeBand.THREE_TO_FOUR,
        petals=("safe",),
    )
    page = consultations.consultation_page(world.desk)
    assert page.prepared == (outcome.value,)
    assert page.done == ()
    assert ("safe", "Trygg") in page.petals
    assert page.duty_reference == "19 kap. 1 § SoL"
    assert page.rules.telephone_social_services == ""
    assert outcome.change.op is Op.WRITE_CONSULTATION
    assert drafts_for(world.desk, "consultation/") == {}


@pytest.mark.rule("R13")
def test_the_question_about_a_no_must_be_answered(world: World) -> None:
    """Unknown is no."""
    with pytest.raises(RuleViolation) as caught:
        consultations.add_consultation(world.desk, QUESTION, somebody_said_no=None)
    assert caught.value.blockers == (ConsultationBlocker.NOT_ASKED_ABOUT_NO,)


@pytest.mark.rule("R9")
@pytest.mark.rule("R13")
def test_a_guardians_no_covers_the_question_too_and_leaves_no_trace(world: World) -> None:
    """Nothing is kept, what was typed is gone, and the log tells nothing of a no."""
    before = log_of(world)
    save_draft(world.desk, "consultation/new/question", QUESTION)
    with pytest.raises(RuleViolation) as caught:
        consultations.add_consultation(world.desk, QUESTION, somebody_said_no=True)
    assert caught.value.blockers == (ConsultationBlocker.SOMEBODY_SAID_NO,)
    assert consultations.consultation_page(world.desk).prepared == ()
    assert drafts_for(world.desk, "consultation/") == {}
    assert log_of(world) == before


@pytest.mark.rule("R13")
def test_names_of_children_guardians_members_and_units_are_marked(world: World) -> None:
    """So are identity numbers; each place is given in the text as written."""
    world.add_case(alias="Ekorren", first_name="Alva", guardians=("Mira Påhitt",))
    text = "Alva och Mira på Tallbacken, 20170101-2393. Fråga Inga."
    leaks = consultations.screen_text(world.desk, text)
    assert [(leak.kind, text[leak.start : leak.end]) for leak in leaks] == [
        (LeakKind.NAME, "Alva"),
        (LeakKind.NAME, "Mira"),
        (LeakKind.UNIT, "Tallbacken"),
        (LeakKind.IDENTITY_NUMBER, "20170101-2393"),
        (LeakKind.NAME, "Inga"),
    ]


@pytest.mark.rule("R13")
def test_each_mark_is_answered_before_anything_is_kept(world: World) -> None:
    """Words that are looked at and stay are kept as written; an unanswered one stops it."""
    world.add_case(alias="Vide", first_name="My")
    text = "Hur gör vi med my i vide?"
    leaks = consultations.screen_text(world.desk, text)
    first = (LeakAnswer(leak=leaks[0]),)
    with pytest.raises(RuleViolation) as caught:
        consultations.add_consultation(world.desk, text, somebody_said_no=False, answers=first)
    assert caught.value.blockers == (ConsultationBlocker.LEAKS_UNANSWERED,)
    both = tuple(LeakAnswer(leak=leak) for leak in leaks)
    kept = consultations.add_consultation(world.desk, text, somebody_said_no=False, answers=both)
    assert kept.value.question == text


@pytest.mark.parametrize(("text", "reason"), [("  \n", "empty"), ("a" * 5001, "too_long")])
def test_empty_and_very_long_questions_are_refused_at_the_field(world: World, text: str, reason: str) -> None:
    """What was typed stays on the page."""
    with pytest.raises(InputError) as caught:
        consultations.add_consultation(world.desk, text, somebody_said_no=False)
    assert (caught.value.field, caught.value.reason) == ("question", reason)


def test_advice_is_written_screened_and_ends_it(world: World) -> None:
    """Advice may be kept on the way; done moves it to the log."""
    consultation = added(world)
    place = f"consultation/{consultation.id}/advice"
    save_draft(world.desk, place, "Fasta")
    consultations.write_advice(world.desk, consultation.id, "Fasta tider.")
    assert drafts_for(world.desk, place) == {}
    page = consultations.consultation_page(world.desk)
    assert [each.advice for each in page.prepared] == ["Fasta tider."]
    with pytest.raises(RuleViolation):
        consultations.write_advice(world.desk, consultation.id, "Ring 070-1740605.", done=True)
    consultations.write_advice(world.desk, consultation.id, "Fasta tider, lugn stund.", done=True)
    page = consultations.consultation_page(world.desk)
    assert [each.advice for each in page.done] == ["Fasta tider, lugn stund."]
    assert page.prepared == ()


def test_done_question_can_be_taken_up_again_and_reworded(world: World) -> None:
    """The wording is screened anew."""
    consultation = added(world)
    consultations.write_advice(world.desk, consultation.id, "", done=True)
    consultations.reopen_consultation(world.desk, consultation.id)
    changed = consultations.change_consultation(
        world.desk,
        consultation.id,
        "En annan fråga?",
        age_band=AgeBand.FIVE_TO_SIX,
        petals=("safe", "active"),
    ).value
    assert consultations.consultation_page(world.desk).prepared == (changed,)
    assert changed.state is ConsultationState.PREPARED
    assert changed.petals == ("safe", "active")
    with pytest.raises(RuleViolation):
        consultations.change_consultation(
            world.desk, consultation.id, "Fråga Inga", age_band=AgeBand.NOT_SAID
        )


@pytest.mark.rule("R13")
def test_somebody_recognises_the_child_and_all_is_forgotten(world: World) -> None:
    """Text and drafts go; once gone it cannot be ended, changed or advised on."""
    consultation = added(world)
    save_draft(world.desk, f"consultation/{consultation.id}/advice", "Tänk på")
    assert consultations.discard_consultation(world.desk, consultation.id).change.op is Op.END_CONSULTATION
    assert consultations.consultation_page(world.desk).prepared == ()
    assert drafts_for(world.desk, "consultation/") == {}
    with pytest.raises(NotFound):
        consultations.discard_consultation(world.desk, consultation.id)
    with pytest.raises(NotFound):
        consultations.write_advice(world.desk, consultation.id, "För sent")


def test_question_can_be_taken_out_of_a_meeting(world: World) -> None:
    """It waits for another one."""
    consultation = added(world)
    assert consultations.place_in_meeting(world.desk, consultation.id, None).value.meeting_id is None


def test_unknown_consultation_has_no_place(world: World) -> None:
    """It may have been discarded from another page."""
    with pytest.raises(NotFound):
        consultations.place_in_meeting(world.desk, ConsultationId("0" * 32), MeetingId("1" * 32))


@pytest.mark.rule("R13")
@pytest.mark.rule("R36")
def test_nobody_can_read_in_the_log_who_raised_a_question(world: World) -> None:
    """From the first letter to the end, no line is written; one between others would tell whose it is."""
    before = log_of(world)
    save_draft(world.desk, "consultation/new/question", "Hur kan")
    kept = added(world)
    consultations.change_consultation(world.desk, kept.id, "Hur gör vi?", age_band=AgeBand.NOT_SAID)
    save_draft(world.desk, f"consultation/{kept.id}/advice", "Fasta")
    consultations.write_advice(world.desk, kept.id, "Fasta tider.", done=True)
    consultations.reopen_consultation(world.desk, kept.id)
    consultations.place_in_meeting(world.desk, kept.id, None)
    consultations.discard_consultation(world.desk, kept.id)
    assert log_of(world) == before


@pytest.mark.rule("R13")
def test_the_table_has_no_way_to_a_child_and_no_room_for_the_raiser(world: World) -> None:
    """Its only key to another table is the meeting; what is inside has neither name, member nor time."""
    columns = inspect(world.desk.store.engine).get_columns("consultation")
    assert {column["name"] for column in columns} == {"id", "meeting_id", "state", "content"}
    keys = inspect(world.desk.store.engine).get_foreign_keys("consultation")
    assert [key["referred_table"] for key in keys] == ["meeting"]
    assert set(Consultation.model_fields) == {
        "id",
        "state",
        "meeting_id",
        "age_band",
        "petals",
        "question",
        "advice",
    }
    pointing = [
        table
        for table in inspect(world.desk.store.engine).get_table_names()
        for key in inspect(world.desk.store.engine).get_foreign_keys(table)
        if key["referred_table"] == "consultation"
    ]
    assert pointing == []


@pytest.mark.rule("R13")
def test_only_consultation_leaves_no_line_in_the_log() -> None:
    """Whoever else commits without a line must come here first; a spot in the program tells of no child."""
    found = {path.stem for path in python_files("src") if "commit_unlogged(" in path.read_text("utf-8")}
    assert found == {"unit_of_work", "consultations", "half_typed"}
    drafts_source = Path(drafts.__file__).read_text("utf-8")
    assert drafts_source.count("commit_unlogged") == 1


@pytest.mark.rule("R13")
def test_what_somebody_recognised_is_in_no_page_of_the_store(world: World) -> None:
    """Question, advice and everybody's drafts of it, in the store's file and in its log, freed pages too."""
    words = ("Enhörningens", "Sjöjungfrun", "Drakbacken")
    consultation = added(world, f"Hur gör vi med {words[0]} sömn?")
    consultations.write_advice(world.desk, consultation.id, f"Prova {words[1]} först.")
    world.sign_in(world.nurse)
    save_draft(world.desk, f"consultation/{consultation.id}/advice", f"{words[2]} kanske")
    world.sign_in(world.rektor)
    before = decrypted(world)
    assert all(word in before for word in words[:2])
    assert words[2] not in before, "sealed with the nurse's own key"
    consultations.discard_consultation(world.desk, consultation.id)
    assert not any(word in decrypted(world) for word in words)
    world.sign_in(world.nurse)
    assert drafts.drafts_for(world.desk, "consultation/") == {}


@pytest.mark.rule("R13")
def test_places_around_and_towns_are_marked(world: World) -> None:
    """The team's list, its municipality (once, though a unit has it too), and towns with a capital letter."""
    rules = TeamRules(local_places="Lillhult, Norra Skogen")
    save_rules(world.desk, rules)
    text = "Familjen i lillhult, Exempelkommun, från Vara. Det ska vara lugnt."
    leaks = consultations.screen_text(world.desk, text)
    assert [(leak.kind, text[leak.start : leak.end]) for leak in leaks] == [
        (LeakKind.PLACE, "lillhult"),
        (LeakKind.UNIT, "Exempelkommun"),
        (LeakKind.PLACE, "Vara"),
    ]


@pytest.mark.rule("R13")
def test_words_that_are_rare_together_are_one_mark_to_answer(world: World) -> None:
    """Sooner in a small place, which is what an unanswered setting means."""
    text = "En flicka på fyra år talar tigrinska."
    (leak,) = consultations.screen_text(world.desk, text)
    assert leak.kind is LeakKind.RARE_COMBINATION
    assert [text[start:end] for start, end in leak.parts] == ["flicka", "fyra år", "tigrinska"]
    with pytest.raises(RuleViolation):
        consultations.add_consultation(world.desk, text, somebody_said_no=False)
    consultations.add_consultation(world.desk, text, somebody_said_no=False, answers=(LeakAnswer(leak=leak),))
    save_rules(world.desk, TeamRules(small_place=False))
    assert consultations.screen_text(world.desk, text) == ()
