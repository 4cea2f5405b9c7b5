"""The paper about personal data (R39) and the incident sheet (R37): one page each, in plain Swedish."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Runs,
    Table,
    Tone,
    plain,
)
from barnombud.documents.papers import parts
from barnombud.domain.papers.privacy import IncidentContent, PrivacyContent
from barnombud.domain.personal_data import PrivacyTemplate
from barnombud.texts import incident
from barnombud.texts import personal_data as texts


def build(content: PrivacyContent | IncidentContent) -> Document:
    """Return the one or the other."""
    return _privacy(content) if isinstance(content, PrivacyContent) else _incident(content)


def _privacy(content: PrivacyContent) -> Document:
    """Return whose data it is, on what ground, how long it is kept, and what has been decided."""
    facts = content.facts
    kept = (
        *texts.kept(content.consent_months, content.refusal_days, content.disposal_decision),
        *content.plan,
    )
    blocks: list[Block] = [
        Heading(plain(texts.TITLE), 1),
        Paragraph(plain(texts.LEAD), Tone.LEAD),
        parts.heading(texts.WHO),
        *parts.facts(((texts.CONTROLLER, facts.controller), (texts.OFFICER, facts.officer))),
        Paragraph(plain(texts.EACH_AGENCY)),
        BulletList(tuple(plain(body, source="facts") for body in content.bodies)),
        parts.heading(texts.BASIS),
        Paragraph(plain(facts.legal_basis or texts.BASIS_DRAFT, source="facts")),
        Paragraph(plain(texts.CONSENT_IS_NOT_BASIS)),
        parts.heading(texts.KEPT),
        BulletList(tuple(plain(line) for line in kept)),
        parts.heading(texts.DECIDED),
        Table(
            parts.cells(texts.DECIDED_HEADER),
            tuple(_decided(content, template) for template in PrivacyTemplate),
            (0.5, 0.5),
            row_headers=True,
            summary=texts.DECIDED,
        ),
    ]
    return Document(texts.TITLE, parts.staff_marks(content), tuple(blocks), pages=2)


def _decided(content: PrivacyContent, template: PrivacyTemplate) -> tuple[Runs, ...]:
    found = content.facts.confirmed(template)
    told = texts.confirmed(*found) if found is not None else texts.NOT_CONFIRMED
    return parts.cells((texts.TEMPLATES[template.value], told))


def _incident(content: IncidentContent) -> Document:
    """Return the sheet with the team's own contact."""
    sheet = incident.sheet(content.contact, content.telephone)
    steps = (line.partition(". ")[2] for line in sheet.lines)
    blocks: tuple[Block, ...] = (
        Heading(plain(sheet.title), 1),
        NumberedList(tuple(plain(step, source="facts") for step in steps)),
    )
    return Document(sheet.title, parts.staff_marks(content), blocks, pages=1)
