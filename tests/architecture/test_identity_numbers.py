"""Invented people only: official test numbers, PTS numbers (R47)."""

from __future__ import annotations

import re

import pytest

from tools.paths import ROOT, text_of, tracked_files

FOLDERS = ("tests", "assets", "docs", "bench")
NUMBER = re.compile(r"(?<![\w.])((?:1[789]|2[01])?[0-9]{6})[-+]?([0-9]{4})(?![\w.][0-9]|[0-9])")
PHONE = re.compile(
    r"(?<![\w.-])(?!0123456789)(?:\+46 ?|0)[1-9]\d{0,2}[- ]?(?:\d{5,8}|\d{2,3}(?: \d{2,3}){2})(?!\w)"
)
FICTION = (range(701_740_605, 701_740_700), range(846_500_400, 846_500_500))
"""The series of telephone numbers that PTS keeps for fiction."""
OFFICIAL = {
    "201701012393",
    "1701012393",
    "0312049802",
    "190312049802",
    "202601622380",
    "202601912393",
    "191500722390",
    "191711602399",
    "201701012394",
    "201701010009",
    "202302292397",
    "201901922391",
    "201913012397",
}
"""Every number of docs/law/identity-numbers.md, the ones that must be rejected included, without its sign."""


def looks_like_identity(number: str) -> bool:
    """Say whether ten or twelve digits could be meant as a date and a serial number."""
    month, day = int(number[-8:-6]), int(number[-6:-4])
    return month <= 19 and day <= 99


def is_test_phone(number: str) -> bool:
    """Say whether a telephone number is in a series PTS keeps for fiction."""
    digits = re.sub(r"\D", "", number.replace("+46", "0"))
    return len(digits) == 10 and any(int(digits) in series for series in FICTION)


def lines() -> list[tuple[str, str]]:
    """Return every line of text under the folders that hold examples, with its place."""
    return [
        (f"{file.relative_to(ROOT)}:{number}", line)
        for file in tracked_files()
        if file.relative_to(ROOT).parts[0] in FOLDERS
        for number, line in enumerate((text_of(file) or "").splitlines(), 1)
    ]


@pytest.mark.rule("R47")
def test_only_official_test_numbers_stand_in_the_tree() -> None:
    """Whatever looks like an identity number is one of the open test set's (R47)."""
    found = [
        f"{place} {match.group()}"
        for place, line in lines()
        for match in NUMBER.finditer(line)
        if (number := match.group(1) + match.group(2)) not in OFFICIAL
        and looks_like_identity(number)
        and not is_test_phone(match.group())
    ]
    assert not found


@pytest.mark.rule("R47")
def test_only_numbers_for_fiction_can_be_rung() -> None:
    """Whatever looks like a telephone number is in a series kept for fiction (R47)."""
    found = [
        f"{place} {match.group()}"
        for place, line in lines()
        for match in PHONE.finditer(line)
        if not is_test_phone(match.group()) and re.sub(r"\D", "", match.group()) not in OFFICIAL
    ]
    assert not found


@pytest.mark.rule("R47")
def test_the_official_numbers_are_those_of_the_law_document() -> None:
    """This list and docs/law/identity-numbers.md cannot part."""
    text = (ROOT / "docs" / "law" / "identity-numbers.md").read_text(encoding="utf-8")
    told = {first + last for first, last in NUMBER.findall(text)}
    assert {number for number in told if not is_test_phone(number)} <= OFFICIAL
