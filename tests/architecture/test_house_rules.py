"""Rules of the house that linters do not know: where style, dialogs, time and Swedish may stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tools.paths import ROOT, SOURCE, python_files, text_of, tracked_files, tree_of

SWEDISH = re.compile(
    r"[åäöÅÄÖ]|\b(och|inte|eller|ska|vill|barnet|samtycke|Spara|Avbryt|Ja|Nej|Visa|Skriv|Ta bort|Forts)\b"
)
DATA_REASON = re.compile(r"#\s*data: \S")
FORBIDDEN_WORDS = {
    "R10": re.compile(r"gdpr.samtycke|samtycke till personuppgiftsbehandling", re.IGNORECASE),
    "R19": re.compile(r"(?<!inga )beslut(ar|at)? om (en |ett )?(stöd)?insats", re.IGNORECASE),
    "R29": re.compile(r"minnesanteckning", re.IGNORECASE),
}


def source(*exempt: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield every syntax node of the program and its file's name, outside the exempt paths."""
    for file in python_files("src"):
        name = file.relative_to(SOURCE).as_posix()
        if not name.startswith(exempt):
            for node in ast.walk(tree_of(file)):
                yield name, node


def names(*exempt: str) -> Iterator[tuple[str, str]]:
    """Yield every name and attribute the program uses, with its place, outside the exempt paths."""
    for file, node in source(*exempt):
        if isinstance(node, ast.Name):
            yield f"{file}:{node.lineno}", node.id
        elif isinstance(node, ast.Attribute):
            yield f"{file}:{node.lineno}", node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{file}:{node.lineno}", alias.name) for alias in node.names)


def docstrings(tree: ast.AST) -> set[int]:
    """Return the ids of a module's bare strings: docstrings, and words below an enum's member."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_only_the_theme_styles() -> None:
    """One style sheet, made from tokens; a widget opts in by property."""
    assert not [place for place, name in names("ui/theme") if name == "setStyleSheet"]


def test_only_dialogs_opens_message_boxes() -> None:
    """Dialogs go through one door, so that tests can answer them."""
    boxes = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage"}
    assert not [f"{place} {name}" for place, name in names("ui/dialogs.py") if name in boxes]


def test_nothing_turns_the_event_loop_by_hand() -> None:
    """No thread subclass, no nested loop: work goes through jobs (docs/architecture.md)."""
    loops = {"QThread", "QEventLoop", "processEvents", "moveToThread"}
    assert not [f"{place} {name}" for place, name in names() if name in loops]


def test_the_time_comes_from_the_clock() -> None:
    """A clock is passed in; only the system clock asks the machine."""
    asked = [
        f"{file}:{node.lineno} {ast.unparse(node.func)}"
        for file, node in source("domain/clock.py")
        if isinstance(node, ast.Call)
        and ast.unparse(node.func)
        in {"datetime.now", "datetime.today", "date.today", "datetime.utcnow", "time.time"}
    ]
    assert not asked


def test_swedish_stands_in_texts_and_assets_only() -> None:
    """What a person reads can be found and changed in one place.

    A string that is not read by anybody, such as a pattern for Swedish addresses, says so on its lines or
    just above with a comment ``data: why``.
    """
    found = []
    for file in python_files("src"):
        name = file.relative_to(SOURCE).as_posix()
        if name.startswith("texts/"):
            continue
        text = file.read_text(encoding="utf-8")
        tree, lines = tree_of(file), text.splitlines()
        told = docstrings(tree)
        found += [
            f"{name}:{node.lineno} {node.value!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
            if SWEDISH.search(node.value)
            and not any(map(DATA_REASON.search, lines[node.lineno - 2 : node.end_lineno]))
        ]
    assert not found


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, marks=pytest.mark.rule(rule)) for rule in FORBIDDEN_WORDS],
)
def test_words_that_mislead_are_not_used(rule: str) -> None:
    """Consent lifts secrecy and is no GDPR consent; the team decides nothing; minutes are minutes."""
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in tracked_files()
        if file.is_relative_to(SOURCE / "texts") or file.is_relative_to(ROOT / "assets")
        for match in FORBIDDEN_WORDS[rule].finditer(text_of(file) or "")
    ]
    assert not found
