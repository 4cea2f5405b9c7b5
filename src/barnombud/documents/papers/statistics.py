"""The half-year totals for the steering group: one page, nothing of a child (R22)."""

from __future__ import annotations

from barnombud.documents.model import Block, Document, Heading, Paragraph, Table, Tone, plain
from barnombud.documents.papers import parts
from barnombud.domain.half_year import ShownHalfYear
from barnombud.domain.papers.statistics import StatisticsContent
from barnombud.texts import statistics as texts


def build(content: StatisticsContent) -> Document:
    """Return the totals, newest half-year first."""
    blocks: list[Block] = [Heading(plain(texts.TITLE), 1), Paragraph(plain(texts.LEAD), Tone.LEAD)]
    for half_year in content.half_years:
        blocks += _half_year(half_year)
    if not content.half_years:
        blocks.append(Paragraph(plain(texts.NOTHING)))
    blocks.append(Paragraph(plain(texts.HOW)))
    marks = parts.staff_marks(content)
    return Document(texts.TITLE, marks, tuple(blocks), pages=1)


def _half_year(half_year: ShownHalfYear) -> list[Block]:
    facts = ((texts.MEETINGS, half_year.meetings), (texts.CASES, half_year.cases))
    answers = tuple(
        parts.cells(
            (
                texts.ANSWERS[answer.answer],
                texts.number(answer.number),
                texts.interpreter(answer.interpreter),
                texts.languages(answer.languages),
            )
        )
        for answer in half_year.answers
    )
    total = parts.cells((texts.TOTAL, texts.total(half_year.total), "", ""))
    title = texts.half_year(half_year.half_year)
    return [
        parts.heading(title),
        Table(
            parts.cells(texts.FACTS_HEADER),
            tuple(parts.cells((what, texts.number(count))) for what, count in facts),
            (0.7, 0.3),
            row_headers=True,
            summary=f"{title}: {texts.FACTS_HEADER[0]}",
        ),
        Table(
            parts.cells(texts.HEADER),
            (*answers, total),
            (0.25, 0.14, 0.16, 0.45),
            row_headers=True,
            ruled=True,
            summary=f"{title}: {texts.HEADER[0]}",
        ),
    ]
