"""Mötesanteckningar, general part (R29): nothing of a child, no number of named items."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import Field

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.frame import AdditionRow, AgreedRow, Finalised, PaperContent, PersonRow
from barnombud.domain.value import Value


class MinutesSection(Value):
    """One numbered section (§); its number is its place, so that nothing left out leaves a gap."""

    heading: str = Field(min_length=1, max_length=200)
    discussion: str = Field(default="", max_length=200000)
    agreed: tuple[AgreedRow, ...] = ()


class MinutesContent(PaperContent):
    """The general part of one meeting's minutes."""

    kind: Literal[PaperKind.MINUTES] = PaperKind.MINUTES
    municipality: str = Field(default="", max_length=120)
    number: int | None = Field(default=None, ge=1)
    """Yearly number, given when finalised; None prints as a draft without number."""
    year: int
    on: date
    starts: time
    ends: time | None = None
    place: str = Field(default="", max_length=120)
    present: tuple[PersonRow, ...] = ()
    absent: tuple[PersonRow, ...] = ()
    sections: tuple[MinutesSection, ...] = ()
    next_meeting: str = Field(default="", max_length=200)
    writer: PersonRow
    written_on: date
    adjusters: tuple[PersonRow, ...] = ()
    """Who signs that the text is right; each gets a line."""
    enclosure_kinds: tuple[str, ...] = ()
    """Kinds only, such as "En bilaga för varje verksamhet och barn"; never how many."""
    finalised: Finalised | None = None
    additions: tuple[AdditionRow, ...] = ()
