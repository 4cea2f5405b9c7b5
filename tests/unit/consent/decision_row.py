"""What one row of the decision table says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from barnombud.domain.consent.codes import Gate, GateCode
from barnombud.domain.consent.gate import CaseFacts, Room
from barnombud.domain.consent.topics import Topic
from tests.unit.consent.family import (
    HEALTH,
    NOW,
    room,
)

EVERYBODY_PRESENT = room()


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    says: str
    rules: str
    facts: CaseFacts
    gate: Gate
    codes: tuple[GateCode, ...] = ()
    room: Room = EVERYBODY_PRESENT
    topics: frozenset[Topic] = HEALTH
    at: datetime = NOW
