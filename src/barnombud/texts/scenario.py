"""Swedish for the command that plays a scenario file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from barnombud.errors import BarnombudError
from barnombud.texts.errors import said, said_error

UNWRITABLE: Final = "Det gick inte att skriva i mappen. Välj en annan mapp och försök igen."


def invalid(fault: str, places: Sequence[str]) -> str:
    """Say what is wrong with the file and where."""
    where = f" ({', '.join(places)})" if places else ""
    words = said(fault)
    return f"{words.cause} {words.advice}{where}"


def forbidden(number: int, do: str, error: BarnombudError) -> str:
    """Say which step the rules forbid, and why."""
    reasons = " ".join(f"{each.title} {each.cause} {each.advice}" for each in said_error(error))
    return f"Steg {number} ({do}) går inte att göra. {reasons}"


def done(papers: int, folder: str) -> str:
    """Say how many papers were made and where they lie."""
    return f"Klart. {papers} papper ligger i {folder}."
