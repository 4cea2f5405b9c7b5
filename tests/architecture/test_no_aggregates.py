"""Nothing that knows ratings may add, average, rank or compare them (R20, R21)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.paths import python_files, tree_of

WELLBEING = "barnombud.domain.wellbeing.rating"
FORBIDDEN_CALLS = {"sum", "fsum", "mean", "fmean", "median", "mode", "stdev", "cumsum"}
FORBIDDEN_WORDS = {
    "sum",
    "total",
    "average",
    "mean",
    "median",
    "score",
    "rank",
    "compare",
    "percent",
    "aggregate",
}


def modules_that_know_ratings() -> Iterator[tuple[Path, ast.Module]]:
    """Yield the instrument's own modules and everything that imports ratings."""
    for path in python_files("src"):
        tree = tree_of(path)
        imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        if "wellbeing" in path.parts or WELLBEING in imported:
            yield path, tree


def words(name: str) -> set[str]:
    """Return the words of a snake_case name."""
    return set(name.lower().split("_"))


@pytest.mark.rule("R20")
def test_no_function_is_named_after_an_aggregate() -> None:
    """A name like `mean_rating` would be the first step."""
    found = [
        f"{path.name}: {node.name}"
        for path, tree in modules_that_know_ratings()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and words(node.name) & FORBIDDEN_WORDS
    ]
    assert found == []


@pytest.mark.rule("R20")
def test_nothing_that_knows_ratings_adds_or_averages() -> None:
    """Neither the built-in sum nor the statistics module is used there."""
    found = []
    for path, tree in modules_that_know_ratings():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                if name in FORBIDDEN_CALLS:
                    found.append(f"{path.name}:{node.lineno} {name}")
            if isinstance(node, ast.Import) and any(alias.name == "statistics" for alias in node.names):
                found.append(f"{path.name}:{node.lineno} statistics")
            if isinstance(node, ast.ImportFrom) and node.module == "statistics":
                found.append(f"{path.name}:{node.lineno} statistics")
    assert found == []


@pytest.mark.rule("R20")
def test_the_search_looks_where_ratings_are() -> None:
    """The two tests above would be empty without the rating module itself."""
    assert "rating.py" in {path.name for path, _ in modules_that_know_ratings()}
