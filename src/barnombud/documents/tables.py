"""Tables, cards and panels as reportlab tables: rows stay whole, one taller than half a page is several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from barnombud.documents.fonts import BOLD, REGULAR
from barnombud.documents.grid import Grid
from barnombud.documents.inline import Text, paragraph
from barnombud.documents.languages import is_right_to_left
from barnombud.documents.mirrored_grid import MirroredGrid
from barnombud.documents.model import SWEDISH, CallOut, KeyValue, Run, Runs, Table, labelled, plain
from barnombud.documents.side_by_side import PairRow
from barnombud.documents.structure import Element, Name
from barnombud.documents.style import GREEN, INK, PALE_SAND, SAND, SOFT_GREEN, Sheet

_TALL_ROW = 0.5
"""Part of a page's height above which a row is divided."""

_SIDE_PADDING = 8.0

_DENSE_SIDE_PADDING = 5.0

_PEN_ROW = 24.0
"""Least height of a row to fill in by pen."""

_WIDEST_WORD = 0.45
"""Part of a table's width that one word may claim; longer words are broken."""

_SIDE_OF_CARD, _BESIDE_NUMBER = 0.36, 26.0
"""Usual part of a card that the number has, and points beside the number."""

Cells: TypeAlias = list[Text | str]
Command: TypeAlias = tuple[Any, ...]

# reportlab sets a cell's own font even when a paragraph fills it; the default one would not be embedded.
_FONT: Command = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_TOP: tuple[Command, ...] = (("VALIGN", (0, 0), (-1, -1), "TOP"), _FONT)


class Grids:
    """Sets tables in the styles of one sheet, for readers of one language."""

    def __init__(self, sheet: Sheet, page_height: float, language: str = SWEDISH) -> None:
        self._sheet = sheet
        self._tallest = page_height * _TALL_ROW
        self._language = language
        self._grid_class = MirroredGrid if is_right_to_left(language) else Grid

    def _text(self, runs: Runs, style: ParagraphStyle, element: Element) -> Text:
        return paragraph(runs, style, language=self._language, element=element)

    def table(self, block: Table, width: float, within: Element) -> list[Flowable]:
        """Return ``block`` with its header repeated on every page it runs over, and heard once."""
        sheet = self._sheet
        head_style, style = (
            (sheet.dense_header, sheet.dense_cell) if block.dense else (sheet.cell_header, sheet.cell)
        )
        spoken = _spoken_table(within, block.summary)
        header: Cells = []
        if block.header:
            top = spoken.add("TR")
            header = [self._text(runs, head_style, _head(top, "Column")) for runs in block.header]
        body = [self._cells(row, style, spoken.add("TR"), block.row_headers) for row in block.rows]
        wished = [width * share / sum(block.widths) for share in block.widths]
        side = _DENSE_SIDE_PADDING if block.dense else _SIDE_PADDING
        widths = _wide_enough(wished, [header, *body] if header else body, side)
        rows: list[Cells] = [list(header)] if header else []
        open_rows: list[int] = []
        for row in body:
            pieces = self._pieces(row, widths)
            open_rows.extend(len(rows) + index for index in range(len(pieces) - 1))
            rows.extend(pieces)
        pad = 2.0 if block.dense else sheet.cell_padding
        commands = _lines(len(rows), (side, pad), open_rows, has_header=bool(header), ruled=block.ruled)
        minimum = [_PEN_ROW] * len(rows) if block.ruled else None
        return [self._grid(rows, widths, commands, repeat=1 if header else 0, minimum=minimum)]

    def facts(self, block: KeyValue, width: float, within: Element) -> list[Flowable]:
        """Return names and values in two columns, in a pale box when asked."""
        spoken = _spoken_table(within)
        widths = [width * 0.27, width * 0.73]
        label = self._sheet.cell.clone("fact", fontName=BOLD)
        rows: list[Cells] = []
        for name, runs in block.pairs:
            row = spoken.add("TR")
            head = self._text(plain(name), label, _head(row, "Row"))
            rows.extend(self._pieces([head, self._text(runs, self._sheet.cell, row.add("TD"))], widths))
        pad = 12.0 if block.boxed else 0.0
        commands: list[Command] = [
            *_TOP,
            ("LEFTPADDING", (0, 0), (0, -1), pad),
            ("LEFTPADDING", (1, 0), (1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]
        if block.boxed:
            commands += [
                ("BACKGROUND", (0, 0), (-1, -1), PALE_SAND),
                ("TOPPADDING", (0, 0), (-1, 0), 9),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
            ]
        return [self._grid_class(rows, colWidths=widths, style=commands, spaceAfter=8, spaceBefore=2)]

    def card(self, block: CallOut, width: float, within: Element) -> list[Flowable]:
        """Return the green card: a label in two languages takes its whole width."""
        sheet = self._sheet
        side = self._side_of_card(block, width)
        widths = [width - side, side] if side else [width]
        rows = self._card_rows(block, within.add("Div"))
        last = -1 if len(rows) > 1 else 0
        commands: list[Command] = [
            ("BACKGROUND", (0, 0), (-1, -1), GREEN),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("SPAN", (0, 0), (last, 0)),
            _FONT,
            ("LEFTPADDING", (0, 0), (0, -1), 18),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 18),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), sheet.card_padding),
            ("BOTTOMPADDING", (0, -1), (-1, -1), sheet.card_padding + 3),
        ]
        corners = [10] * 4
        return [
            self._grid_class(
                rows, colWidths=widths, style=commands, cornerRadii=corners, spaceBefore=4, spaceAfter=10
            )
        ]

    def _side_of_card(self, block: CallOut, width: float) -> float:
        """Return how wide the number's part is: never so narrow that the number breaks, at most half."""
        style = self._sheet.card_side
        needed = stringWidth(block.side, style.fontName, style.fontSize) + _BESIDE_NUMBER
        return min(max(width * _SIDE_OF_CARD, needed), width / 2) if block.side else 0.0

    def _card_rows(self, block: CallOut, within: Element) -> list[list[Any]]:
        """Return one row, label over main line and number beside; two when the label is in two languages."""
        sheet, source = self._sheet, block.source
        label = self._text(labelled(block.label, source=source), sheet.card_label, within.add("P"))
        lines = [self._text(plain(block.main, source=source), sheet.card_main, within.add("P"))]
        if block.note:
            lines.append(self._text(plain(block.note, source=source), sheet.card_label, within.add("P")))
        number = (Run(block.side, source=source, inserted=True),)
        side = [self._text(number, sheet.card_side, within.add("P"))] if block.side else []
        if isinstance(block.label, str):
            return [[[label, *lines], *side]]
        return [[label, *("" for _ in side)], [lines, *side]]

    def panel(self, runs: Runs, width: float, ground: Color, within: Element) -> list[Flowable]:
        """Return a paragraph set apart on ``ground``; long ones run over pages."""
        return self._panels([self._text(runs, self._sheet.notice, within.add("P"))], [width], ground)

    def panels(
        self, ours: Runs, theirs: tuple[str, Runs], width: float, ground: Color, within: Element
    ) -> list[Flowable]:
        """Return the same in two languages as two panels of one height, ``width`` points each."""
        sides = [
            paragraph(runs, self._sheet.notice, language=language, element=within.add("P", language=language))
            for language, runs in ((SWEDISH, ours), theirs)
        ]
        return self._panels([sides[0], "", sides[1]], [width, PairRow.GUTTER, width], ground)

    def _panels(self, texts: Cells, widths: Sequence[float], ground: Color) -> list[Flowable]:
        pieces = self._pieces(texts, [width - 12 for width in widths])
        commands: list[Command] = [
            *_TOP,
            *(("BACKGROUND", (column, 0), (column, -1), ground) for column in range(0, len(widths), 2)),
            ("LEFTPADDING", (0, 0), (-1, -1), 14),
            ("RIGHTPADDING", (0, 0), (-1, -1), 14),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("TOPPADDING", (0, 0), (-1, 0), 8),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
        ]
        return [self._grid_class(pieces, colWidths=list(widths), style=commands, spaceBefore=4, spaceAfter=8)]

    def beside(self, boxes: Sequence[Flowable], columns: int, width: float) -> list[Flowable]:
        """Return ``boxes`` in ``columns`` columns, filled row by row."""
        rows = [list(boxes[start : start + columns]) for start in range(0, len(boxes), columns)]
        if not rows:
            return []
        rows[-1] += [""] * (columns - len(rows[-1]))
        commands: list[Command] = [
            *_TOP,
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
        return [self._grid_class(rows, colWidths=[width / columns] * columns, style=commands, spaceAfter=6)]

    def _cells(self, row: Sequence[Runs], style: ParagraphStyle, spoken: Element, has_header: bool) -> Cells:
        if not has_header:
            return [self._text(runs, style, spoken.add("TD")) for runs in row]
        head = self._text(row[0], style.clone("row_header", fontName=BOLD), _head(spoken, "Row"))
        return [head, *(self._text(runs, style, spoken.add("TD")) for runs in row[1:])]

    def _pieces(self, cells: Cells, widths: Sequence[float]) -> list[Cells]:
        """Return ``cells`` as one row, or as several when it is too tall to stay whole on a page."""
        pieces: list[Cells] = []
        rest = cells
        while True:
            heads: Cells = []
            tails: Cells = []
            for cell, width in zip(rest, widths, strict=True):
                head, tail = self._divided(cell, width - 2 * _SIDE_PADDING)
                heads.append(head)
                tails.append(tail)
            pieces.append(heads)
            if not any(tails):
                return pieces
            rest = tails

    def _divided(self, cell: Text | str, width: float) -> tuple[Text | str, Text | str]:
        if isinstance(cell, str):
            return cell, ""
        height = cell.wrap(width, self._tallest)[1]
        if height <= self._tallest:
            return cell, ""
        parts = cell.split(width, self._tallest)
        return (parts[0], parts[1]) if len(parts) == 2 else (cell, "")

    def _grid(
        self,
        rows: list[Cells],
        widths: Sequence[float],
        commands: list[Command],
        *,
        repeat: int,
        minimum: list[float] | None,
    ) -> Grid:
        return self._grid_class(
            rows,
            colWidths=list(widths),
            style=commands,
            repeatRows=repeat,
            minRowHeights=minimum,
            spaceBefore=2,
            spaceAfter=self._sheet.after,
        )


def _spoken_table(within: Element, summary: str = "") -> Element:
    """Return the table as it is heard: one, over however many pages and rows it is drawn."""
    return within.add("Table", owner="Table", attributes={"Summary": summary} if summary else {})


def _head(row: Element, scope: str) -> Element:
    return row.add("TH", owner="Table", attributes={"Scope": Name(scope)}, once=scope == "Column")


def _wide_enough(wished: Sequence[float], rows: Sequence[Cells], side: float) -> list[float]:
    """Return ``wished`` widths changed as little as it takes for each column to hold its widest word."""
    total = sum(wished)
    needs = []
    for column in range(len(wished)):
        words = [_widest_word(row[column]) for row in rows]
        needs.append(min(max(words, default=0.0) + 2 * side + 1.0, total * _WIDEST_WORD))
    lacking = sum(max(0.0, need - width) for need, width in zip(needs, wished, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(needs, wished, strict=True))
    if lacking <= 0.0 or spare < lacking:
        return list(wished)
    give = lacking / spare
    return [
        need if need > width else width - (width - need) * give
        for need, width in zip(needs, wished, strict=True)
    ]


def _widest_word(cell: Text | str) -> float:
    return 0.0 if isinstance(cell, str) else float(cell.minWidth())


def _lines(
    count: int, padding: tuple[float, float], open_rows: Sequence[int], *, has_header: bool, ruled: bool
) -> list[Command]:
    """Return padding (sideways, up and down) and lines; ``open_rows`` go on in the row below."""
    side, pad = padding
    commands: list[Command] = [
        *_TOP,
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), max(pad - 1, 1)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad + 1),
    ]
    if has_header and ruled:
        commands.append(("BACKGROUND", (0, 0), (-1, 0), SOFT_GREEN))
    if has_header:
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 1.0, GREEN))
    if ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, INK))
        return commands
    closed = [row for row in range(1 if has_header else 0, count) if row not in open_rows]
    commands += [("LINEBELOW", (0, row), (-1, row), 0.6, SAND) for row in closed]
    commands += [("BOTTOMPADDING", (0, row), (-1, row), 0) for row in open_rows]
    commands += [("TOPPADDING", (0, row + 1), (-1, row + 1), 0) for row in open_rows]
    return commands
