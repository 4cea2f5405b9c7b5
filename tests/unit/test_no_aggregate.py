"""Ratings are never added up, ranked or compared: nothing in the domain could do it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import barnombud.domain

DOMAIN = Path(barnombud.domain.__path__[0])
FORBIDDEN = ("average", "mean", "median", "total", "rank", "score", "aggregate", "percentile")
COUNTS_ANSWERS = "half_year"
"""The one module with totals: anonymous counts of answers (R9, R22). It must know nothing of ratings."""


def _modules() -> list[Path]:
    return sorted(DOMAIN.rglob("*.py"))


def _defined(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


@pytest.mark.rule("R20")
@pytest.mark.parametrize("module", _modules(), ids=lambda path: path.stem)
def test_no_name_in_the_domain_means_an_aggregate(module: Path) -> None:
    """No function, class, field or variable is an average, total, rank or score."""
    words = {part for name in _defined(ast.parse(module.read_text())) for part in name.lower().split("_")}
    allowed = {"total"} if module.stem == COUNTS_ANSWERS else set()
    assert not words & (set(FORBIDDEN) - allowed)


@pytest.mark.rule("R20")
def test_the_totals_of_answers_know_nothing_of_ratings() -> None:
    """What is counted there is answers; neither a case nor the flower can be reached from it."""
    tree = ast.parse((DOMAIN / f"{COUNTS_ANSWERS}.py").read_text())
    known = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not [name for name in known if "wellbeing" in name or name.endswith("domain.case")]


@pytest.mark.rule("R20")
@pytest.mark.parametrize("module", sorted((DOMAIN / "wellbeing").glob("rating*.py")), ids=lambda p: p.stem)
def test_ratings_are_never_summed(module: Path) -> None:
    """The module of ratings calls no sum, max, min or statistics."""
    tree = ast.parse(module.read_text())
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not called & {"sum", "max", "min", "mean", "fmean", "median"}
    assert "statistics" not in imported
