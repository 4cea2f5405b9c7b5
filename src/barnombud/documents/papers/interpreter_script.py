"""The interpreter's script: what is read aloud, sentence by numbered sentence (R43, R44, R50).

The information is the form's own, so that nobody hears something else than what is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from barnombud.documents.model import (
    Block,
    BulletList,
    Document,
    NumberedList,
    Runs,
    Size,
    Together,
    Tone,
    plain,
)
from barnombud.documents.papers import information, parts
from barnombud.documents.papers.beside import Beside
from barnombud.documents.papers.words import Words
from barnombud.domain.papers.family import InterpreterScriptContent
from barnombud.texts import papers_family as family

_BEFORE = ("all", "secrecy", "no_side", "to_us", "know", "stop")
_UNDERSTOOD = ("own_words", "questions")
_ANSWER = ("ways", "time")
"""Sentences under each heading of ours; the information stands between the first two."""
_WIDEST = 99
"""Lines begin at the same place whatever the number."""


def build(content: InterpreterScriptContent) -> Document:
    """Return the script."""
    beside, numbers = Beside(content.translation), count(1)
    blocks: list[Block] = [
        *beside.row(_title),
        *beside.notice(),
        _for_the_leader(),
        *_part(beside, numbers, "before", _BEFORE),
        *beside.row(lambda words: [words.heading("script.say")]),
        *_numbered(
            beside,
            numbers,
            lambda words: [each for told in information.sentences(words, content) for each in told],
        ),
        *_part(beside, numbers, "understood", _UNDERSTOOD),
        Together(tuple(_part(beside, numbers, "answer", _ANSWER))),
    ]
    marks = parts.dated_marks(content, sender=content.sender, foot=beside.foot())
    return Document(beside.swedish.text("script.title"), marks, tuple(blocks), size=Size.FAMILY)


def _title(words: Words) -> list[Block]:
    return [words.heading("script.title", 1), words.paragraph("script.lead", tone=Tone.LEAD)]


def _for_the_leader() -> Together:
    """Return what is not read aloud; in Swedish alone, for whoever leads the talk and for the interpreter."""
    points = BulletList(tuple(plain(point) for point in family.SCRIPT_BOX_POINTS))
    return Together((parts.heading(family.SCRIPT_BOX), points), framed=True)


def _part(beside: Beside, numbers: Iterator[int], part: str, names: tuple[str, ...]) -> list[Block]:
    """Return a heading with its sentences."""
    keys = [f"script.{part}_{name}" for name in names]
    return [
        *beside.row(lambda words: [words.heading(f"script.{part}")]),
        *_numbered(beside, numbers, lambda words: [words.said(key) for key in keys]),
    ]


def _numbered(beside: Beside, numbers: Iterator[int], say: Callable[[Words], list[Runs]]) -> list[Block]:
    """Return each sentence with its number, the same on both sides."""
    own = [next(numbers) for _ in say(beside.swedish)]
    return beside.rows(
        lambda words: [
            [NumberedList((runs,), number, _WIDEST)] for number, runs in zip(own, say(words), strict=True)
        ]
    )
