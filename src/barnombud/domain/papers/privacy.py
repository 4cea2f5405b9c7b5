"""Two papers for the team itself: about personal data (R39), and what to do when something is lost (R37)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.personal_data import PrivacyFacts


class PrivacyContent(PaperContent):
    """Legal basis, controller and how long things are kept, as they hold on the day of printing."""

    kind: Literal[PaperKind.PRIVACY] = PaperKind.PRIVACY
    facts: PrivacyFacts
    bodies: tuple[str, ...] = Field(default=(), max_length=60)
    """Each agency with its responsible body."""
    consent_months: int = Field(ge=1, le=12)
    refusal_days: int = Field(ge=1, le=365)
    disposal_decision: str = Field(default="", max_length=120)
    plan: tuple[str, ...] = Field(default=(), max_length=60)
    """How long each kind of record is kept, as said (R32)."""


class IncidentContent(PaperContent):
    """What to do when something is lost or has gone astray, with whom to ring."""

    kind: Literal[PaperKind.INCIDENT] = PaperKind.INCIDENT
    contact: str = Field(default="", max_length=200)
    telephone: str = Field(default="", max_length=200)
