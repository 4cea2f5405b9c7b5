"""Two papers about records themselves: the certificate of a disposal, and what lies in a delivery (R32)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from barnombud.domain.disposal_certificate import DisposalCertificate
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.value import Value


class CertificateContent(PaperContent):
    """Gallringsintyg: what went, by which decision and by whom; nobody it was about."""

    kind: Literal[PaperKind.DISPOSAL_CERTIFICATE] = PaperKind.DISPOSAL_CERTIFICATE
    certificate: DisposalCertificate


class DeliveredPaper(Value):
    """One paper in a delivery, as the index names it; no name of anybody."""

    file: str
    """Its place in the package, with ``/`` between folders."""
    kind: PaperKind
    document_id: str
    version: int
    meeting_on: date
    case_number: str = ""
    size: int
    """Bytes."""
    sha256: str


class DeliveryIndexContent(PaperContent):
    """The index of a delivery, for reading; the same rows stand in its CSV file."""

    kind: Literal[PaperKind.DELIVERY_INDEX] = PaperKind.DELIVERY_INDEX
    agency: str = Field(max_length=120)
    year: int
    papers: tuple[DeliveredPaper, ...]
