"""One language's sentences: what is put in, dates, lists, and what counts as reviewed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from barnombud.domain.languages.phrase_book import Direction, PhraseBook, PhraseHeader, PhraseStatus

SENTENCES = {
    "a.told": "{sender} berättar för {receivers}.",
    "date.long": "{day} {month} {year}",
    "date.day_and_month": "{day} {month}",
    "date.month_12": "december",
    "list.more": "{first}, {rest}",
    "list.last": "{first} och {last}",
}


def book(language: str = "sv", **changes: Any) -> PhraseBook:
    """Return a small book."""
    header: dict[str, Any] = {
        "language": language,
        "name_swedish": "påhittska",
        "name_own": "påhittska",
        "direction": Direction.LTR,
        "version": 3,
        "source_version": 3,
        "translated_by": "",
    }
    return PhraseBook(header=PhraseHeader(**header | changes), phrases=SENTENCES)


def test_swedish_is_said_as_it_stands() -> None:
    """No marks in the source."""
    assert book().say("a.told", sender="Kotten", receivers="BVC") == "Kotten berättar för BVC."
    assert (book().is_source, book().language) == (True, "sv")


@pytest.mark.rule("R43")
def test_what_is_put_into_another_language_is_direction_isolated() -> None:
    """A Swedish name does not turn the words round it; a blank place gets no marks."""
    told = book("ar").say("a.told", sender="Kotten {x}", receivers="")
    assert told == "\u2068Kotten {x}\u2069 berättar för ."
    assert not book("ar").is_source


def test_a_sentence_or_a_place_that_does_not_exist_is_an_error() -> None:
    """Never a hole on a paper."""
    with pytest.raises(KeyError):
        book().say("a.other")
    with pytest.raises(KeyError):
        book().say("a.told", sender="Kotten")


def test_dates_and_lists_follow_the_language() -> None:
    """By its own patterns, without marks inside."""
    day = date(2026, 12, 8)
    assert book("ar").long_date(day) == "8 december 2026"
    assert book().day_and_month(day) == "8 december"
    assert [book().listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c", "d"))] == [
        "",
        "a",
        "a och b",
        "a, b, c och d",
    ]


REVIEW = {"reviewed_by": "Nadia Påhitt", "reviewed_on": date(2026, 12, 1), "status": PhraseStatus.REVIEWED}


@pytest.mark.rule("R43")
def test_a_review_counts_for_the_swedish_it_was_made_against() -> None:
    """A changed source makes it unreviewed again; the source itself is no translation."""
    source = book()
    assert book("ar", **REVIEW).is_reviewed_against(source)
    assert not book("ar").is_reviewed_against(source)
    assert not book("ar", **REVIEW, source_version=2).is_reviewed_against(source)
    assert source.is_reviewed_against(source)


@pytest.mark.rule("R43")
@pytest.mark.parametrize("gone", sorted(REVIEW))
def test_nobody_reviews_without_name_and_day(gone: str) -> None:
    """All three or none."""
    with pytest.raises(ValidationError, match="review needs name and day"):
        book("ar", **{field: value for field, value in REVIEW.items() if field != gone})


@pytest.mark.rule("R43")
def test_a_correction_is_reviewed_by_nobody_and_an_approval_by_somebody() -> None:
    """Each is a version of its own, made against the Swedish as it stands."""
    source = book(version=7)
    approved = book("ar").approved("Nadia Påhitt", date(2026, 12, 1), 4, source)
    assert approved.is_reviewed_against(source)
    assert (approved.header.version, approved.header.source_version) == (4, 7)
    corrected = approved.corrected("a.told", "{receivers} {sender}", 5, source)
    assert not corrected.is_reviewed_against(source)
    assert (corrected.header.reviewed_by, corrected.header.reviewed_on) == ("", None)
    assert corrected.phrases["a.told"] == "{receivers} {sender}"
    assert approved.phrases == SENTENCES


def test_a_book_is_completed_by_the_shipped_one() -> None:
    """What the Swedish asks for and no more, in its order, the team's own wording first."""
    own = book("ar").model_copy(update={"phrases": {"a.told": "own", "old": "x"}})
    source = book().model_copy(update={"phrases": {"new": "Ny", "a.told": "Svenska", "newer": "Nyare"}})
    shipped = book("ar").model_copy(update={"phrases": {"a.told": "shipped", "new": "New"}})
    assert own.completed(shipped, source).phrases == {"new": "New", "a.told": "own"}
