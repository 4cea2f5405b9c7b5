"""The certificate of a disposal: kinds, counts, decisions and by whom; nobody it was about (R32)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import CertificateId, MemberId
from barnombud.domain.retention import RecordKind, TimeUnit
from barnombud.domain.value import Value


class DisposedLine(Value):
    """What went of one kind and agency, by one decision."""

    kind: RecordKind
    agency: str = Field(default="", max_length=120)
    """The agency's name; empty for what is the whole team's."""
    count: int = Field(ge=1)
    papers: int = Field(default=0, ge=0)
    """How many papers could be made of it."""
    basis: str = Field(default="", max_length=300)
    time: int
    unit: TimeUnit
    decision: str = Field(min_length=1, max_length=120)


class DisposalCertificate(Value):
    """One time something was disposed of; frozen."""

    id: CertificateId
    year: int
    number: int = Field(ge=1)
    at: datetime
    by: MemberId
    by_shown: str = Field(max_length=330)
    """Name, role and agency of the member who did it, or who was signed in when it went by itself."""
    by_itself: bool = False
    backups: int = Field(default=0, ge=0)
    """How many backups lay on the computer and at the second place when it went.

    None of them opens a case that went: its key is gone. The general part of minutes and consultations lie in
    them until they expire; what went goes anew from a store that is restored from one.
    """
    lines: tuple[DisposedLine, ...] = Field(min_length=1)


class DisposalBlocker(StrEnum):
    """Why nothing is disposed of now."""

    NO_DECISION = "no_decision"
    NOT_DUE = "not_due"
    CHANGED_MEANWHILE = "changed_meanwhile"
    """Something came or went since the list was shown: it has to be looked at again."""
    ON_HOLD = "on_hold"
    """Somebody has kept the case from disposal, and nobody has lifted it."""
