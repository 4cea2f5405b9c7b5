"""Directions within a line, against python-bidi's other form, which gives the order but no levels (R43)."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from barnombud.documents.bidi_levels import END_OF_ISOLATE, ISOLATE, first_strong, levels, visual_order

LETTERS = "abÅ سلامשל0129۱۲٣-+.,:/%$ \u200f\u200e\u064e\u0301ก"
PLAIN = st.text(LETTERS, max_size=20)
BRACKETED = st.text(LETTERS + "()[]{}", max_size=30)


def seen(text: str, *, right_to_left: bool) -> str:
    """The characters from left to right."""
    order = visual_order(levels(text, right_to_left=right_to_left))
    return "".join(text[index] for index in order)


@pytest.mark.rule("R43")
@settings(max_examples=300, deadline=None)
@given(st.one_of(BRACKETED, st.tuples(PLAIN, PLAIN, PLAIN)), st.booleans())
def test_the_order_is_that_of_the_other_form(text: str | tuple[str, str, str], right_to_left: bool) -> None:
    """Brackets, numbers, marks and isolates; the last character a letter, as no line ends in a blank."""
    if isinstance(text, tuple):
        before, inserted, after = text
        text = f"{before}{ISOLATE}{inserted}{END_OF_ISOLATE}{after}"
    text += "b"
    expected = get_display(text, base_dir="R" if right_to_left else "L")
    assert seen(text, right_to_left=right_to_left) == expected


def test_joiners_take_the_level_of_what_stands_before_them() -> None:
    """Also at the very beginning."""
    assert levels("\u200cab", right_to_left=True) == [1, 2, 2]
    assert levels("می\u200cخ", right_to_left=False) == [1, 1, 1, 1]
    assert levels("\u200c", right_to_left=True) == [1]


def test_brackets_keep_together() -> None:
    """A pair round a Swedish name in Arabic text opens and closes round it, however deep."""
    assert seen("خوب Åsa (Karin) خوب", right_to_left=True).endswith("بوخ")
    assert levels("خ a (b) خ", right_to_left=True)[4:7] == [2, 2, 2]
    deep = "(" * 70 + "a" + ")" * 70
    assert len(levels(deep, right_to_left=True)) == len(deep)
    assert levels("a)(", right_to_left=False) == [0, 0, 0]


@pytest.mark.parametrize(("text", "expected"), [("12 ab", False), ("(س", True), ("12-3", None), ("", None)])
def test_first_letter_with_a_direction(text: str, expected: bool | None) -> None:
    """Numbers and signs have none of their own."""
    assert first_strong(text) is expected
