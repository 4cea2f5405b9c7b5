"""Simple drawings for a paper that says most in pictures: people, speech, a house, a calendar (R42).

Each is drawn in a box 120 units wide and 72 high, from the lower left corner. The sentence under a drawing
says the same, so that none has to be guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from barnombud.documents.style import GREEN, HIGHLIGHT, INK, PALE_SAND

WIDTH, HEIGHT = 120.0, 72.0
_LINE = 1.8
_ADULT, _CHILD = 44.0, 30.0


class Pen:
    """Draws the few things every picture is made of."""

    def __init__(self, canvas: Any) -> None:
        """Draw on ``canvas``, whose unit is the box's."""
        self._canvas = canvas
        canvas.setLineWidth(_LINE)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.setStrokeColor(INK)

    def person(self, x: float, height: float = _ADULT, *, ground: Color = PALE_SAND) -> None:
        """Draw a head over shoulders, standing at ``x``."""
        canvas, head = self._canvas, height * 0.19
        canvas.setFillColor(ground)
        body = canvas.beginPath()
        body.moveTo(x - head * 1.5, 4)
        body.curveTo(x - head * 1.5, height * 0.68, x + head * 1.5, height * 0.68, x + head * 1.5, 4)
        body.close()
        canvas.drawPath(body, stroke=1, fill=1)
        canvas.circle(x, height * 0.74, head, stroke=1, fill=1)

    def bubble(self, x: float, y: float, width: float, height: float, *, to_left: bool = True) -> None:
        """Draw a speech bubble with its lower left corner at ``x``, ``y``."""
        canvas, foot = self._canvas, x + (8 if to_left else width - 8)
        canvas.setFillColor(HIGHLIGHT)
        canvas.roundRect(x, y, width, height, 5, stroke=1, fill=1)
        self.line((foot, y), (foot + (-4 if to_left else 4), y - 6))

    def line(self, *points: tuple[float, float], ink: Color = INK) -> None:
        """Draw straight lines from point to point."""
        self._canvas.setStrokeColor(ink)
        for (left, low), (right, high) in pairwise(points):
            self._canvas.line(left, low, right, high)
        self._canvas.setStrokeColor(INK)

    def tick(self, x: float, y: float, size: float = 10.0) -> None:
        """Draw a tick: a yes."""
        self._canvas.setLineWidth(_LINE * 1.6)
        self.line((x, y + size * 0.45), (x + size * 0.35, y), (x + size, y + size * 0.9), ink=GREEN)
        self._canvas.setLineWidth(_LINE)

    def dash(self, x: float, y: float, size: float = 10.0) -> None:
        """Draw a level line: a no, as calm as a yes."""
        self._canvas.setLineWidth(_LINE * 1.6)
        self.line((x, y + size * 0.45), (x + size, y + size * 0.45))
        self._canvas.setLineWidth(_LINE)

    def house(self, x: float, width: float = 34.0) -> None:
        """Draw a house standing at ``x``."""
        canvas = self._canvas
        canvas.setFillColor(PALE_SAND)
        canvas.rect(x, 4, width, width * 0.62, stroke=1, fill=1)
        roof = canvas.beginPath()
        roof.moveTo(x - 4, 4 + width * 0.62)
        roof.lineTo(x + width / 2, 4 + width * 1.1)
        roof.lineTo(x + width + 4, 4 + width * 0.62)
        roof.close()
        canvas.setFillColor(GREEN)
        canvas.drawPath(roof, stroke=1, fill=1)
        canvas.setFillColor(HIGHLIGHT)
        canvas.rect(x + width * 0.38, 4, width * 0.24, width * 0.36, stroke=1, fill=1)

    def page(self, x: float, y: float, width: float, height: float) -> None:
        """Draw an empty sheet of paper."""
        self._canvas.setFillColor(PALE_SAND)
        self._canvas.roundRect(x, y, width, height, 3, stroke=1, fill=1)

    def table(self) -> None:
        """Draw a table that people sit round."""
        self._canvas.setFillColor(GREEN)
        self._canvas.ellipse(26, 2, 94, 20, stroke=1, fill=1)

    def turn(self, x: float, y: float, radius: float) -> None:
        """Draw an arrow that goes back."""
        self._canvas.arc(x - radius, y - radius, x + radius, y + radius, 40, 280)
        tip = (x + radius * 0.77, y + radius * 0.64)
        self.line((tip[0] - 1, tip[1] + 9), tip, (tip[0] - 9, tip[1] + 1))

    def words(self, x: float, y: float, lengths: tuple[float, ...], gap: float = 6.0) -> None:
        """Draw lines that stand for something written or said."""
        for row, length in enumerate(lengths):
            self.line((x, y - row * gap), (x + length, y - row * gap))


def _talk(pen: Pen) -> None:
    pen.person(24)
    pen.person(52, _CHILD, ground=HIGHLIGHT)
    pen.person(96)
    pen.bubble(56, 46, 30, 20, to_left=False)
    pen.words(62, 60, (18, 12))


def _team(pen: Pen) -> None:
    for x in (24, 60, 96):
        pen.person(x, _ADULT + (8 if x == 60 else 0))
    pen.table()


def _decide(pen: Pen) -> None:
    pen.person(30, ground=HIGHLIGHT)
    for place, draw in enumerate((pen.tick, pen.tick, pen.dash)):
        y = 50 - place * 20
        pen.page(62, y - 2, 44, 17)
        draw(67, y + 2)
        pen.words(83, y + 6, (8 if place == 1 else 18,))


def _only_yes(pen: Pen) -> None:
    pen.page(38, 4, 46, 64)
    for row, draw in enumerate((pen.tick, pen.dash, pen.tick)):
        draw(44, 50 - row * 19)
        pen.words(60, 54 - row * 19, (18,))


def _no_is_fine(pen: Pen) -> None:
    pen.person(26, ground=HIGHLIGHT)
    pen.bubble(36, 46, 24, 18)
    pen.dash(43, 51)
    pen.house(76)
    pen.tick(86, 48)


def _change(pen: Pen) -> None:
    pen.person(26, ground=HIGHLIGHT)
    pen.tick(52, 28, 14)
    pen.turn(88, 36, 20)
    pen.dash(81, 31, 14)


def _duty(pen: Pen) -> None:
    pen.person(30)
    pen.person(60, _CHILD, ground=HIGHLIGHT)
    pen.person(92, _ADULT + 6, ground=GREEN)
    pen.line((40, 20), (51, 16))
    pen.line((80, 22), (69, 16))


def _interpreter(pen: Pen) -> None:
    pen.person(22, ground=HIGHLIGHT)
    pen.person(60, ground=GREEN)
    pen.person(98)
    pen.bubble(26, 50, 24, 16)
    pen.words(31, 60, (14, 8))
    pen.bubble(68, 50, 24, 16, to_left=False)
    pen.words(73, 60, (8, 14))


def _tell(pen: Pen) -> None:
    pen.person(28)
    pen.person(92, ground=HIGHLIGHT)
    pen.bubble(38, 44, 34, 22)
    pen.words(44, 60, (22, 16, 20), 5)


def _one_person(pen: Pen) -> None:
    pen.person(30, ground=GREEN)
    pen.person(78, ground=HIGHLIGHT)
    pen.person(104, _CHILD, ground=HIGHLIGHT)
    pen.line((40, 22), (54, 17), (68, 22))


def _again(pen: Pen) -> None:
    pen.page(34, 6, 52, 54)
    pen.line((34, 48), (86, 48))
    for x in (46, 74):
        pen.line((x, 55), (x, 66))
    for row in range(3):
        for column in range(4):
            if (row, column) != (1, 2):
                pen.words(41 + column * 11, 39 - row * 12, (4,))
    pen.tick(60, 23, 9)


PICTOGRAMS: dict[str, Callable[[Pen], None]] = {
    "talk": _talk,
    "team": _team,
    "decide": _decide,
    "only_yes": _only_yes,
    "no_is_fine": _no_is_fine,
    "change": _change,
    "duty": _duty,
    "interpreter": _interpreter,
    "next_meet": _team,
    "next_tell": _tell,
    "next_one_person": _one_person,
    "next_again": _again,
}
"""Drawings by the key of the sentence under them, without its part (`picture.talk`)."""


class Pictogram(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One drawing, as wide as it is given room for."""

    def __init__(self, name: str, width: float) -> None:
        """Draw the pictogram ``name``, ``width`` points across."""
        super().__init__()
        self._draw = PICTOGRAMS[name]
        self.width, self.height = width, width * HEIGHT / WIDTH

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the size in points, which never changes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it with its lower left corner at the canvas's origin."""
        self.canv.saveState()
        self.canv.scale(self.width / WIDTH, self.width / WIDTH)
        self._draw(Pen(self.canv))
        self.canv.restoreState()


def pictogram(name: str) -> Callable[[float], Flowable]:
    """Return what makes the pictogram ``name`` at a width in points."""
    return partial(Pictogram, name)
