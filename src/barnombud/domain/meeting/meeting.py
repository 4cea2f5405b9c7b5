"""A meeting and its agenda items, as they lie outside any seal."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import AgreementId, CaseId, ItemId, MeetingId, MemberId
from barnombud.domain.value import Value

MAX_ITEM_MINUTES = 240
"""Longest planned time of one item."""


class MeetingState(StrEnum):
    """Ending takes one press; finalising the minutes is another thing (see `minutes`)."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Meeting(Value):
    """One meeting of the team."""

    id: MeetingId
    state: MeetingState
    starts_at: datetime
    """Planned start, UTC."""
    minutes: int = Field(ge=1, le=600)
    place: str = Field(default="", max_length=120)
    extra: bool = False
    """Called outside the series."""
    chair_id: MemberId | None = None
    note_taker_id: MemberId | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None


class ItemKind(StrEnum):
    """Kinds of agenda item."""

    WELCOME = "welcome"
    COMMITMENTS = "commitments"
    CONSENT_CHECK = "consent_check"
    CONSULTATION = "consultation"
    CHILD = "child"
    LEARNING = "learning"
    VISIBILITY = "visibility"
    EVALUATION = "evaluation"
    OTHER = "other"


class ItemState(StrEnum):
    """Where an item stands. Undecided items move to the next meeting by themselves when the meeting ends."""

    WAITING = "waiting"
    OPEN = "open"
    PAUSED = "paused"
    """Opened before, shut for the moment: somebody came in, or another item was taken first."""
    DONE = "done"
    MOVED = "moved"


class AgendaItem(Value):
    """One item of a meeting. A child's item has no title: only the case behind the seal knows a name."""

    id: ItemId
    meeting_id: MeetingId
    kind: ItemKind
    position: int = Field(ge=0)
    minutes: int = Field(ge=0, le=MAX_ITEM_MINUTES)
    title: str = Field(default="", max_length=200)
    """Only for general items; empty means the kind's default title."""
    state: ItemState = ItemState.WAITING
    case_id: CaseId | None = None
    follow_up_of: AgreementId | None = None
    second_part: bool = False
    """Leaves an agency out: comes in the last block, hidden until that agency has left."""
    notes: str = Field(default="", max_length=20000)
    """What was said in a general item. Never for a child's item."""
    agreed: str = Field(default="", max_length=5000)
    """What a general item came to."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


class AgendaTemplateItem(Value):
    """One line of the editable agenda template."""

    kind: ItemKind
    minutes: int = Field(ge=0, le=MAX_ITEM_MINUTES)
    title: str = Field(default="", max_length=200)


class AgendaTemplate(Value):
    """The team's agenda template; the default is in domain.md section 3."""

    items: tuple[AgendaTemplateItem, ...] = Field(min_length=1, max_length=40)
