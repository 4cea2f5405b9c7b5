"""Compares docs/glossary.md with the domain; `python -m tools.glossary` lists the gaps.

A row is ``code · Swedish · source · definition · not to be called``. The first cell names a class in
backticks; members of an enum follow it in the same cell, or stand as ``Class.MEMBER``.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.paths import ROOT, python_files, tree_of

GLOSSARY = ROOT / "docs" / "glossary.md"
_CODE = re.compile(r"`([^`]+)`")
_ENUMS = {"StrEnum", "IntEnum", "Enum"}


@dataclass(frozen=True)
class Row:
    """One row of the glossary; ``banned`` are code names that must not be used for what it names."""

    codes: tuple[str, ...]
    swedish: str
    definition: str
    banned: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A name the domain defines: a public class or ``Class.MEMBER``, and the first line of its docstring."""

    code: str
    told: str


def rows() -> list[Row]:
    """Return every row of every table in the glossary, head and rule lines aside."""
    found = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 5 and _CODE.search(cells[0]):
            found.append(Row(_codes(cells[0]), cells[1], cells[3], tuple(_CODE.findall(cells[4]))))
    return found


def _codes(cell: str) -> tuple[str, ...]:
    """Return the code names of a first cell, members written out as ``Class.MEMBER``."""
    codes: list[str] = []
    owner = ""
    for code in _CODE.findall(cell):
        if code.isupper() and owner:
            codes.append(f"{owner}.{code}")
        else:
            owner = code.split(".")[0]
            codes.append(code)
    return tuple(codes)


def terms() -> list[Term]:
    """Return what the domain defines: public classes, and the members of its enums."""
    found = []
    for file in python_files("src/barnombud/domain"):
        for node in tree_of(file).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.append(Term(node.name, (ast.get_docstring(node) or "").split("\n", 1)[0]))
                found.extend(_members(node))
    return found


def missing() -> list[Term]:
    """Return the domain's terms that no row of the glossary names."""
    named = {code for row in rows() for code in row.codes}
    return [term for term in terms() if term.code not in named]


def stale() -> list[str]:
    """Return code names of the form ``Class.MEMBER`` in the glossary that the domain no longer has."""
    known = {term.code for term in terms()}
    classes = {code.split(".")[0] for code in known}
    named = [code for row in rows() for code in row.codes]
    return [code for code in named if "." in code and code.split(".")[0] in classes and code not in known]


def _members(node: ast.ClassDef) -> Iterator[Term]:
    """Yield the members of an enum class, with what the comment string below each says."""
    if not _ENUMS & {base.id for base in node.bases if isinstance(base, ast.Name)}:
        return
    for position, each in enumerate(node.body):
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
            after = node.body[position + 1] if position + 1 < len(node.body) else None
            told = (
                str(after.value.value)
                if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                else ""
            )
            yield Term(f"{node.name}.{each.targets[0].id}", told.split("\n", 1)[0])


def proposed_rows() -> list[str]:
    """Return a row for each class with something missing; the Swedish is for people to write."""
    members: dict[str, list[Term]] = {}
    told = {term.code: term.told for term in terms()}
    for term in missing():
        owner, _, member = term.code.partition(".")
        members.setdefault(owner, []).extend([term] if member else [])
    return [_proposed(owner, parts, told[owner]) for owner, parts in members.items()]


def _proposed(owner: str, parts: Sequence[Term], told: str) -> str:
    """Return one row with the class, its missing members and what its docstring tells."""
    codes = [owner, *(each.code.partition(".")[2] for each in parts)]
    return f"| {' '.join(f'`{code}`' for code in codes)} | | | {told} | |"


if __name__ == "__main__":
    print("\n".join(proposed_rows()))
    for code in stale():
        print(f"gone from the domain: {code}", file=sys.stderr)
