"""Screening of free text, and that each hit is answered by itself."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from barnombud.domain.leak_check import (
    Leak,
    LeakAnswer,
    LeakKind,
    LeakWords,
    answered,
    carried_over,
    find_leaks,
    unanswered,
)

WORDS = LeakWords(
    names=("Alva Påhitt", "Bo", "Anna-Lisa von Låtsas", "Çelik"),
    units=("Förskolan Tallbacken", "BVC Månen"),
    places=("Exempelby",),
)
NONE = LeakWords()


def _found(text: str, words: LeakWords = NONE, today: date | None = None) -> list[tuple[str, str]]:
    return [(leak.kind.value, text[leak.start : leak.end]) for leak in find_leaks(text, words, today=today)]


@pytest.mark.rule("R13")
@pytest.mark.rule("R24")
@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        ("Numret 20170101-2393 stod där", "identity_number", "20170101-2393"),
        ("ring 070-1740605 i kväll", "telephone", "070-1740605"),
        ("ring 070-174 06 05.", "telephone", "070-174 06 05"),
        ("ring (08) 465 004 00", "telephone", "(08) 465 004 00"),
        ("ring +46 (0)70 174 06 05", "telephone", "+46 (0)70 174 06 05"),
        ("ring 0046701740605", "telephone", "0046701740605"),
        ("ring 08–46500400", "telephone", "08–46500400"),
        ("bor på Påhittsgatan 12 B, tror vi", "street_address", "Påhittsgatan 12 B"),
        ("bor på påhittsvägen 3", "street_address", "påhittsvägen 3"),
        ("adress: Norra vägen 12", "street_address", "Norra vägen 12"),
        ("nära Storgatan hela tiden", "street_address", "Storgatan"),
        ("till 123 45 Exempelby", "street_address", "123 45 Exempelby"),
        ("skriv till Box 123", "street_address", "Box 123"),
        ("mejla alva.pahitt@exempel.se nu", "email", "alva.pahitt@exempel.se"),
        ("född 2022-03-04", "birth_date", "2022-03-04"),
        ("född 20220304", "birth_date", "20220304"),
        ("född 220304", "birth_date", "220304"),
        ("född den 4 mars 2022", "birth_date", "4 mars 2022"),
        ("född 4/3 2022", "birth_date", "4/3 2022"),
        ("född 4/3-22", "birth_date", "4/3-22"),
        ("fyller år 4 mars", "birth_date", "4 mars"),
        ("födelsedag 4/3", "birth_date", "4/3"),
    ],
)
def test_finds_what_could_point_somebody_out(text: str, kind: str, hit: str) -> None:
    """Each kind in the ways people write it, and nothing else in the same sentence."""
    assert (kind, hit) in _found(text)
    assert {found for found, _ in _found(text)} == {kind}


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        ("Vi såg Alva leka", "name", "Alva"),
        ("ALVAS mössa", "name", "ALVAS"),
        ("Alva's mössa", "name", "Alva's"),
        ("familjen påhitt", "name", "påhitt"),
        ("Alva Påhitt sover", "name", "Alva Påhitt"),
        ("Bo sover", "name", "Bo"),
        ("anna lisa ringde", "name", "anna lisa"),
        ("fru ÇELIK ringde", "name", "ÇELIK"),
        ("på Tallbackens gård", "unit", "Tallbackens"),
        ("Förskolan Tallbacken", "unit", "Förskolan Tallbacken"),
        ("på månen", "unit", "månen"),
        ("familjen i Exempelby", "place", "Exempelby"),
    ],
)
def test_finds_known_words_whole_in_any_case_and_genitive(text: str, kind: str, hit: str) -> None:
    """Whole words, any case, genitive s, hyphen or blank between the parts."""
    assert _found(text, WORDS) == [(kind, hit)]


@pytest.mark.rule("R13")
def test_finds_a_decomposed_and_a_disguised_name() -> None:
    """Pasted letters in two pieces and invisible characters hide nothing."""
    text = unicodedata.normalize("NFD", "vi såg Påhitt")
    assert _found(text, WORDS) == [("name", unicodedata.normalize("NFD", "Påhitt"))]
    assert _found("vi såg Al\u200bva", WORDS) == [("name", "Al\u200bva")]


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ett barn på fyra år sover dåligt och leker helst själv.",
        "Förskolan, BVC och socialtjänsten pratade den 8 december kl. 13.00.",
        "Mötet var 13.00–14.30 och vi ses 3 gånger på vägen dit.",
        "Alvar och Bosse leker. Bordet står kvar.",
        "19 kap. 1 § SoL (2025:400), ring 112 eller 1177",
        "mötet 7/2026, sida 2 (5), 99 99 99",
    ],
)
def test_leaves_ordinary_text_alone(text: str) -> None:
    """General words of units, times, sections of law and longer words give no hit."""
    assert _found(text, WORDS) == []


@pytest.mark.rule("R24")
def test_a_day_to_come_is_no_birth_date() -> None:
    """Seen from today; without a today every full date is asked about."""
    text = "Vi ses 2026-12-08."
    assert _found(text, today=date(2026, 12, 1)) == []
    assert _found(text, today=date(2026, 12, 8)) == _found(text) == [("birth_date", "2026-12-08")]


@pytest.mark.rule("R13")
def test_two_numbers_side_by_side_are_two_hits() -> None:
    """One does not hide the other."""
    assert _found("070-1740605 070-1740606") == [("telephone", "070-1740605"), ("telephone", "070-1740606")]


@pytest.mark.rule("R13")
def test_an_identity_number_is_one_hit_and_not_a_date_too() -> None:
    """The stronger kind is enough."""
    assert _found("2017-01-01-2393") == [("identity_number", "2017-01-01-2393")]


@pytest.mark.rule("R13")
def test_a_hit_holds_only_kind_and_place() -> None:
    """Nothing of the name, its owner or its list."""
    assert set(Leak.model_fields) == {"kind", "start", "end", "parts"}
    (leak,) = find_leaks("Vi såg Alva", WORDS)
    assert "Alva" not in repr(leak)


@pytest.mark.rule("R24")
def test_every_hit_is_answered_by_itself() -> None:
    """One answer does not cover the same word at another place."""
    leaks = find_leaks("Alva och Alva", WORDS)
    first = LeakAnswer(leak=leaks[0])
    assert unanswered(leaks, [first]) == (leaks[1],)
    assert not answered(leaks, [first])
    assert answered(leaks, [first, LeakAnswer(leak=leaks[1])])
    assert answered((), ())


@pytest.mark.rule("R24")
def test_answers_follow_the_text_that_was_not_touched() -> None:
    """Before the edit they stay, behind it they move, at it they are asked again."""
    before = "Bo åt. Alva sov. Bo log."
    first, second, third = (LeakAnswer(leak=leak) for leak in find_leaks(before, WORDS))
    after = "Bo åt. Flickan sov. Bo log."
    kept = carried_over((first, second, third), before, after)
    assert kept[0] == first
    assert [after[a.leak.start : a.leak.end] for a in kept] == ["Bo", "Bo"]
    assert answered(find_leaks(after, WORDS), kept)
    assert carried_over((first,), before, before) == (first,)
    assert carried_over((first,), "Bo åt", "Bodil åt") == ()


def test_kinds_are_stored_by_name() -> None:
    """The codes that texts know."""
    assert len(LeakKind) == 10
