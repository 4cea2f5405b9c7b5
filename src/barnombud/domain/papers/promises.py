"""What one agency has promised and not yet done, with a box for a pen to tick."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from barnombud.domain.ids import CaseId, CommitmentId, ItemId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.enclosure import Receiver
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value


class PromiseRow(Value):
    """One promise: what, who of the agency, by when, and which case it is about, if any.

    Attributes:
        commitment_id, case_id, item_id: where it comes from; not printed, asked about again at the door (R7).
    """

    commitment_id: CommitmentId | None = None
    case_id: CaseId | None = None
    item_id: ItemId | None = None
    what: str = Field(min_length=1, max_length=500)
    who: str = Field(default="", max_length=120)
    by_when: date
    case: str = Field(default="", max_length=100)


class PromisesContent(PaperContent):
    """Every open promise of one agency, overdue first."""

    kind: Literal[PaperKind.PROMISES] = PaperKind.PROMISES
    receiver: Receiver
    on: date
    rows: tuple[PromiseRow, ...] = ()
