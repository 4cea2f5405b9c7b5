"""What somebody has said of this computer's disk where the program cannot tell (R34, R38)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from barnombud.domain.ids import MemberId
from barnombud.domain.media import DiskState
from barnombud.domain.value import Value

ASK_AGAIN_DAYS = 365
"""A computer may be set up anew meanwhile."""


class MachineAnswer(Value):
    """Who has confirmed something, or said that it is not so or not known, and when; for one computer."""

    by: MemberId
    on: date
    machine: str = Field(max_length=64)
    """A digest of the computer's name: the store may be brought to another one."""

    def holds(self, machine: str, today: date) -> bool:
        """Whether the answer is about this computer and not too old."""
        return self.machine == machine and 0 <= (today - self.on).days <= ASK_AGAIN_DAYS


class DiskAnswer(MachineAnswer):
    """Whether the disk is encrypted."""

    encrypted: bool


class PlaceAnswer(MachineAnswer):
    """Whether the team's file lies on the computer's own disk; ``machine`` is of the folder too."""

    own_disk: bool


def must_ask(found: DiskState, answer: DiskAnswer | None) -> bool:
    """Whether somebody has to be asked; ``answer`` is one that holds. The start never waits for it."""
    return found is not DiskState.ENCRYPTED and answer is None


def is_settled(found: DiskState, answer: DiskAnswer | None) -> bool:
    """Whether the disk is encrypted as far as anybody knows."""
    return found is DiskState.ENCRYPTED or (answer is not None and answer.encrypted)
