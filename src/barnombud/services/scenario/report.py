"""What came of a scenario: per item the gate's answer, and per paper its kind, recipient, path and hash."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.minutes import PaperKind
from barnombud.services.item_gate import ItemGate


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GateRow(_Row):
    """The gate's answer each time a scenario asked to open a child's item."""

    meeting: str
    child: str
    at: datetime
    gate: Gate
    codes: tuple[GateCode, ...]
    must_leave: tuple[str, ...]
    """Agency keys of the file."""
    members_must_leave: tuple[str, ...]
    permitted: tuple[str, ...]
    topics: tuple[str, ...]
    on_agenda: bool = True
    """False: the child was not on the agenda at all; the answer says what the gate would have said."""


class PaperRow(_Row):
    """One paper that was written."""

    meeting: str
    kind: PaperKind
    child: str
    recipient: str
    """Agency key, ``guardian 1``, or empty for the whole team."""
    path: str
    """Relative to the output folder; holds no name."""
    sha256: str
    handed_over: bool


class MeetingRow(_Row):
    """One meeting as it ended."""

    meeting: str
    state: str
    minutes_number: str
    items: tuple[str, ...]
    """Kinds and states in order, as ``learning: done``."""


class ScenarioReport(_Row):
    """Everything that came of a scenario."""

    gates: tuple[GateRow, ...]
    meetings: tuple[MeetingRow, ...]
    papers: tuple[PaperRow, ...]


def gate_row(meeting: str, child: str, at: datetime, gate: ItemGate, keys: dict[str, str]) -> GateRow:
    """Return one answer of the gate; ``keys`` turns ids of agencies and members into the file's keys."""
    answer = gate.answer
    return GateRow(
        meeting=meeting,
        child=child,
        at=at,
        gate=answer.gate,
        codes=answer.codes,
        must_leave=tuple(sorted(keys[agency] for agency in answer.must_leave)),
        members_must_leave=tuple(sorted(keys[member] for member in answer.members_must_leave)),
        permitted=tuple(sorted(keys[agency] for agency in answer.permitted)),
        topics=tuple(sorted(topic.value for topic in gate.topics)),
    )
