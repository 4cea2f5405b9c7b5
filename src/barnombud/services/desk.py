"""The desk everything is done at: the open store, the clock, and who is signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from barnombud.domain.clock import Clock, swedish_date
from barnombud.domain.team import Member
from barnombud.store.case_keys import OpenedKeys
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

    def unit_of_work(self) -> UnitOfWork:
        """Begin one transaction."""
        return UnitOfWork(self.store, self.opened, self.clock, self.member)

    def today(self) -> date:
        """Return today's date in Sweden."""
        return swedish_date(self.clock.now())

    def close(self) -> None:
        """Forget the opened keys and close the store."""
        self.opened.seals.clear()
        self.store.close()
