"""Half-years, and anonymous counts of them that reveal nobody (R9, R22).

Two things keep a small count from being worked out. Only half-years that are over are shown, so nobody can
look before and after an answer. And a whole is either shown with *all* its parts, each at least `LEAST`, or
it is not split (or, at the top, the whole is not shown): no total less what is shown is ever a hidden count.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from barnombud.domain.value import Value

LEAST = 5
"""Counts under this are shown as "<5" (R22)."""
OTHER_LANGUAGES = "other"
"""Stands for every language that is not named."""


class CountedAnswer(StrEnum):
    """What is counted; the word stands in the store."""

    CASE = "case"
    """A case in which somebody was asked or answered for the first time."""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    WITHDRAWN = "withdrawn"


ANSWERS = (CountedAnswer.YES, CountedAnswer.PARTLY, CountedAnswer.NO, CountedAnswer.WITHDRAWN)


class AnswerCount(Value):
    """How many gave one answer in a half-year, by language and interpreter; linked to nothing."""

    half_year: str
    answer: CountedAnswer
    language: str = ""
    interpreter: bool = False
    count: int


class ShownAnswer(Value):
    """One answer as it may be shown; None is "<5", and a split that is empty is not shown."""

    answer: CountedAnswer
    number: int | None
    languages: tuple[tuple[str, int], ...] = ()
    """Most first; `OTHER_LANGUAGES` last. Their sum is `number`."""
    interpreter: tuple[int, int] | None = None
    """With and without; their sum is `number`."""


class ShownHalfYear(Value):
    """One half-year that is over, as it may be shown; None is "<5"."""

    half_year: str
    meetings: int | None
    cases: int | None
    answers: tuple[ShownAnswer, ...]
    total: int | None
    """None also when one of the answers is hidden, which is when it would give it away."""


def half_year_of(day: date) -> str:
    """Return ``2026H1`` for January to June, ``2026H2`` for the rest."""
    return f"{day.year}H{1 if day.month < 7 else 2}"


def shown(count: int) -> int | None:
    """Return a count that may be shown, or None (R22)."""
    return count if count >= LEAST else None


def shown_half_year(half_year: str, meetings: int, counts: tuple[AnswerCount, ...]) -> ShownHalfYear:
    """Return what may be shown of one half-year's ``counts``."""
    answers = tuple(_shown_answer(answer, [c for c in counts if c.answer is answer]) for answer in ANSWERS)
    numbers = [answer.number for answer in answers if answer.number is not None]
    return ShownHalfYear(
        half_year=half_year,
        meetings=shown(meetings),
        cases=shown(sum(c.count for c in counts if c.answer is CountedAnswer.CASE)),
        answers=answers,
        total=sum(numbers) if len(numbers) == len(ANSWERS) else None,
    )


def _shown_answer(answer: CountedAnswer, counts: list[AnswerCount]) -> ShownAnswer:
    number = sum(count.count for count in counts)
    if number < LEAST:
        return ShownAnswer(answer=answer, number=None)
    by_language: dict[str, int] = {}
    for count in counts:
        by_language[count.language] = by_language.get(count.language, 0) + count.count
    with_interpreter = sum(count.count for count in counts if count.interpreter)
    split = (with_interpreter, number - with_interpreter)
    return ShownAnswer(
        answer=answer,
        number=number,
        languages=language_split(by_language),
        interpreter=split if min(split) >= LEAST else None,
    )


def language_split(by_language: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the languages that may be named, and the rest together; empty when they may not be told apart.

    The rest is never under `LEAST`: the least of those that could be named is put with it until it is not.
    """
    named = sorted(
        ((tag, number) for tag, number in by_language.items() if number >= LEAST and tag != OTHER_LANGUAGES),
        key=lambda each: (-each[1], each[0]),
    )
    rest = sum(by_language.values()) - sum(number for _tag, number in named)
    while named and rest < LEAST:
        rest += named.pop()[1]
    return (*named, (OTHER_LANGUAGES, rest)) if named else ()
