"""A paragraph in any script or direction, set line by line; it wraps and breaks over pages like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from barnombud.documents.glyph_drawing import draw_pieces, part_lines
from barnombud.documents.line_breaking import Line, lines
from barnombud.documents.marking import go_on_as, marked
from barnombud.documents.pieces import Word, Words
from barnombud.documents.structure import Element

_FEWEST_LINES = 2
"""Lines of a paragraph that stand alone neither at the foot of a page nor at the head of the next."""
_EXTRA_ABOVE = 0.6
"""Part of a tall script's additional leading that lies over its letters."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph's lines have in common.

    Attributes:
        style: reportlab's measures: type, leading, indents, alignment, room before and after.
        mirrored: begin at the right edge, as a column in a right-to-left language does.
        bullet: stands before the first line.
        language: BCP 47 tag of the paragraph; words in another say so.
    """

    style: ParagraphStyle
    mirrored: bool = False
    bullet: Words = ()
    language: str = ""


class SetText(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Lines of shaped words; each passage ends with a line break of its own.

    Attributes:
        element: what it is to somebody who listens; None for an artifact.
        label: what its bullet is.
    """

    element: Element | None = None
    label: Element | None = None

    def __init__(self, passages: Sequence[Words], setting: Setting) -> None:
        super().__init__()
        self.style = setting.style
        self._passages = tuple(passages)
        self._setting = setting
        self._lines: list[tuple[Line, tuple[Words, ...]]] = []
        self.width = self.height = 0.0

    def getSpaceBefore(self) -> float:  # noqa: N802  # reportlab's name
        """Return the room over the paragraph in points."""
        return float(self.style.spaceBefore)

    def getSpaceAfter(self) -> float:  # noqa: N802  # reportlab's name
        """Return the room under the paragraph in points."""
        return float(self.style.spaceAfter)

    def minWidth(self) -> float:  # noqa: N802  # reportlab's name
        """Return the width in points of the widest word."""
        widest = max(
            (word.width for passage in self._passages for word in passage if not word.gap), default=0.0
        )
        return widest + self._indents

    @property
    def _indents(self) -> float:
        return float(self.style.leftIndent + self.style.rightIndent)

    @property
    def _line_height(self) -> float:
        sizes = (
            piece.size * piece.family.leading
            for passage in self._passages
            for word in passage
            for piece in word.pieces
        )
        return max([float(self.style.leading), *sizes])

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Break the text into lines for this width."""
        self.width = available_width
        self._lines = []
        for index, passage in enumerate(self._passages):
            later = self._passages[index + 1 :]
            for line, rest in lines(passage, available_width - self._indents):
                self._lines.append((line, (rest, *later) if rest else later))
        self.height = len(self._lines) * self._line_height
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Put as many lines as there is room for on this page, no line left alone on either."""
        self.wrap(available_width, available_height)
        fitting = int((available_height + 1e-6) // self._line_height)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return []
        head = [line for line, _ in self._lines[:fitting]]
        parts = [
            SetText(head, self._part(spaceAfter=0)),
            SetText(self._lines[fitting - 1][1], replace(self._part(spaceBefore=0), bullet=())),
        ]
        for part in parts:
            part.element, part.label = self.element, self.label
        return parts

    def _part(self, **measures: float) -> Setting:
        return replace(self._setting, style=self.style.clone(f"{self.style.name}_part", **measures))

    def draw(self) -> None:
        """Draw the lines downwards from the top."""
        style, height = self.style, self._line_height
        ascent = pdfmetrics.getAscentDescent(style.fontName, style.fontSize)[0]
        baseline = self.height - ascent - (height - style.leading) * _EXTRA_ABOVE
        pieces = [piece for passage in self._passages for word in passage for piece in word.pieces]
        part_lines(self.canv, pieces, style.leftIndent, baseline + height)
        with marked(
            self.canv, self.label if self._setting.bullet else self.element, (self.width, self.height)
        ):
            if self._setting.bullet:
                self._draw_bullet(baseline)
                go_on_as(self.canv, self.element)
            room = self.width - self._indents
            for line, _ in self._lines:
                self._draw_line(line, baseline, room, style.alignment, style.leftIndent)
                baseline -= height
        part_lines(self.canv, pieces, style.leftIndent, baseline, after=True)

    def _draw_bullet(self, baseline: float) -> None:
        indent = self.style.bulletIndent
        self._draw_line(self._setting.bullet, baseline, self.width - 2 * indent, TA_LEFT, indent)

    def _draw_line(
        self, line: Sequence[Word], baseline: float, room: float, alignment: int, indent: float
    ) -> None:
        """Draw a line in a column ``room`` wide that lies ``indent`` from where lines begin."""
        pieces = [piece for word in line for piece in word.pieces]
        width = sum(piece.width for piece in pieces)
        spare = room - width
        from_start = 0.0 if alignment == TA_LEFT else spare / 2 if alignment == TA_CENTER else spare
        left = indent + from_start
        if self._setting.mirrored:
            left = self.width - left - width
        draw_pieces(self.canv, pieces, left, baseline, self._setting.language)
