"""Each block of the model as platypus flowables, with the room it needs and its role for later tagging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Spacer as Gap

from barnombud.documents.flowables import Line, PenLines, SignLines, TickBox, stack_height
from barnombud.documents.inline import TEXTS, Text, paragraph
from barnombud.documents.languages import is_right_to_left
from barnombud.documents.model import (
    SWEDISH,
    Block,
    BulletList,
    CallOut,
    Columns,
    Figure,
    Heading,
    InLanguage,
    KeyValue,
    NumberedList,
    PageBreak,
    Pair,
    Paragraph,
    Parallel,
    Role,
    Rule,
    Runs,
    SignatureLines,
    Spacer,
    Table,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
    labelled,
    plain,
)
from barnombud.documents.side_by_side import PairRow, TwoColumns
from barnombud.documents.style import HIGHLIGHT, PALE_SAND, Sheet
from barnombud.documents.tables import Grids

_LINES_WITH_HEADING = 3
"""A heading stays with at least this many lines of what follows."""


@dataclass(frozen=True, slots=True)
class Structure:
    """What a tagging pass needs to know about a flowable; it hangs on it as ``structure``."""

    role: Role
    level: int = 0
    alt_text: str = ""
    language: str = SWEDISH


class BlockSetter:
    """Sets blocks of one language in one sheet's styles for pages with `page_height` points of text."""

    def __init__(self, sheet: Sheet, page_height: float, language: str = SWEDISH) -> None:
        self._sheet = sheet
        self._page_height = page_height
        self._language = language
        self._mirrored = is_right_to_left(language)
        self._grids = Grids(sheet, page_height, language)

    def _text(self, runs: Runs, style: ParagraphStyle, *, bullet: str = "") -> Text:
        return paragraph(runs, style, bullet=bullet, language=self._language)

    def story(self, blocks: Iterable[Block], width: float) -> list[Flowable]:
        """Return the flowables of ``blocks`` for a column ``width`` points wide.

        Raises:
            InputError: a text has a character that no font has.
        """
        parts: list[tuple[Block, list[Flowable]]] = []
        for block in blocks:
            flowables = self._set(block, width)
            for flowable in flowables:
                flowable.structure = _structure(block, self._language)
            parts.append((block, flowables))
        story: list[Flowable] = []
        for index, (block, flowables) in enumerate(parts):
            if isinstance(block, Heading) and not _follows_heading(parts, index):
                story.append(CondPageBreak(self._room(parts[index:], width)))
            story.extend(flowables)
        return story

    def _room(self, parts: Sequence[tuple[Block, list[Flowable]]], width: float) -> float:
        """Return the height that a heading and the beginning of what it heads need."""
        room = 0.0
        for block, flowables in parts:
            if not flowables:
                continue
            if not isinstance(block, Heading):
                return min(room + self._beginning(flowables[0], width), self._page_height)
            room += stack_height(flowables, width) + flowables[0].getSpaceBefore()
        return min(room, self._page_height)

    def _beginning(self, flowable: Flowable, width: float) -> float:
        height = float(flowable.wrap(width, self._page_height)[1])
        rows = getattr(flowable, "_rowHeights", None)
        if rows:
            return float(sum(rows[: getattr(flowable, "repeatRows", 0) + 1])) + 8.0
        if isinstance(flowable, TEXTS):
            return min(height, float(_LINES_WITH_HEADING * self._sheet.body.leading))
        return height

    def _set(self, block: Block, width: float) -> list[Flowable]:
        match block:
            case Heading():
                return [self._text(block.runs, self._sheet.headings[block.level - 1])]
            case Paragraph():
                return self._paragraph(block, width)
            case BulletList():
                return self._points(block.points, ["•"] * len(block.points))
            case NumberedList():
                numbers = [f"{number}." for number, _ in enumerate(block.points, start=block.start)]
                return self._points(block.points, numbers)
            case Table():
                return self._grids.table(block, width)
            case KeyValue():
                return self._grids.facts(block, width)
            case CallOut():
                return self._grids.card(block, width)
            case Figure():
                return self._figure(block, width)
            case Columns() | Together() | InLanguage() | Parallel():
                return self._group(block, width)
            case SignatureLines() | WriteLines() | TickBoxes():
                return self._form(block, width)
            case Rule() | Spacer() | PageBreak():
                return [_separator(block)]
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph, width: float) -> list[Flowable]:
        sheet = self._sheet
        match block.tone:
            case Tone.BODY if block.centred:
                return [self._text(block.runs, sheet.body.clone("centred", alignment=TA_CENTER))]
            case Tone.BODY:
                return [self._text(block.runs, sheet.body)]
            case Tone.LEAD:
                return [self._text(block.runs, sheet.lead)]
            case Tone.READING:
                return [self._text(block.runs, sheet.reading)]
            case Tone.QUIET:
                return [self._text(block.runs, sheet.quiet)]
            case Tone.SMALL:
                return [self._text(block.runs, sheet.small)]
            case Tone.NOTICE:
                return self._grids.panel(block.runs, width, HIGHLIGHT)
            case Tone.STRIP:
                return self._grids.panel(block.runs, width, PALE_SAND)
            case _:
                assert_never(block.tone)

    def _points(self, points: Sequence[Runs], marks: Sequence[str]) -> list[Flowable]:
        style = self._sheet.body.clone("point", leftIndent=16, bulletIndent=3, spaceAfter=2.5)
        return [self._text(runs, style, bullet=mark) for runs, mark in zip(points, marks, strict=True)]

    def _figure(self, block: Figure, width: float) -> list[Flowable]:
        drawing = block.make(width * block.share)
        drawing.hAlign = "CENTER"
        if not block.caption:
            return [drawing]
        style = self._sheet.small.clone("caption", alignment=1, spaceBefore=6)
        return [drawing, self._text(plain(block.caption, source="caption"), style)]

    def _group(self, block: Columns | Together | InLanguage | Parallel, width: float) -> list[Flowable]:
        match block:
            case Together():
                return [KeepTogether(self.story(block.blocks, width))]
            case InLanguage():
                return self._in(block.language).story(block.blocks, width)
            case Parallel():
                return self._parallel(block, width)
            case Columns():
                return [self._columns(block, width)]
            case _:
                assert_never(block)

    def _in(self, language: str) -> BlockSetter:
        return BlockSetter(self._sheet, self._page_height, language)

    def _columns(self, block: Columns, width: float) -> Flowable:
        left = (width - TwoColumns.GUTTER) * block.left_share
        return TwoColumns(
            self.story(block.left, left),
            self.story(block.right, width - TwoColumns.GUTTER - left),
            block.left_share,
            self._page_height,
            mirrored=self._mirrored,
        )

    def _parallel(self, block: Parallel, width: float) -> list[Flowable]:
        side = PairRow.side_width(width)
        swedish, theirs = self._in(SWEDISH), self._in(block.language)
        rows: list[Flowable] = []
        for pair in block.pairs:
            if notices := self._notices(pair, block.language, side):
                rows += notices
                continue
            sides = swedish.story(pair.swedish, side), theirs.story(pair.theirs, side)
            rows.append(PairRow(*sides, self._page_height))
        heads = [
            all(isinstance(part, Heading) for part in (*pair.swedish, *pair.theirs)) for pair in block.pairs
        ]
        story: list[Flowable] = []
        for index, row in enumerate(rows):
            if heads[index] and not (index and heads[index - 1]):
                after = next((n for n in range(index, len(rows)) if not heads[n]), len(rows) - 1)
                room = stack_height(rows[index : after + 1], width) + row.spaceBefore
                story.append(CondPageBreak(min(room, self._page_height)))
            story.append(row)
        return story

    def _notices(self, pair: Pair, language: str, width: float) -> list[Flowable]:
        """Return a notice and the same beside it as two panels of one height; nothing for other passages."""
        match pair:
            case Pair((Paragraph(tone=Tone.NOTICE) as ours,), (Paragraph(tone=Tone.NOTICE) as theirs,)):
                return self._grids.panels(ours.runs, theirs.runs, language, width, HIGHLIGHT)
            case _:
                return []

    def _form(self, block: SignatureLines | WriteLines | TickBoxes, width: float) -> list[Flowable]:
        match block:
            case SignatureLines():
                labels = [self._text(labelled(label), self._sheet.small) for label in block.labels]
                return [SignLines(labels, block.columns, mirrored=self._mirrored)]
            case WriteLines():
                # One word to the line's setter, so that its width is known before the line is drawn.
                words = plain(block.label.replace(" ", "\u00a0"))
                label = self._text(words, self._sheet.body) if words else None
                return [PenLines(block.count, label, mirrored=self._mirrored)]
            case TickBoxes():
                cell = self._sheet.cell
                boxes = [
                    TickBox(self._text(labelled(text), cell), ticked=on, mirrored=self._mirrored)
                    for text, on in block.choices
                ]
                return self._grids.beside(boxes, block.columns, width)
            case _:
                assert_never(block)


def _separator(block: Rule | Spacer | PageBreak) -> Flowable:
    match block:
        case Rule():
            return Line()
        case Spacer():
            return Gap(1, block.height)
        case PageBreak():
            return NewPage()
        case _:
            assert_never(block)


def _follows_heading(parts: Sequence[tuple[Block, list[Flowable]]], index: int) -> bool:
    return index > 0 and isinstance(parts[index - 1][0], Heading)


def _structure(block: Block, language: str) -> Structure:
    level = block.level if isinstance(block, Heading) else 0
    alt_text = block.alt_text if isinstance(block, Figure) else ""
    return Structure(block.role, level, alt_text, language)
