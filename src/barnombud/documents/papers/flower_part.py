"""The flower on a paper: its drawing, the same in words, and the table of the same values (R20, R41)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from barnombud.documents import fonts
from barnombud.documents.flower import FlowerFlowable, flower_rows
from barnombud.documents.flower_canvas import FlowerFonts, legend_height
from barnombud.documents.model import Block, Figure, Runs, Table, plain
from barnombud.documents.papers.beside import Beside
from barnombud.documents.papers.parts import cells
from barnombud.documents.papers.words import Words
from barnombud.domain.papers.flower import FlowerContent, PetalNote
from barnombud.domain.wellbeing.flower_scene import AnswerParts, answer_parts
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal
from barnombud.texts import flower as words
from barnombud.texts import papers as texts

_FONTS = FlowerFonts(fonts.REGULAR, fonts.BOLD)
_HEIGHT_TO_WIDTH = 0.92
_LETTERS, _LARGE = 10.0, 15.0
"""The largest letters round a drawing, and in large print."""
_VIEWS_PER_TABLE = 4
_VIEWS_PER_HALF = 2
_BETWEEN = " · "
"""Between the two languages of a short word in the table."""


def figure(flower: FlowerContent, *, share: float, caption: str = "", large: bool = False) -> Figure:
    """Return the drawing with its alternative text, ``share`` of the column wide."""

    def make(width: float) -> Flowable:
        _refuse_unprintable(flower)
        size = _letter_size(width, _LARGE if large else _LETTERS)
        legend = legend_height(flower.layers, fonts.REGULAR, size, width)
        return FlowerFlowable(
            flower.template,
            flower.layers,
            width=width,
            height=width * _HEIGHT_TO_WIDTH + legend,
            fonts=_FONTS,
            font_size=size,
            centre=flower.centre,
            alt_text=alt_text(flower),
        )

    return Figure(make, alt_text(flower), caption, share)


def blank_figure(template: FlowerTemplate, *, share: float, height: float) -> Figure:
    """Return an empty flower for a pen, ``height`` points high."""

    def make(width: float) -> Flowable:
        _check(template, ())
        return FlowerFlowable.blank(template, width=width, height=height, fonts=_FONTS, font_size=11.0)

    petals = [petal.label for petal in template.petals]
    return Figure(make, texts.blank_flower_alt(petals), "", share)


def _letter_size(width: float, largest: float) -> float:
    return max(7.5, min(largest, width / 30))


def _refuse_unprintable(flower: FlowerContent) -> None:
    """Raise `InputError` for text in the drawing that no font has: the drawing itself would drop it."""
    _check(flower.template, (flower.centre, *(layer.label for layer in flower.layers)))


def _check(template: FlowerTemplate, names: Iterable[str]) -> None:
    labels = [*(petal.label for petal in template.petals), *(step.word for step in template.scale.steps)]
    for text in (*labels, *names):
        fonts.require(text, "flower")


def alt_text(flower: FlowerContent) -> str:
    """Return the flower in words: every view, petal by petal, the same as the table says."""
    found = flower_rows(flower.template, flower.layers)
    said = [
        f"{found.headings[column]}: " + ", ".join(f"{row[0]} {row[column]}" for row in found.rows)
        for column in range(1, len(flower.layers) + 1)
    ]
    return texts.flower_alt(flower.centre, flower.on, said)


def table(flower: FlowerContent, *, plain_header: str = "") -> list[Block]:
    """Return the values of every view as tables, at most four views beside each other.

    ``plain_header`` replaces the name of a single view, on papers that need not say whose it is.
    """
    blocks: list[Block] = []
    for start in range(0, len(flower.layers), _VIEWS_PER_TABLE):
        layers = flower.layers[start : start + _VIEWS_PER_TABLE]
        found = flower_rows(flower.template, layers)
        only = plain_header and len(flower.layers) == 1
        headings = (found.headings[0], plain_header) if only else found.headings
        blocks.append(
            Table(
                tuple(plain(heading, source="rater") for heading in headings),
                tuple(tuple(plain(word, source="petal") for word in row) for row in found.rows),
                (1.3, *(1.0 for _ in layers)),
                row_headers=True,
                summary=words.TABLE_NAME,
                dense=True,
            )
        )
    return blocks


def table_beside(flower: FlowerContent, beside: Beside) -> list[Block]:
    """Return the values with the family's language beside each word; a team's own words have none (R43)."""
    return [
        table
        for start in range(0, len(flower.layers), _VIEWS_PER_TABLE)
        for table in [_table_beside(flower, beside, flower.template.petals, start)]
    ]


def halves_beside(flower: FlowerContent, beside: Beside) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the same as two columns of tables, the first petals in the one and the rest in the other."""
    petals = flower.template.petals
    half = (len(petals) + 1) // 2
    starts = range(0, len(flower.layers), _VIEWS_PER_HALF)
    first, second = (
        tuple(_table_beside(flower, beside, part, start, views=_VIEWS_PER_HALF) for start in starts)
        for part in (petals[:half], petals[half:])
    )
    return first, second


def _table_beside(
    flower: FlowerContent, beside: Beside, petals: Sequence[Petal], start: int, views: int = _VIEWS_PER_TABLE
) -> Table:
    theirs, layers = beside.theirs, flower.layers[start : start + views]
    rows = []
    for petal in petals:
        answers = [answer_parts(layer.answer(petal.key), flower.template) for layer in layers]
        own = theirs.known("petal", petal.label) if theirs else ""
        label = beside.both(petal.label, own, source="petal", between=_BETWEEN)
        said = (
            beside.both(
                words.answer_words(*parts[:4], touched=parts.touched),
                _answer(theirs, parts) if theirs else "",
                source="petal",
                between=_BETWEEN,
            )
            for parts in answers
        )
        rows.append((label, *said))
    if len(flower.layers) == 1:
        named: tuple[Runs, ...] = (beside.cell("flower.view"),)
    else:
        named = tuple(
            beside.both(layer.label, theirs.known("flower", layer.label) if theirs else "", source="rater")
            for layer in layers
        )
    return Table(
        (beside.cell("flower.area"), *named),
        tuple(rows),
        (1.0, *(1.0 for _ in layers)),
        row_headers=True,
        summary=beside.swedish.text("flower.area"),
        dense=True,
    )


def _answer(theirs: Words, parts: AnswerParts) -> str:
    """Return an answer's word in the family's language; the number stands in the Swedish one.

    Empty where the word is the team's own.
    """
    if parts.non_answer is not None:
        return theirs.text(f"flower.{parts.non_answer}")
    return theirs.known("scale", parts.word)


def notes(flower: FlowerContent) -> list[Block]:
    """Return what works and what is hard, petal by petal, strengths first; nothing without notes."""
    named = len({note.whose for note in flower.notes}) > 1
    rows = []
    for petal in flower.template.petals:
        about = [note for note in flower.notes if note.petal_key == petal.key]
        works = _said(((note, note.strengths) for note in about), named=named)
        hard = _said(((note, note.challenges) for note in about), named=named)
        if works or hard:
            rows.append(
                (
                    plain(petal.label, source="petal"),
                    plain(works, source="strengths"),
                    plain(hard, source="challenges"),
                )
            )
    if not rows:
        return []
    return [
        Table(
            cells(texts.FLOWER_NOTES_HEADER),
            tuple(rows),
            (0.24, 0.38, 0.38),
            row_headers=True,
            summary=texts.FLOWER_NOTES_HEADER[0],
        )
    ]


def _said(texts_by_note: Iterable[tuple[PetalNote, str]], *, named: bool) -> str:
    return "\n".join(
        texts.flower_note(note.whose, text.strip()) if named else text.strip()
        for note, text in texts_by_note
        if text.strip()
    )
