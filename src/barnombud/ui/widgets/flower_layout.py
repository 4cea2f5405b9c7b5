"""Where everything of a flower lies in its widget, and what lies under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from barnombud.domain.wellbeing.flower_fit import Fit, fit, label_box, label_lines
from barnombud.domain.wellbeing.flower_geometry import (
    FlowerShape,
    Point,
    flattened,
    flower_shape,
    petal_at,
    step_at,
)
from barnombud.domain.wellbeing.flower_scene import Writing, flower_scene
from barnombud.domain.wellbeing.template import FlowerTemplate

_MARGIN = 10.0
_SMALLEST_LABELLED = 70.0
_FLOWER_SHARE = 0.3
_LABEL_FACTORS = (1.0, 0.9, 0.8, 0.7)


def label_size(label: str, metrics: QFontMetricsF) -> tuple[float, float]:
    """Return width and height in pixels of a label's lines."""
    lines = label_lines(label)
    return max(metrics.horizontalAdvance(line) for line in lines) + 2.0, metrics.lineSpacing() * len(lines)


def label_rect(writing: Writing, placed: Fit, metrics: QFontMetricsF) -> QRectF:
    """Return where a petal's name stands in the widget."""
    width, height = label_size(writing.petal.label, metrics)
    x, y = placed.place(writing.spot.anchor)
    left, top = label_box(writing.spot, (width, height))
    return QRectF(x + left, y + top, width, height)


class FlowerLayout:
    """One flower laid out in ``room`` pixels with one label font; made anew when any of them changes.

    Attributes:
        placed: where the flower lies.
        label_font: the font of the petals' names; smaller than asked when they would crowd the flower out.
        has_labels: False when there is no room for names at all; they are still spoken and in the table.
    """

    def __init__(self, template: FlowerTemplate, room: QSizeF, font: QFont) -> None:
        self._template = template
        self._shape: FlowerShape = flower_shape(len(template.petals))
        wanted = _FLOWER_SHARE * min(room.width(), room.height())
        for factor in _LABEL_FACTORS:
            self.label_font = QFont(font)
            self.label_font.setWeight(QFont.Weight.DemiBold)
            self.label_font.setPointSizeF(font.pointSizeF() * factor)
            self._metrics = QFontMetricsF(self.label_font)
            sizes = [label_size(petal.label, self._metrics) for petal in template.petals]
            self.placed: Fit = fit(self._shape, room.width(), room.height(), sizes, _MARGIN)
            if self.placed.radius >= wanted:
                break
        self.has_labels = self.placed.radius >= _SMALLEST_LABELLED
        if not self.has_labels:
            self.placed = fit(self._shape, room.width(), room.height(), (), _MARGIN)

    @cached_property
    def petal_boxes(self) -> Sequence[QRect]:
        """The box round every drawn petal."""
        return tuple(self._box(petal.index) for petal in self._shape.petals)

    def _box(self, index: int) -> QRect:
        spots = [self.placed.place(point) for point in flattened(self._shape.petals[index].outline, 4)]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        return QRect(QPoint(int(min(xs)), int(min(ys))), QPoint(int(max(xs)), int(max(ys))))

    @property
    def answer_width(self) -> float:
        """How wide words inside a petal may be, in pixels."""
        return self._shape.petals[0].half_width * 2 * self.placed.radius * 0.92

    def petal_drawn_under(self, position: QPointF) -> str | None:
        """Return the key of the petal whose drawing is at a place in the widget."""
        index = petal_at(self._shape, self._in_flower(position))
        return None if index is None else self._template.petals[index].key

    def petal_under(self, position: QPointF) -> str | None:
        """Return the key of the petal whose drawing or name is at a place in the widget."""
        drawn = self.petal_drawn_under(position)
        if drawn is not None or not self.has_labels:
            return drawn
        for writing in flower_scene(self._template).writings:
            if label_rect(writing, self.placed, self._metrics).contains(position):
                return writing.petal.key
        return None

    def step_under(self, position: QPointF) -> int:
        """Return the step that a place in the widget reaches to; the template must have a scale."""
        return step_at(self._in_flower(position), self._template.scale.step_count)

    def _in_flower(self, position: QPointF) -> Point:
        """Return a place in the widget in flower units."""
        radius = self.placed.radius or 1.0
        return Point((position.x() - self.placed.x) / radius, (position.y() - self.placed.y) / radius)
