"""What somebody has said of the disk's encryption where the program cannot tell (R38)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from barnombud.domain.ids import MemberId
from barnombud.domain.media import DiskState
from barnombud.domain.value import Value

ASK_AGAIN_DAYS = 365
"""A computer may be set up anew meanwhile."""


class DiskAnswer(Value):
    """Who has confirmed it, or said that it is not so or not known, and when; for one computer."""

    encrypted: bool
    by: MemberId
    on: date
    machine: str = Field(max_length=64)
    """A digest of the computer's name: the store may be brought to another one."""

    def holds(self, machine: str, today: date) -> bool:
        """Whether the answer is about this computer and not too old."""
        return self.machine == machine and 0 <= (today - self.on).days <= ASK_AGAIN_DAYS


def must_ask(found: DiskState, answer: DiskAnswer | None) -> bool:
    """Whether somebody has to be asked; ``answer`` is one that holds. The start never waits for it."""
    return found is not DiskState.ENCRYPTED and answer is None


def is_settled(found: DiskState, answer: DiskAnswer | None) -> bool:
    """Whether the disk is encrypted as far as anybody knows."""
    return found is DiskState.ENCRYPTED or (answer is not None and answer.encrypted)
