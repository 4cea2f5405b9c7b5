"""Whether the disk is encrypted: what the system says, and what somebody has confirmed (R38)."""

from __future__ import annotations

import hashlib
import platform
from pathlib import Path

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.disk_answer import DiskAnswer, is_settled, must_ask
from barnombud.domain.media import DiskState
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.store.place_probe import disk_state


class DiskPage(Value):
    """What is shown of the disk.

    Attributes:
        found: what the system says.
        answer: what somebody has said of this computer lately.
        by: her name.
        ask: somebody has to be asked.
        settled: it is encrypted as far as anybody knows.
    """

    found: DiskState
    answer: DiskAnswer | None
    by: str
    ask: bool
    settled: bool


def find_disk_state(folder: Path) -> DiskState:
    """Ask the system; takes up to some seconds, so never on the store lane or before the first window."""
    return disk_state(folder)


def disk_page(desk: Desk, found: DiskState) -> DiskPage:
    """Return what is shown where the system has said ``found``."""
    with desk.unit_of_work() as uow:
        kept = uow.team.machine_answer(DiskAnswer)
        answer = kept if kept is not None and kept.holds(this_machine(), desk.today()) else None
        names = {member.id: member.name for member in uow.members.list()}
    return DiskPage(
        found=found,
        answer=answer,
        by=names.get(answer.by, "") if answer is not None else "",
        ask=must_ask(found, answer),
        settled=is_settled(found, answer),
    )


def answer_disk(desk: Desk, *, encrypted: bool) -> Outcome[DiskAnswer]:
    """Keep what the signed-in member says of this computer's disk, with the day."""
    answer = DiskAnswer(encrypted=encrypted, by=desk.member.id, on=desk.today(), machine=this_machine())
    with desk.unit_of_work() as uow:
        uow.team.save_machine_answer(answer)
        return Outcome(answer, uow.commit(Op.CHANGE_TEAM, "disk"))


def this_machine() -> str:
    """Return a digest of the computer's name, to know it again by."""
    return hashlib.sha256(platform.node().encode("utf-8", "replace")).hexdigest()[:16]
