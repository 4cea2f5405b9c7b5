"""Looking through the whole open store, once a day, beside whatever else is done with it (R37)."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from barnombud.domain.changes import Change, Op
from barnombud.domain.ids import MemberId
from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.store.engine import driver_connection
from barnombud.store.faults import store_faults
from barnombud.store.integrity import check_thoroughly
from barnombud.store.standing_reader import StandingReader

_AT_MOST = timedelta(days=1)


def begin_check(desk: Desk) -> StandingReader | None:
    """Return a reader of the store as it is now, or None when it was checked today; store lane.

    Raises:
        StoreDamaged, DiskFull, NoPermission: as named.
    """
    with desk.unit_of_work() as uow:
        last = uow.audit.latest_of(Op.CHECK_STORE)
    if last is not None and desk.clock.now() - last.at < _AT_MOST:
        return None
    return StandingReader.of(desk.store)


def note_checked(desk: Desk) -> Change:
    """Note in the access log that the store is whole; store lane."""
    with desk.unit_of_work() as uow:
        return uow.commit(Op.CHECK_STORE)


def prove_store(machine: Machine, folder: Path, member_id: MemberId, passphrase: str) -> None:
    """Open a team, check all of it and close it again: after damage was found the quick check is not enough.

    Raises:
        StoreDamaged: it is not whole.
        UserError: as `unlock_team`.
    """
    with closing(unlock_team(machine, folder, member_id, passphrase)) as desk:
        desk.store.write_log_into_store()
        with store_faults(), driver_connection(desk.store.engine) as connection:
            check_thoroughly(connection)
