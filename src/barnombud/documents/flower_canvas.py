"""Draws a flower's scene on a PDF page: the curves, patterns and words of the screen, nothing transparent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor

from barnombud import resources
from barnombud.documents.line_of_text import draw_line, line_width
from barnombud.domain.wellbeing.flower_fit import Fit, label_box, label_lines
from barnombud.domain.wellbeing.flower_geometry import DISC_RADIUS, Curve, FlowerShape, Point, Side
from barnombud.domain.wellbeing.flower_scene import (
    DASHES,
    EARLIER_WIDTH,
    PEN,
    RATER_WIDTH,
    Disc,
    Dots,
    DrawingMark,
    Fill,
    FlowerLayer,
    LayerRole,
    Lines,
    Scene,
    Stroke,
    Writing,
    line_styles,
)
from barnombud.texts.flower import petal_lines

LEADING = 1.22
_THINNEST = 0.42
_ANSWER_SIZE = 0.84
_SAMPLE = 22.0
_ROUND, _FLAT = 1, 0


class FlowerFonts(NamedTuple):
    """Names of fonts already registered with reportlab."""

    regular: str
    bold: str


@cache
def paper_inks() -> Mapping[str, Color]:
    """Return the colours of every ink in print."""
    raw = resources.read_toml("flower/colours.toml")["paper"]
    petals = raw.pop("petals")
    inks = {name: HexColor(colour) for name, colour in raw.items()}
    for petal, parts in petals.items():
        inks |= {f"{petal}.{part}": HexColor(colour) for part, colour in parts.items()}
    return inks


def label_size(label: str, font: str, size: float) -> tuple[float, float]:
    """Return width and height in points of a label's lines."""
    lines = label_lines(label)
    return max(line_width(line, font, size) for line in lines), len(lines) * size * LEADING


class FlowerCanvas:
    """Paints one scene on a reportlab canvas; ``height`` (points) is the drawing's, for turning y upwards."""

    def __init__(self, canvas: Any, fit: Fit, height: float, inks: Mapping[str, Color]) -> None:
        self._canvas = canvas
        self._fit = fit
        self._height = height
        self._inks = inks
        self._unit = max(_THINNEST, fit.radius * PEN)

    def draw(self, scene: Scene) -> None:
        """Paint every mark, first to last."""
        for mark in scene.marks:
            self._mark(mark)

    def _mark(self, mark: DrawingMark) -> None:
        if isinstance(mark, Fill):
            self._canvas.setFillColor(self._inks[mark.ink])
            self._canvas.drawPath(self._path(mark.curve), stroke=0, fill=1)
        elif isinstance(mark, Stroke):
            self._pen(mark.ink, mark.width * self._unit, mark.dashes)
            self._canvas.drawPath(self._path(mark.curve), stroke=1, fill=0)
        elif isinstance(mark, Lines):
            self._pen(mark.ink, mark.width * self._unit)
            self._canvas.lines([self._spot(line.start) + self._spot(line.end) for line in mark.segments])
        elif isinstance(mark, Dots):
            self._canvas.setFillColor(self._inks[mark.ink])
            for centre in mark.centres:
                self._canvas.circle(*self._spot(centre), mark.radius * self._fit.radius, stroke=0, fill=1)
        else:
            self._disc(mark)

    def _disc(self, mark: Disc) -> None:
        self._canvas.setFillColor(self._inks[mark.ink])
        self._pen(mark.edge, mark.width * self._unit)
        self._canvas.circle(*self._spot(Point(0.0, 0.0)), mark.radius * self._fit.radius, stroke=1, fill=1)

    def _spot(self, point: Point) -> tuple[float, float]:
        x, y = self._fit.place(point)
        return x, self._height - y

    def _path(self, curve: Curve) -> Any:
        path = self._canvas.beginPath()
        path.moveTo(*self._spot(curve.start))
        for piece in curve.pieces:
            path.curveTo(*self._spot(piece.control_1), *self._spot(piece.control_2), *self._spot(piece.end))
        if curve.closed:
            path.close()
        return path

    def _pen(self, ink: str, width: float, dashes: Sequence[float] = ()) -> None:
        self._canvas.setStrokeColor(self._inks[ink])
        self._canvas.setLineWidth(width)
        self._canvas.setLineCap(_FLAT if dashes else _ROUND)
        self._canvas.setLineJoin(_ROUND)
        self._canvas.setDash([length * self._unit for length in dashes] or [])

    def write_labels(self, writings: Sequence[Writing], font: str, size: float) -> None:
        """Write every petal's name outside its tip."""
        for writing in writings:
            width, height = label_size(writing.petal.label, font, size)
            x, y = self._fit.place(writing.spot.anchor)
            left, top = label_box(writing.spot, (width, height))
            for number, line in enumerate(label_lines(writing.petal.label)):
                baseline = self._height - (y + top + number * size * LEADING + size)
                box = (x + left, baseline, width)
                self._line(line, font, size, box, side=writing.spot.across, ink="ink")

    def _line(
        self, text: str, font: str, size: float, box: tuple[float, float, float], *, side: Side, ink: str
    ) -> None:
        """Write one line in a box (left, baseline, width), aligned towards ``side``."""
        left, baseline, width = box
        spare = width - line_width(text, font, size)
        shift = {Side.START: 0.0, Side.MIDDLE: spare / 2, Side.END: spare}[side]
        place = (left + shift, baseline)
        draw_line(self._canvas, text, place, font=font, size=size, ink=self._inks[ink])

    def write_non_answers(
        self, shape: FlowerShape, writings: Sequence[Writing], font: str, size: float
    ) -> None:
        """Write the non-answers in their petals on a white ground; a dash where there is no room."""
        small = size * _ANSWER_SIZE
        room = shape.petals[0].half_width * 2 * self._fit.radius * 0.92
        for writing in writings:
            if writing.non_answer is None:
                continue
            lines = petal_lines(writing.non_answer)
            if max(line_width(line, font, small) for line in lines) > room:
                lines = ("–",)
            self._on_white(lines, font, small, self._spot(writing.answer_at))

    def _on_white(self, lines: Sequence[str], font: str, size: float, centre: tuple[float, float]) -> None:
        wide = max(line_width(line, font, size) for line in lines) + 3
        high = len(lines) * size * LEADING
        left, top = centre[0] - wide / 2, centre[1] + high / 2
        self._canvas.setFillColor(self._inks["petal_paper"])
        self._canvas.rect(left, top - high, wide, high, stroke=0, fill=1)
        for number, line in enumerate(lines):
            baseline = top - number * size * LEADING - size
            self._line(line, font, size, (left, baseline, wide), side=Side.MIDDLE, ink="quiet")

    def write_centre(self, text: str, font: str, size: float) -> None:
        """Write the child's first name or alias on the disc, smaller when it is long, cut when very long."""
        room = 2 * DISC_RADIUS * self._fit.radius * 0.86
        wide = line_width(text, font, size)
        fitting = size if wide <= room else max(size * 0.55, size * room / wide)
        shown = text
        while shown and line_width(shown, font, fitting) > room:
            shown = shown.rstrip("…")[:-1] + "…" if len(shown.rstrip("…")) > 1 else ""
        x, y = self._spot(Point(0.0, 0.0))
        box = (x - room / 2, y - fitting * 0.35, room)
        self._line(shown, font, fitting, box, side=Side.MIDDLE, ink="centre_ink")


def legend_height(layers: Sequence[FlowerLayer], font: str, size: float, width: float) -> float:
    """Return how many points the legend takes under a drawing ``width`` points wide."""
    return (_places(layers, font, size, width)[-1][1] + 1) * size * 1.5 if layers else 0.0


def _places(layers: Sequence[FlowerLayer], font: str, size: float, width: float) -> list[tuple[float, int]]:
    """Return left edge and row of each legend entry."""
    places: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for layer in layers:
        needed = _SAMPLE + 5 + line_width(layer.label, font, size)
        if x > 0 and x + needed > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += needed + 14
    return places


def draw_legend(canvas: Any, layers: Sequence[FlowerLayer], font: str, size: float, width: float) -> None:
    """Draw one sample and label per view along the bottom of the drawing, left-aligned from x = 0."""
    top = legend_height(layers, font, size, width)
    inks = paper_inks()
    for layer, style, (x, row) in zip(
        layers, line_styles(layers), _places(layers, font, size, width), strict=True
    ):
        middle = top - (row + 0.5) * size * 1.5
        canvas.setFillColor(inks["ink"])
        if layer.role is LayerRole.FILLED:
            canvas.roundRect(x, middle - 3, _SAMPLE, 6, 3, stroke=0, fill=1)
        else:
            canvas.setStrokeColor(inks["ink"])
            width_of_line = EARLIER_WIDTH if layer.role is LayerRole.EARLIER else RATER_WIDTH
            canvas.setLineWidth(width_of_line * 0.6)
            canvas.setLineCap(_FLAT)
            canvas.setDash([length * 0.6 for length in DASHES[style]] or [])
            canvas.line(x, middle, x + _SAMPLE, middle)
        place = (x + _SAMPLE + 5, middle - size * 0.35)
        draw_line(canvas, layer.label, place, font=font, size=size, ink=inks["quiet"])
