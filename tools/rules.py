"""Reads the numbered rules of docs/rules.md and the tests that claim to show them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tools.paths import ROOT, python_files, tree_of

RULES = ROOT / "docs" / "rules.md"
_HEADING = re.compile(r"^### (R\d+) \(([MS]), (\d{4}-\d{2}-\d{2})\)\n\n(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Rule:
    """One rule: its number such as ``R12``, whether it is a must, the date of its wording, what it says."""

    number: str
    must: bool
    as_of: str
    text: str


def rules() -> dict[str, Rule]:
    """Return every rule of docs/rules.md by its number, in order."""
    found = _HEADING.findall(RULES.read_text(encoding="utf-8"))
    return {number: Rule(number, kind == "M", as_of, text) for number, kind, as_of, text in found}


@cache
def shown_by() -> Mapping[str, Sequence[str]]:
    """Return, read once, by rule number, the tests marked `@pytest.mark.rule(...)`, as ``file::test``."""
    shown: dict[str, list[str]] = {}
    for file in python_files("tests"):
        tree = tree_of(file)
        module_rules = [
            rule for node in tree.body if isinstance(node, ast.Assign) for rule in _marked(node.value)
        ]
        for name, decorators in _tests(tree):
            for rule in {*module_rules, *(rule for each in decorators for rule in _marked(each))}:
                shown.setdefault(rule, []).append(f"{file.relative_to(ROOT)}::{name}")
    return shown


def _tests(tree: ast.Module) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield the name and the decorators, its class's included, of every test in a module."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef) and each.name.startswith("test"):
                    yield f"{node.name}::{each.name}", node.decorator_list + each.decorator_list
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node.name, node.decorator_list


def _marked(node: ast.expr) -> list[str]:
    """Return the rule numbers given to a `rule(...)` marker anywhere in an expression."""
    return [
        argument.value
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "rule"
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
