"""Dated additions to finished minutes or to one child's part of them, on a paper of their own (R30)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import Receiver
from barnombud.domain.papers.frame import AdditionRow, PaperContent


class AddendumContent(PaperContent):
    """The additions; the text they are added to stays as it was."""

    kind: Literal[PaperKind.ADDENDUM] = PaperKind.ADDENDUM
    receiver: Receiver | None = None
    """None for additions to the general part, which is about no child."""
    minutes_number: str = Field(default="", max_length=20)
    on: date
    case_number: str = Field(default="", max_length=10)
    consent_withdrawn_on: date | None = None
    additions: tuple[AdditionRow, ...] = ()
