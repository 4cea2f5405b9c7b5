"""The practice team: a store of its own in its own folder, made anew each time, with invented people only.

It is the demonstration scenario played up to the morning of its meeting, moved so that the meeting is about
to begin. Who practises then holds the meeting herself.
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from barnombud import resources, settings
from barnombud.domain.clock import STOCKHOLM
from barnombud.domain.ids import new_id
from barnombud.errors import StoreInUse
from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import play
from barnombud.services.scenario.script import Script
from barnombud.services.scenario.stage import Stage
from barnombud.services.unlocking import unlock_team
from barnombud.store.key_derivation import LEAST_COST
from barnombud.store.store_lock import StoreLock

SCENARIO = "practice/demo.toml"
_MEETING_BEGINS = "start"


def open_practice(machine: Machine, passphrase: str) -> Desk:
    """Make the practice team anew and sign its first member in.

    Practice teams from before are deleted, unless another window is practising in one.

    Raises:
        DiskFull, NoPermission: the disk does not take it.
    """
    root = settings.teams_dir(machine.data_dir, practice=True)
    clear_practice(root)
    cheap = replace(machine, cost=machine.cost or LEAST_COST)
    stage = Stage(practice_script(machine.clock.now()), cheap, root / new_id(), passphrase)
    try:
        play(Played(stage, out=None))
        folder, first = stage.folder, next(iter(stage.members.values()))
    finally:
        stage.close()
    return unlock_team(machine, folder, first, passphrase)


def practice_script(now: datetime) -> Script:
    """Return what has happened before the practice meeting, ending as short a while before ``now`` as can be.

    Every date moves by the same number of whole days, so that ages, validity and deadlines stay as they are.
    """
    raw = tomllib.loads(resources.read_text(SCENARIO))
    steps = raw["steps"]
    begins = next(place for place, step in enumerate(steps) if step["do"] == _MEETING_BEGINS)
    raw["steps"] = steps[:begins]
    raw["team"]["practice"] = True
    local = now.astimezone(STOCKHOLM).replace(tzinfo=None)
    days = (local - max(step["at"] for step in raw["steps"])) // timedelta(days=1)
    return Script.model_validate(_moved(raw, timedelta(days=days)))


def clear_practice(root: Path) -> None:
    """Delete every practice team in ``root`` that no window has open."""
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.is_dir() and not _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _moved(value: Any, by: timedelta) -> Any:
    """Return parsed TOML with every date moved; a child's birth date too, so that its age stays."""
    if isinstance(value, dict):
        return {key: _moved(each, by) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, by) for each in value]
    return value + by if isinstance(value, date) else value


def _in_use(folder: Path) -> bool:
    lock = StoreLock(folder)
    try:
        lock.acquire()
    except StoreInUse:
        return True
    lock.release()
    return False
