"""Reads the municipality's settings file; a fault in it costs the value it stands at, never the program."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from barnombud.domain.municipality import (
    NOTHING_DECIDED,
    VERSION,
    MunicipalFault,
    MunicipalFile,
    MunicipalFinding,
    MunicipalSettings,
)
from barnombud.errors import InputError
from barnombud.services.entered import entered_line
from barnombud.services.rule_checks import clean_rule

FILE_NAME = "kommun.toml"
_MOST_BYTES = 262_144
_LONGEST_TEXT = 600
_AT_LINE = re.compile(r"at line (\d+)")
_HEADER = re.compile(r"\s*\[+\s*([A-Za-z0-9_.-]+)\s*\]+")
_NAME = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")

Place = tuple[str | int, ...]
"""Where in the file, as parsed: ``("rules", "lock_minutes")``, ``("languages", 0, "version")``."""


def municipality_path(platform: str = sys.platform) -> Path:
    """Return where the file lies on this system: where only an administrator may write."""
    if platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Barnombud" / FILE_NAME
    if platform == "darwin":
        return Path("/Library/Application Support/Barnombud") / FILE_NAME
    return Path("/etc/xdg/barnombud") / FILE_NAME


def read_municipality(path: Path | None) -> MunicipalSettings:
    """Return what the municipality has decided, and what in its file could not be used."""
    try:
        if path is None or not path.exists():
            return NOTHING_DECIDED
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError:
        return _nothing(MunicipalFinding(fault=MunicipalFault.UNREADABLE))
    if len(raw) > _MOST_BYTES:
        return _nothing(MunicipalFinding(fault=MunicipalFault.UNREADABLE))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _nothing(MunicipalFinding(fault=MunicipalFault.NOT_TEXT, line=line))
    return parse_municipality(text)


def parse_municipality(text: str) -> MunicipalSettings:
    """Return what stands in the text of a file; value by value, each by itself."""
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else None
        return _nothing(MunicipalFinding(fault=MunicipalFault.NOT_TOML, line=line))
    version = raw.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        line = line_of(lines_of(text), ("version",))
        return _nothing(MunicipalFinding(fault=MunicipalFault.TOO_NEW, line=line, name="version"))
    try:
        return _usable(text, raw)
    except RecursionError:  # tables within tables without end
        return _nothing(MunicipalFinding(fault=MunicipalFault.NOT_TOML))


def _nothing(finding: MunicipalFinding) -> MunicipalSettings:
    return MunicipalSettings(findings=(finding,))


def _usable(text: str, raw: dict[str, Any]) -> MunicipalSettings:
    """Leave out what cannot be used, and remember it, until the rest is sound."""
    findings: list[MunicipalFinding] = []
    lines = lines_of(text)
    while True:
        faults = dict(_faults(raw))
        if not faults:
            file = MunicipalFile.model_validate(_in_tuples(raw))
            given = {name: getattr(file, name) for name in file.model_fields_set}
            return MunicipalSettings(**given, findings=tuple(findings))
        for place, fault in faults.items():
            name = ".".join(str(part) for part in place if isinstance(part, str))
            findings.append(MunicipalFinding(fault=fault, line=line_of(lines, place), name=name))
        raw = _without(raw, {place[:2] for place in faults})


def _faults(raw: dict[str, Any]) -> Iterator[tuple[Place, MunicipalFault]]:
    """Yield each place that cannot stand, as the model has it and as texts are checked elsewhere."""
    try:
        file = MunicipalFile.model_validate(_in_tuples(raw))
    except ValidationError as error:
        for each in error.errors():
            unknown = each["type"] == "extra_forbidden"
            yield each["loc"], MunicipalFault.UNKNOWN_NAME if unknown else MunicipalFault.WRONG_VALUE
        return
    for place, text in _texts(file):
        if not _can_stand(place, text):
            yield place, MunicipalFault.WRONG_VALUE


def _texts(file: MunicipalFile) -> Iterator[tuple[Place, str]]:
    """Yield every line of text outside the languages, whose model is strict enough."""
    yield ("decided_by",), file.decided_by
    for table in ("rules", "backup", "papers", "personal_data"):
        values = getattr(file, table)
        for name in values.model_fields_set:
            if isinstance(getattr(values, name), str):
                yield (table, name), getattr(values, name)


def _can_stand(place: Place, text: str) -> bool:
    try:
        if place[0] == "rules":
            clean_rule(str(place[1]), text)
        else:
            entered_line(str(place[-1]), text, _LONGEST_TEXT, required=False)
    except InputError:
        return False
    return True


def _in_tuples(value: Any) -> Any:
    """Return parsed TOML with tuples for lists, as frozen values want them."""
    if isinstance(value, dict):
        return {key: _in_tuples(each) for key, each in value.items()}
    return tuple(_in_tuples(each) for each in value) if isinstance(value, list) else value


def _without(raw: dict[str, Any], places: set[Place]) -> dict[str, Any]:
    """Return what is left; of a list the whole entry goes, as half an approval approves nothing."""
    left: dict[str, Any] = {}
    for name, value in raw.items():
        inside = {place[1] for place in places if place[0] == name and len(place) > 1}
        if isinstance(value, dict) and inside:
            left[name] = {key: each for key, each in value.items() if key not in inside}
        elif isinstance(value, list) and inside:
            left[name] = [each for number, each in enumerate(value) if number not in inside]
        elif (name,) not in places:
            left[name] = value
    return left


def lines_of(text: str) -> Mapping[tuple[str, int, str], int]:
    """Return the line of each name by its table, which of the tables with that name, and itself.

    A table's own line has no name; what stands before the first table has the table ``""``.
    """
    found: dict[tuple[str, int, str], int] = {}
    table, tables = "", Counter[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = header[1]
            tables[table] += 1
        if name := header or _NAME.match(line):
            found.setdefault((table, max(tables[table] - 1, 0), "" if header else name[1]), number)
    return found


def line_of(lines: Mapping[tuple[str, int, str], int], place: Place) -> int | None:
    """Return the line a value stands on, else that of its table; None when neither can be found."""
    wanted = [str(part) for part in place if isinstance(part, str)]
    entry = next((part for part in place if isinstance(part, int)), 0)
    inside = (wanted[0], entry, wanted[-1]) if len(wanted) > 1 else ("", 0, wanted[0])
    return lines.get(inside, lines.get((wanted[0], entry, "")))
