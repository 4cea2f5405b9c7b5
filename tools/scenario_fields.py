"""Writes the tables of fields in docs/scenario.md from the classes that read a scenario file.

``python -m tools.scenario_fields`` writes; a test compares, so that document and program always agree.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from barnombud.services.scenario import consent_parts, meeting_parts, parts
from barnombud.services.scenario.parts import Part
from barnombud.services.scenario.report import GateRow, MeetingRow, PaperRow
from barnombud.services.scenario.script import AnyStep

DOCUMENT = Path(__file__).parents[1] / "docs" / "scenario.md"
START, END = "<!-- fields: begin -->", "<!-- fields: end -->"
_TABLES: tuple[tuple[str, type[Part]], ...] = (
    ("[team]", parts.TeamPart),
    ("[[agencies]]", parts.AgencyPart),
    ("[[members]]", parts.MemberPart),
    ("[[children]]", parts.ChildPart),
    ("[[children.guardians]]", parts.GuardianPart),
    ("[children.guardians.hindrance]", parts.HindrancePart),
)
_INSIDE: tuple[tuple[str, type[Part]], ...] = (
    ("[[steps.scopes]] of `answer`", consent_parts.ScopePart),
    ("[[steps.petals]] of `rate`", meeting_parts.PetalPart),
    ("[[steps.offers]] of `agree`", meeting_parts.OfferPart),
)
_PLAIN = {
    str: "text",
    int: "whole number",
    bool: "`true` or `false`",
    date: "date",
    datetime: "date and time",
}

_PLURAL = {"key": "keys", "table": "tables", "text": "texts"}


def steps() -> tuple[tuple[tuple[str, ...], type[Part]], ...]:
    """Return every kind of step: the words its ``do`` may be, and its class."""
    union = get_args(AnyStep)[0]
    return tuple((get_args(kind.model_fields["do"].annotation), kind) for kind in get_args(union))


def fields_text() -> str:
    """Return the generated part of the document."""
    blocks = [_block(f"`{name}`", kind) for name, kind in _TABLES]
    blocks.append(
        "### Steps\n\nEvery `[[steps]]` has `do`, `at` (when) and may have `by` (who is signed in)."
    )
    for words, kind in steps():
        blocks.append(
            _block(" · ".join(f"`{word}`" for word in words), kind, level=4, leave_out={"do", "at", "by"})
        )
    blocks += [
        _block(f"`{name.split(' ')[0]}`{name[name.index(' ') :]}", kind, level=4) for name, kind in _INSIDE
    ]
    blocks.append("### The report")
    for name, row in (("gates", GateRow), ("meetings", MeetingRow), ("papers", PaperRow)):
        lines = [f"- `{field}`: {_kind(info)}" for field, info in row.model_fields.items()]
        blocks.append(f"#### `{name}`\n\n{_first_line(row)}\n\n" + "\n".join(lines))
    return "\n\n".join(blocks)


def with_fields(document: str) -> str:
    """Return ``document`` with its generated part as it should be."""
    head, _, rest = document.partition(START)
    _, _, tail = rest.partition(END)
    return f"{head}{START}\n\n{fields_text()}\n\n{END}{tail}"


def _block(
    title: str, kind: type[Part], level: int = 3, leave_out: frozenset[str] | set[str] = frozenset()
) -> str:
    rows = [
        f"| `{info.alias or name}` | {_kind(info)} | {_default(info)} |"
        for name, info in kind.model_fields.items()
        if name not in leave_out
    ]
    table = ["| field | holds | when left out |", "|---|---|---|", *rows] if rows else []
    return "\n".join([f"{'#' * level} {title}", "", _first_line(kind), "", *table]).rstrip()


def _first_line(kind: type[Any]) -> str:
    return re.sub("`+", "`", (kind.__doc__ or "").strip().splitlines()[0])


def _kind(info: FieldInfo) -> str:
    named_by_key = info.annotation is str and any(getattr(each, "pattern", None) for each in info.metadata)
    return "key" if named_by_key else _words(info.annotation)


def _words(kind: Any) -> str:
    if get_origin(kind) is Annotated:
        return "key" if get_args(kind)[0] is str else _words(get_args(kind)[0])
    origin, inside = get_origin(kind), [each for each in get_args(kind) if each is not NoneType]
    if origin in (Union, UnionType):
        return " or ".join(_words(each) for each in inside)
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in inside)
    if origin is tuple:
        return (
            f"list of {_PLURAL.get(_words(inside[0]), _words(inside[0]))}"
            if inside[-1] is Ellipsis
            else f"list of {len(inside)} texts"
        )
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return ", ".join(f"`{each.value}`" for each in kind)
    if isinstance(kind, type) and issubclass(kind, Part):
        return "table"
    return _PLAIN[kind]


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "**required**"
    default = info.default
    if default in (None, "", ()) or (isinstance(default, tuple) and not any(default)):
        return "nothing"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default}`"


if __name__ == "__main__":
    DOCUMENT.write_text(with_fields(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
