"""What attacks on the services have in common."""

from __future__ import annotations

from barnombud.domain.case import Guardian
from barnombud.domain.ids import CaseId
from barnombud.services import consents
from tests.world import World


def guardian_of(world: World, case_id: CaseId, place: int = 0) -> Guardian:
    """Return one guardian of a case."""
    with world.desk.unit_of_work() as uow:
        return uow.guardians.for_case(case_id)[place]


def withdraw(world: World, case_id: CaseId) -> None:
    """Let the first guardian take back her consent."""
    consents.withdraw_consent(world.desk, case_id, guardian_of(world, case_id).id)
