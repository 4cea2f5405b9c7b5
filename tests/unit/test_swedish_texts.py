"""The law's own texts, said right in every combination of settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from barnombud.texts import (
    consent_words,
    deidentified,
    duty,
    handouts,
    incident,
    roles,
    states,
    topics,
)
from barnombud.texts.passage import Passage, capitalised, listed

DAY, EVENING = "08-46500400", "070-1740605"


def lix(text: str) -> float:
    """Return the Swedish readability index: words per sentence plus per cent of words over six letters."""
    words = re.findall(r"\w+", text)
    sentences = len(re.findall(r"[.!?:]", text))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


@pytest.mark.rule("R16")
def test_the_banner_says_the_duty_and_whom_to_ring() -> None:
    """Text 4.1 with the section of the day and the team's numbers."""
    text = duty.banner(DAY, EVENING, "19 kap. 1 § SoL").text
    assert text == (
        "Misstänker du att ett barn far illa? Anmäl genast till socialnämnden (19 kap. 1 § SoL). "
        "Skyldigheten är personlig och gäller utan samtycke. Du behöver inte vara säker. "
        "Mötet ersätter inte en anmälan. Akut fara: ring 112. "
        f"Socialtjänsten: {DAY}, kväll och helg {EVENING}. "
        "Misstänker du våld, sexuella övergrepp eller hedersförtryck? "
        "Rådgör med socialtjänsten innan du talar med vårdnadshavarna."
    )


@pytest.mark.rule("R16")
@pytest.mark.parametrize(
    ("phones", "words"),
    [
        ((DAY, ""), f"Socialtjänsten: {DAY}."),
        (("", EVENING), f"Socialtjänsten, kväll och helg: {EVENING}."),
        (("", ""), "Socialtjänstens telefon fylls i under Inställningar."),
    ],
)
def test_the_banner_stands_without_a_number(phones: tuple[str, str], words: str) -> None:
    """A missing setting leaves no hole in the sentence, and 112 always stands."""
    lines = duty.banner(*phones).lines
    assert f"{duty.EMERGENCY} {words}" in lines


@pytest.mark.rule("R16")
def test_on_the_wall_only_the_duty_and_the_emergency_number() -> None:
    """One calm line: nothing of violence, no section of law."""
    line = duty.calm_line()
    assert "112" in line
    assert "Anmäl genast" in line
    assert "våld" not in line
    assert "\n" not in line


@pytest.mark.rule("R17")
def test_the_duty_is_told_and_never_asked_about() -> None:
    """No words for a report that was made."""
    assert "anmält" not in duty.banner(DAY, EVENING).text


@pytest.mark.rule("R3")
def test_one_sentence_says_what_consent_means_today() -> None:
    """With whom, without whom, whose answer is missing, and who leaves."""
    assert consent_words.may_today("Alva", ["förskolan", "BVC"], ["IFO"]) == (
        "I dag kan Alva tas upp med förskolan och BVC, inte med IFO."
    )
    assert consent_words.may_today("Alva", ["BVC"]) == "I dag kan Alva tas upp med BVC."
    assert consent_words.may_today("Alva", []).startswith(consent_words.MISSING)
    assert consent_words.answers_missing(0) == ""
    assert consent_words.answers_missing(1, ["IFO"]) == "Svar saknas från en vårdnadshavare för IFO."
    assert consent_words.answers_missing(2) == "Svar saknas från 2 vårdnadshavare."
    assert consent_words.must_leave([]) == ""
    assert consent_words.must_leave(["IFO"]) == "IFO lämnar rummet innan punkten öppnas."
    assert consent_words.not_taking_part(["IFO"]) == consent_words.IFO_LEFT_OUT
    assert consent_words.takes_part(["förskolan", "BVC"], False) == "Förskolan och BVC deltar"
    assert consent_words.takes_part(["BVC"], True) == "Alla verksamheter får delta"
    assert consent_words.standing_word("withdrawn") == "återkallat"
    assert consent_words.capacity_word("the_child") == "barnet självt"


@pytest.mark.rule("R2")
@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "Samtycket har gått ut."),
        (0, "Samtycket gäller till och med i dag."),
        (1, "Samtycket gäller 1 dag till."),
        (9, "Samtycket gäller 9 dagar till."),
    ],
)
def test_the_end_of_a_consent_is_said_in_days(days: int, words: str) -> None:
    """The last day still holds."""
    assert consent_words.expires_in(days) == words


def test_topics_are_listed_as_offered() -> None:
    """In one order whatever the set, with a joint that reads well."""
    assert topics.topic_list({"play", "language"}) == "språk samt lek och kamrater"
    assert topics.topic_list(["play", "health", "language"]) == "hälsa, språk samt lek och kamrater"
    assert topics.topic_list([]) == ""
    assert topics.topic_word("everyday") == "vardagen hemma"
    assert not {"allt", "alla", "everything"} & set(topics.TOPICS.values())


@pytest.mark.rule("R37")
def test_the_incident_sheet_stands_with_and_without_a_contact() -> None:
    """Text 4.7; no hole where a setting is missing."""
    assert "Anmäl genast till Ida Påhitt, 08-46500402." in incident.sheet("Ida Påhitt", "08-46500402").text
    assert "Anmäl genast till den som er verksamhet har utsett. Det" in incident.sheet("", "").text
    assert "72 timmar" in incident.sheet("", "").lines[-1]


def test_papers_say_what_they_are() -> None:
    """Texts 4.5 and 4.6."""
    footer = handouts.minutes_footer("7/2026", "BM-7", 1, "2026-12-08", "Berit Påhitt, rektor")
    assert footer.startswith("Mötesanteckningar 7/2026, BM-7, version 1. Färdigställda 2026-12-08 av Berit")
    assert "Teamet fattar inga beslut om insatser." in footer
    assert handouts.page_of(2, 5) == "Sida 2 (5)"
    assert handouts.staff_print("2026-12-08 13.00", "Berit Påhitt").startswith(
        "Utskrift 2026-12-08 13.00, Berit Påhitt. Innehåller"
    )


@pytest.mark.rule("R13")
def test_a_hit_never_says_whose_it_is() -> None:
    """The words for hits hold no role or relation."""
    told = " ".join(deidentified.leak_words(kind) for kind in deidentified.LEAKS)
    assert not re.search(r"barnets|vårdnadshavare|förälder|mamma|pappa", told)
    assert "Samtalet ersätter inte en anmälan." in deidentified.REMINDER.text


def test_small_words_join_and_stand() -> None:
    """Lists, first letters, roles and items."""
    assert listed(["a", "b", "c"], "eller") == "a, b eller c"
    assert capitalised("bVC") == "BVC"
    assert Passage("Kort.", "").text == "Kort."
    assert roles.guardian_by_number(2) == "Vårdnadshavare 2"
    assert roles.person_line("Berit Påhitt", "rektor", "") == "Berit Påhitt, rektor"
    assert roles.visitor_word("interpreter") == "tolk"
    assert states.child_item(2) == "Barn 2"
    assert states.item_title("learning") == "Lära av varandra"
    assert states.item_title("learning", "Språk i vardagen") == "Språk i vardagen"


@pytest.mark.parametrize(
    ("section", "texts"),
    [
        ("4.1", [duty.banner("{telefon}", "{jour}").text]),
        ("4.2", [deidentified.REMINDER.text]),
        ("4.6", [handouts.staff_print("{datum tid}", "{namn}")]),
        ("4.7", [incident.TITLE, *incident.sheet("{kontakt}", "{telefon}").lines]),
    ],
)
def test_texts_are_the_laws_own(section: str, texts: list[str]) -> None:
    """Word for word as the document that the jurist confirms."""
    document = Path(__file__).parents[2].joinpath("docs", "law", "texts.md").read_text(encoding="utf-8")
    wanted = " ".join(document.split(f"## {section} ")[1].split("## ")[0].split())
    assert [text for text in texts if text not in wanted] == []
