"""Swedish for the command that plays a scenario file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from barnombud.errors import BarnombudError
from barnombud.texts.errors import said_error

UNWRITABLE: Final = "Det gick inte att skriva i mappen. Välj en annan mapp och försök igen."
_FAULTS: Final = {
    "scenario_unreadable": "Filen går inte att läsa. Kontrollera sökvägen.",
    "scenario_not_toml": "Filen är inte skriven som TOML. Rätta raden och försök igen.",
    "scenario_wrong_field": "Filen har fält som saknas, är fel eller inte finns. Rätta dem och försök igen.",
    "scenario_unknown_key": "Filen nämner något som inte finns i den. Rätta namnet eller lägg till det som saknas.",
    "scenario_key_twice": "Samma nyckel används två gånger. Byt den ena.",
    "scenario_not_in_order": "Stegen står inte i tidsordning. Sätt dem i ordning och försök igen.",
}


def invalid(fault: str, places: Sequence[str]) -> str:
    """Say what is wrong with the file and where."""
    where = f" ({', '.join(places)})" if places else ""
    return f"{_FAULTS[fault]}{where}"


def forbidden(number: int, do: str, error: BarnombudError) -> str:
    """Say which step the rules forbid, and why."""
    reasons = " ".join(f"{said.title} {said.cause} {said.advice}" for said in said_error(error))
    return f"Steg {number} ({do}) går inte att göra. {reasons}"


def done(papers: int, folder: str) -> str:
    """Say how many papers were made and where they lie."""
    return f"Klart. {papers} papper ligger i {folder}."
