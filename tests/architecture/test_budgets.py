"""Files, functions and classes stay small enough to be read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.paths import ROOT, python_files, tree_of

FILE_LINES = 400
FUNCTION_LINES = 50
CLASS_METHODS = 20
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    """Yield every syntax node of the tree's own code with its file."""
    for file in python_files():
        name = file.relative_to(ROOT)
        for node in ast.walk(tree_of(file)):
            yield name, node


def test_files_are_short() -> None:
    """No file is longer than 400 lines."""
    sizes = {
        file.relative_to(ROOT): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files()
    }
    assert not {str(file): size for file, size in sizes.items() if size > FILE_LINES}


def test_functions_are_short() -> None:
    """No function is longer than 50 lines, docstring included."""
    long = [
        f"{file}:{node.lineno} {node.name} ({size})"
        for file, node in nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert not long


def test_classes_have_few_methods() -> None:
    """No class has more than 20 methods."""
    big = [
        f"{file}:{node.lineno} {node.name} ({size})"
        for file, node in nodes()
        if isinstance(node, ast.ClassDef)
        and (size := sum(isinstance(each, ast.FunctionDef) for each in node.body)) > CLASS_METHODS
    ]
    assert not big


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
