"""The shape of the flower, computed once and drawn alike on screen and on paper.

Everything is in units of the flower's radius: the centre is (0, 0), a full petal's tip is at distance 1, x
goes right and y goes down; the first petal points up and the others follow clockwise. Qt and the PDF library
are unknown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import cos, hypot, pi, sin, tan
from typing import NamedTuple

DISC_RADIUS = 0.2
LABEL_DISTANCE = 1.1
ANSWER_DISTANCE = 0.7

_WIDEST_AT = 0.7
_FILL_OF_SECTOR = 0.87
_WIDEST = 0.34
_RING_GAP = 0.035
_STEP_ARC = 0.3


class Point(NamedTuple):
    """A place in flower units."""

    x: float
    y: float


class Bezier(NamedTuple):
    """One cubic piece that goes on from where the piece before it ended."""

    control_1: Point
    control_2: Point
    end: Point


class Curve(NamedTuple):
    """A run of cubic Béziers; a closed curve ends where it starts."""

    start: Point
    pieces: tuple[Bezier, ...]
    closed: bool


class Side(StrEnum):
    """Which side of a label's box lies at its anchor, or that its middle does."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class LabelSpot(NamedTuple):
    """Where a label stands: the anchor and which part of the text's box touches it."""

    anchor: Point
    across: Side
    down: Side


@dataclass(frozen=True, slots=True)
class PetalShape:
    """One petal of a flower.

    Attributes:
        index: place clockwise from the top, from 0.
        angle: direction in radians clockwise from up.
        half_width: half of the width where the petal is widest.
        outline: the full petal, from the centre round its tip and back.
        ring: a somewhat larger outline that marks the chosen petal.
        label: where the petal's name stands.
        answer: middle of the petal, where a non-answer is written.
    """

    index: int
    angle: float
    half_width: float
    outline: Curve
    ring: Curve
    label: LabelSpot
    answer: Point


@dataclass(frozen=True, slots=True)
class FlowerShape:
    """A whole flower of equal petals round a disc of radius `DISC_RADIUS`."""

    petals: tuple[PetalShape, ...]


def turned(point: Point, angle: float) -> Point:
    """Return a point given along a petal (x outwards, y clockwise across) in flower coordinates."""
    sine, cosine = sin(angle), cos(angle)
    return Point(point.x * sine + point.y * cosine, -point.x * cosine + point.y * sine)


def moved(curve: Curve, angle: float, scale: float = 1.0) -> Curve:
    """Return a curve given along a petal, scaled about the centre and turned to ``angle``."""

    def place(point: Point) -> Point:
        return turned(Point(point.x * scale, point.y * scale), angle)

    pieces = tuple(Bezier(place(piece[0]), place(piece[1]), place(piece[2])) for piece in curve.pieces)
    return Curve(place(curve.start), pieces, curve.closed)


def _half_width(count: int) -> float:
    """Return how far a petal reaches to each side, so that neighbours nearly touch."""
    return min(_WIDEST, _WIDEST_AT * tan(pi / count * _FILL_OF_SECTOR))


def upright_outline(half_width: float, tip: float = 1.0) -> Curve:
    """Return one petal along its own axis, from the centre out over its left side, the tip, and back.

    Seen from the centre every direction leaves the petal once, so that a smaller copy lies wholly inside it.
    """

    def side(across: float) -> tuple[Point, ...]:
        return (
            Point(0.22 * tip, 0.46 * across),
            Point(0.48 * tip, across),
            Point(_WIDEST_AT * tip, across),
            Point(0.875 * tip, across),
            Point(tip, 0.56 * across),
        )

    out, back = side(-half_width), side(half_width)
    centre, top = Point(0.0, 0.0), Point(tip, 0.0)
    pieces = (
        Bezier(out[0], out[1], out[2]),
        Bezier(out[3], out[4], top),
        Bezier(back[4], back[3], back[2]),
        Bezier(back[1], back[0], centre),
    )
    return Curve(centre, pieces, closed=True)


def _label_spot(angle: float) -> LabelSpot:
    """Return where the label of the petal in direction ``angle`` stands, growing away from the flower."""
    anchor = turned(Point(LABEL_DISTANCE, 0.0), angle)
    return LabelSpot(anchor, _side(anchor.x, 0.18), _side(anchor.y, 0.5))


def _side(offset: float, tolerance: float) -> Side:
    """Return the side of the box that faces the centre."""
    if offset > tolerance:
        return Side.START
    return Side.END if offset < -tolerance else Side.MIDDLE


@lru_cache(maxsize=16)
def flower_shape(count: int) -> FlowerShape:
    """Return the flower with ``count`` petals (3 to 12), the first one pointing up."""
    half_width = _half_width(count)
    outline = upright_outline(half_width)
    ring = upright_outline(half_width + _RING_GAP, 1.0 + _RING_GAP)
    petals = []
    for index in range(count):
        angle = 2 * pi * index / count
        petals.append(
            PetalShape(
                index=index,
                angle=angle,
                half_width=half_width,
                outline=moved(outline, angle),
                ring=moved(ring, angle),
                label=_label_spot(angle),
                answer=turned(Point(ANSWER_DISTANCE, 0.0), angle),
            )
        )
    return FlowerShape(tuple(petals))


def reach(fraction: float) -> float:
    """Return the tip's distance from the centre for a petal grown to ``fraction`` (0 to 1) of the way."""
    return DISC_RADIUS + (1.0 - DISC_RADIUS) * min(1.0, max(0.0, fraction))


def grown(petal: PetalShape, fraction: float, *, inset: float = 0.0) -> Curve:
    """Return the petal's outline grown to ``fraction`` of the way, drawn in by ``inset``."""
    return moved(upright_outline(petal.half_width), petal.angle, reach(fraction) - inset)


def step_marks(petal: PetalShape, steps: int) -> tuple[Curve, ...]:
    """Return the small arcs that show where each step below the last one reaches, innermost first."""
    if steps < 1:
        return ()
    outline = upright_outline(petal.half_width)
    arc = _tip_arc(outline)
    return tuple(moved(arc, petal.angle, reach(step / steps)) for step in range(1, steps))


def _tip_arc(outline: Curve) -> Curve:
    """Return the cap of an upright outline nearest its tip."""
    before, after = outline.pieces[1], outline.pieces[2]
    skipped, cap_in = split(outline.pieces[0].end, before, 1.0 - _STEP_ARC)
    cap_out, _ = split(before.end, after, _STEP_ARC)
    return Curve(skipped.end, (cap_in, cap_out), closed=False)


def split(start: Point, piece: Bezier, at: float) -> tuple[Bezier, Bezier]:
    """Return the two parts of a piece that starts at ``start``, cut at the parameter ``at`` (0 to 1)."""

    def mix(first: Point, second: Point) -> Point:
        return Point(first.x + (second.x - first.x) * at, first.y + (second.y - first.y) * at)

    a, b, c = (
        mix(start, piece.control_1),
        mix(piece.control_1, piece.control_2),
        mix(piece.control_2, piece.end),
    )
    ab, bc = mix(a, b), mix(b, c)
    cut = mix(ab, bc)
    return Bezier(a, ab, cut), Bezier(bc, c, piece.end)


def flattened(curve: Curve, parts: int = 16) -> tuple[Point, ...]:
    """Return points along the curve, ``parts`` for each Bézier; a closed curve's start is not repeated."""
    points = [curve.start]
    start = curve.start
    for piece in curve.pieces:
        points.extend(_on_piece(start, piece, number / parts) for number in range(1, parts + 1))
        start = piece.end
    return tuple(points[:-1]) if curve.closed else tuple(points)


def _on_piece(start: Point, piece: Bezier, at: float) -> Point:
    """Return the point at parameter ``at`` of a cubic piece."""
    back = 1.0 - at
    weights = (back**3, 3 * back * back * at, 3 * back * at * at, at**3)
    x, y = 0.0, 0.0
    for weight, point in zip(weights, (start, *piece), strict=True):
        x += weight * point.x
        y += weight * point.y
    return Point(x, y)


def petal_at(shape: FlowerShape, point: Point) -> int | None:
    """Return the index of the petal whose full outline holds ``point``; None outside or on the disc."""
    if hypot(point.x, point.y) <= DISC_RADIUS:
        return None
    for petal in shape.petals:
        if contains(flattened(petal.outline), point):
            return petal.index
    return None


def step_at(point: Point, steps: int) -> int:
    """Return the step (1 to ``steps``) that a touch at ``point`` means, by its distance from the centre."""
    along = (hypot(point.x, point.y) - DISC_RADIUS) / (1.0 - DISC_RADIUS)
    return min(steps, max(1, int(along * steps) + 1))


def contains(polygon: Sequence[Point], point: Point) -> bool:
    """Whether ``point`` is inside ``polygon``, by counting crossings."""
    inside = False
    previous = polygon[-1]
    for corner in polygon:
        if (corner.y > point.y) != (previous.y > point.y):
            crossing = corner.x + (point.y - corner.y) * (previous.x - corner.x) / (previous.y - corner.y)
            inside ^= point.x < crossing
        previous = corner
    return inside
