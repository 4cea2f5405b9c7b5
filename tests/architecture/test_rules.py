"""docs/rules.md is whole, tests cite rules that exist, and the list of what is missing is up to date."""

from __future__ import annotations

from tools import law_coverage
from tools.rules import rules, shown_by


def test_all_fifty_rules_are_in_the_tree() -> None:
    """R1 to R50, in order, each with its kind and date."""
    assert list(rules()) == [f"R{number}" for number in range(1, 51)]


def test_markers_name_rules_that_exist() -> None:
    """A wrong number in a marker would hide a rule without a test."""
    assert set(shown_by()) <= set(rules())


def test_the_list_of_rules_without_a_test_is_current() -> None:
    """`python -m tools.law_coverage` writes it anew."""
    told = "run python -m tools.law_coverage"
    assert law_coverage.REPORT.read_text(encoding="utf-8") == law_coverage.report(), told


def test_a_must_without_a_test_has_an_owner() -> None:
    """A rule that loses its test is found here, unless a later work is to bring it."""
    assert not [rule.number for rule in law_coverage.unowned()]


def test_owners_name_rules_and_works_that_exist() -> None:
    """A wrong number or work in docs/law-owners.toml would excuse nothing."""
    owners = law_coverage.owners()
    assert set(owners) <= set(rules())
    works = {work for owner in owners.values() for work in owner.owner.split(", ")}
    assert works <= {"samtycke", "lager", "papper"}
