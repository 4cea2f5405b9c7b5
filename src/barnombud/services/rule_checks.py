"""Whether the team's rules can be kept as they were typed, or as they stand in the municipality's file."""

from __future__ import annotations

from barnombud.domain.municipality import MunicipalSettings
from barnombud.domain.papers.family import is_neutral
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError
from barnombud.services.entered import entered_line

_LINE = 200
"""Longest text of a rule, in characters, where no other is named."""
_LONGER = {
    "local_places": 2000,
    "open_support": 1000,
    "disposal_decision": 120,
    "meeting_mode_decision": 120,
    "organisation": 120,
}
_SAID_TO_FAMILIES = frozenset({"neutral_sender", "organisation"})
"""Texts of the rules that stand at the head of papers to families."""


def clean_rules(rules: TeamRules, decided: MunicipalSettings) -> TeamRules:
    """Return the rules with their texts trimmed.

    Raises:
        InputError: a consent would by default hold longer than any may (R2), a text is too long or
            unprintable, or who stands at the head of papers to families says too much (R28).
    """
    own_default = "consent_default_months" not in decided.ruled
    if own_default and rules.consent_default_months > decided.over_rules(rules).consent_max_months:
        raise InputError("consent_default_months", "out_of_range")
    texts = {name: getattr(rules, name) for name in TeamRules.model_fields}
    return rules.model_copy(
        update={name: clean_rule(name, text) for name, text in texts.items() if isinstance(text, str)}
    )


def clean_rule(name: str, text: str) -> str:
    """Return one text of the rules, trimmed; raises as `clean_rules`."""
    if name in _SAID_TO_FAMILIES and text and not is_neutral(text):
        raise InputError(name, "sender_not_neutral")
    return entered_line(name, text, _LONGER.get(name, _LINE), required=False)
