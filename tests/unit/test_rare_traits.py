"""Rare combinations: words that each say little and together point out a child in a small place."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from barnombud.domain.leak_check import (
    Leak,
    LeakAnswer,
    LeakKind,
    LeakWords,
    answered,
    carried_over,
    find_leaks,
)
from barnombud.domain.rare_traits import TraitBook, TraitCategory, trait_book_from_dict
from barnombud.domain.text_folding import FoldedText
from barnombud.services.known_words import towns, trait_book

NO_WORDS = LeakWords()


def words_of(text: str, *, small_place: bool = True) -> list[str]:
    """Return the words of ``text`` that together point out a child, with the shipped list."""
    spans = trait_book().combination(FoldedText(text), small_place=small_place)
    return [text[start:end] for start, end in spans]


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En flicka på fyra år talar tigrinska", ["flicka", "fyra år", "tigrinska"]),
        ("Tvillingarna har epilepsi", ["Tvillingarna", "epilepsi"]),
        ("Pappa är präst och mamma kommer från Eritrea", ["präst", "Eritrea"]),
        ("3-åring i rullstol, pojke", ["3-åring", "rullstol", "pojke"]),
        ("FEM SYSKON OCH PAPPA ÄR POLIS", ["FEM SYSKON", "POLIS"]),
        ("Adopterad från Kina", ["Adopterad", "Kina"]),
        ("Bor i familjehem, sex syskon", ["familjehem", "sex syskon"]),
    ],
)
def test_two_rare_things_or_one_with_age_and_sex_are_too_much_in_a_small_place(
    text: str, found: list[str]
) -> None:
    """Each word is named, so that the writer sees which to leave out."""
    assert words_of(text) == found


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    "text",
    [
        "Hur kan vi stötta ett barn som sover dåligt?",
        "En flicka på fyra år som har svårt att sova",
        "Ett barn talar tigrinska",
        "Ett barn med tigrinska och swahili hemma",
        "Hur gör vi med tvåspråkiga barn och tolk på samtalen?",
        "Sonden och sandlådan, en sonett",
        "",
    ],
)
def test_ordinary_questions_and_one_rare_thing_alone_are_left_alone(text: str) -> None:
    """Two languages are one thing; words within other words are none."""
    assert words_of(text) == []


@pytest.mark.rule("R13")
def test_elsewhere_more_is_needed() -> None:
    """In a larger town two rare things may be many children; three are not."""
    assert words_of("Tvillingarna har epilepsi", small_place=False) == []
    assert len(words_of("Tvillingarna har epilepsi och pappa är polis", small_place=False)) == 3


@pytest.mark.rule("R13")
def test_a_combination_is_one_hit_that_names_its_words() -> None:
    """From the first to the last of them, other hits apart."""
    text = "Ring 070-1740605 om tvillingarna med epilepsi."
    leaks = find_leaks(text, NO_WORDS, traits=trait_book())
    assert [leak.kind for leak in leaks] == [LeakKind.TELEPHONE, LeakKind.RARE_COMBINATION]
    found = leaks[1]
    assert text[found.start : found.end] == "tvillingarna med epilepsi"
    assert [text[start:end] for start, end in found.parts] == ["tvillingarna", "epilepsi"]


@pytest.mark.rule("R13")
def test_an_answer_holds_only_for_the_same_words_together() -> None:
    """It moves with the text; another rare word is another question."""
    before = "Hur? Tvillingarna har epilepsi."
    (leak,) = find_leaks(before, NO_WORDS, traits=trait_book())
    answer = LeakAnswer(leak=leak)
    moved = f"Hej! {before}"
    assert answered(find_leaks(moved, NO_WORDS, traits=trait_book()), carried_over((answer,), before, moved))
    more = f"{before} Pappa är polis."
    kept = carried_over((answer,), before, more)
    assert not answered(find_leaks(more, NO_WORDS, traits=trait_book()), kept)
    inside = "Hur? Tvillingarna har nog epilepsi."
    assert carried_over((answer,), before, inside) == ()
    assert isinstance(leak, Leak)


def test_a_word_within_a_longer_find_is_named_once() -> None:
    """Both lists may know a part of the same words."""
    book = trait_book_from_dict(
        {
            "limit_small": 4,
            "limit_large": 4,
            "trait": [
                {"category": "health", "weight": 2, "words": ["cp skada"]},
                {"category": "family", "weight": 2, "words": ["skada"]},
            ],
        }
    )
    text = "En CP-skada"
    spans = book.combination(FoldedText(text), small_place=True)
    assert [text[start:end] for start, end in spans] == ["CP-skada"]


def test_the_shipped_list_is_whole() -> None:
    """Every category is there, words are unique within one, and weights are sensible."""
    book = trait_book()
    assert {trait.category for trait in book.traits} == set(TraitCategory)
    assert book.limit_small < book.limit_large
    words = [(trait.category, word) for trait in book.traits for word in trait.words]
    assert len(words) == len(set(words))
    assert len(towns()) == len(set(towns())) > 300
    with pytest.raises(ValidationError):
        TraitBook(limit_small=1, limit_large=2, traits=())
