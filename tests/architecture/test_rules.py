"""docs/rules.md is whole, tests cite rules that exist, and the list of what is missing is up to date."""

from __future__ import annotations

import pytest

from tools import law_coverage
from tools.rules import rules, shown_by


def test_all_fifty_rules_are_in_the_tree() -> None:
    """R1 to R50, in order, each with its kind and date."""
    assert list(rules()) == [f"R{number}" for number in range(1, 51)]


def test_markers_name_rules_that_exist() -> None:
    """A wrong number in a marker would hide a rule without a test."""
    assert set(shown_by()) <= set(rules())


def test_no_rule_has_lost_a_test() -> None:
    """Every test docs/law-coverage.md names is there and still marked; a new one may not be listed yet.

    When a test has been renamed or a rule is shown elsewhere, `python -m tools.law_coverage` writes the list
    anew, and the loss is seen in the change.
    """
    told = "run python -m tools.law_coverage, and look at what the change takes away"
    assert not law_coverage.lost(law_coverage.REPORT.read_text(encoding="utf-8"), shown_by()), told


def test_the_list_names_each_rule_with_its_tests() -> None:
    """What is written can be read back: all fifty rules, each with the tests of its markers."""
    shown = shown_by()
    named = law_coverage.listed(law_coverage.report())
    assert list(named) == list(rules())
    assert {rule: set(tests) for rule, tests in named.items() if tests} == {
        rule: set(tests) for rule, tests in shown.items()
    }


@pytest.mark.parametrize("rule", ["R12", "R36", "R50"])
def test_taking_a_marker_away_is_found(rule: str) -> None:
    """One test's marker, all of a rule's, and a rule's whole heading: each makes the check fail."""
    report, shown = law_coverage.report(), shown_by()
    assert law_coverage.lost(report, shown) == []
    first, *rest = sorted(set(shown[rule]))
    assert law_coverage.lost(report, {**shown, rule: rest}) == [f"{rule}: {first}"]
    without = {number: tests for number, tests in shown.items() if number != rule}
    assert len(law_coverage.lost(report, without)) == len({first, *rest})
    assert law_coverage.lost(report.replace(f"### {rule} ", "### "), shown)[0] == f"{rule} has no heading"


def test_a_must_without_a_test_has_an_owner() -> None:
    """A rule that loses its test is found here, unless a later work is to bring it."""
    assert not [rule.number for rule in law_coverage.unowned()]


def test_owners_name_rules_and_works_that_exist() -> None:
    """A wrong number or work in docs/law-owners.toml would excuse nothing."""
    owners = law_coverage.owners()
    assert set(owners) <= set(rules())
    works = {work for owner in owners.values() for work in owner.owner.split(", ")}
    assert works <= {"samtycke", "lager", "papper"}
