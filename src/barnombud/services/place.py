"""Where the team's file lies, and what somebody has said where the system does not tell (R34)."""

from __future__ import annotations

import hashlib
import os
import platform
from pathlib import Path

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.disk_answer import PlaceAnswer
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.store.data_place import Place, place_of


class PlacePage(Value):
    """What is shown of the place.

    Attributes:
        known: the system says that the file lies on this computer's own disk.
        answer: what somebody has said of this folder on this computer lately.
        by: her name.
    """

    known: bool
    answer: PlaceAnswer | None
    by: str

    @property
    def ask(self) -> bool:
        """Whether somebody has to be asked."""
        return not self.known and self.answer is None

    @property
    def settled(self) -> bool:
        """Whether the file lies on the computer's own disk as far as anybody knows."""
        return self.known or (self.answer is not None and self.answer.own_disk)


def find_place(folder: Path) -> Place:
    """Ask the system what sort of place a folder is."""
    return place_of(folder, os.environ)


def place_page(desk: Desk, found: Place) -> PlacePage:
    """Return what is shown where the system has said ``found``; what may not be is refused at unlocking."""
    with desk.unit_of_work() as uow:
        kept = uow.team.machine_answer(PlaceAnswer)
        holds = kept is not None and kept.holds(this_folder(desk.store.folder), desk.today())
        answer = kept if holds else None
        names = {member.id: member.name for member in uow.members.list()}
    return PlacePage(
        known=found is not Place.UNKNOWN,
        answer=answer,
        by=names.get(answer.by, "") if answer is not None else "",
    )


def answer_place(desk: Desk, *, own_disk: bool) -> Outcome[PlaceAnswer]:
    """Keep what the signed-in member says of where the file lies, with the day."""
    machine = this_folder(desk.store.folder)
    answer = PlaceAnswer(own_disk=own_disk, by=desk.member.id, on=desk.today(), machine=machine)
    with desk.unit_of_work() as uow:
        uow.team.save_machine_answer(answer)
        return Outcome(answer, uow.commit(Op.CHANGE_TEAM, "place"))


def this_folder(folder: Path) -> str:
    """Return a digest of the computer's name and the folder, to know both again by."""
    named = f"{platform.node()}\n{folder.resolve()}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]
