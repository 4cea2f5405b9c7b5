"""Where the flower goes in a box so that no petal and no label is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """Return the label in one to three lines of about ``longest`` letters, broken only between words."""
    lines: list[str] = []
    for word in label.split():
        if (lines and len(lines[-1]) + 1 + len(word) <= longest) or len(lines) == 3:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
