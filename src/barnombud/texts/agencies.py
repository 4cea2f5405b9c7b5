"""Swedish words for kinds of agency: in lists, in sentences, and to families."""

from __future__ import annotations

KINDS = {
    "municipal_preschool": "kommunal förskola",
    "independent_preschool": "fristående förskola",
    "child_health_care": "BVC (region)",
    "private_child_health_care": "privat BVC",
    "social_services": "socialtjänsten (IFO)",
    "other": "annan verksamhet",
}
_SHORT = {
    "municipal_preschool": "förskolan",
    "independent_preschool": "förskolan",
    "child_health_care": "BVC",
    "private_child_health_care": "BVC",
    "social_services": "socialtjänsten",
    "other": "verksamheten",
}
_TO_FAMILIES = {
    "municipal_preschool": "förskolan",
    "independent_preschool": "förskolan",
    "child_health_care": "barnavårdscentralen (BVC)",
    "private_child_health_care": "barnavårdscentralen (BVC)",
    "social_services": "socialtjänsten",
    "other": "verksamheten",
}
PRIVATE_KINDS = frozenset({"independent_preschool", "private_child_health_care"})
"""Kinds outside OSL: bound by tystnadsplikt in their own statute (R10, R48)."""

STATUTE_FIELD = "Lagrum för sekretess eller tystnadsplikt"
STATUTE_HELP = "Till exempel den lag som gäller för verksamheten. Fråga er jurist."
RESPONSIBLE_BODY_FIELD = "Huvudman eller myndighet"


def kind_word(kind: str) -> str:
    """Return the kind as it stands in a list of choices: ``kommunal förskola``."""
    return KINDS[kind]


def short_word(kind: str) -> str:
    """Return the kind as staff say it in a sentence: ``förskolan``, ``BVC``."""
    return _SHORT[kind]


def family_word(kind: str) -> str:
    """Return the kind as it is said to families, abbreviations explained (R42)."""
    return _TO_FAMILIES[kind]


def is_private(kind: str) -> bool:
    """Whether the kind is bound by tystnadsplikt instead of sekretess (R48)."""
    return kind in PRIVATE_KINDS
