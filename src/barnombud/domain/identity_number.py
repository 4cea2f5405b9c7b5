"""Swedish identity numbers: read, checked, masked and found in running text (R13, R45, R46).

A birth date is never derived from a number: the day in it may be a nearby one.
The rules and the only numbers that tests may use are in docs/law/identity-numbers.md.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.text_folding import FoldedText
from barnombud.domain.value import Value
from barnombud.errors import InputError

FIELD = "identity_number"
RESERVE_LENGTH = 30
"""Longest reserve number taken; regions have their own patterns, none near this length."""

_INTERIM = "TRSUWXJKLMN"
_OLDEST_YEAR = 1840
_NUMERIC = re.compile(rf"([0-9]{{8}}|[0-9]{{6}})([-+]?)([0-9{_INTERIM}][0-9]{{3}})")
_TEMPORARY = re.compile(r"([0-9]{8})-?(T[0-9]{3}|TF[0-9]{2})")
_IN_TEXT = re.compile(
    r"(?<![0-9])(?:[0-9]{2})?[0-9]{2}[-./ ]?([0-9]{2})[-./ ]?([0-9]{2})\s?[-+]?\s?"
    rf"(?:[0-9{_INTERIM.lower()}][0-9]{{3}}|tf[0-9]{{2}})(?![0-9])"
)
_LOOSE_DASH = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2212": "-"})


class IdentityKind(StrEnum):
    """Kinds of number (R45)."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    TEMPORARY_T = "temporary_t"
    TEMPORARY_TF = "temporary_tf"
    RESERVE = "reserve"
    NONE = "none"


class IdentityNumberCode(StrEnum):
    """Why a number cannot be taken; reasons of the `InputError` on the field ``identity_number``."""

    EMPTY = "number_empty"
    LENGTH = "number_length"
    CHARACTERS = "number_characters"
    IMPOSSIBLE_DATE = "number_impossible_date"
    FUTURE_DATE = "number_future_date"
    CENTURY_SIGN = "number_century_sign"
    ZERO_SERIAL = "number_zero_serial"
    CHECK_DIGIT = "number_check_digit"
    INTERIM_LETTER = "number_interim_letter"
    NOT_EXPECTED = "number_not_expected"


class IdentityWarningCode(StrEnum):
    """What a number that was taken should make one look at again."""

    DATE_INCOMPLETE = "number_date_incomplete"
    """Month 00 or day 60: the day or month of birth is not known."""
    INTERIM_LETTER = "number_interim_used"
    INTERIM_CHECK_DIGIT = "number_interim_check_digit"
    OTHER_KIND = "number_other_kind"
    """Another kind than the one that was chosen; the number decides."""


class IdentityNumber(Value):
    """A number that has been read; `stored` is kept out of `repr` so that no log can hold it."""

    kind: IdentityKind
    stored: str = Field(repr=False)
    """12 characters without sign where numeric or temporary; as typed for reserve; empty for none."""
    warnings: tuple[IdentityWarningCode, ...] = ()


NO_NUMBER = IdentityNumber(kind=IdentityKind.NONE, stored="")


def parse_identity_number(
    text: str, kind_hint: IdentityKind | None = None, *, today: date, interim_letters: bool = False
) -> IdentityNumber:
    """Read a number as it was typed or pasted.

    Args:
        text: the number; blanks and long dashes are tolerated, empty text is no number at all.
        kind_hint: the kind that was chosen, if any. Needed for reserve numbers only; otherwise the number
            itself decides, with a warning when the two differ.
        today: Swedish date that centuries and the future are reckoned from.
        interim_letters: whether a letter may stand for the first of the last four (off by default, R45).

    Raises:
        InputError: with a reason from `IdentityNumberCode`.
    """
    if kind_hint is IdentityKind.RESERVE:
        return _reserve(text)
    typed = "".join(text.split()).translate(_LOOSE_DASH).upper()
    if not typed:
        if kind_hint in (None, IdentityKind.NONE):
            return NO_NUMBER
        raise _error(IdentityNumberCode.EMPTY)
    if kind_hint is IdentityKind.NONE:
        raise _error(IdentityNumberCode.NOT_EXPECTED)
    wants_letter = interim_letters and kind_hint in (
        IdentityKind.PERSONNUMMER,
        IdentityKind.SAMORDNINGSNUMMER,
    )
    temporary = None if wants_letter else _TEMPORARY.fullmatch(typed)
    found = _temporary(temporary, today) if temporary else _numeric(typed, today, interim_letters)
    if kind_hint in (None, found.kind):
        return found
    return found.model_copy(update={"warnings": (*found.warnings, IdentityWarningCode.OTHER_KIND)})


def written(number: IdentityNumber) -> str:
    """Return the whole number as people write it, ``20170101-2393``; showing it is a logged command (R46)."""
    if number.kind in (IdentityKind.RESERVE, IdentityKind.NONE):
        return number.stored
    return f"{number.stored[:8]}-{number.stored[8:]}"


def masked(number: IdentityNumber, *, protected: bool = False) -> str:
    """Return the number with the last four hidden, or wholly hidden when ``protected`` (R23, R46).

    A reserve number has no part that is safe to show.
    """
    if number.kind is IdentityKind.NONE:
        return ""
    if number.kind is IdentityKind.RESERVE:
        return "••••"
    return "••••••••-••••" if protected else f"{number.stored[:8]}-••••"


def find_identity_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans in ``text`` that look like an identity number, right or mistyped (R13).

    A wrong check digit still points at a person, so only the form and a plausible month and day count.
    """
    folded = FoldedText(text)
    return tuple(
        folded.span(*match.span())
        for match in _IN_TEXT.finditer(folded.text)
        if int(match[1]) <= 12 and (int(match[2]) <= 31 or 60 <= int(match[2]) <= 91)
    )


def check_digit(nine_digits: str) -> int:
    """Return the check digit of the nine digits ÅÅMMDDNNN (docs/law/identity-numbers.md)."""
    products = (int(digit) * (2, 1)[place % 2] for place, digit in enumerate(nine_digits))
    return -sum(product // 10 + product % 10 for product in products) % 10


def _error(code: IdentityNumberCode) -> InputError:
    return InputError(FIELD, code)


def _reserve(text: str) -> IdentityNumber:
    typed = " ".join(text.split())
    if not typed:
        raise _error(IdentityNumberCode.EMPTY)
    if len(typed) > RESERVE_LENGTH:
        raise _error(IdentityNumberCode.LENGTH)
    if not typed.isprintable():
        raise _error(IdentityNumberCode.CHARACTERS)
    return IdentityNumber(kind=IdentityKind.RESERVE, stored=typed)


def _temporary(match: re.Match[str], today: date) -> IdentityNumber:
    _check_date(match[1], today)
    kind = IdentityKind.TEMPORARY_TF if match[2].startswith("TF") else IdentityKind.TEMPORARY_T
    return IdentityNumber(kind=kind, stored=match[1] + match[2])


def _numeric(typed: str, today: date, interim_letters: bool) -> IdentityNumber:
    match = _NUMERIC.fullmatch(typed)
    if match is None:
        raise _error(_why_unreadable(typed))
    letter = not match[3][0].isdigit()
    if letter and not interim_letters:
        raise _error(IdentityNumberCode.INTERIM_LETTER)
    day8 = _with_century(match[1], match[2], today)
    kind, warnings = _kind_by_date(day8, today)
    if match[3][:3] == "000":
        raise _error(IdentityNumberCode.ZERO_SERIAL)
    checked = ("1" + match[3][1:]) if letter else match[3]
    right = check_digit(day8[2:] + checked[:3]) == int(checked[3])
    if letter:
        warnings.append(IdentityWarningCode.INTERIM_LETTER)
        warnings.extend(() if right else (IdentityWarningCode.INTERIM_CHECK_DIGIT,))
    elif not right:
        raise _error(IdentityNumberCode.CHECK_DIGIT)
    return IdentityNumber(kind=kind, stored=day8 + match[3], warnings=tuple(warnings))


def _why_unreadable(typed: str) -> IdentityNumberCode:
    usual = re.fullmatch(rf"[0-9]*[-+]?(?:TF|[{_INTERIM}])?[0-9]*", typed)
    return IdentityNumberCode.LENGTH if usual else IdentityNumberCode.CHARACTERS


def _with_century(digits: str, sign: str, today: date) -> str:
    """Return the eight-digit date; ``+`` stands from the year in which the person turns 100."""
    if len(digits) == 8:
        # "-" is often kept for the very old, and says nothing when the century is written out.
        if sign == "+" and int(digits[:4]) > today.year - 100:
            raise _error(IdentityNumberCode.CENTURY_SIGN)
        return digits
    latest = today.year - 100 if sign == "+" else today.year
    year = latest - (latest - int(digits[:2])) % 100
    return f"{year:04}{digits[2:]}"


def _kind_by_date(day8: str, today: date) -> tuple[IdentityKind, list[IdentityWarningCode]]:
    day = int(day8[6:])
    if day < 60:
        _check_date(day8, today)
        return IdentityKind.PERSONNUMMER, []
    month = int(day8[4:6])
    # The official test numbers hold month 00 and day 60; what is known of the date must still be possible.
    known = f"{day8[:4]}{month or 1:02}{(day - 60) or 1:02}"
    _check_date(known, today)
    incomplete = month == 0 or day == 60
    return IdentityKind.SAMORDNINGSNUMMER, [IdentityWarningCode.DATE_INCOMPLETE] if incomplete else []


def _check_date(day8: str, today: date) -> None:
    try:
        day = date(int(day8[:4]), int(day8[4:6]), int(day8[6:]))
    except ValueError:
        raise _error(IdentityNumberCode.IMPOSSIBLE_DATE) from None
    if day.year < _OLDEST_YEAR:
        raise _error(IdentityNumberCode.IMPOSSIBLE_DATE)
    if day > today:
        raise _error(IdentityNumberCode.FUTURE_DATE)
