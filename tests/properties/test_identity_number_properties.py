"""What holds for every text given to the reader of identity numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.identity_number import (
    IdentityKind,
    check_digit,
    find_identity_numbers,
    masked,
    parse_identity_number,
    written,
)
from barnombud.domain.text_folding import FoldedText
from barnombud.errors import InputError

TODAY = date(2026, 2, 1)
OFFICIAL = (
    "20170101-2393",
    "031204+9802",
    "202601622380",
    "202601912393",
    "191500722390",
    "191711602399",
)
KINDS = st.none() | st.sampled_from(IdentityKind)


@pytest.mark.rule("R45")
@given(st.text(max_size=40), KINDS, st.booleans())
def test_any_text_is_read_or_refused_by_code(text: str, kind: IdentityKind | None, letters: bool) -> None:
    """No text breaks the reader; what is taken can be written and read again to the same number."""
    try:
        number = parse_identity_number(text, kind, today=TODAY, interim_letters=letters)
    except InputError as error:
        assert error.field == "identity_number"
        return
    again = parse_identity_number(written(number), number.kind, today=TODAY, interim_letters=letters)
    assert (again.kind, again.stored) == (number.kind, number.stored)


@pytest.mark.rule("R46")
@given(st.sampled_from(OFFICIAL), st.dates(date(2026, 2, 1), date(2060, 1, 1)))
def test_what_is_stored_stays_and_the_mask_hides_the_last_four(text: str, today: date) -> None:
    """Read again later, the stored twelve characters give the same number; the mask never shows the end."""
    stored = parse_identity_number(text, today=TODAY).stored
    number = parse_identity_number(stored, today=today)
    assert number.stored == stored
    assert len(stored) == 12
    assert not masked(number).endswith(stored[-4:])


@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_check_digit_makes_the_weighted_sum_even_ten(nine: str) -> None:
    """The schoolbook sum over all ten digits ends in 0, and no other digit makes it so."""

    def total(digits: str) -> int:
        doubled = [int(d) * 2 if place % 2 == 0 else int(d) for place, d in enumerate(digits)]
        return sum(sum(map(int, str(product))) for product in doubled)

    fitting = [digit for digit in range(10) if total(f"{nine}{digit}") % 10 == 0]
    assert fitting == [check_digit(nine)]


@pytest.mark.rule("R13")
@given(st.text(max_size=30), st.sampled_from(OFFICIAL), st.text(max_size=30))
def test_a_number_between_words_is_always_found(before: str, number: str, after: str) -> None:
    """Whatever stands around it, a number set off by line breaks is found where it stands."""
    text = f"{before}.\n{number}\n.{after}"
    start = len(before) + 2
    found = find_identity_numbers(text)
    assert any(a <= start and start + len(number) <= b for a, b in found)


@given(st.text(max_size=60), st.booleans())
def test_folding_keeps_the_way_back(text: str, without_marks: bool) -> None:
    """Every folded character has a span inside the text, in order."""
    folded = FoldedText(text, without_marks=without_marks)
    starts = [folded.span(place, place + 1) for place in range(len(folded.text))]
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in starts)
