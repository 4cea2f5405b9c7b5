"""The register of what was handed over: page and paper (R31)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from barnombud.texts.dates import date_and_time
from barnombud.texts.roles import guardian_by_number

TITLE: Final = "Register över lämnade papper"
HEADER: Final = ("Papper", "Till vem", "Hur", "När", "Av vem")
NOTHING: Final = "Inget papper är antecknat som lämnat."
OWN_KEYS: Final = (
    "Registret har med teamets papper och de ärenden som den som skrev ut har tillgång till. "
    "Registrera eller journalför det ni har fått i ert eget system."
)


def moment(at: datetime) -> str:
    """Return when a paper was handed over; ``at`` is an aware datetime."""
    return date_and_time(at)


def about(paper: str, case_number: str) -> str:
    """Return what a paper is, with the number of its case when it has one."""
    return f"{paper}, ärende {case_number}" if case_number else paper


def document(document_id: str, version: int) -> str:
    """Return a document's id and version."""
    return f"{document_id} version {version}"


def guardian(ordinal: int) -> str:
    """Return a guardian by number: the register names none."""
    return guardian_by_number(ordinal)


def of_meeting(number: str, day: str) -> str:
    """Return which meeting the register is of."""
    return f"Mötesanteckningar {number}, mötet {day}" if number else f"Mötet {day}"
