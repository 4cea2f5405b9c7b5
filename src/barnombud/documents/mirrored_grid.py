"""A reportlab table whose first column stands at the right, drawn in the order it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from barnombud.documents.grid import Grid

_SWAPPED = {"LEFTPADDING": "RIGHTPADDING", "RIGHTPADDING": "LEFTPADDING"}


class MirroredGrid(Grid):
    """For languages written from right to left; its commands must span whole rows, but for padding."""

    _colpositions: list[float]

    def __init__(self, *args: Any, style: Sequence[tuple[Any, ...]] = (), **kwargs: Any) -> None:
        # A part of a divided table is made without commands: it takes over the styles of its cells.
        turned = [(_SWAPPED.get(name, name), *rest) for name, *rest in style]
        super().__init__(*args, style=turned, **kwargs)

    def _drawCell(  # noqa: N802  # reportlab's name; it offers no other way to place a cell
        self, value: Any, style: Any, place: tuple[float, float], size: tuple[float, float]
    ) -> None:
        left, bottom = place
        super()._drawCell(value, style, (self._width - left - size[0], bottom), size)

    def _drawLines(self) -> None:  # noqa: N802  # reportlab's name
        edges = self._colpositions
        self._colpositions = [self._width - edge for edge in reversed(edges)]
        super()._drawLines()
        self._colpositions = edges
