"""Information to guardians (text 4.3, R50) and the consent form (R1, R10): filled in, or with lines for a pen."""

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
from barnombud.domain.papers.family import ConsentFormContent, FormAgency
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
        right=long_date(content.printed_at.date()),
        foot=(family.form_line(content.form_id, content.version),),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(family.FORM_TITLE, marks, tuple(blocks), size=Size.FAMILY)


def _information(content: ConsentFormContent) -> list[Block]:
    passages = [
        *family.CONSENT_PARTS,
        (family.CONSENT_SHARE[0], family.shared(content.purpose)),
        (family.CONSENT_PERIOD, family.period(content.until)),
        (family.CONSENT_REGRET, family.regret(content.contact)),
        family.CONSENT_EXCEPTIONS,
        family.CONSENT_INTERPRETER,
    ]
    return [
        Paragraph((Run(lead, bold=True), Run(f" {text}", source="information"))) for lead, text in passages
    ]


def _answer(content: ConsentFormContent) -> list[Block]:
    child: list[Block] = (
        parts.facts(((family.FORM_CHILD, content.child),))
        if content.child
        else [WriteLines(1, family.FORM_CHILD)]
    )
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
    blocks: list[Block] = [parts.heading(family.FORM_TOPICS)]
    if choices:
        blocks.append(TickBoxes(choices, columns=2))
    blocks.append(WriteLines(1, family.FORM_OTHER_TOPIC))
    blocks.append(parts.heading(family.FORM_NOT_TOPICS))
    blocks += parts.paragraphs(content.not_topics, "not_topics") or [WriteLines(1)]
    return blocks


def _purpose_and_time(content: ConsentFormContent) -> list[Block]:
    blocks: list[Block] = [parts.heading(family.FORM_PURPOSE)]
    blocks += parts.paragraphs(content.purpose, "purpose") or [WriteLines(1)]
    if content.until:
        return [*blocks, *parts.facts(((family.FORM_UNTIL, long_date(content.until)),))]
    return [*blocks, WriteLines(1, family.FORM_UNTIL)]


def _signatures(content: ConsentFormContent) -> Together:
    blocks: list[Block] = [parts.heading(family.FORM_SIGN), Paragraph(plain(family.SIGNED_LINE))]
    if content.private_statutes:
        duty = family.private_duty(listed(content.private_statutes))
        blocks.append(Paragraph(plain(duty, source="private_statutes")))
    blocks += [
        SignatureLines(family.FORM_SIGNATURES),
        parts.heading(family.FORM_ORAL, 3),
        TickBoxes(tuple((word, False) for word in family.FORM_INTERPRETER), columns=1),
        SignatureLines(family.FORM_ORAL_LABELS),
    ]
    return Together(tuple(blocks))
