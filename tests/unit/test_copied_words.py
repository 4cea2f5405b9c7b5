"""Passages that are repeated word for word."""

from __future__ import annotations

from barnombud.domain.copied_words import Passages, of_one_alone

NOTE = "Pappa har sökt hjälp för sin sömn sedan i våras"


def copied(text: str, passages: Passages) -> list[str]:
    """The repeated parts of a text, as they are written there."""
    return [text[start:end] for start, end in passages.found_in(text)]


def test_a_part_of_a_note_is_found_however_it_is_written() -> None:
    """Letters, commas and lines between do not matter; the whole stretch is one."""
    known = Passages((NOTE,), 6)
    text = "Enligt BVC: PAPPA har, sökt hjälp\nför sin sömn sedan länge."
    assert copied(text, known) == ["PAPPA har, sökt hjälp\nför sin sömn sedan"]
    assert copied("Pappa har sökt hjälp för", known) == []
    assert copied("Har sökt hjälp för sin sömn. Hjälp för sin sömn sedan i våras", known) == [
        "Har sökt hjälp för sin sömn",
        "Hjälp för sin sömn sedan i våras",
    ]


def test_short_notes_count_as_a_whole_when_asked_for() -> None:
    """Four words and more; three stand anywhere."""
    short, shorter = "Bor hos mormor nu", "Sover dåligt nu"
    assert copied(f"Han {short}!", Passages((short, shorter), 6, whole_notes=True)) == [short]
    assert copied(short, Passages((short,), 6)) == []
    assert copied(shorter, Passages((shorter,), 6, whole_notes=True)) == []


def test_what_stands_elsewhere_too_is_nobodys_own() -> None:
    """A phrase of several children is the team's; what may be read may be read wherever it stands."""
    one, other = Passages((NOTE,), 6), Passages((NOTE, "Vi ses igen om sex veckor allihop"), 6)
    assert copied(NOTE, of_one_alone((one, other))) == []
    assert copied("Vi ses igen om sex veckor", of_one_alone((one, other))) == ["Vi ses igen om sex veckor"]
    assert copied(NOTE, one.without(other)) == []
    assert copied(NOTE, one.without(Passages())) == [NOTE]


def test_passages_are_joined_and_what_is_quoted_is_left_out() -> None:
    """A short note too, when it stands in a longer text."""
    short = "Bor hos mormor nu"
    both = Passages((NOTE,), 6).also(Passages((short,), 6, whole_notes=True))
    assert copied(f"{NOTE}. {short}.", both) == [NOTE, short]
    assert copied(short, both.without_those_of(("Han sover. Bor hos mormor nu och trivs",))) == []
    assert copied(NOTE, both.without_those_of([short])) == [NOTE]
