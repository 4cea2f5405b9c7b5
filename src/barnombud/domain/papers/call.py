"""The kallelse: when, where and what, without any child or number of children."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import Field

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.frame import PaperContent, PersonRow
from barnombud.domain.value import Value


class AgendaLine(Value):
    """One line of the agenda as it may be read by anybody; `minutes` 0 prints no time."""

    title: str = Field(min_length=1, max_length=200)
    minutes: int = Field(default=0, ge=0, le=600)


class CallContent(PaperContent):
    """The call to one meeting."""

    kind: Literal[PaperKind.CALL] = PaperKind.CALL
    municipality: str = Field(default="", max_length=120)
    on: date
    starts: time
    ends: time | None = None
    place: str = Field(default="", max_length=120)
    invited: tuple[PersonRow, ...] = ()
    agenda: tuple[AgendaLine, ...] = ()
    absence_to: str = Field(default="", max_length=500)
    """Whom to tell when one cannot come: name, role and telephone."""
    message: str = Field(default="", max_length=2000)
