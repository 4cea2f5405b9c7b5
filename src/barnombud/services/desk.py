"""The desk everything is done at: the open store, the clock, and who is signed in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from barnombud.domain.access_log import FoundAtUnlock
from barnombud.domain.changes import Op
from barnombud.domain.clock import Clock, swedish_date
from barnombud.domain.municipality import NOTHING_DECIDED, MunicipalSettings
from barnombud.domain.team import Member
from barnombud.errors import UserError
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.faults import store_faults
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import OpenStore


@dataclass(frozen=True, eq=False)
class Desk:
    """First argument of every use case. Thrown away, with every key, when the program locks."""

    store: OpenStore
    clock: Clock
    member: Member
    """Who is signed in."""
    practice: bool = False
    opened: OpenedKeys = field(default_factory=OpenedKeys)
    found: FoundAtUnlock = field(default_factory=FoundAtUnlock)
    """What the access log had to tell at unlock."""
    derivation_seconds: float = 0.0
    """How long the key derivation took at unlock; 0 where there was none."""
    municipality: MunicipalSettings = NOTHING_DECIDED
    """What the municipality has decided for all its teams, as it was read at unlock."""

    def unit_of_work(self) -> UnitOfWork:
        """Begin one transaction."""
        return UnitOfWork(self.store, self.opened, self.clock, self.member, self.municipality)

    def today(self) -> date:
        """Return today's date in Sweden."""
        return swedish_date(self.clock.now())

    def close(self) -> None:
        """Log that the store is locked, forget the opened keys and close; harmless when done twice."""
        try:
            if self.store.lock.held:
                self._log_locking()
        finally:
            self.opened.clear()
            self.store.close()

    def _log_locking(self) -> None:
        """Write the line; a full disk or a damaged store must not keep anybody from locking."""
        with suppress(UserError), self.unit_of_work() as uow, store_faults():
            uow.commit(Op.LOCK, self.member.id)
