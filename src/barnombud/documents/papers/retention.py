"""The certificate of a disposal, and the index of a delivery (R32)."""

from __future__ import annotations

from barnombud.documents.model import Block, Document, Heading, Paragraph, Table, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.disposal_certificate import DisposalCertificate
from barnombud.domain.papers.retention import CertificateContent, DeliveryIndexContent
from barnombud.domain.retention import IN_CASE
from barnombud.texts import delivery, retention
from barnombud.texts.dates import numeric_date
from barnombud.texts.states import PAPERS


def build(content: CertificateContent | DeliveryIndexContent) -> Document:
    """Return the one or the other."""
    return _certificate(content) if isinstance(content, CertificateContent) else _index(content)


def _certificate(content: CertificateContent) -> Document:
    made = content.certificate
    title = retention.certificate_title(made.number, made.year)
    rows = tuple(
        parts.cells(
            (
                retention.what(line.kind.value, line.agency),
                str(line.count),
                str(line.papers) if line.papers else "",
                retention.time(line.time, line.unit.value),
                retention.ground(line.basis, line.decision),
            )
        )
        for line in made.lines
    )
    blocks: tuple[Block, ...] = (
        Heading(plain(title), 1),
        Paragraph(plain(retention.CERTIFICATE_LEAD), Tone.LEAD),
        *parts.facts(
            (
                (retention.WHEN, retention.at(made.at)),
                (retention.BY, retention.by(made.by_shown, by_itself=made.by_itself)),
            )
        ),
        Table(
            parts.cells(retention.CERTIFICATE_HEADER),
            rows,
            (0.3, 0.09, 0.11, 0.14, 0.36),
            row_headers=True,
            ruled=True,
            summary=retention.CERTIFICATE_TABLE,
        ),
        *(Paragraph(plain(line)) for line in _how(made)),
        Paragraph(plain(retention.NOT_REACHED)),
    )
    return Document(title, parts.staff_marks(content), blocks, pages=2)


def _how(made: DisposalCertificate) -> tuple[str, ...]:
    """Say how it went: cases with their keys, other records with their text."""
    kinds = {line.kind for line in made.lines}
    cases = (retention.HOW_CASES, retention.backups_then(made.backups)) if kinds & set(IN_CASE) else ()
    others = (retention.HOW_OTHERS,) if kinds - set(IN_CASE) else ()
    return (*cases, *others, retention.LOGGED)


def _index(content: DeliveryIndexContent) -> Document:
    title = delivery.index_title(content.year)
    rows = tuple(
        parts.cells(
            (
                paper.file,
                f"{PAPERS[paper.kind.value]}, version {paper.version}",
                numeric_date(paper.meeting_on),
                paper.case_number,
                paper.sha256,
            )
        )
        for paper in content.papers
    )
    blocks: tuple[Block, ...] = (
        Heading(plain(title), 1),
        Paragraph(plain(delivery.INDEX_LEAD), Tone.LEAD),
        *parts.facts(
            ((delivery.AGENCY, content.agency), (delivery.COUNT, delivery.papers(len(content.papers))))
        ),
        Table(
            parts.cells(delivery.INDEX_HEADER),
            rows,
            (0.24, 0.235, 0.15, 0.105, 0.27),
            row_headers=True,
            ruled=True,
            summary=title,
        ),
        Paragraph(plain(delivery.CHECK)),
    )
    return Document(title, parts.staff_marks(content), blocks)
