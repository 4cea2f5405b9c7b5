"""One case kept from disposal for now: why, since when and by whom; nothing of the child (R32)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.value import Value

LONGEST_REFERENCE = 60


class HoldReason(StrEnum):
    """Why one case may not be disposed of for now."""

    REQUEST = "request"
    """Somebody has asked for what is in it; what has been asked for may not be destroyed."""
    DISPUTE = "dispute"
    INSPECTION = "inspection"


class DisposalHold(Value):
    """One case is kept until somebody lifts it; by its random id, as the reason is nothing of the child."""

    case_id: CaseId
    reason: HoldReason = Field(strict=False)
    reference: str = Field(default="", max_length=LONGEST_REFERENCE)
    """Number in somebody's register (diarienummer), if there is one."""
    on: date = Field(strict=False)
    by: MemberId


class DisposalHolds(Value):
    """Every hold that stands; of each case at most one."""

    holds: tuple[DisposalHold, ...] = ()

    @property
    def cases(self) -> frozenset[CaseId]:
        """The cases that are kept."""
        return frozenset(each.case_id for each in self.holds)

    def with_hold(self, hold: DisposalHold) -> DisposalHolds:
        """Return them with ``hold`` in place of another of the same case."""
        return DisposalHolds(holds=(*self.without(hold.case_id).holds, hold))

    def without(self, case_id: CaseId) -> DisposalHolds:
        """Return them without that of one case."""
        return DisposalHolds(holds=tuple(each for each in self.holds if each.case_id != case_id))
