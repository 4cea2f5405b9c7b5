"""The register of what was handed over after a meeting: to whom, how, when and by whom (R31)."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value


class RegisterRow(Value):
    """One paper that left; neither a child's nor a guardian's name stands in it."""

    what: str = Field(min_length=1, max_length=120)
    """Its kind, and the random number of the case it is about."""
    document: str = Field(min_length=1, max_length=80)
    """Id and version."""
    to_whom: str = Field(max_length=250)
    """Agency, number of the guardian, or what somebody wrote."""
    how: str = Field(max_length=60)
    at: AwareDatetime
    by: str = Field(max_length=120)


class RegisterContent(PaperContent):
    """The register of one meeting, oldest first; of children's papers those whose key the printer holds."""

    kind: Literal[PaperKind.REGISTER] = PaperKind.REGISTER
    meeting: str = Field(max_length=120)
    """Number or day of the meeting, as people say it."""
    rows: tuple[RegisterRow, ...] = ()
