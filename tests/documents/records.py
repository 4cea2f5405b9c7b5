"""The two papers about records themselves: a certificate of disposal, and the index of a delivery."""

from __future__ import annotations

from barnombud.domain.disposal_certificate import DisposalCertificate, DisposedLine
from barnombud.domain.ids import CertificateId, MemberId
from barnombud.domain.minutes import PaperKind
from barnombud.domain.papers.retention import CertificateContent, DeliveredPaper, DeliveryIndexContent
from barnombud.domain.retention import IN_CASE, RecordKind, TimeUnit
from tests.documents import samples

_DECISION = "Barn- och utbildningsnämnden 2026-10-01 § 7"


def certificate() -> CertificateContent:
    """Return a certificate of two children's cases and of minutes."""
    frame = samples.frame(document_id="G2026-1")
    lines = [
        DisposedLine(
            kind=kind,
            agency="Förskolan Tallbacken",
            count=2,
            papers=9 if kind is RecordKind.CASE else 0,
            basis="Dokumenthanteringsplanen",
            time=30,
            unit=TimeUnit.DAYS,
            decision=_DECISION,
        )
        for kind in IN_CASE
    ]
    of_minutes = DisposedLine(
        kind=RecordKind.MINUTES, count=1, papers=1, time=2, unit=TimeUnit.YEARS, decision=_DECISION
    )
    made = DisposalCertificate(
        id=CertificateId("1" * 32),
        year=2026,
        number=1,
        at=frame["printed_at"],
        by=MemberId("2" * 32),
        by_shown="Rut Rektorsson, rektor, Förskolan Tallbacken",
        backups=12,
        lines=(*lines, of_minutes),
    )
    return CertificateContent(**frame, certificate=made)


def delivery_index() -> DeliveryIndexContent:
    """Return the index of a year with more papers than a page holds."""
    papers = tuple(
        DeliveredPaper(
            file=f"papper/bilaga-B-K7Q-{number:04x}-1.pdf",
            kind=PaperKind.ENCLOSURE if number else PaperKind.MINUTES,
            document_id=f"B-K7Q-{number:04x}-1",
            version=1,
            meeting_on=samples.DAY,
            case_number="K7Q" if number else "",
            size=48_000 + number,
            sha256=f"{number:064x}",
        )
        for number in range(30)
    )
    frame = samples.frame(document_id="L2026-3fa1c2")
    return DeliveryIndexContent(**frame, agency="Förskolan Tallbacken", year=2026, papers=papers)


def of_records() -> tuple[CertificateContent, DeliveryIndexContent]:
    """Return both."""
    return certificate(), delivery_index()
