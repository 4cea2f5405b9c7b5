"""A flower and the five questions to fill in by pen: nobody is registered for it."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Size,
    Table,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
    plain,
    strong,
)
from barnombud.documents.papers import flower_part, parts
from barnombud.domain.papers.family import BlankFlowerContent
from barnombud.texts import flower as words
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family

_LINES_PER_QUESTION = 3
_FLOWER_HEIGHT = 375.0
_FLOWER_HEIGHT_BESIDE_LINES = 255.0


def build(content: BlankFlowerContent) -> Document:
    """Return the flower on the first page and the five questions on the second."""
    smaller = content.child_lines or content.large
    height = _FLOWER_HEIGHT_BESIDE_LINES if smaller else _FLOWER_HEIGHT
    blocks: list[Block] = [
        Heading(plain(family.BLANK_TITLE), 1),
        Paragraph(plain(family.BLANK_LEAD), Tone.LEAD),
        WriteLines(1, family.BLANK_DATE),
        Paragraph(strong(family.BLANK_WHOSE)),
        TickBoxes(tuple((whose, False) for whose in family.BLANK_RATERS), columns=2 if content.large else 4),
        flower_part.blank_figure(content.template, share=1.0, height=height),
        *_child_lines(content),
        Paragraph(plain(words.PEN_HELP), Tone.QUIET),
        WriteLines(2, family.BLANK_WORKS),
        WriteLines(2, family.BLANK_HARD),
        PageBreak(),
        Heading(plain(family.BLANK_QUESTIONS), 1),
        Paragraph(plain(family.NO_NAMES), Tone.LEAD),
        *_questions(content.questions or family.FIVE_QUESTIONS),
    ]
    foot = (words.SUGGESTION_MARK,) if content.template.suggestion else ()
    marks = parts.family_marks(
        content,
        sender=content.team,
        right="",
        foot=foot,
        foot_right=texts.document_line(content.document_id, content.version),
    )
    return Document(family.BLANK_TITLE, marks, tuple(blocks), size=Size.FAMILY)


def _child_lines(content: BlankFlowerContent) -> list[Block]:
    rows = tuple(
        (plain(petal.label, source="petal"), plain(petal.child_line, source="petal"))
        for petal in content.template.petals
        if petal.child_line
    )
    if not content.child_lines or not rows:
        return []
    header = parts.cells((words.TABLE_PETAL, words.TABLE_CHILD_LINE))
    return [Table(header, rows, (0.35, 0.65), row_headers=True, summary=words.TABLE_CHILD_LINE, dense=True)]


def _questions(questions: tuple[str, ...]) -> list[Block]:
    return [
        Together(
            (
                parts.heading(f"{number}. {question}", source="questions"),
                WriteLines(_LINES_PER_QUESTION),
            )
        )
        for number, question in enumerate(questions, start=1)
    ]
