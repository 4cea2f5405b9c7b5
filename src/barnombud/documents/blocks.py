"""Each block of the model as platypus flowables, with the room it needs and what it is to a listener."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Spacer as Gap

from barnombud.documents.flowables import Drawing, Line, PenLines, SignLines, TickBox, stack_height
from barnombud.documents.framed import FramedStack
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
from barnombud.documents.structure import Element, Name, Tree
from barnombud.documents.style import HIGHLIGHT, PALE_SAND, Sheet
from barnombud.documents.tables import Grids
from barnombud.texts import papers_aloud as texts

_LINES_WITH_HEADING = 3
"""A heading stays with at least this many lines of what follows."""


_BEFORE_MARK, _AFTER_MARK = 3.0, 0.6
"""Room before the mark of a point; and after it, in letters, the least that reportlab keeps free."""


class BlockSetter:
    """Sets blocks of one language in one sheet's styles for pages with `page_height` points of text.

    What they are to a listener is added to `tree`, after what is `within` already.
    """

    def __init__(
        self, sheet: Sheet, page_height: float, tree: Tree, language: str, within: Element | None = None
    ) -> None:
        self._sheet = sheet
        self._page_height = page_height
        self._tree = tree
        self._within = within or tree.root
        self._language = language
        self._mirrored = is_right_to_left(language)
        self._grids = Grids(sheet, page_height, language)

    def _text(self, runs: Runs, style: ParagraphStyle, element: Element | None = None) -> Text:
        spoken = element or self._within.add("P")
        return paragraph(runs, style, language=self._language, element=spoken)

    def story(self, blocks: Iterable[Block], width: float) -> list[Flowable]:
        """Return the flowables of ``blocks`` for a column ``width`` points wide.

        Raises:
            InputError: a text has a character that no font has.
        """
        parts: list[tuple[Block, list[Flowable]]] = []
        for block in blocks:
            parts.append((block, self._set(block, width)))
        story: list[Flowable] = []
        for index, (block, flowables) in enumerate(parts):
            if _is_heading(block) and not _follows_heading(parts, index):
                story.append(CondPageBreak(self._room(parts[index:], width)))
            story.extend(flowables)
        return story

    def _room(self, parts: Sequence[tuple[Block, list[Flowable]]], width: float) -> float:
        """Return the height that a heading and the beginning of what it heads need."""
        room = 0.0
        for block, flowables in parts:
            if not flowables:
                continue
            if not _is_heading(block):
                return min(room + self._beginning(flowables[0], width), self._page_height)
            room += stack_height(flowables, width) + flowables[0].getSpaceBefore()
        return min(room, self._page_height)

    def _beginning(self, flowable: Flowable, width: float) -> float:
        if isinstance(flowable, KeepTogether):
            parts = [part for part in flowable._content if not isinstance(part, CondPageBreak)]
            return stack_height(parts, width)
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
                return [self._heading(block)]
            case Paragraph():
                return self._paragraph(block, width)
            case BulletList():
                return self._points(block.points, ["•"] * len(block.points), "Disc")
            case NumberedList():
                numbers = [f"{number}." for number, _ in enumerate(block.points, start=block.start)]
                return self._points(block.points, numbers, "Decimal", f"{block.last}.")
            case Table():
                return self._grids.table(block, width, self._within)
            case KeyValue():
                return self._grids.facts(block, width, self._within)
            case CallOut():
                return self._grids.card(block, width, self._within)
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
                return self._grids.panel(block.runs, width, HIGHLIGHT, self._within)
            case Tone.STRIP:
                return self._grids.panel(block.runs, width, PALE_SAND, self._within)
            case _:
                assert_never(block.tone)

    def _heading(self, block: Heading) -> Text:
        title = "".join(run.text for run in block.runs)
        element = self._tree.heading(self._within, block.level, title)
        return self._text(block.runs, self._sheet.headings[block.level - 1], element)

    def _points(
        self, points: Sequence[Runs], marks: Sequence[str], numbering: str, widest: str = ""
    ) -> list[Flowable]:
        body = self._sheet.body
        room = max(stringWidth(mark, body.fontName, body.fontSize) for mark in (*marks, widest))
        indent = max(16.0, _BEFORE_MARK + room + body.fontSize * _AFTER_MARK)
        style = body.clone("point", leftIndent=indent, bulletIndent=_BEFORE_MARK, spaceAfter=2.5)
        spoken = self._within.add("L", owner="List", attributes={"ListNumbering": Name(numbering)})
        items = [(spoken.add("LI"), runs, mark) for runs, mark in zip(points, marks, strict=True)]
        return [
            paragraph(
                runs,
                style,
                bullet=mark,
                language=self._language,
                label=item.add("Lbl"),
                element=item.add("LBody"),
            )
            for item, runs, mark in items
        ]

    def _figure(self, block: Figure, width: float) -> list[Flowable]:
        element = self._within.add("Figure", alt_text=block.alt_text) if block.alt_text else None
        drawing = Drawing(block.make(width * block.share), element)
        if not block.caption:
            return [drawing]
        style = self._sheet.small.clone("caption", alignment=1, spaceBefore=6)
        return [drawing, self._text(plain(block.caption, source="caption"), style)]

    def _group(self, block: Columns | Together | InLanguage | Parallel, width: float) -> list[Flowable]:
        match block:
            case Together(framed=True):
                return [
                    FramedStack(self.story(block.blocks, FramedStack.inner_width(width)), self._page_height)
                ]
            case Together():
                return [KeepTogether(self.story(block.blocks, width))]
            case InLanguage():
                return self._in(block.language, self._within).story(block.blocks, width)
            case Parallel():
                return self._parallel(block, width)
            case Columns():
                return [self._columns(block, width)]
            case _:
                assert_never(block)

    def _in(self, language: str, within: Element) -> BlockSetter:
        """Return a setter for passages in ``language``, read after what is ``within`` already."""
        part = within if language == self._language else within.add("Div", language=language)
        return BlockSetter(self._sheet, self._page_height, self._tree, language, part)

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
        rows: list[Flowable] = []
        for pair in block.pairs:
            if notices := self._notices(pair, block.language, side):
                rows += notices
                continue
            sides = (
                self._in(SWEDISH, self._within).story(pair.swedish, side),
                self._in(block.language, self._within).story(pair.theirs, side),
            )
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
                return self._grids.panels(ours.runs, (language, theirs.runs), width, HIGHLIGHT, self._within)
            case _:
                return []

    def _form(self, block: SignatureLines | WriteLines | TickBoxes, width: float) -> list[Flowable]:
        match block:
            case SignatureLines():
                return [SignLines(self._signed(block), block.columns, mirrored=self._mirrored)]
            case WriteLines():
                # One word to the line's setter, so that its width is known before the line is drawn.
                words = plain(block.label.replace(" ", "\u00a0"))
                label = self._text(words, self._sheet.body) if words else None
                lines = self._for_pen(self._within, block.label or None, texts.write_here(block.count))
                return [PenLines(block.count, lines, label, mirrored=self._mirrored)]
            case TickBoxes():
                return self._grids.beside(self._boxes(block), block.columns, width)
            case _:
                assert_never(block)

    def _signed(self, block: SignatureLines) -> list[tuple[Text, Element]]:
        lines = []
        for each in block.labels:
            runs = labelled(each)
            label = self._text(runs, self._sheet.small)
            named = "".join(run.text for run in runs)
            lines.append((label, self._for_pen(self._within, named, texts.SIGN_HERE)))
        return lines

    def _boxes(self, block: TickBoxes) -> list[Flowable]:
        if not block.choices:
            return []
        spoken = self._within.add("L")
        boxes: list[Flowable] = []
        for label, ticked in block.choices:
            item = spoken.add("LI")
            box = item.add("Lbl").add(
                "Form",
                language=SWEDISH,
                alt_text=texts.BOX_TICKED if ticked else texts.BOX,
                owner="PrintField",
                attributes={"Role": Name("cb"), "checked": Name("on" if ticked else "off")},
            )
            words = self._text(labelled(label), self._sheet.cell, item.add("LBody"))
            boxes.append(TickBox(words, box, ticked=ticked, mirrored=self._mirrored))
        return boxes

    def _for_pen(self, within: Element, label: str | None, spoken: str) -> Element:
        """Return a field to fill in by pen, heard as ``spoken`` after its label."""
        attributes = {"Role": Name("tv"), **({"Desc": label} if label else {})}
        return within.add(
            "Form", language=SWEDISH, alt_text=spoken, owner="PrintField", attributes=attributes
        )


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
    return index > 0 and _is_heading(parts[index - 1][0])


def _is_heading(block: Block) -> bool:
    """Whether ``block`` only heads what comes after it: also the same heading in another language."""
    match block:
        case Heading():
            return True
        case InLanguage():
            return all(_is_heading(part) for part in block.blocks)
        case Parallel():
            return all(_is_heading(part) for pair in block.pairs for part in (*pair.swedish, *pair.theirs))
        case _:
            return False
