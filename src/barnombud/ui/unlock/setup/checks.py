"""What must be filled in on each page of the first start; codes only, the services check once more."""

from __future__ import annotations

import unicodedata

from barnombud.ui.unlock.gate import EnteredTeam

LONGEST_NAME, LONGEST_ROLE = 120, 80
LEAST_PASSPHRASE = 12
Fault = tuple[str, str]
"""Where (the field's code name, with the agency's number where it is about one) and what (a reason)."""


def team_faults(entered: EnteredTeam) -> list[Fault]:
    """Say what the page about the team lacks."""
    return _texts(("team", entered.name, LONGEST_NAME), ("municipality", entered.municipality, LONGEST_NAME))


def agency_faults(entered: EnteredTeam) -> list[Fault]:
    """Say what the page about the agencies lacks: names, none twice."""
    faults: list[Fault] = []
    seen: set[str] = set()
    for place, agency in enumerate(entered.agencies):
        field = f"agency.{place}"
        faults += _texts((field, agency.name, LONGEST_NAME))
        faults += [
            (f"body.{place}", reason)
            for _field, reason in _texts(("", agency.responsible_body or "-", LONGEST_NAME))
        ]
        known = agency.name.strip().casefold()
        if known and known in seen:
            faults.append((field, "taken"))
        seen.add(known)
    return faults


def member_faults(entered: EnteredTeam) -> list[Fault]:
    """Say what the page about the first member lacks."""
    return _texts(("name", entered.member_name, LONGEST_NAME), ("role", entered.member_role, LONGEST_ROLE))


def passphrase_faults(passphrase: str, repeated: str) -> list[Fault]:
    """Say what is wrong with a new passphrase typed twice."""
    if len(passphrase.strip()) < LEAST_PASSPHRASE:
        return [("passphrase", "too_short")]
    if passphrase != repeated:
        return [("repeated", "not_the_same")]
    return []


def _texts(*fields: tuple[str, str, int]) -> list[Fault]:
    faults = []
    for field, text, longest in fields:
        clean = text.strip()
        if not clean:
            faults.append((field, "empty"))
        elif len(clean) > longest:
            faults.append((field, "too_long"))
        elif any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in clean):
            faults.append((field, "unprintable"))
    return faults
