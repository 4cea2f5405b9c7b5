"""Information to guardians (text 4.3, R50) and the consent form (R1, R10), filled in or for a pen."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    SignatureLines,
    Size,
    Table,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
    plain,
)
from barnombud.documents.papers import parts
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.family import ConsentFormContent, FormAgency
from barnombud.texts import guardians
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family
from barnombud.texts.dates import long_date
from barnombud.texts.passage import listed

_EMPTY_ROWS = 4


def build(content: ConsentFormContent) -> Document:
    """Return information on the first page and the form on the next."""
    blocks: list[Block] = [
        Heading(plain(family.CONSENT_TITLE), 1),
        Paragraph(plain(family.CONSENT_LEAD), Tone.LEAD),
        *_information(content),
        PageBreak(),
        Heading(plain(family.FORM_TITLE), 1),
        *_answer(content),
        *_agencies(content),
        *_topics(content),
        *_purpose_and_time(content),
        _signatures(content),
    ]
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=(family.form_line(content.form_id, content.version),),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(family.FORM_TITLE, marks, tuple(blocks), size=Size.FAMILY, pages=2)


def _information(content: ConsentFormContent) -> list[Block]:
    tells = [agency.name for agency in content.agencies if agency.tells]
    learns = [agency.name for agency in content.agencies if agency.learns]
    asked = guardians.Asked(
        facts=listed([topic.label.lower() for topic in content.topics if topic.chosen]),
        sender=listed(tells),
        receivers=family.EACH_OTHER if len(tells) > 1 and tells == learns else listed(learns),
        purpose=content.purpose.rstrip("."),
        until=long_date(content.until) if content.until else "",
        contact=content.contact,
    )
    return [
        Paragraph((Run(passage.lead, bold=True), Run(f" {passage.rest}", source="information")), Tone.READING)
        for passage in guardians.information(asked)
    ]


def _answer(content: ConsentFormContent) -> list[Block]:
    child = _said_or_line(family.FORM_CHILD, content.child, "child")
    choices = tuple((word, False) for word in family.FORM_ANSWERS)
    return [*child, parts.heading(family.FORM_ANSWER), TickBoxes(choices, columns=3)]


def _agencies(content: ConsentFormContent) -> list[Block]:
    agencies = content.agencies
    rows = tuple((plain(agency.name, source="agencies"), *_ticks(agency)) for agency in agencies)
    blank = tuple((plain(" "),) * 4 for _ in range(0 if rows else _EMPTY_ROWS))
    return [
        parts.heading(family.FORM_AGENCIES),
        Table(
            parts.cells(family.FORM_AGENCIES_HEADER),
            rows + blank,
            (0.46, 0.18, 0.18, 0.18),
            row_headers=True,
            ruled=True,
            summary=family.FORM_AGENCIES,
        ),
    ]


def _ticks(agency: FormAgency) -> tuple[tuple[Run, ...], ...]:
    marks = (agency.tells, agency.learns, agency.left_out)
    return tuple(plain(family.FORM_TICKED) if mark else () for mark in marks)


def _topics(content: ConsentFormContent) -> list[Block]:
    choices = tuple((topic.label, topic.chosen) for topic in content.topics)
    boxes: list[Block] = [TickBoxes(choices, columns=3)] if choices else []
    return [
        parts.heading(family.FORM_TOPICS),
        *boxes,
        WriteLines(1, family.FORM_OTHER_TOPIC),
        *_said_or_line(family.FORM_NOT_TOPICS, content.not_topics, "not_topics"),
    ]


def _purpose_and_time(content: ConsentFormContent) -> list[Block]:
    until = long_date(content.until) if content.until else ""
    return [
        *_said_or_line(family.FORM_PURPOSE, content.purpose, "purpose"),
        *_said_or_line(family.FORM_UNTIL, until, "until"),
    ]


def _said_or_line(label: str, text: str, source: str) -> list[Block]:
    """Return ``label`` with what is filled in, or with a line for a pen."""
    if not text.strip():
        return [WriteLines(1, label)]
    return [
        Paragraph(
            (
                Run(f"{label} " if label == family.FORM_PURPOSE else f"{label}: ", bold=True),
                Run(text.strip(), source=source),
            )
        )
    ]


def _signatures(content: ConsentFormContent) -> Together:
    public = [guardians.signed_line(content.reference)]
    private = [
        guardians.signed_line_private(sender.name, sender.statute) for sender in content.private_senders
    ]
    return Together(
        (
            parts.heading(family.FORM_SIGN),
            *(Paragraph(plain(line, source="private_senders")) for line in public + private),
            SignatureLines(family.FORM_SIGNATURES, columns=3),
            parts.heading(family.FORM_ORAL, 3),
            TickBoxes(tuple((word, False) for word in family.FORM_INTERPRETER), columns=2),
            SignatureLines((*family.FORM_ORAL_LABELS, family.FORM_INTERPRETER_WHO), columns=3),
        )
    )
