"""What the first window asks for when a team comes back: from a copy of its keyring, from another place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from barnombud.domain.ids import MemberId
from barnombud.services.fetching import ByPassphrase, ByShares, backups_there, fetch_team, teams_there
from barnombud.services.letting_in import NewWayIn
from barnombud.services.machine import Machine
from barnombud.services.mending import names_to_choose
from barnombud.services.recovering import TwoShares
from barnombud.services.restoring import BackupLine
from barnombud.settings import KnownMember, KnownTeam
from barnombud.ui.unlock.gate import (
    EnteredPassphrase,
    EnteredRecovery,
    FetchedTeam,
    FoundTeam,
    OfferedBackup,
    Recovered,
)


def spare_team(folder: Path) -> KnownTeam | None:
    """Return a team whose keyring is damaged, with the names of its newest copy; None where there is none."""
    names = names_to_choose(folder)
    if names is None:
        return None
    return KnownTeam(
        folder.name, names.team_name, names.practice, folder, _members(names.slots), from_copy=True
    )


def offered(line: BackupLine) -> OfferedBackup:
    """Return a backup as it is chosen from."""
    counts = line.counts
    holds = (counts.cases, counts.meetings, counts.commitments) if counts is not None else None
    return OfferedBackup(line.path, line.at, holds, line.second_place)


class FetchingHere:
    """Fetching a team to one machine, as the first window knows it."""

    def __init__(self, machine: Machine) -> None:
        """Fetch to ``machine``."""
        self._machine = machine

    def teams_at(self, place: Path) -> tuple[FoundTeam, ...]:
        """Return the teams whose backups lie at a place."""
        return tuple(
            FoundTeam(
                where=each.where,
                team_name=each.keyring.team_name,
                members=_members(each.keyring.slots),
                copies=each.copies,
                newest=each.newest,
                has_case_keys=each.has_case_keys,
                is_here=each.is_here,
            )
            for each in teams_there(self._machine, place)
        )

    def backups_at(
        self, where: Path, entered: EnteredPassphrase | EnteredRecovery
    ) -> tuple[OfferedBackup, ...]:
        """Return the backups there, newest first; raises the `UserError` that says why not."""
        return tuple(offered(line) for line in backups_there(self._machine, where, _way(entered)))

    def fetch(self, where: Path, entered: EnteredPassphrase | EnteredRecovery, backup: Path) -> FetchedTeam:
        """Fetch the team of one backup; raises the `UserError` that says why not."""
        done = fetch_team(self._machine, where, _way(entered), backup)
        let_in = done.let_in
        recovered = Recovered(let_in.given, let_in.waiting, let_in.lost) if let_in is not None else None
        return FetchedTeam(done.folder.name, done.backup_at, done.answers, done.erased, recovered)


def _way(entered: EnteredPassphrase | EnteredRecovery) -> ByPassphrase | ByShares:
    member_id = MemberId(entered.member_id)
    if isinstance(entered, EnteredPassphrase):
        return ByPassphrase(member_id, entered.passphrase)
    way_in = NewWayIn(member_id, entered.passphrase, entered.repeated)
    return ByShares(TwoShares(entered.first, entered.second), way_in)


class _Slot(Protocol):
    """What anybody may read of a member's slot."""

    @property
    def member_id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def agency(self) -> str: ...


def _members(slots: Iterable[_Slot]) -> tuple[KnownMember, ...]:
    return tuple(KnownMember(slot.member_id, slot.name, slot.role, slot.agency) for slot in slots)
