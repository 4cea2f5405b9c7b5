"""What every paper carries besides its own content, and the small rows several papers share."""

from __future__ import annotations

from datetime import date, time

from pydantic import AwareDatetime, Field, field_serializer

from barnombud.domain.ids import AgencyId
from barnombud.domain.minutes import MinutesState
from barnombud.domain.papers.letterhead import Letterhead
from barnombud.domain.value import Value


class PaperContent(Value):
    """The frame of every paper.

    Attributes:
        document_id: stands on every page with `version` (R28); holds no name.
        state: utkast, färdigställd or överlämnad (R30); a draft is marked as one on every page.
        practice: made-up children; marked ÖVNING on every page.
        printed_at: the time of printing is content, so the same content gives the same bytes.
        printed_by: who printed it; empty on papers to families.
        team: the team's name; on papers to families the neutral sender stands instead.
        large: large print; only papers to families have it.
        older_form: whether the archive asks for PDF/A-1 (R27).
        letterhead: the organisation's name and logo; None where a neutral sender is asked for.
        speakers: agencies whose own words or views stand in it; asked about again at the door (R3).
    """

    document_id: str = Field(min_length=1, max_length=40)
    version: int = Field(ge=1)
    state: MinutesState
    practice: bool = False
    printed_at: AwareDatetime
    printed_by: str = Field(default="", max_length=120)
    team: str = Field(min_length=1, max_length=120)
    large: bool = False
    speakers: frozenset[AgencyId] = frozenset()
    older_form: bool = False
    letterhead: Letterhead | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the text may still change."""
        return self.state is MinutesState.DRAFT

    @field_serializer("speakers", when_used="json")
    def _in_order(self, speakers: frozenset[AgencyId]) -> list[AgencyId]:
        # A set has another order in every run, and what was signed is known again by its text.
        return sorted(speakers)


class PersonRow(Value):
    """A person as minutes name them: name, role, agency (R29)."""

    name: str = Field(max_length=120)
    role: str = Field(default="", max_length=100)
    agency: str = Field(default="", max_length=120)


class AgreedRow(Value):
    """What was agreed, who answers for it and by when it is done (R29)."""

    what: str = Field(max_length=5000)
    responsible: str = Field(default="", max_length=250)
    by_when: date | None = None


class AdditionRow(Value):
    """A dated addition with its author (R30); `objection_by` makes it "Anteckning: X anser att …"."""

    on: date
    author: str = Field(max_length=250)
    text: str = Field(max_length=5000)
    objection_by: str = Field(default="", max_length=120)


class Finalised(Value):
    """When and by whom the text was made final; the role as people say it."""

    on: date
    name: str = Field(max_length=120)
    role: str = Field(default="", max_length=80)


class Span(Value):
    """A stretch of presence in Swedish wall-clock time; `until` is None when it lasted to the end."""

    since: time
    until: time | None = None
