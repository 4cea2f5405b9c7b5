"""Small scenario files for tests: a team of three, and steps as tables of text."""

from __future__ import annotations

from pathlib import Path

from barnombud.domain.clock import SystemClock
from barnombud.services.machine import Machine
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import play
from barnombud.services.scenario.reading import parse_script
from barnombud.services.scenario.stage import Stage
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE

PRACTICE = Path(__file__).parents[2] / "assets" / "practice"

TEAM = """
[team]
name = "Provteamet"
municipality = "Exempelkommun"
host = "skola"

[[agencies]]
key = "skola"
kind = "municipal_preschool"
name = "Förskolan Tallbacken"

[[agencies]]
key = "bvc"
kind = "child_health_care"
name = "BVC Norra"

[[members]]
key = "rektor"
name = "Rakel Påhitt"
role = "rektor"
agency = "skola"

[[members]]
key = "nurse"
name = "Bo Låtsas"
role = "BVC-sjuksköterska"
agency = "bvc"
"""

CHILD = """
[[children]]
key = "alva"
alias = "Igelkotten"
brought_by = "skola"
first_name = "Alva"
identity_number = "20170101-2393"

[[children.guardians]]
key = "g1"
capacity = "sole_guardian"
name = "Mira Påhitt"
"""


def step(do: str, minute: int, lines: str = "") -> str:
    """Return one step ``minute`` minutes after nine on 2 March 2026."""
    at = f"2026-03-02T{9 + minute // 60:02}:{minute % 60:02}:00"
    return f'\n[[steps]]\ndo = "{do}"\nat = {at}\n{lines}\n'


ADD = step("add_child", 0, 'child = "alva"')
YES = step(
    "answer",
    1,
    'child = "alva"\nguardian = "g1"\nanswer = "yes"\npurpose = "Sova gott"\n'
    'may = ["skola", "bvc"]\ntopics = ["health"]',
)
READY = step("prepare", 2, 'child = "alva"') + step("confirm", 3, 'child = "alva"\nagency = "skola"')
PLAN = step("plan", 4, 'meeting = "m"\nstarts = 2026-03-02T10:00:00')
START = step("start", 60, 'meeting = "m"')
ARRIVE = step("arrive", 61, 'meeting = "m"\nagencies = ["skola", "bvc"]')
OPEN = step("open", 62, 'meeting = "m"\nchild = "alva"')


def file(folder: Path, *parts: str) -> Path:
    """Write a scenario file of the team and ``parts``."""
    path = folder / "scenario.toml"
    path.write_text("\n".join((TEAM, *parts)), encoding="utf-8")
    return path


def played(folder: Path, *parts: str) -> Played:
    """Play the team and ``parts``; the caller closes the stage."""
    stage = Stage(
        parse_script("\n".join((TEAM, *parts))),
        Machine(folder / "data", SystemClock(), FAST_COST, FAST_CAPS),
        None,
        PASSPHRASE,
    )
    try:
        result = Played(stage, None)
        play(result)
    except BaseException:
        stage.close()
        raise
    return result
