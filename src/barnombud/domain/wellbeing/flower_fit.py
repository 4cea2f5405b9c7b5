"""Where the flower goes in a box so that no petal and no label is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from barnombud.domain.wellbeing.flower_geometry import FlowerShape, LabelSpot, Point, Side

_RIM = 1.05


class Fit(NamedTuple):
    """Where the flower's centre lies, in the box's units from its upper left corner, and its radius there."""

    x: float
    y: float
    radius: float

    def place(self, point: Point) -> tuple[float, float]:
        """Return the place in the box of a point in flower units."""
        return self.x + point.x * self.radius, self.y + point.y * self.radius


class _Extent(NamedTuple):
    """What one thing needs along one axis: from ``unit * radius + low`` to ``unit * radius + high``."""

    unit: float
    low: float
    high: float


def label_box(spot: LabelSpot, size: tuple[float, float]) -> tuple[float, float]:
    """Return the offset from the anchor to the upper left corner of a label's box of the given size."""
    return _low(spot.across, size[0]), _low(spot.down, size[1])


def _low(side: Side, length: float) -> float:
    """Return where a box of ``length`` starts, seen from its anchor."""
    if side is Side.START:
        return 0.0
    return -length if side is Side.END else -length / 2


def fit(
    shape: FlowerShape, width: float, height: float, labels: Sequence[tuple[float, float]], margin: float
) -> Fit:
    """Return the largest placing where every petal and every label (width, height) stays inside the box.

    All lengths are in the box's units; ``labels`` has one size per petal, or is empty for a flower without
    labels. Without room for the labels the radius is 0.
    """
    across = [_Extent(-_RIM, 0.0, 0.0), _Extent(_RIM, 0.0, 0.0)]
    down = list(across)
    for petal, size in zip(shape.petals, labels, strict=False):
        left, top = label_box(petal.label, size)
        across.append(_Extent(petal.label.anchor.x, left, left + size[0]))
        down.append(_Extent(petal.label.anchor.y, top, top + size[1]))
    radius = max(0.0, min(_largest(across, width - 2 * margin), _largest(down, height - 2 * margin)))
    return Fit(_centred(across, radius, width), _centred(down, radius, height), radius)


def _largest(extents: Sequence[_Extent], room: float) -> float:
    """Return the largest radius at which everything keeps within ``room``."""
    return min(
        (room - far.high + near.low) / (far.unit - near.unit)
        for far in extents
        for near in extents
        if far.unit - near.unit > 0.01
    )


def _centred(extents: Iterable[_Extent], radius: float, length: float) -> float:
    """Return the centre's place that leaves the same space on both sides."""
    spans = [(e.unit * radius + e.low, e.unit * radius + e.high) for e in extents]
    return (length - min(low for low, _ in spans) - max(high for _, high in spans)) / 2


def label_lines(label: str, longest: int = 12) -> tuple[str, ...]:
    """Return the label in one to three lines, broken between words so that the longest line is short.

    A further line is only taken while some line is longer than ``longest`` letters.
    """
    words = label.split() or [""]
    lines: tuple[str, ...] = (" ".join(words),)
    for count in range(2, min(3, len(words)) + 1):
        if _longest(lines) <= longest:
            break
        breaks = combinations(range(1, len(words)), count - 1)
        lines = min((_broken(words, places) for places in breaks), key=_longest)
    return lines


def _broken(words: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """Return the words as lines that break before the words at ``places``."""
    edges = (0, *places, len(words))
    return tuple(" ".join(words[start:end]) for start, end in pairwise(edges))


def _longest(lines: Sequence[str]) -> int:
    """Return the number of letters in the longest line."""
    return max(len(line) for line in lines)
