"""The command ``barnombud scenario FILE --out DIR [--report FILE.json]``.

Exit codes: 0 done (a closed gate is a result), 2 the file is invalid, 3 the rules forbid a step, 4 the papers
or the report cannot be written.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from barnombud.domain.clock import SystemClock
from barnombud.errors import DiskFull, NoPermission
from barnombud.services.machine import Machine
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import Refused, play
from barnombud.services.scenario.reading import ScenarioError, read_script
from barnombud.services.scenario.report import ScenarioReport
from barnombud.services.scenario.script import Script
from barnombud.services.scenario.stage import Stage
from barnombud.store.key_derivation import LEAST_COST
from barnombud.texts import scenario as texts

DONE, INVALID, FORBIDDEN, UNWRITABLE = 0, 2, 3, 4


def run(file: Path, out: Path, report: Path | None, say: Callable[[str], None]) -> int:
    """Play ``file``, write its papers to ``out`` and its report to ``report``; return the exit code."""
    try:
        script = read_script(file)
        out.mkdir(parents=True, exist_ok=True)
        found = play_script(script, out)
        if report is not None:
            report.write_text(found.model_dump_json(indent=2) + "\n", encoding="utf-8")
    except ScenarioError as error:
        say(texts.invalid(error.fault.value, error.places))
        return INVALID
    except Refused as error:
        say(texts.forbidden(error.place + 1, error.do, error.error))
        return FORBIDDEN
    except (OSError, DiskFull, NoPermission):
        say(texts.UNWRITABLE)
        return UNWRITABLE
    say(texts.done(len(found.papers), str(out)))
    return DONE


def play_script(script: Script, out: Path | None) -> ScenarioReport:
    """Play ``script`` in a temporary encrypted store that is gone afterwards.

    Raises:
        Refused: the rules forbid a step.
        ScenarioError: a step names a key that nothing has.
    """
    with tempfile.TemporaryDirectory(prefix="barnombud-") as folder:
        machine = Machine(Path(folder), SystemClock(), LEAST_COST)
        stage = Stage(script, machine, None, secrets.token_hex(16))
        try:
            played = Played(stage, out)
            play(played)
            return played.report()
        finally:
            stage.close()
