"""Registerutdrag: everything stored about one person on one paper, and nothing of anybody else (R33)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import GuardianId
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value


class ExtractOf(StrEnum):
    """Of whom a registerutdrag is."""

    CHILD = "child"
    GUARDIAN = "guardian"
    OTHER_ADULT = "other_adult"


class ExtractPerson(Value):
    """One person in one case of whom something is stored."""

    of: ExtractOf
    guardian_id: GuardianId | None = None
    name: str = Field(default="", max_length=250)
    """As known in the case; empty for a guardian whose name may not be kept yet."""
    ordinal: int = 0


class ExtractRow(Value):
    """One thing that is stored: when it was written, if it has a day, and what it says."""

    on: date | None = None
    what: str = Field(max_length=20_000)
    who: str = Field(default="", max_length=250)
    """Role and agency of whoever did it; no name but a person's own."""


class ExtractSection(Value):
    """Some things of one sort."""

    title: str = Field(min_length=1, max_length=120)
    rows: tuple[ExtractRow, ...]


class ExtractContent(PaperContent):
    """The paper. It says of whom it is and from which case; a person in another case has another paper.

    Attributes:
        subject: the person, as she is known in the case.
        case_number: the random number.
        sender: neutral sender of family papers.
        facts: name and value, such as language and capacity.
        sections: only those that hold something.
        left_out: how many notes on free text were shortened to keep others out of it.
    """

    subject: str = Field(min_length=1, max_length=250)
    case_number: str = Field(max_length=20)
    sender: str = Field(min_length=1, max_length=120)
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[ExtractSection, ...] = ()
    left_out: int = Field(default=0, ge=0)
