"""Counts of a half-year: small ones hidden, and nothing shown gives them away (R9, R22)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barnombud.domain.half_year import (
    ANSWERS,
    LEAST,
    OTHER_LANGUAGES,
    AnswerCount,
    CountedAnswer,
    ShownHalfYear,
    half_year_of,
    language_split,
    shown,
    shown_half_year,
)

HALF = "2026H1"
LANGUAGES = ("sv", "ar", "so", "ti", "fa", OTHER_LANGUAGES)
Cell = tuple[CountedAnswer, str, bool]
Counts = dict[Cell, int]

small = st.sampled_from((0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12))


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    """One answer of any size, the others alike: what is hidden is hidden within one answer."""
    others = draw(st.sampled_from((0, 3, 8)))
    return {
        (answer, tag, by): draw(small) if answer is CountedAnswer.YES else others
        for answer in ANSWERS
        for tag in LANGUAGES
        for by in (False, True)
    }


def published(counts: Counts) -> ShownHalfYear:
    """Return what everybody may see."""
    rows = tuple(
        AnswerCount(half_year=HALF, answer=answer, language=tag, interpreter=by, count=count)
        for (answer, tag, by), count in counts.items()
    )
    return shown_half_year(HALF, 0, rows)


def neighbours(counts: Counts, cell: Cell) -> Iterator[Counts]:
    """Yield other tables in which ``cell`` has another value: one more or less, alone or made up for."""
    answer, _tag, by = cell
    for step in (1, -1):
        yield from _possible(counts, {cell: step})
        for donor in (each for each in counts if each[0] is answer and each != cell):
            yield from _possible(counts, {cell: step, donor: -step})
            if donor[2] is by:
                continue
            for third in LANGUAGES:  # make up for the interpreter within a third language
                change = {cell: step, donor: -step}
                for which, number in (((answer, third, not by), step), ((answer, third, by), -step)):
                    change[which] = change.get(which, 0) + number
                if change[cell]:
                    yield from _possible(counts, change)


def _possible(counts: Counts, change: dict[Cell, int]) -> Iterator[Counts]:
    changed = {cell: counts[cell] + number for cell, number in change.items()}
    if min(changed.values()) >= 0:
        yield {**counts, **changed}


@pytest.mark.rule("R9")
@pytest.mark.rule("R22")
@given(tables())
@settings(max_examples=40, deadline=None)
def test_no_hidden_count_can_be_worked_out(counts: Counts) -> None:
    """For every count under five there is another table, with another value there, that looks just the same.

    Whoever sees all that is shown, and knows how it is made, cannot tell the two apart.
    """
    seen = published(counts)
    for cell, count in counts.items():
        if count < LEAST and cell[0] is CountedAnswer.YES:
            assert any(published(other) == seen for other in neighbours(counts, cell)), cell


@pytest.mark.rule("R22")
@given(tables())
@settings(max_examples=40, deadline=None)
def test_what_is_shown_adds_up_and_is_never_small(counts: Counts) -> None:
    """Parts have the sum of their whole; the whole is not shown when a part is hidden."""
    seen = published(counts)
    for answer in seen.answers:
        real = sum(count for (which, _tag, _by), count in counts.items() if which is answer.answer)
        assert answer.number == (real if real >= LEAST else None)
        for parts in ([number for _tag, number in answer.languages], list(answer.interpreter or ())):
            assert not parts or (sum(parts) == real and min(parts) >= LEAST and len(parts) > 1)
    hidden = any(answer.number is None for answer in seen.answers)
    assert seen.total == (None if hidden else sum(counts.values()))


@pytest.mark.rule("R9")
@pytest.mark.rule("R22")
def test_four_shows_less_than_five_and_five_shows_five() -> None:
    """None is said as "<5"."""
    assert [shown(number) for number in (0, 3, 4, 5, 6)] == [None, None, None, 5, 6]


@pytest.mark.rule("R22")
def test_small_languages_are_put_together_first() -> None:
    """Then the least of those that could be named, so that the rest is not small either."""
    assert language_split({"sv": 20, "ar": 6, "so": 3, "ti": 2}) == (("sv", 20), ("ar", 6), ("other", 5))
    assert language_split({"sv": 20, "ar": 6, "so": 3}) == (("sv", 20), ("other", 9))
    assert language_split({"sv": 20, "so": 3}) == ()
    assert language_split({"sv": 20}) == ()
    assert language_split({"sv": 20, OTHER_LANGUAGES: 7}) == (("sv", 20), ("other", 7))


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2026, 1, 1), "2026H1"),
        (date(2026, 6, 30), "2026H1"),
        (date(2026, 7, 1), "2026H2"),
        (date(2026, 12, 31), "2026H2"),
    ],
)
def test_the_year_is_halved_at_midsummer(day: date, half: str) -> None:
    """January to June, July to December."""
    assert half_year_of(day) == half
