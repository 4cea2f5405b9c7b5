"""Nothing about a report of concern can be stored: no column, field, code or operation is for it (R17)."""

from __future__ import annotations

import pkgutil
from enum import StrEnum
from importlib import import_module

import pytest

import barnombud.domain
from barnombud.domain.changes import Op
from barnombud.domain.value import Value
from barnombud.models.all_rows import METADATA

WORDS = ("anmal", "anmäl", "report", "oro")


def _subclasses(kind: type) -> set[type]:
    found: set[type] = set(kind.__subclasses__())
    return found | {each for child in found for each in _subclasses(child)}


def _names() -> list[str]:
    for module in pkgutil.walk_packages(barnombud.domain.__path__, "barnombud.domain."):
        import_module(module.name)
    ours = [
        each for each in _subclasses(Value) | _subclasses(StrEnum) if each.__module__.startswith("barnombud")
    ]
    fields = [
        f"{kind.__name__}.{name}" for kind in ours if issubclass(kind, Value) for name in kind.model_fields
    ]
    codes = [
        f"{kind.__name__}.{member.value}" for kind in ours if issubclass(kind, StrEnum) for member in kind
    ]
    columns = [f"{table.name}.{column.name}" for table in METADATA.sorted_tables for column in table.columns]
    return [*fields, *codes, *columns]


@pytest.mark.rule("R17")
def test_no_field_code_or_column_is_about_a_report() -> None:
    """Whatever is sealed or not; the law book's own key for the section is a reference, and is not stored."""
    names = _names()
    assert len(names) > 300
    found = [name for name in names if any(word in name.partition(".")[2].casefold() for word in WORDS)]
    assert not found


@pytest.mark.rule("R17")
def test_only_that_a_reminder_was_shown_may_be_logged() -> None:
    """Of all operations this alone has to do with the duty, and it knows no child."""
    about = [op for op in Op if "reminder" in op.value or "duty" in op.value]
    assert about == [Op.REMINDER_SHOWN]
