"""After a restore: asking every agency what has changed since the backup (R7, R12)."""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consent.restored import RestoreAnswer, unheard_since_backup
from barnombud.domain.ids import AgencyId
from barnombud.domain.team import Agency
from barnombud.domain.value import Value
from barnombud.errors import NotFound
from barnombud.services.desk import Desk
from barnombud.store.unit_of_work import UnitOfWork


class RestoreRound(Value):
    """Which agencies have still to say what has changed, and since when."""

    backup_at: datetime
    """The oldest backup that has been gone back to and not answered about by everybody."""
    waiting: tuple[Agency, ...]
    """In the team's order."""
    answered: tuple[Agency, ...]


def restore_round(desk: Desk) -> RestoreRound | None:
    """Return what is still to be asked after a restore, or None when there is nothing."""
    with desk.unit_of_work() as uow:
        agencies = uow.agencies.active()
        active = frozenset(agency.id for agency in agencies)
        pending = [each for each in uow.restores.list() if unheard_since_backup((each,), active)]
        missing = unheard_since_backup(pending, active)
        if not pending:
            return None
        return RestoreRound(
            backup_at=min(each.backup_at for each in pending),
            waiting=tuple(agency for agency in agencies if agency.id in missing),
            answered=tuple(agency for agency in agencies if agency.id not in missing),
        )


def note_answer_after_restore(desk: Desk, agency_id: AgencyId) -> Outcome[None]:
    """Note that an agency has said what has changed since the backup; never what it said.

    A withdrawal or anything else that has changed is recorded before, in its own place.

    Raises:
        NotFound: the agency is not an active one of the team, or has answered already.
    """
    with desk.unit_of_work() as uow:
        if agency_id not in unheard_since_restore(uow):
            raise NotFound(agency_id)
        _answer(uow, desk, agency_id)
        return Outcome(None, uow.commit(Op.HEAR_SINCE_BACKUP, agency_id))


def answer_for_newcomer(uow: UnitOfWork, desk: Desk, agency_id: AgencyId) -> None:
    """An agency that comes to the team after a restore has nothing to say of it."""
    _answer(uow, desk, agency_id)


def unheard_since_restore(uow: UnitOfWork) -> frozenset[AgencyId]:
    """Return the active agencies that have still to be asked what has changed since a backup."""
    restores = uow.restores.list()
    if not restores:
        return frozenset()
    return unheard_since_backup(restores, frozenset(agency.id for agency in uow.agencies.active()))


def _answer(uow: UnitOfWork, desk: Desk, agency_id: AgencyId) -> None:
    answer = RestoreAnswer(agency_id=agency_id, heard_at=uow.now(), noted_by=desk.member.id)
    waiting = [
        restored
        for restored in uow.restores.list()
        if all(given.agency_id != agency_id for given in restored.answers)
    ]
    for restored in waiting:
        uow.restores.answer(restored.id, answer)
