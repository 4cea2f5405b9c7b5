"""After a restore no child is named until every agency has said what has changed since the backup (R7, R12).

What it says is recorded as anything else is: a withdrawal, an answer, a guardian. Here stands only that it
has been asked and has answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from barnombud.domain.consent.codes import CODES_BY_WEIGHT, Gate, GateCode
from barnombud.domain.consent.gate import GateAnswer
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.domain.value import Value


class RestoreAnswer(Value):
    """One agency has said what has changed since the backup; ``noted_by`` wrote that down."""

    agency_id: AgencyId
    heard_at: datetime
    noted_by: MemberId


class Restored(Value):
    """One restore: done at ``at`` from the backup of ``backup_at``, with the answers given since."""

    id: str
    at: datetime
    backup_at: datetime
    answers: tuple[RestoreAnswer, ...] = ()


def unheard_since_backup(restores: Iterable[Restored], active: frozenset[AgencyId]) -> frozenset[AgencyId]:
    """Return the team's active agencies that have not answered after one of the restores."""
    missing: frozenset[AgencyId] = frozenset()
    for restored in restores:
        missing |= active - {answer.agency_id for answer in restored.answers}
    return missing


def after_restore(answer: GateAnswer, unheard: frozenset[AgencyId]) -> GateAnswer:
    """Return the gate's answer with the agencies taken into account that are still to be heard.

    Of an item that lacks consent nothing more is told.
    """
    if not answer.permitted or not unheard:
        return answer
    codes = sorted({*answer.codes, GateCode.NOT_HEARD_SINCE_BACKUP}, key=CODES_BY_WEIGHT.index)
    return answer.model_copy(
        update={"gate": Gate.CLOSED, "codes": tuple(codes), "unheard_since_backup": unheard}
    )
