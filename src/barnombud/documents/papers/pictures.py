"""The information mostly in pictures: what is asked, that one decides, and what happens next (R42, R43)."""

from __future__ import annotations

from barnombud.documents.model import (
    Block,
    Columns,
    Document,
    Figure,
    InLanguage,
    PageBreak,
    Paragraph,
    Size,
    Spacer,
)
from barnombud.documents.papers import parts
from barnombud.documents.papers.beside import Beside
from barnombud.documents.pictograms import pictogram
from barnombud.domain.papers.family import PictureSheetContent

_INFORMATION = ("talk", "team", "decide", "only_yes", "no_is_fine", "change", "duty", "interpreter")
_NEXT = ("next_meet", "next_tell", "next_one_person", "next_again")
_SHARE, _SHARE_BESIDE = 0.85, 0.55
"""Of a column's width that a drawing takes: in Swedish alone, and with two sentences under it."""


def build(content: PictureSheetContent) -> Document:
    """Return what is asked on the first page and what happens next on the other."""
    beside = Beside(content.translation)
    blocks: list[Block] = [
        *beside.row(lambda words: [words.heading("picture.title", 1)]),
        *beside.notice(),
        *_pictures(beside, _INFORMATION),
        PageBreak(),
        *beside.row(lambda words: [words.heading("picture.next", 1)]),
        *_pictures(beside, _NEXT),
    ]
    marks = parts.dated_marks(content, sender=content.sender, foot=beside.foot())
    title = beside.swedish.text("picture.title")
    return Document(title, marks, tuple(blocks), size=Size.FAMILY, pages=2)


def _pictures(beside: Beside, names: tuple[str, ...]) -> list[Block]:
    """Return the drawings, two beside each other, each with its sentence under it."""
    tiles = [_tile(beside, name) for name in names]
    rows: list[Block] = []
    for left, right in zip(tiles[::2], tiles[1::2], strict=True):
        rows += [Columns(left, right), Spacer(6)]
    return rows


def _tile(beside: Beside, name: str) -> tuple[Block, ...]:
    key = f"picture.{name}"
    share = _SHARE_BESIDE if beside.translation else _SHARE
    figure = Figure(pictogram(name), alt_text="", share=share)  # the sentence under it says the same
    ours = Paragraph(beside.swedish.said(key, bold=True), centred=True)
    if beside.theirs is None:
        return (figure, ours)
    theirs = Paragraph(beside.theirs.said(key, bold=True), centred=True)
    return (figure, ours, InLanguage(beside.theirs.book.language, (theirs,)))
