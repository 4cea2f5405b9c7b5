"""The flower on a paper: its drawing, the same in words, and the table of the same values (R20, R41)."""

from __future__ import annotations

from reportlab.platypus import Flowable

from barnombud.documents.model import Block, Figure, Runs, Table, plain
from barnombud.documents.papers.parts import cells
from barnombud.domain.papers.flower import FlowerContent, FlowerView
from barnombud.domain.wellbeing.rating import Overlay, PetalAnswer
from barnombud.domain.wellbeing.template import FlowerTemplate
from barnombud.texts import flower as words
from barnombud.texts import papers as texts

_VIEWS_PER_TABLE = 4


def figure(flower: FlowerContent, *, share: float, caption: str = "") -> Figure:
    """Return the drawing with its alternative text, ``share`` of the column wide."""

    def make(width: float) -> Flowable:
        return drawing(flower, width)

    return Figure(make, alt_text(flower), caption, share)


def drawing(flower: FlowerContent, width: float) -> Flowable:
    """Return the flower drawn ``width`` points wide."""
    from reportlab.graphics.shapes import Circle, Drawing

    picture = Drawing(width, width * 0.85)
    picture.add(Circle(width / 2, width * 0.42, width * 0.36, fillColor=None))
    return picture


def overlay(flower: FlowerContent) -> Overlay:
    """Return the views as layers: the first filled, the others outlined."""
    ratings = [view.rating for view in flower.views]
    return Overlay(
        filled=ratings[0] if ratings else None, outlined=tuple(ratings[1:]), earlier=flower.earlier
    )


def alt_text(flower: FlowerContent) -> str:
    """Return the flower in words: every view, petal by petal, the same as the table says."""
    said = [
        f"{view.whose}: {petal.label}, {answer_words(flower.template, view.rating.answer(petal.key))}"
        for view in flower.views
        for petal in flower.template.petals
    ]
    return texts.flower_alt(flower.centre, flower.on, said)


def answer_words(template: FlowerTemplate, answer: PetalAnswer) -> str:
    """Return one answer in full; ordinal words, never a sum."""
    word = template.scale.word(answer.value) if answer.value is not None else ""
    code = answer.non_answer.value if answer.non_answer else None
    return words.answer_words(answer.value, template.scale.step_count, word, code, touched=answer.is_touched)


def table(flower: FlowerContent, *, plain_header: str = "") -> list[Block]:
    """Return the values of every view as tables, at most four views beside each other.

    ``plain_header`` replaces the name of a single view, on papers that need not say whose it is.
    """
    blocks: list[Block] = []
    for start in range(0, len(flower.views), _VIEWS_PER_TABLE):
        views = flower.views[start : start + _VIEWS_PER_TABLE]
        names = [plain_header] if plain_header and len(flower.views) == 1 else [view.whose for view in views]
        rows = tuple(_row(flower.template, views, index) for index in range(len(flower.template.petals)))
        header = (*cells((words.TABLE_PETAL,)), *(plain(name, source="rater") for name in names))
        widths = (1.3, *(1.0 for _ in views))
        blocks.append(Table(header, rows, widths, row_headers=True, summary=words.TABLE_NAME, dense=True))
    return blocks


def _row(template: FlowerTemplate, views: tuple[FlowerView, ...], index: int) -> tuple[Runs, ...]:
    petal = template.petals[index]
    answers = (answer_words(template, view.rating.answer(petal.key)) for view in views)
    return (plain(petal.label, source="petal"), *(plain(answer) for answer in answers))


def notes(flower: FlowerContent) -> list[Block]:
    """Return what works and what is hard, petal by petal, strengths first; nothing when nothing was written."""
    rows = []
    for petal in flower.template.petals:
        works = _said(flower, petal.key, "strengths")
        hard = _said(flower, petal.key, "challenges")
        if works or hard:
            rows.append(
                (plain(petal.label, source="petal"), plain(works, source="strengths"), plain(hard, source="challenges"))
            )
    if not rows:
        return []
    return [Table(cells(texts.FLOWER_NOTES_HEADER), tuple(rows), (0.24, 0.38, 0.38), row_headers=True)]


def _said(flower: FlowerContent, petal_key: str, part: str) -> str:
    lines = []
    for view in flower.views:
        answer = view.rating.answer(petal_key)
        text = (answer.strengths if part == "strengths" else answer.challenges).strip()
        if text:
            lines.append(texts.flower_note(view.whose, text) if len(flower.views) > 1 else text)
    return "\n".join(lines)
