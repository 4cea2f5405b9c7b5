"""Identifiers: random, meaningless, typed."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import NewType
from uuid import uuid4

AgencyId = NewType("AgencyId", str)
MemberId = NewType("MemberId", str)
CaseId = NewType("CaseId", str)
GuardianId = NewType("GuardianId", str)
ConsentEventId = NewType("ConsentEventId", str)
MeetingId = NewType("MeetingId", str)
ItemId = NewType("ItemId", str)
TemplateId = NewType("TemplateId", str)
RatingId = NewType("RatingId", str)
AgreementId = NewType("AgreementId", str)
CommitmentId = NewType("CommitmentId", str)
ConsultationId = NewType("ConsultationId", str)
PaperId = NewType("PaperId", str)

_LETTERS = "ACDEFGHJKLMNPQRTUVWXY"
_DIGITS = "234679"


def new_id() -> str:
    """Return a fresh random id of 32 hexadecimal characters; wrap it in the NewType it is for."""
    return uuid4().hex


def new_case_number(taken: Collection[str]) -> str:
    """Return a short random case number such as ``K7Q`` that is not in ``taken``.

    Letters and digits that are mistaken for each other when read aloud or by hand are left out. When half of
    the three-character numbers are used, a fourth character is added.
    """
    short = len(_LETTERS) * len(_DIGITS) * len(_LETTERS)
    extra = 0 if len(taken) < short // 2 else 1
    while True:
        number = secrets.choice(_LETTERS) + secrets.choice(_DIGITS)
        number += "".join(secrets.choice(_LETTERS) for _ in range(1 + extra))
        if number not in taken:
            return number
