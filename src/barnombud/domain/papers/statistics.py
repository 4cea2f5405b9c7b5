"""The half-year totals for the steering group; nothing of a child (R22)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from barnombud.domain.half_year import ShownHalfYear
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.frame import PaperContent

MOST_HALF_YEARS = 2
"""As many as fit on a page."""


class StatisticsContent(PaperContent):
    """What may be shown of the latest half-years that are over."""

    kind: Literal[PaperKind.STATISTICS] = PaperKind.STATISTICS
    half_years: tuple[ShownHalfYear, ...] = Field(default=(), max_length=MOST_HALF_YEARS)
