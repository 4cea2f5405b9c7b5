"""What keeps a language from being offered, found sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from barnombud.domain.languages.phrase_checks import (
    LONGEST,
    FaultyPhrase,
    PhraseFault,
    book_faults,
    book_from_dict,
    phrase_faults,
    places_of,
)
from barnombud.errors import InputError

SOURCE = "Vi ses igen den {date}, {child}."
HEADER = {
    "language": "so",
    "name_swedish": "somaliska",
    "name_own": "Soomaali",
    "direction": "ltr",
    "version": 1,
    "source_version": 1,
    "translated_by": "",
    "reviewed_by": "",
    "reviewed_on": "",
    "status": "unreviewed",
}


def test_a_sentence_may_move_its_places() -> None:
    """The order is the language's own, and the joiners some scripts need may stand."""
    assert phrase_faults("a.b", "{child}: {date}", SOURCE) == ()
    assert phrase_faults("a.b", "می\u200cخواهیم\u200b{child}\u200d{date}", SOURCE) == ()
    assert places_of(SOURCE) == ("child", "date")


@pytest.mark.parametrize(
    ("text", "faults", "places"),
    [
        ("  ", [PhraseFault.EMPTY], [()]),
        ("{child}", [PhraseFault.PLACE_MISSING], [("date",)]),
        ("{child} {date} {name}", [PhraseFault.PLACE_UNKNOWN], [("name",)]),
        ("{barn} {date}", [PhraseFault.PLACE_MISSING, PhraseFault.PLACE_UNKNOWN], [("child",), ("barn",)]),
        ("{child} {date} {", [PhraseFault.BRACE], [()]),
        ("{child} {date} }", [PhraseFault.BRACE], [()]),
        ("{child} {Date} {date}", [PhraseFault.BRACE], [()]),
        (" {child} {date}", [PhraseFault.UNSEEN], [()]),
        ("{child}\n{date}", [PhraseFault.UNSEEN], [()]),
        ("{child}\u202e{date}", [PhraseFault.UNSEEN], [()]),
        ("{child} {date}" + "a" * LONGEST, [PhraseFault.TOO_LONG], [()]),
    ],
)
def test_every_fault_is_found(text: str, faults: list[PhraseFault], places: list[tuple[str, ...]]) -> None:
    """With the places it is about."""
    found = phrase_faults("a.b", text, SOURCE)
    assert [(each.fault, each.places) for each in found] == list(zip(faults, places, strict=True))
    assert {each.key for each in found} == {"a.b"}


def test_a_book_is_compared_key_by_key() -> None:
    """Missing, faulty and unknown sentences, in the order of the Swedish."""
    source = book_from_dict({"header": HEADER, "a": {"one": "Ett", "two": "Två", "three": "Tre {day}"}})
    other = book_from_dict({"header": HEADER, "a": {"two": "Laba", "three": "Saddex", "four": "Afar"}})
    assert book_faults(other, source) == (
        FaultyPhrase(key="a.one", fault=PhraseFault.KEY_MISSING),
        FaultyPhrase(key="a.three", fault=PhraseFault.PLACE_MISSING, places=("day",)),
        FaultyPhrase(key="a.four", fault=PhraseFault.KEY_UNKNOWN),
    )
    assert book_faults(source, source) == ()


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"header": "text"}, "header"),
        ({"header": HEADER, "a": "text"}, "a"),
        ({"header": HEADER, "a": {"one": 1}}, "a.one"),
        ({"header": HEADER | {"direction": "up"}}, "header.direction"),
        ({"header": HEADER | {"language": "Somali"}}, "header.language"),
        ({"a": {"one": "Ett"}}, "header.language"),
        ({"header": HEADER | {"status": "reviewed"}}, "header"),
    ],
)
def test_a_file_that_is_no_phrase_file_says_where(content: dict[str, Any], field: str) -> None:
    """The place in the file is the error's field."""
    with pytest.raises(InputError, match="phrases_unreadable") as caught:
        book_from_dict(content)
    assert caught.value.field == field


def test_a_reviewed_file_has_a_day_and_letters_are_put_together() -> None:
    """The day may be a date of TOML's or text; e with accent becomes one letter."""
    reviewed = HEADER | {"status": "reviewed", "reviewed_by": "Nadia Påhitt", "reviewed_on": "2026-12-01"}
    book = book_from_dict({"header": reviewed, "a": {"one": "e\u0301"}})
    assert book.phrases["a.one"] == "é"
    assert str(book.header.reviewed_on) == "2026-12-01"
