"""Consultations in words: what a line of the page says, and what the form opens with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from barnombud.domain.consultation import AgeBand, Consultation
from barnombud.texts import consultation as texts


@dataclass(frozen=True)
class Line:
    """One question."""

    key: str
    question: str
    advice: str
    """As typed so far, where it is not yet kept."""
    chips: tuple[str, ...]


@dataclass(frozen=True)
class NewQuestion:
    """What the form opens with."""

    text: str
    age_band: str = AgeBand.NOT_SAID
    petals: tuple[str, ...] = ()
    is_new: bool = True

    def with_text(self, text: str) -> NewQuestion:
        """Return the same with the wording that was being typed."""
        return replace(self, text=text)


def line_of(consultation: Consultation, advice: str, labels: Mapping[str, str]) -> Line:
    """Return the question in words; petals the flower no longer has are left out."""
    age = () if consultation.age_band is AgeBand.NOT_SAID else (texts.age(consultation.age_band),)
    petals = tuple(labels[key] for key in consultation.petals if key in labels)
    return Line(consultation.id, consultation.question, advice, (*age, *petals))
