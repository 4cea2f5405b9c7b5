"""Identifiers: random, meaningless, typed."""

from __future__ import annotations

import hashlib
import random
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NewType

AgencyId = NewType("AgencyId", str)
MemberId = NewType("MemberId", str)
CaseId = NewType("CaseId", str)
GuardianId = NewType("GuardianId", str)
ConsentEventId = NewType("ConsentEventId", str)
ScanId = NewType("ScanId", str)
MeetingId = NewType("MeetingId", str)
ItemId = NewType("ItemId", str)
TemplateId = NewType("TemplateId", str)
RatingId = NewType("RatingId", str)
AgreementId = NewType("AgreementId", str)
CommitmentId = NewType("CommitmentId", str)
ConsultationId = NewType("ConsultationId", str)
PaperId = NewType("PaperId", str)
CertificateId = NewType("CertificateId", str)

_LETTERS = "ACDEFGHJKLMNPQRTUVWXY"
_DIGITS = "234679"


_ID_BITS = 128
_UNGUESSABLE = secrets.SystemRandom()
_source: ContextVar[random.Random] = ContextVar("_source", default=_UNGUESSABLE)


class SeededIds:
    """Ids that come out the same each time, so that a scenario file always gives the same papers.

    They hold only inside `used`, in that thread; a team's own store never sees them.
    """

    def __init__(self, seed: str) -> None:
        """Start the row of ids that belongs to ``seed``."""
        self._random = random.Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311  # repeatable on purpose: made-up data

    @contextmanager
    def used(self) -> Iterator[None]:
        """Take every new id and case number from here until the block is left."""
        token = _source.set(self._random)
        try:
            yield
        finally:
            _source.reset(token)


def new_id() -> str:
    """Return a fresh random id of 32 hexadecimal characters; wrap it in the NewType it is for."""
    return f"{_source.get().getrandbits(_ID_BITS):032x}"


def new_case_number(taken: Collection[str]) -> str:
    """Return a short random case number such as ``K7Q`` that is not in ``taken``.

    Letters and digits that are mistaken for each other when read aloud or by hand are left out. When half of
    the three-character numbers are used, a fourth character is added.
    """
    short = len(_LETTERS) * len(_DIGITS) * len(_LETTERS)
    extra = 0 if len(taken) < short // 2 else 1
    choice = _source.get().choice
    while True:
        number = choice(_LETTERS) + choice(_DIGITS)
        number += "".join(choice(_LETTERS) for _ in range(1 + extra))
        if number not in taken:
            return number
