"""Files, functions and classes stay small enough to be read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.paths import ROOT, python_files, tree_of

FILE_LINES = 400
FUNCTION_LINES = 50
CLASS_METHODS = 20
Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


@cache
def sizes() -> tuple[tuple[str, int, int], ...]:
    """Return where each function and class of the tree's own code stands, its lines, and its methods."""
    return tuple(
        (f"{file.relative_to(ROOT)}:{node.lineno} {node.name}", *_size(node))
        for file in python_files()
        for node in _within(tree_of(file))
    )


def _size(node: Defined) -> tuple[int, int]:
    if isinstance(node, ast.ClassDef):
        return 0, sum(isinstance(each, ast.FunctionDef) for each in node.body)
    return (node.end_lineno or node.lineno) - node.lineno + 1, 0


def _within(node: ast.AST) -> Iterator[Defined]:
    """Yield what is defined in ``node``; expressions, the most of a tree, define nothing and are left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Defined):
            yield child
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _within(child)


def test_nothing_defined_is_overlooked() -> None:
    """Leaving expressions out finds what a walk through everything finds."""
    tree = tree_of(Path(__file__))
    every = {node for node in ast.walk(tree) if isinstance(node, Defined)}
    assert len(every) > 5
    assert set(_within(tree)) == every


def test_files_are_short() -> None:
    """No file is longer than 400 lines."""
    lengths = {
        file.relative_to(ROOT): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files()
    }
    assert not {str(file): size for file, size in lengths.items() if size > FILE_LINES}


def test_functions_are_short() -> None:
    """No function is longer than 50 lines, docstring included."""
    assert max(lines for _, lines, _ in sizes()) > FUNCTION_LINES / 2
    assert not [f"{where} ({lines})" for where, lines, _ in sizes() if lines > FUNCTION_LINES]


def test_classes_have_few_methods() -> None:
    """No class has more than 20 methods."""
    assert max(methods for _, _, methods in sizes()) > CLASS_METHODS / 2
    assert not [f"{where} ({methods})" for where, _, methods in sizes() if methods > CLASS_METHODS]


def test_no_file_is_a_drawer_for_everything() -> None:
    """A file's name says its one idea."""
    assert not [str(file) for file in python_files() if file.stem in BANNED_NAMES]


def test_package_files_hold_a_docstring_only() -> None:
    """An import in `__init__.py` would load before the unlock window shows."""
    full = [
        str(file.relative_to(ROOT))
        for file in python_files("src")
        if file.name == "__init__.py" and [type(node) for node in tree_of(file).body] not in ([ast.Expr], [])
    ]
    assert not full
