"""Information to guardians (text 4.3, R50) and the consent form (R1, R10), filled in or for a pen."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    PageBreak,
    Run,
    Runs,
    Size,
    Table,
    TickBoxes,
    Together,
    Tone,
    plain,
)
from barnombud.documents.papers import information, parts
from barnombud.documents.papers.beside import Beside
from barnombud.documents.papers.words import Words
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
    """Return information on the first page and the form on the next; twice that beside a translation."""
    beside = Beside(content.translation)
    blocks: list[Block] = [
        *beside.row(_title),
        *beside.notice(),
        *beside.rows(lambda words: [[passage] for passage in information.passages(words, content)]),
        PageBreak(),
        *beside.row(lambda words: [words.heading("form.title", 1)]),
        *beside.notice(),
        *_answer(beside, content),
        *_agencies(beside, content),
        *_purpose_and_time(beside, content),
        *_topics(beside, content),
        Together(tuple(_signatures(beside, content))),
    ]
    marks = parts.family_marks(
        content,
        sender=content.sender,
        right=long_date(swedish_date(content.printed_at)),
        foot=(family.form_line(content.form_id, content.version), *beside.foot()),
        foot_right=texts.document_line(content.document_id, content.version),
    )
    title = beside.swedish.text("form.title")
    pages = 4 if content.translation else 2
    return Document(title, marks, tuple(blocks), size=Size.FAMILY, pages=pages)


def _title(words: Words) -> list[Block]:
    return [
        words.heading("information.title", 1),
        words.paragraph("information.lead", tone=Tone.LEAD),
    ]


def _answer(beside: Beside, content: ConsentFormContent) -> list[Block]:
    return [
        *beside.said_or_line("form.child", lambda words: words.written(content.child, "child", free=False)),
        *beside.row(lambda words: [words.heading("form.answer")]),
        beside.choices(_ANSWERS, columns=3),
    ]


def _agencies(beside: Beside, content: ConsentFormContent) -> list[Block]:
    agencies = content.agencies
    yes = beside.cell("form.yes")
    rows = tuple((plain(agency.name, source="agencies"), *_ticks(agency, yes)) for agency in agencies)
    blank = tuple((plain(" "),) * 4 for _ in range(0 if rows else _EMPTY_ROWS))
    return [
        *beside.row(lambda words: [words.heading("form.agencies")]),
        Table(
            tuple(beside.cell(key) for key in _HEADER),
            rows + blank,
            (0.46, 0.18, 0.18, 0.18),
            row_headers=True,
            ruled=True,
            summary=beside.swedish.text("form.agencies"),
        ),
    ]


def _ticks(agency: FormAgency, yes: Runs) -> tuple[Runs, ...]:
    marks = (agency.tells, agency.learns, agency.left_out)
    return tuple(yes if mark else () for mark in marks)


def _topics(beside: Beside, content: ConsentFormContent) -> list[Block]:
    theirs = beside.theirs
    choices = tuple(
        (beside.both(topic.label, theirs.known("topic", topic.label) if theirs else ""), topic.chosen)
        for topic in content.topics
    )
    boxes: list[Block] = [TickBoxes(choices, columns=3)] if choices else []
    return [
        Together(
            (
                *beside.row(lambda words: [words.heading("form.topics")]),
                *boxes,
                *beside.line("form.other_topic"),
            )
        ),
        *beside.said_or_line(
            "form.not_topics", lambda words: words.written(content.not_topics, "not_topics", free=True)
        ),
    ]


def _purpose_and_time(beside: Beside, content: ConsentFormContent) -> list[Block]:
    until = content.until
    return [
        *beside.said_or_line(
            "form.purpose",
            lambda words: words.written(content.purpose, "purpose", free=True),
            after=" ",
        ),
        *beside.said_or_line("form.until", lambda words: words.long_date(until) if until else Run("")),
    ]


def _signatures(beside: Beside, content: ConsentFormContent) -> list[Block]:
    """Return what is signed: with a translation nobody has reviewed, that it is the Swedish text (R43)."""
    aid = beside.row(lambda words: [words.paragraph("reading.signing", tone=Tone.NOTICE)])
    return [
        *beside.row(lambda words: [words.heading("form.sign")]),
        *(aid if beside.is_reading_aid else ()),
        *beside.rows(lambda words: [[line] for line in information.signed(words, content)]),
        beside.signature_lines(_SIGNED),
        *beside.row(lambda words: [words.heading("form.asked_by", 3)]),
        beside.choices(_INTERPRETER, columns=2),
        beside.signature_lines(_ASKED_BY),
    ]
