"""Identity numbers as docs/law/identity-numbers.md has them, and no other numbers (R47)."""

from __future__ import annotations

from datetime import date

import pytest

from barnombud.domain.identity_number import (
    NO_NUMBER,
    IdentityKind,
    IdentityNumber,
    find_identity_numbers,
    masked,
    parse_identity_number,
    written,
)
from barnombud.errors import InputError

TODAY = date(2026, 1, 15)
PERSON = IdentityKind.PERSONNUMMER
COORDINATION = IdentityKind.SAMORDNINGSNUMMER
INCOMPLETE = ("number_date_incomplete",)


@pytest.mark.rule("R45")
@pytest.mark.parametrize(
    ("text", "kind", "stored", "warnings"),
    [
        ("20170101-2393", PERSON, "201701012393", ()),
        ("170101-2393", PERSON, "201701012393", ()),
        (" 170101 – 2393 ", PERSON, "201701012393", ()),
        ("031204+9802", PERSON, "190312049802", ()),
        ("19031204+9802", PERSON, "190312049802", ()),
        ("19031204-9802", PERSON, "190312049802", ()),
        ("202601622380", COORDINATION, "202601622380", ()),
        ("202601912393", COORDINATION, "202601912393", ()),
        ("191500722390", COORDINATION, "191500722390", INCOMPLETE),
        ("191711602399", COORDINATION, "191711602399", INCOMPLETE),
        ("20210315-T123", IdentityKind.TEMPORARY_T, "20210315T123", ()),
        ("20210315-tf10", IdentityKind.TEMPORARY_TF, "20210315TF10", ()),
    ],
)
def test_accepts_the_official_numbers(
    text: str, kind: IdentityKind, stored: str, warnings: tuple[str, ...]
) -> None:
    """Every accepted row of the law's table, with what is stored."""
    number = parse_identity_number(text, today=date(2026, 2, 1))
    assert (number.kind, number.stored, number.warnings) == (kind, stored, warnings)


@pytest.mark.rule("R45")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("20170101-2394", "number_check_digit"),
        ("20170101-239", "number_length"),
        ("20170101-0009", "number_zero_serial"),
        ("20230229-2397", "number_impossible_date"),
        ("20190192-2391", "number_impossible_date"),
        ("20191301-2397", "number_impossible_date"),
        ("20170101+2393", "number_century_sign"),
        ("20210230-T123", "number_impossible_date"),
        ("20210315-T12", "number_length"),
        ("00010101-2393", "number_impossible_date"),
        ("20170101_2393", "number_characters"),
        ("Alva", "number_characters"),
        ("٢٠١٧٠١٠١-2393", "number_characters"),
        ("20170101-T39", "number_length"),
        ("170101-T393", "number_interim_letter"),
        ("20270101-T123", "number_future_date"),
    ],
)
def test_rejects_with_the_reason(text: str, reason: str) -> None:
    """Every rejected row of the table, and other input, says what is wrong with it."""
    with pytest.raises(InputError) as caught:
        parse_identity_number(text, today=TODAY)
    assert (caught.value.field, caught.value.reason) == ("identity_number", reason)


@pytest.mark.rule("R45")
def test_a_coordination_number_from_a_later_day_is_in_the_future() -> None:
    """The same official number is refused the day before and taken on the day."""
    with pytest.raises(InputError, match="number_future_date"):
        parse_identity_number("202601622380", today=date(2026, 1, 1))
    assert parse_identity_number("202601622380", today=date(2026, 1, 2)).kind is COORDINATION


@pytest.mark.rule("R45")
def test_a_number_is_optional_and_reserve_is_free_text() -> None:
    """No text is no number; a reserve number is kept as typed and only when chosen."""
    assert parse_identity_number("  ", today=TODAY) == NO_NUMBER
    assert parse_identity_number("", IdentityKind.NONE, today=TODAY) == NO_NUMBER
    reserve = parse_identity_number(" SE 21x-7 ", IdentityKind.RESERVE, today=TODAY)
    assert (reserve.kind, reserve.stored) == (IdentityKind.RESERVE, "SE 21x-7")


@pytest.mark.parametrize(
    ("text", "hint", "reason"),
    [
        ("", IdentityKind.PERSONNUMMER, "number_empty"),
        (" ", IdentityKind.RESERVE, "number_empty"),
        ("x" * 31, IdentityKind.RESERVE, "number_length"),
        ("ab\u202ec", IdentityKind.RESERVE, "number_characters"),
        ("20170101-2393", IdentityKind.NONE, "number_not_expected"),
    ],
)
def test_the_chosen_kind_binds_what_must_be_there(text: str, hint: IdentityKind, reason: str) -> None:
    """A chosen kind asks for a number, and no number asks for none."""
    with pytest.raises(InputError, match=reason):
        parse_identity_number(text, hint, today=TODAY)


def test_the_number_decides_its_kind_over_the_choice() -> None:
    """A coordination number entered as personnummer is taken, with a word about it."""
    number = parse_identity_number("191500722390", PERSON, today=TODAY)
    assert number.kind is COORDINATION
    assert number.warnings == ("number_date_incomplete", "number_other_kind")


@pytest.mark.rule("R45")
def test_interim_letters_are_off_and_only_hint_when_on() -> None:
    """A letter counts as 1; a check digit that then fails is a hint, never a block."""
    wrong = parse_identity_number("170101-R393", today=TODAY, interim_letters=True)
    assert (wrong.kind, wrong.stored) == (PERSON, "20170101R393")
    assert wrong.warnings == ("number_interim_used", "number_interim_check_digit")
    letter = parse_identity_number("20210315-T123", PERSON, today=TODAY, interim_letters=True)
    assert letter.kind is PERSON
    hints = [
        parse_identity_number(f"170101-R39{digit}", today=TODAY, interim_letters=True).warnings
        for digit in range(10)
    ]
    assert [hint == ("number_interim_used",) for hint in hints].count(True) == 1


@pytest.mark.rule("R46")
def test_the_last_four_are_hidden_and_all_when_protected() -> None:
    """Masking leaves the date, nothing under protection, and nothing of a reserve number."""
    number = parse_identity_number("20170101-2393", today=TODAY)
    assert masked(number) == "20170101-••••"
    assert masked(number, protected=True) == "••••••••-••••"
    assert written(number) == "20170101-2393"
    reserve = IdentityNumber(kind=IdentityKind.RESERVE, stored="SE 21x-7")
    assert (masked(reserve), written(reserve)) == ("••••", "SE 21x-7")
    assert masked(NO_NUMBER) == written(NO_NUMBER) == ""


@pytest.mark.rule("R46")
def test_a_number_does_not_show_itself_in_a_log() -> None:
    """Neither str nor repr holds the digits."""
    number = parse_identity_number("20170101-2393", today=TODAY)
    assert "2393" not in repr(number) + str(number)


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    "hidden",
    [
        "20170101-2393",
        "170101-2393",
        "1701012393",
        "20170101 2393",
        "2017-01-01-2393",
        "20170101\u2011\u200b2393",
        "20170101-2394",
        "031204+9802",
        "202601622380",
        "191500722390",
        "20210315-T123",
        "20210315-TF10",
        "２０１７０１０１－２３９３",
    ],
)
def test_finds_numbers_in_running_text(hidden: str) -> None:
    """Any written form is found, a mistyped one too, at its place."""
    text = f"Barnet ({hidden}), 4 år"
    ((start, end),) = find_identity_numbers(text)
    assert text[start:end] == hidden


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    "text", ["070-1740605", "08-46500400", "den 8 december 2026 kl. 13.00", "2026-12-08", "99999999-9999", ""]
)
def test_leaves_telephones_and_dates_alone(text: str) -> None:
    """What is not formed like an identity number is not one."""
    assert find_identity_numbers(text) == ()
