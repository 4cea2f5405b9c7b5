"""Whose personal data it is and on what ground, and what the municipality has decided about it (R38, R39)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.value import Value


class PrivacyTemplate(StrEnum):
    """The drafts under ``docs/personuppgifter`` that a municipality makes its own (R38)."""

    IMPACT_ASSESSMENT = "impact_assessment"
    PROCESSING_RECORD = "processing_record"
    FAMILY_INFORMATION = "family_information"
    CONTROLLERS = "controllers"


class PrivacyFacts(Value):
    """What stands under "Om personuppgifter" beside what the program knows itself.

    A template counts as confirmed when both its reference and its day are there.
    """

    controller: str = Field(default="", max_length=200)
    """Personuppgiftsansvarig for the shared minutes; empty: the body of the agency that hosts the laptop."""
    officer: str = Field(default="", max_length=200)
    """Dataskyddsombud, with a telephone or an address of the office."""
    legal_basis: str = Field(default="", max_length=600)
    """The municipality's own words for the legal basis; empty: the draft of the program."""
    impact_assessment: str = Field(default="", max_length=120)
    impact_assessment_on: date | None = None
    processing_record: str = Field(default="", max_length=120)
    processing_record_on: date | None = None
    family_information: str = Field(default="", max_length=120)
    family_information_on: date | None = None
    controllers: str = Field(default="", max_length=120)
    controllers_on: date | None = None

    def confirmed(self, template: PrivacyTemplate) -> tuple[str, date] | None:
        """Return the decision's reference and day; None until both are entered."""
        reference, day = getattr(self, template.value), getattr(self, f"{template.value}_on")
        return (reference, day) if reference.strip() and day is not None else None
