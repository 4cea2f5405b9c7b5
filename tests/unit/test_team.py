"""Agencies by kind, and the limits of what a team may set for itself."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from barnombud.domain.ids import AgencyId
from barnombud.domain.team import Agency, AgencyKind, TeamRules


@pytest.mark.rule("R48")
@pytest.mark.parametrize("kind", AgencyKind)
def test_preschools_are_municipal_or_independent(kind: AgencyKind) -> None:
    """No other kind is a preschool."""
    agency = Agency(id=AgencyId("a"), kind=kind, name="Tallbacken", responsible_body="Exempelkommun")
    assert agency.is_preschool is kind.value.endswith("preschool")


@pytest.mark.parametrize(
    ("field", "too_much"),
    [
        pytest.param("consent_max_months", 13, marks=pytest.mark.rule("R2")),
        pytest.param("consent_default_months", 13, marks=pytest.mark.rule("R2")),
        pytest.param("lock_minutes", 6, marks=pytest.mark.rule("R35")),
        pytest.param("refusal_disposal_days", 366, marks=pytest.mark.rule("R9")),
    ],
)
def test_a_team_cannot_go_past_the_law(field: str, too_much: int) -> None:
    """The limit itself is taken, one more is not, nor nothing at all."""
    assert getattr(TeamRules.model_validate({field: too_much - 1}), field) == too_much - 1
    for value in (too_much, 0):
        with pytest.raises(ValidationError):
            TeamRules.model_validate({field: value})


@pytest.mark.rule("R2")
@pytest.mark.rule("R9")
def test_defaults_are_those_of_the_rules() -> None:
    """Six months, at most twelve, refusals proposed for disposal after thirty days."""
    rules = TeamRules()
    found = (rules.consent_default_months, rules.consent_max_months, rules.refusal_disposal_days)
    assert found == (6, 12, 30)
