"""A flower and the five questions to fill in by pen: nobody is registered for it."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Size,
    Together,
    Tone,
    WriteLines,
    plain,
)
from barnombud.documents.papers import flower_part, parts
from barnombud.domain.clock import swedish_date
from barnombud.domain.papers.family import BlankFlowerContent
from barnombud.domain.papers.flower import FlowerContent
from barnombud.texts import flower as words
from barnombud.texts import papers as texts
from barnombud.texts import papers_family as family

_LINES_PER_QUESTION = 3


def build(content: BlankFlowerContent) -> Document:
    """Return the flower on the first page and the five questions on the second."""
    flower = FlowerContent(template=content.template, on=swedish_date(content.printed_at))
    blocks: list[Block] = [
        Heading(plain(family.BLANK_TITLE), 1),
        Paragraph(plain(family.BLANK_LEAD), Tone.LEAD),
        flower_part.figure(flower, share=1.0),
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
