"""Names as whole words: what asks, what blocks, and what is only a word."""

from __future__ import annotations

import pytest

from barnombud.domain.name_search import (
    NameSet,
    OrdinaryWords,
    family_names,
    find_names,
    joined,
    names_of,
    words_near,
)
from barnombud.services.known_words import ordinary_words

MINA = family_names(alias="Räven", first="Mina", last="Berg", adults=("Bo Ek", "Anna-Lisa", ""))
SAGA = family_names(alias="Lilla Igelkotten", first="Saga", last="", adults=("Per von Hittepå",))
OTHERS = joined((MINA, SAGA))
OWN = joined(
    (family_names(alias="Ekorren", first="Alva", last="", adults=("Bo Påhitt",)), names_of(("Inga Exempel",)))
)


def hits(text: str, others: NameSet = OTHERS, own: NameSet = OWN) -> list[tuple[str, bool]]:
    """The words that are found, and whether each is a full name."""
    return [(text[hit.start : hit.end], hit.full) for hit in find_names(text, others, own, ordinary_words())]


@pytest.mark.rule("R25")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Leker med Mina", [("Mina", False)]),
        ("leker med Minas docka", [("Minas", False)]),
        ("Kom med Ek", [("Ek", False)]),
        ("Hämtas av Bo Ek", [("Bo Ek", True)]),
        ("Hämtas av BO EKS bror", [("BO EKS", True)]),
        ("Ek, Bo hämtar", [("Ek", False)]),
        ("Ek Bo hämtar", [("Ek Bo", True)]),
        ("Mina-Berg och Per Hittepå", [("Mina-Berg", True), ("Per Hittepå", True)]),
        ("Per von Hittepå ringer", [("Per von Hittepå", True)]),
        ("Anna-Lisa ringer Lisa", [("Anna", False), ("Lisa", False), ("Lisa", False)]),
        ("Räven och Lilla Igelkotten, inte räven", [("Räven", False), ("Lilla Igelkotten", False)]),
        ("En saga varje kväll. Saga sover.", [("Saga", False)]),
        ("Saga och Alva leker. Leker med Saga och bygger", [("Saga", False), ("Saga", False)]),
        ("Kom med Mina och per telefon med Per", [("Mina", False), ("Per", False)]),
        ("Hos Mi\u00adna", [("Mi\u00adna", False)]),
    ],
)
def test_names_of_others_are_found(text: str, found: list[tuple[str, bool]]) -> None:
    """Alone they ask, first and family name together they block, also turned or in the genitive."""
    assert hits(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mina händer är kalla. Min bästa vän",
        "Saga och sång. Saga eller lek",
        "Läser en saga och ska bo hos mormor, ett ek",
        "Alva, Ekorren och Bo Påhitt",
        "Inga barn",
        "Minaret, sagan och bostad",
        "",
    ],
)
def test_words_and_own_names_are_no_hits(text: str) -> None:
    """Own family and team, parts of words, and ordinary words in small letters or first in a sentence."""
    assert hits(text) == []


def test_a_full_name_is_told_from_one_that_is_ours_too() -> None:
    """The same full name in both families is nobody else's; with another family name it is."""
    ours = family_names(alias="x", first="Alva", last="", adults=("Anna Berg",))
    assert hits("Anna Berg och Alva Berg", MINA, ours) == []
    assert hits("Bo Berg ringer", MINA, ours) == [("Bo Berg", True)]
    others = names_of(("Anna Ek",))
    assert hits("Anna Berg Ek", others, ours) == [("Ek", False)]


def test_only_names_that_are_near_are_looked_for() -> None:
    """Of thousands of families those with a word of the text, also in the genitive."""
    near = words_near(("Minas docka",))
    assert joined((MINA, SAGA), near=near).full == {name for name in MINA.full if name[0] == "mina"}
    assert joined((MINA, SAGA), near=words_near(("räven",))).aliases == MINA.aliases
    assert joined((MINA, SAGA), near=words_near(("Ingen",))).by_first == {}


def test_a_capital_is_asked_for_only_of_ordinary_words() -> None:
    """A name that is no word of the language is one however it is written."""
    assert hits("kom med hittepå") == [("hittepå", False)]
    nothing = OrdinaryWords()
    assert [hit.full for hit in find_names("mina saga", OTHERS, NameSet(), nothing)] == [False, False]
