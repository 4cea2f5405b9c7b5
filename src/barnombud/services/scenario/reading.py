"""Reads a scenario file and says plainly, by line of the file's own words, what is wrong with it."""

from __future__ import annotations

import tomllib
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from barnombud.domain.clock import STOCKHOLM, swedish_instant
from barnombud.errors import UserError
from barnombud.services.scenario.script import Script


class ScenarioFault(StrEnum):
    """What is wrong with a scenario file."""

    UNREADABLE = "scenario_unreadable"
    NOT_TOML = "scenario_not_toml"
    WRONG_FIELD = "scenario_wrong_field"
    UNKNOWN_KEY = "scenario_unknown_key"
    KEY_TWICE = "scenario_key_twice"
    NOT_IN_ORDER = "scenario_not_in_order"


class ScenarioError(UserError):
    """A scenario file cannot be used; `places` name the fields, as in ``steps.3.guardian``."""

    code = "scenario_error"

    def __init__(self, fault: ScenarioFault, places: tuple[str, ...] = ()) -> None:
        """Keep what is wrong and where."""
        super().__init__(*places)
        self.fault = fault
        self.places = places

    def inside(self, place: str) -> ScenarioError:
        """Return the same error with the table or step it was found in before each place."""
        return ScenarioError(self.fault, tuple(f"{place}.{each}" for each in self.places) or (place,))


def moment(at: datetime) -> datetime:
    """Return a time of the file as an instant: Swedish wall-clock time unless it names an offset."""
    if at.tzinfo is not None:
        return at.astimezone(STOCKHOLM)
    return swedish_instant(at.date(), at.time())


def read_script(path: Path) -> Script:
    """Return the script in ``path``.

    Raises:
        ScenarioError: unreadable, no TOML, unknown or wrong fields, or unknown keys.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(ScenarioFault.UNREADABLE) from error
    return parse_script(text)


def parse_script(text: str) -> Script:
    """Return the script written in ``text``; raises as `read_script`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(ScenarioFault.NOT_TOML, (str(error),)) from error
    except (ValueError, RecursionError) as error:
        # Huge numbers and endless brackets, which the reader does not call wrong.
        raise ScenarioError(ScenarioFault.NOT_TOML) from error
    try:
        script = Script.model_validate(raw)
    except ValidationError as error:
        places = tuple(".".join(str(part) for part in found["loc"]) for found in error.errors())
        raise ScenarioError(ScenarioFault.WRONG_FIELD, places) from error
    _check_keys(script)
    _check_order(script)
    return script


def _check_order(script: Script) -> None:
    """Refuse a step before the one above it: a store's time never goes backwards."""
    try:
        times = [moment(step.at) for step in script.steps]
    except OverflowError as error:  # the first or the last day there is, which has no time in Sweden
        raise ScenarioError(ScenarioFault.NOT_IN_ORDER) from error
    early = tuple(f"steps.{n}.at" for n in range(1, len(times)) if times[n] < times[n - 1])
    if early:
        raise ScenarioError(ScenarioFault.NOT_IN_ORDER, early)


def _check_keys(script: Script) -> None:
    """Refuse keys that are used twice or that nothing has."""
    kinds = {
        "agencies": [agency.key for agency in script.agencies],
        "members": [member.key for member in script.members],
        "children": [child.key for child in script.children],
    }
    twice = tuple(f"{kind}.{key}" for kind, keys in kinds.items() for key in set(keys) if keys.count(key) > 1)
    if twice:
        raise ScenarioError(ScenarioFault.KEY_TWICE, twice)
    unknown = [f"members.{m.key}.agency" for m in script.members if m.agency not in kinds["agencies"]]
    unknown += [
        f"children.{c.key}.brought_by" for c in script.children if c.brought_by not in kinds["agencies"]
    ]
    if script.team.host not in kinds["agencies"]:
        unknown.append("team.host")
    if unknown:
        raise ScenarioError(ScenarioFault.UNKNOWN_KEY, tuple(unknown))
