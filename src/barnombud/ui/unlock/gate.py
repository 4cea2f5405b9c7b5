"""What the first window asks of the rest of the program, which is not loaded yet when it asks.

Everything here is plain: no domain value exists before the store is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, SignalInstance

from barnombud.settings import KnownMember, KnownTeam
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.jobs import Jobs
from barnombud.ui.navigation import Place
from barnombud.ui.theme.theme import Theme


@dataclass(frozen=True)
class EnteredAgency:
    """One agency as entered at the first start; ``kind`` is a stored code of `AgencyKind`."""

    kind: str
    name: str = ""
    responsible_body: str = ""
    statute: str = ""
    telephone: str = ""


@dataclass(frozen=True)
class EnteredTeam:
    """What the pages of the first start gather; ``host`` and ``member_agency`` count agencies from 0."""

    name: str = ""
    municipality: str = ""
    agencies: tuple[EnteredAgency, ...] = field(default_factory=tuple)
    host: int = 0
    member_name: str = ""
    member_role: str = ""
    member_agency: int = 0


@dataclass(frozen=True)
class EnteredRecovery:
    """What is entered on the page with two shares; shown in no message and no log."""

    first: tuple[str, ...] = field(repr=False)
    second: tuple[str, ...] = field(repr=False)
    member_id: str
    passphrase: str = field(repr=False)
    repeated: str = field(repr=False)


@dataclass(frozen=True)
class EnteredPassphrase:
    """Whose passphrase is to open a team at another place; shown in no message and no log."""

    member_id: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Recovered:
    """How many cases open for who has got a new passphrase: now, later, and never."""

    given: int
    waiting: int
    lost: int

    @property
    def counts(self) -> tuple[int, int, int]:
        """All three, in this order."""
        return self.given, self.waiting, self.lost


@dataclass(frozen=True)
class OfferedBackup:
    """One backup one may go back to; ``holds`` counts children, meetings, promises; None: does not open."""

    path: Path
    at: datetime
    holds: tuple[int, int, int] | None
    second_place: bool


@dataclass(frozen=True)
class RestoredTeam:
    """What going back has come to: of when the backup was, where the old files are, what was obeyed since."""

    backup_at: datetime
    aside: Path
    answers: int
    erased: int


@dataclass(frozen=True)
class FoundTeam:
    """A team whose backups lie at a place that was chosen; ``is_here``: also on this machine."""

    where: Path
    team_name: str
    members: tuple[KnownMember, ...]
    copies: int
    newest: datetime
    has_case_keys: bool
    is_here: bool


@dataclass(frozen=True)
class FetchedTeam:
    """What fetching has come to; ``name`` is that of the team's folder, ``recovered`` with two shares."""

    name: str
    backup_at: datetime
    answers: int
    erased: int
    recovered: Recovered | None


@dataclass(frozen=True)
class SavedTeam:
    """What could be read of a damaged team, and the team made of it; ``hurt`` counts losses by table."""

    folder: Path
    name: str
    saved: int
    lost: int
    more_lost: bool
    hurt: dict[str, int]


@dataclass(frozen=True)
class HelpCopy:
    """A copy for somebody who can help: where it is and what opens it."""

    path: Path
    passphrase: str


class RunningSession(Protocol):
    """An unlocked store with its window, as the first window knows it.

    Attributes:
        locking: the store is about to be closed, and nothing of it may be seen any more.
        locked: the store is closed; carries the `Place` to return to and the error that forced it, or None.
        closed: the window is closed and so is the store.
    """

    locking: SignalInstance
    locked: SignalInstance
    closed: SignalInstance

    @property
    def geometry(self) -> QByteArray:
        """Where the window is, as Qt writes it."""
        ...

    def start(self, place: Place | None, geometry: QByteArray) -> None:
        """Show the window where the first one was, at a remembered page if there is one."""
        ...

    def close(self) -> None:
        """Save what is typed and close the window."""
        ...

    def dispose(self) -> None:
        """Delete the window and everything it holds."""
        ...


class OpenedTeam(Protocol):
    """A store that has just been opened, off the GUI thread."""

    @property
    def store_id(self) -> str:
        """Which team it is."""
        ...

    @property
    def practice(self) -> bool:
        """Whether everything in it is made up."""
        ...

    def enter(self, jobs: Jobs, bus: ChangeBus, theme: Theme, parent: QObject) -> RunningSession:
        """Build the window round it; GUI thread."""
        ...

    def close(self) -> None:
        """Close it again without a window; store lane."""
        ...


class Fetching(Protocol):
    """How a team comes to this machine from its backups; on a lane of `Jobs`, like the gate."""

    def teams_at(self, place: Path) -> tuple[FoundTeam, ...]:
        """Return the teams whose backups lie at a place."""
        ...

    def backups_at(
        self, where: Path, entered: EnteredPassphrase | EnteredRecovery
    ) -> tuple[OfferedBackup, ...]:
        """Return the backups there, newest first; raises the `UserError` that says why not."""
        ...

    def fetch(self, where: Path, entered: EnteredPassphrase | EnteredRecovery, backup: Path) -> FetchedTeam:
        """Fetch the team of one backup; raises the `UserError` that says why not."""
        ...


class Gate(Protocol):
    """The way in. Every function takes its time and belongs on a lane of `Jobs`."""

    def warm_up(self, step: int) -> bool:
        """Load one more part of the program; False when there is no such step any more."""
        ...

    def is_open_elsewhere(self, folder: Path) -> bool:
        """Tell whether another window has this store open; if so, it is asked to come to the front."""
        ...

    def seconds_to_wait(self, folder: Path) -> int:
        """Return how long nobody can try to unlock, after wrong tries; quick, also when nothing is loaded."""
        ...

    def judge(self, passphrase: str, own: tuple[str, ...]) -> tuple[str, str]:
        """Return how hard a passphrase is to guess for who knows ``own``: a strength's code and a hint's."""
        ...

    @property
    def fetching(self) -> Fetching:
        """The way by which a team is fetched from another place."""
        ...

    def spare_team(self, folder: Path) -> KnownTeam | None:
        """Return a team with a damaged keyring as its newest copy has it; None when there is no copy."""
        ...

    def unlock(self, folder: Path, member_id: str, passphrase: str, *, mend: bool = False) -> OpenedTeam:
        """Open a store, with ``mend`` by a copy of its keyring; raises the `UserError` that says why not."""
        ...

    def found(self, entered: EnteredTeam, passphrase: str) -> OpenedTeam:
        """Make a new team and open it; raises `UserError`, an `InputError` with the field's code name."""
        ...

    def practise(self) -> OpenedTeam:
        """Make the practice team anew and open it."""
        ...

    def group_fits(self, place: int, group: str) -> bool:
        """Tell whether one group of a share, counted from 0, is typed right; takes no time."""
        ...

    def recover(self, folder: Path, entered: EnteredRecovery) -> Recovered:
        """Give a member a new passphrase with two shares; raises `UserError` as `found` does."""
        ...

    def incident_contacts(self) -> tuple[str, str]:
        """Return whom to ring when something is lost, as far as it is known before unlocking."""
        ...

    def incident_paper(self) -> bytes:
        """Return the incident sheet as PDF."""
        ...

    def backups(self, folder: Path, member_id: str, passphrase: str) -> tuple[OfferedBackup, ...]:
        """Return what one may go back to, newest first; raises the `UserError` that says why not."""
        ...

    def restore(self, folder: Path, member_id: str, passphrase: str, backup: Path) -> RestoredTeam:
        """Go back to one backup; raises the `UserError` that says why not."""
        ...

    def salvage(self, folder: Path, member_id: str, passphrase: str) -> SavedTeam:
        """Save what can be read of a damaged team; raises the `UserError` that says why not."""
        ...

    def prove(self, folder: Path, member_id: str, passphrase: str) -> None:
        """Look through all of a team's file; raises `StoreDamaged` or another `UserError`."""
        ...

    def help_copy(self, folder: Path, to: Path) -> HelpCopy:
        """Put a team's files as they are into one file; raises the `UserError` that says why not."""
        ...
