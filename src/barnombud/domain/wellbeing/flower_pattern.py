"""The patterns that tell petals apart without colour, as lines, dots and arcs inside a grown petal (R40).

Patterns are laid out along the petal from the flower's centre, so that they stand still while the petal
grows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, sin, tau
from typing import NamedTuple

from barnombud.domain.wellbeing.flower_geometry import (
    DISC_RADIUS,
    Curve,
    PetalShape,
    Point,
    contains,
    flattened,
    moved,
    reach,
    turned,
    upright_outline,
)
from barnombud.domain.wellbeing.template import PetalMark

GAP = 0.046
_CLEAR = 0.016
_DOT = 0.0115
_RING_STEP = 0.09


class Segment(NamedTuple):
    """A straight line between two points."""

    start: Point
    end: Point


class Pattern(NamedTuple):
    """What is drawn inside a petal; empty for a plain one. Lengths in flower units."""

    segments: tuple[Segment, ...] = ()
    curves: tuple[Curve, ...] = ()
    dots: tuple[Point, ...] = ()
    dot_radius: float = _DOT


# Direction of the lines in turns from the petal's axis.
_DIRECTIONS: dict[PetalMark, tuple[float, ...]] = {
    PetalMark.STRIPES_ALONG: (0.0,),
    PetalMark.STRIPES_RIGHT: (0.125,),
    PetalMark.STRIPES_ACROSS: (0.25,),
    PetalMark.STRIPES_LEFT: (0.375,),
    PetalMark.GRID: (0.0, 0.25),
    PetalMark.LATTICE: (0.125, 0.375),
}


@lru_cache(maxsize=512)
def pattern(petal: PetalShape, mark: PetalMark, fraction: float) -> Pattern:
    """Return the pattern ``mark`` inside ``petal`` grown to ``fraction``, wholly inside its outline."""
    length = reach(fraction)
    outline = moved(upright_outline(petal.half_width), _ALONG, length)
    polygon = flattened(outline)
    if mark is PetalMark.RINGS:
        return Pattern(curves=tuple(_rings(petal, length)))
    if mark in {PetalMark.DOTS, PetalMark.DASHES}:
        spots = [p for p in _spots(length, petal.half_width) if _clear_inside(polygon, p, _DOT + _CLEAR)]
        if mark is PetalMark.DASHES:
            return Pattern(segments=tuple(_turn(_dash(spot), petal.angle) for spot in spots))
        return Pattern(dots=tuple(turned(spot, petal.angle) for spot in spots))
    lines = [line for turn in _DIRECTIONS.get(mark, ()) for line in _hatching(polygon, turn, length)]
    return Pattern(segments=tuple(_turn(line, petal.angle) for line in lines))


_ALONG = tau / 4


def _turn(segment: Segment, angle: float) -> Segment:
    """Return a segment given along the petal in flower coordinates."""
    return Segment(turned(segment.start, angle), turned(segment.end, angle))


def _spots(length: float, half_width: float) -> Iterator[Point]:
    """Yield staggered places along a petal, from its root to its tip, the same on both sides of the axis."""
    row = 0
    while (x := DISC_RADIUS + GAP * (row + 0.5)) < length:
        shift = 0.5 if row % 2 else 0.0
        columns = int(half_width / (GAP * 1.2)) + 1
        for column in range(-columns, columns + 1):
            yield Point(x, (column + shift) * GAP * 1.2)
        row += 1


def _dash(spot: Point) -> Segment:
    """Return a short line across the petal at ``spot``."""
    return Segment(Point(spot.x, spot.y - _DOT), Point(spot.x, spot.y + _DOT))


def _rings(petal: PetalShape, length: float) -> Iterator[Curve]:
    """Yield the rounded ends of ever smaller petals inside the grown one."""
    whole = upright_outline(petal.half_width)
    end = Curve(whole.pieces[0].end, whole.pieces[1:3], closed=False)
    inner = length - _RING_STEP * 0.75
    while inner > DISC_RADIUS + _RING_STEP:
        yield moved(end, petal.angle, inner)
        inner -= _RING_STEP


def _hatching(polygon: tuple[Point, ...], turn: float, length: float) -> Iterator[Segment]:
    """Yield parallel lines clipped to ``polygon``, symmetric about the petal's axis or its root."""
    direction = Point(cos(turn * tau), sin(turn * tau))
    across = Point(-direction.y, direction.x)
    count = int(2 * length / GAP)
    for number in range(-count, count + 1):
        offset = (number + 0.5) * GAP
        through = Point(across.x * offset, across.y * offset)
        yield from _clipped(polygon, through, direction)


def _clipped(polygon: tuple[Point, ...], through: Point, direction: Point) -> Iterator[Segment]:
    """Yield the parts of a line that lie inside ``polygon``, kept clear of its edge and of the disc."""
    cuts = sorted(_crossings(polygon, through, direction))
    for near, far in zip(cuts[::2], cuts[1::2], strict=False):
        for start, end in _outside_disc(through, near + _CLEAR, far - _CLEAR):
            if end - start > _CLEAR:
                yield Segment(_along(through, direction, start), _along(through, direction, end))


def _crossings(polygon: tuple[Point, ...], through: Point, direction: Point) -> Iterator[float]:
    """Yield where the line crosses the polygon's edges, as distances from ``through``."""
    previous = polygon[-1]
    for corner in polygon:
        side_1 = _cross(direction, Point(previous.x - through.x, previous.y - through.y))
        side_2 = _cross(direction, Point(corner.x - through.x, corner.y - through.y))
        if (side_1 > 0) != (side_2 > 0):
            at = side_1 / (side_1 - side_2)
            x = previous.x + (corner.x - previous.x) * at - through.x
            y = previous.y + (corner.y - previous.y) * at - through.y
            yield x * direction.x + y * direction.y
        previous = corner


def _outside_disc(through: Point, start: float, end: float) -> Iterator[tuple[float, float]]:
    """Yield the parts of a stretch of the line that the centre disc does not hide."""
    # `through` is the line's point nearest the centre, so the disc hides a stretch symmetric about it.
    nearest = hypot(through.x, through.y)
    hidden = DISC_RADIUS + _CLEAR
    if nearest >= hidden:
        yield start, end
        return
    half = (hidden**2 - nearest**2) ** 0.5
    yield start, min(end, -half)
    yield max(start, half), end


def _cross(first: Point, second: Point) -> float:
    """Return the cross product of two vectors."""
    return first.x * second.y - first.y * second.x


def _along(through: Point, direction: Point, distance: float) -> Point:
    """Return the point at ``distance`` along the line."""
    return Point(through.x + direction.x * distance, through.y + direction.y * distance)


def _clear_inside(polygon: tuple[Point, ...], point: Point, clearance: float) -> bool:
    """Whether a disc round ``point`` lies inside ``polygon``."""
    if not contains(polygon, point):
        return False
    return all(
        contains(polygon, Point(point.x + clearance * cos(turn), point.y + clearance * sin(turn)))
        for turn in (number * tau / 8 for number in range(8))
    )
