"""Drawn parts that platypus has not: rules, writing lines, signature lines, tick boxes, stacks of parts."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from barnombud.documents.inline import Text
from barnombud.documents.marking import artifact, marked
from barnombud.documents.structure import Element
from barnombud.documents.style import GREEN, INK, SAND, WHITE


class Line(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A thin rule across the text width."""

    def __init__(self, *, gap: float = 8.0) -> None:
        super().__init__()
        self.spaceBefore = self.spaceAfter = gap

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and no more height than the line."""
        self.width = available_width
        return available_width, 0.7

    def draw(self) -> None:
        """Draw the line in sand."""
        with artifact(self.canv):
            self.canv.setStrokeColor(SAND)
            self.canv.setLineWidth(0.7)
            self.canv.line(0, 0, self.width, 0)


class Drawing(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A drawing that is heard as its alternative text; without one, an ornament."""

    def __init__(self, drawing: Flowable, element: Element | None) -> None:
        super().__init__()
        self.hAlign = "CENTER"
        self._drawing = drawing
        self._element = element

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room of the drawing."""
        self.width, self.height = self._drawing.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note where it stands."""
        with marked(self.canv, self._element, (self.width, self.height)):
            self._drawing.drawOn(self.canv, 0, 0)


class PenLines(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Empty lines for a pen, 8.5 mm apart; a label stands at the beginning of the first."""

    GAP = 24.0

    def __init__(
        self, count: int, element: Element, label: Text | None = None, *, mirrored: bool = False
    ) -> None:
        super().__init__()
        self._count = count
        self._element = element
        self._label = label
        self._mirrored = mirrored
        self.spaceAfter = 6

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and the height of all lines."""
        self.width = available_width
        return available_width, self._count * self.GAP

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Put as many lines as there is room for on this page."""
        fitting = int(available_height // self.GAP)
        if fitting < 1 or fitting >= self._count:
            return []
        first = PenLines(fitting, self._element, self._label, mirrored=self._mirrored)
        return [first, PenLines(self._count - fitting, self._element)]

    def draw(self) -> None:
        """Draw the label before the topmost line, then the lines from the foot up."""
        taken = self._draw_label((self._count - 1) * self.GAP)
        with marked(self.canv, self._element):
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.5)
            for index in range(self._count):
                height = index * self.GAP + 0.5
                room = taken if index == self._count - 1 else 0.0
                start, end = (0.0, self.width - room) if self._mirrored else (room, self.width)
                self.canv.line(start, height, end, height)

    def _draw_label(self, base: float) -> float:
        if self._label is None:
            return 0.0
        width = min(self._label.minWidth() + 2.0, self.width * 0.6)
        self._label.wrap(width, self.GAP)
        self._label.drawOn(self.canv, self.width - width if self._mirrored else 0, base)
        return float(width + 6.0)


class SignLines(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Signature lines side by side, each with its label under the line."""

    HEIGHT = 52.0
    """Of a row, unless a label needs more."""
    ROOM = 20.0
    """Above a line, for the pen."""
    GUTTER = 22.0

    def __init__(
        self, lines: Sequence[tuple[Text, Element]], columns: int = 2, *, mirrored: bool = False
    ) -> None:
        """Set ``lines``: the label of each, and what the line itself is."""
        super().__init__()
        self._lines = tuple(lines)
        self._columns = columns
        self._mirrored = mirrored
        self.spaceAfter = 4

    @property
    def _rows(self) -> int:
        return -(-len(self._lines) // self._columns)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and a row's height for each pair."""
        self.width = available_width
        return available_width, self._rows * self._row_height(available_width)

    def _column(self, width: float) -> float:
        return (width - self.GUTTER * (self._columns - 1)) / self._columns

    def _row_height(self, width: float) -> float:
        labels = (label.wrap(self._column(width), 100_000)[1] for label, _ in self._lines)
        return max(self.HEIGHT, self.ROOM + max(labels, default=0.0) + 8)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Break between rows of lines only."""
        rows = int(available_height // self._row_height(available_width))
        fitting = rows * self._columns
        if rows < 1 or fitting >= len(self._lines):
            return []
        first, rest = self._lines[:fitting], self._lines[fitting:]
        return [SignLines(part, self._columns, mirrored=self._mirrored) for part in (first, rest)]

    def draw(self) -> None:
        """Draw lines and labels in reading order."""
        column, row = self._column(self.width), self._row_height(self.width)
        for index, (label, element) in enumerate(self._lines):
            place = index % self._columns
            x = (self._columns - 1 - place if self._mirrored else place) * (column + self.GUTTER)
            y = (self._rows - index // self._columns) * row - self.ROOM
            with marked(self.canv, element):
                self.canv.setStrokeColor(INK)
                self.canv.setLineWidth(0.6)
                self.canv.line(x, y, x + column, y)
            _, height = label.wrap(column, row)
            label.drawOn(self.canv, x, y - height - 2)


class TickBox(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One box, empty or ticked, with its words beside it."""

    SIDE = 10.5
    GAP = 7.0

    def __init__(self, label: Text, element: Element, *, ticked: bool, mirrored: bool = False) -> None:
        super().__init__()
        self._label = label
        self._element = element
        self._ticked = ticked
        self._mirrored = mirrored
        self.spaceAfter = 4

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of the words, at least that of the box."""
        _, height = self._label.wrap(available_width - self.SIDE - self.GAP, available_height)
        self.width, self.height = available_width, max(height, self.SIDE + 2)
        return self.width, self.height

    def draw(self) -> None:
        """Draw box, tick and words."""
        with marked(self.canv, self._element):
            self._draw_box()
        words = 0.0 if self._mirrored else self.SIDE + self.GAP
        self._label.drawOn(self.canv, words, self.height - self._label.height)

    def _draw_box(self) -> None:
        base = self.height - self.SIDE - 2.5
        left = self.width - self.SIDE - 1.0 if self._mirrored else 0.0
        self.canv.setStrokeColor(GREEN)
        self.canv.setFillColor(WHITE)
        self.canv.setLineWidth(1.0)
        self.canv.roundRect(left + 0.5, base, self.SIDE, self.SIDE, 2, stroke=1, fill=1)
        if self._ticked:
            self.canv.setLineWidth(1.8)
            self.canv.setLineCap(1)
            knee = (left + 4.9, base + 2.8)
            self.canv.lines([(left + 2.8, base + 5.2, *knee), (*knee, left + 9.0, base + 8.2)])


def stack_height(stack: Sequence[Flowable], width: float) -> float:
    """Return the height in points of ``stack`` set below each other, first and last space left out."""
    total = pending = 0.0
    for index, flowable in enumerate(stack):
        gap = max(pending, flowable.getSpaceBefore()) if index else 0.0
        total += gap + flowable.wrap(width, 100_000)[1]
        pending = flowable.getSpaceAfter()
    return total


def draw_stack(
    stack: Sequence[Flowable], within: Flowable, x: float, width: float, below: float = 0.0
) -> None:
    """Draw ``stack`` downwards from ``below`` points under the top of ``within``, at ``x``."""
    y, pending = within.height - below, 0.0
    for index, flowable in enumerate(stack):
        y -= max(pending, flowable.getSpaceBefore()) if index else 0.0
        taken, height = flowable.wrap(width, 100_000)
        y -= height
        spare = max(width - taken, 0.0) if getattr(flowable, "hAlign", "LEFT") == "CENTER" else 0.0
        flowable.drawOn(within.canv, x + spare / 2, y)
        pending = flowable.getSpaceAfter()
