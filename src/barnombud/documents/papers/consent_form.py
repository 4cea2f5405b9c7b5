"""Information to guardians (text 4.3, R50) and the consent form (R1, R10), filled in or for a pen."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    SignatureLines,
    Size,
    Table,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
    plain,
)
from barnombud.documents.papers import information, parts
from barnombud.documents.papers.words import Words, in_swedish
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.family import ConsentFormContent, FormAgency
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family
from barnombud.texts.dates import long_date

_EMPTY_ROWS = 4
_HEADER = ("form.agency", "form.tells", "form.learns", "form.left_out")
_ANSWERS = ("form.yes", "form.partly", "form.no")
_SIGNED = ("form.place_and_date", "form.signature", "form.printed_name")
_INTERPRETER = ("form.interpreter_not_needed", "form.interpreter_was_there")
_ASKED_BY = ("form.asked_by_name", "form.asked_by_date", "form.interpreter_who")


def build(content: ConsentFormContent) -> Document:
    """Return information on the first page and the form on the next."""
    words = in_swedish()
    blocks: list[Block] = [
        words.heading("information.title", 1),
        words.paragraph("information.lead", tone=Tone.LEAD),
        *information.passages(words, content),
        PageBreak(),
        words.heading("form.title", 1),
        *_answer(words, content),
        *_agencies(words, content),
        *_topics(words, content),
        *_purpose_and_time(words, content),
        _signatures(words, content),
    ]
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=(family.form_line(content.form_id, content.version),),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(words.text("form.title"), marks, tuple(blocks), size=Size.FAMILY, pages=2)


def _answer(words: Words, content: ConsentFormContent) -> list[Block]:
    child = _said_or_line(words.text("form.child"), content.child, "child")
    choices = tuple((words.text(key), False) for key in _ANSWERS)
    return [*child, words.heading("form.answer"), TickBoxes(choices, columns=3)]


def _agencies(words: Words, content: ConsentFormContent) -> list[Block]:
    agencies = content.agencies
    yes = words.said("form.yes")
    rows = tuple((plain(agency.name, source="agencies"), *_ticks(agency, yes)) for agency in agencies)
    blank = tuple((plain(" "),) * 4 for _ in range(0 if rows else _EMPTY_ROWS))
    return [
        words.heading("form.agencies"),
        Table(
            tuple(words.said(key) for key in _HEADER),
            rows + blank,
            (0.46, 0.18, 0.18, 0.18),
            row_headers=True,
            ruled=True,
            summary=words.text("form.agencies"),
        ),
    ]


def _ticks(agency: FormAgency, yes: Runs) -> tuple[Runs, ...]:
    marks = (agency.tells, agency.learns, agency.left_out)
    return tuple(yes if mark else () for mark in marks)


def _topics(words: Words, content: ConsentFormContent) -> list[Block]:
    choices = tuple((topic.label, topic.chosen) for topic in content.topics)
    boxes: list[Block] = [TickBoxes(choices, columns=3)] if choices else []
    return [
        words.heading("form.topics"),
        *boxes,
        WriteLines(1, words.text("form.other_topic")),
        *_said_or_line(words.text("form.not_topics"), content.not_topics, "not_topics"),
    ]


def _purpose_and_time(words: Words, content: ConsentFormContent) -> list[Block]:
    until = words.long_date(content.until) if content.until else ""
    return [
        *_said_or_line(words.text("form.purpose"), content.purpose, "purpose", after=" "),
        *_said_or_line(words.text("form.until"), until, "until"),
    ]


def _said_or_line(label: str, text: str, source: str, *, after: str = ": ") -> list[Block]:
    """Return ``label`` with what is filled in, or with a line for a pen."""
    if not text.strip():
        return [WriteLines(1, label)]
    return [Paragraph((Run(f"{label}{after}", bold=True), Run(text.strip(), source=source)))]


def _signatures(words: Words, content: ConsentFormContent) -> Together:
    oral: Heading = words.heading("form.asked_by", 3)
    return Together(
        (
            words.heading("form.sign"),
            *information.signed(words, content),
            SignatureLines(tuple(words.text(key) for key in _SIGNED), columns=3),
            oral,
            TickBoxes(tuple((words.text(key), False) for key in _INTERPRETER), columns=2),
            SignatureLines(tuple(words.text(key) for key in _ASKED_BY), columns=3),
        )
    )
