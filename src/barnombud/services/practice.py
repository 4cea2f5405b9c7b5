"""The practice team: a store of its own in its own folder, made anew each time, with invented people only."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from barnombud import settings
from barnombud.domain.ids import new_id
from barnombud.domain.team import AgencyKind
from barnombud.errors import StoreInUse
from barnombud.services.desk import Desk
from barnombud.services.founding import NewAgency, NewTeam, found_team
from barnombud.services.machine import Machine
from barnombud.store.key_derivation import LEAST_COST
from barnombud.store.store_lock import StoreLock

PRACTICE_TEAM = NewTeam(
    name="Övningsteamet",  # data: an invented team
    municipality="Exempelkommun",
    agencies=(
        NewAgency(kind=AgencyKind.MUNICIPAL_PRESCHOOL, name="Förskolan Tallbacken"),  # data: invented
        NewAgency(kind=AgencyKind.CHILD_HEALTH_CARE, name="BVC Exempelby", responsible_body="Region Exempel"),
        NewAgency(kind=AgencyKind.SOCIAL_SERVICES, name="IFO Exempelkommun"),
    ),
    member_name="Rakel Påhitt",  # data: an invented person
    member_role="rektor",
    practice=True,
)


def open_practice(machine: Machine, passphrase: str) -> Desk:
    """Make the practice team anew and sign its first member in.

    Practice teams from before are deleted, unless another window is practising in one.

    Raises:
        DiskFull, NoPermission: the disk does not take it.
    """
    root = settings.teams_dir(machine.data_dir, practice=True)
    clear_practice(root)
    cheap = replace(machine, cost=machine.cost or LEAST_COST)
    return found_team(cheap, PRACTICE_TEAM, passphrase, root / new_id())


def clear_practice(root: Path) -> None:
    """Delete every practice team in ``root`` that no window has open."""
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.is_dir() and not _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    lock = StoreLock(folder)
    try:
        lock.acquire()
    except StoreInUse:
        return True
    lock.release()
    return False
