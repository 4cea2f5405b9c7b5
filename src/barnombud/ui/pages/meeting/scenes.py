"""What the meeting page can show, as plain values: the presenter makes them, the view draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from barnombud.domain.consent.gate import GateAnswer
from barnombud.domain.consent.topics import Topic
from barnombud.domain.meeting.meeting import AgendaItem, Meeting
from barnombud.domain.team import Agency
from barnombud.services.child_items import ItemPage
from barnombud.services.consent_round import ConsentGiver
from barnombud.services.holding import MeetingNow

LATER, ENDING, ATTENDANCE = "later", "ending", "attendance"
"""Keys of what is no item: the last block, the ending, who is here."""


@dataclass(frozen=True)
class ListRow:
    """One line of the list beside the meeting."""

    key: str
    number: int
    title: str
    done: bool
    current: bool


@dataclass(frozen=True)
class Side:
    """The side of the page: the list, who is here. Without rows while a visitor is in the room."""

    title: str
    rows: tuple[ListRow, ...]
    later: bool
    later_current: bool
    present: tuple[str, ...]
    outside: tuple[str, ...]
    visitors: tuple[str, ...]
    running: bool


@dataclass(frozen=True)
class Asked:
    """How far "Har någon ångrat sig sedan sist?" has come."""

    here: tuple[Agency, ...] = ()
    """In the room, and have not answered."""
    absent: tuple[Agency, ...] = ()
    """Not in the room, and must be reached before their children may be shown."""
    answered: tuple[str, ...] = ()
    """Names of those that have answered."""

    @property
    def waits(self) -> bool:
        """Whether somebody has still to answer."""
        return bool(self.here or self.absent)


@dataclass(frozen=True)
class ToldRow:
    """One agency that must hear that nothing more is shared, and why (codes of `texts.meeting.TOLD_WHY`)."""

    agency: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class GateAction:
    """One thing that can be done at the gate; ``code`` is what the presenter is told."""

    code: str
    label: str


@dataclass(frozen=True)
class GateShown:
    """The gate's answer in one plain sentence, and what to do."""

    title: str
    text: str
    actions: tuple[GateAction, ...] = ()
    topics: frozenset[Topic] | None = None
    """The topics asked about, when they are what has to be chosen."""
    attention: bool = False


@dataclass(frozen=True)
class PlannedScene:
    """A meeting that has not begun."""

    meeting: Meeting


@dataclass(frozen=True)
class GeneralScene:
    """A general item."""

    item: AgendaItem
    number: int
    title: str
    now: MeetingNow
    last: bool
    """Nothing comes after it: the meeting may be ended from here."""


@dataclass(frozen=True)
class GateScene:
    """A child's item before it is open: nothing named is in it."""

    item: AgendaItem | None
    """None for the last block, where not even an item may be known."""
    number: int
    title: str
    shown: GateShown | None
    asked: Asked
    """Agencies that must say whether anybody has changed her mind before this item is shown."""
    shut: bool = False
    """It was open a moment ago."""


@dataclass(frozen=True)
class ChildScene:
    """A child's item that is open."""

    number: int
    page: ItemPage
    chip: str
    agencies: tuple[tuple[Agency, bool], ...]
    """Agencies in the room that take part, and whether each has confirmed (R8)."""
    topics: tuple[str, ...]
    givers: tuple[ConsentGiver, ...]
    visitors: frozenset[str]

    @property
    def answer(self) -> GateAnswer:
        """The gate's answer when the item was fetched."""
        return self.page.answer


@dataclass(frozen=True)
class AttendanceScene:
    """Who is here."""

    now: MeetingNow


@dataclass(frozen=True)
class EndingScene:
    """Before the last press."""

    moving: int
    """Children of the first part that are not done; the last block is never counted."""


@dataclass(frozen=True)
class EndedScene:
    """The meeting is over."""

    moved: int


@dataclass(frozen=True)
class NextDate:
    """The next meeting: planned, or proposed."""

    planned: datetime | None
    proposed: datetime | None
    note: str = ""


Scene = PlannedScene | GeneralScene | GateScene | ChildScene | AttendanceScene | EndingScene | EndedScene
