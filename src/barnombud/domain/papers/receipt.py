"""The receipt of what somebody has been given: which papers, when and how (R31)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from barnombud.domain.minutes import HandoverWay, PaperKind
from barnombud.domain.papers.family import NeutralSender
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value


class HandedRow(Value):
    """One paper that was given."""

    what: PaperKind
    document_id: str = Field(max_length=40)
    version: int = Field(ge=1)
    way: HandoverWay
    on: date
    by: str = Field(default="", max_length=120)


class ReceiptContent(PaperContent):
    """The receipt, signed by whoever got the papers; it says nothing of what stands in them."""

    kind: Literal[PaperKind.RECEIPT] = PaperKind.RECEIPT
    sender: NeutralSender
    recipient: str = Field(default="", max_length=250)
    """Agency, or the guardian as known; empty leaves a line for a pen."""
    rows: tuple[HandedRow, ...] = ()
