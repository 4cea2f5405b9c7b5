"""docs/glossary.md knows every word the domain uses, and no banned synonym is in use."""

from __future__ import annotations

import ast
import re

from tools import glossary
from tools.paths import ROOT, python_files, tree_of


def test_every_domain_class_and_enum_member_is_in_the_glossary() -> None:
    """`python -m tools.glossary` prints the rows that are missing."""
    assert not [term.code for term in glossary.missing()]


def test_the_glossary_names_nothing_that_is_gone() -> None:
    """A member that was renamed is renamed here too."""
    assert not glossary.stale()


def test_every_row_says_what_it_means() -> None:
    """A row without Swedish (or a dash) or definition helps nobody."""
    assert not [row.codes[0] for row in glossary.rows() if not (row.swedish and row.definition)]


def test_no_banned_synonym_names_a_domain_class() -> None:
    """One thing has one name."""
    banned = {word.lower() for row in glossary.rows() for word in row.banned}
    used = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
        for file in python_files("src/barnombud/domain")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ClassDef)
        and banned & {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", node.name)}
    ]
    assert not used
