"""What the flower looks like, as a list of strokes and fills that every painter draws in the same order.

The screen, the paper and the icon are three painters of one scene. Inks are names; what they look like in
light, dark and print is in `assets/flower/colours.toml`. Nothing is transparent. Line widths and dashes are
in pen units: a painter makes one pen unit `PEN` times the flower's radius.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from barnombud.domain.value import Value
from barnombud.domain.wellbeing.flower_geometry import (
    DISC_RADIUS,
    Curve,
    LabelSpot,
    PetalShape,
    Point,
    flower_shape,
    grown,
    step_marks,
)
from barnombud.domain.wellbeing.flower_pattern import Segment, pattern
from barnombud.domain.wellbeing.rating import NonAnswer, Overlay, Rating
from barnombud.domain.wellbeing.template import FlowerTemplate, Petal

PEN = 1 / 190
_LAYER_INSET = 0.014


class LayerRole(StrEnum):
    """How a rater's view is drawn."""

    FILLED = "filled"
    OUTLINED = "outlined"
    EARLIER = "earlier"


class LineStyle(StrEnum):
    """The line a view is outlined with; every rater has an own one."""

    SOLID = "solid"
    LONG_DASH = "long_dash"
    DASH_DOT = "dash_dot"
    DOTTED = "dotted"
    DASH_DOT_DOT = "dash_dot_dot"
    FINE_DASH = "fine_dash"


DASHES: dict[LineStyle, tuple[float, ...]] = {
    LineStyle.SOLID: (),
    LineStyle.LONG_DASH: (8.0, 4.0),
    LineStyle.DASH_DOT: (7.0, 3.5, 1.5, 3.5),
    LineStyle.DOTTED: (1.6, 3.2),
    LineStyle.DASH_DOT_DOT: (7.0, 3.0, 1.5, 3.0, 1.5, 3.0),
    LineStyle.FINE_DASH: (3.5, 2.5),
}
_RATER_STYLES = tuple(style for style in LineStyle if style is not LineStyle.FINE_DASH)
RATER_WIDTH = 2.2
EARLIER_WIDTH = 1.2


class LayerAnswer(Value):
    """One petal of one view: a step, a non-answer, or only words (``touched``)."""

    petal_key: str
    value: int | None = None
    non_answer: NonAnswer | None = None
    touched: bool = False


class FlowerLayer(Value):
    """One view to draw.

    Attributes:
        label: the Swedish name of the view in a legend or a column, such as "Förskola" or "10 november".
        spoken: how a screen reader says whose it is, such as "förskolans bedömning"; empty means the label.
    """

    label: str
    spoken: str = ""
    role: LayerRole
    answers: tuple[LayerAnswer, ...] = ()

    def answer(self, petal_key: str) -> LayerAnswer:
        """Return the view of one petal; an empty one when it has not been touched."""
        for answer in self.answers:
            if answer.petal_key == petal_key:
                return answer
        return LayerAnswer(petal_key=petal_key)


def layer_of(rating: Rating, role: LayerRole, label: str, spoken: str = "") -> FlowerLayer:
    """Return what is drawn of a rating: no notes, only what the petals show."""
    answers = tuple(
        LayerAnswer(
            petal_key=answer.petal_key,
            value=answer.value,
            non_answer=answer.non_answer,
            touched=answer.is_touched,
        )
        for answer in rating.petals
    )
    return FlowerLayer(label=label, spoken=spoken, role=role, answers=answers)


def layers_of(
    overlay: Overlay, name: Callable[[Rating, LayerRole], tuple[str, str]]
) -> tuple[FlowerLayer, ...]:
    """Return the views of an overlay in drawing order; ``name`` gives each its label and how it is spoken."""
    found = [] if overlay.filled is None else [(overlay.filled, LayerRole.FILLED)]
    found += [(rating, LayerRole.OUTLINED) for rating in overlay.outlined]
    found += [] if overlay.earlier is None else [(overlay.earlier, LayerRole.EARLIER)]
    return tuple(layer_of(rating, role, *name(rating, role)) for rating, role in found)


class Fill(NamedTuple):
    """A closed curve filled with one ink."""

    curve: Curve
    ink: str


class Stroke(NamedTuple):
    """A curve drawn with a pen; width and dashes in pen units."""

    curve: Curve
    ink: str
    width: float
    dashes: tuple[float, ...] = ()


class Lines(NamedTuple):
    """Straight lines drawn with a round pen; width in pen units."""

    segments: tuple[Segment, ...]
    ink: str
    width: float


class Dots(NamedTuple):
    """Filled circles; radius in flower units."""

    centres: tuple[Point, ...]
    radius: float
    ink: str


class Disc(NamedTuple):
    """The centre of the flower; radius in flower units, width of its edge in pen units."""

    radius: float
    ink: str
    edge: str
    width: float


DrawingMark = Fill | Stroke | Lines | Dots | Disc


class Writing(NamedTuple):
    """A petal's words: its label, and a non-answer written in the petal (None when there is none)."""

    petal: Petal
    spot: LabelSpot
    answer_at: Point
    non_answer: NonAnswer | None


class Scene(NamedTuple):
    """Everything to draw: marks in painting order, then the words on top."""

    marks: tuple[DrawingMark, ...]
    writings: tuple[Writing, ...]


def line_styles(layers: Sequence[FlowerLayer]) -> tuple[LineStyle, ...]:
    """Return each view's line style, in the order of ``layers``; the legend and the drawing agree by this."""
    styles: list[LineStyle] = []
    outlined = 0
    for layer in layers:
        if layer.role is LayerRole.OUTLINED:
            styles.append(_RATER_STYLES[outlined % len(_RATER_STYLES)])
            outlined += 1
        else:
            styles.append(LineStyle.FINE_DASH if layer.role is LayerRole.EARLIER else LineStyle.SOLID)
    return tuple(styles)


def fraction_of(answer: LayerAnswer, template: FlowerTemplate) -> float:
    """Return how far (0 to 1) a petal is grown; without a scale a petal with words is whole."""
    if answer.non_answer is not None:
        return 0.0
    steps = template.scale.step_count
    if steps == 0:
        return 1.0 if answer.touched else 0.0
    return 0.0 if answer.value is None else min(1.0, answer.value / steps)


class AnswerParts(NamedTuple):
    """One answer taken apart for the functions in `texts.flower`; the word is empty without a step."""

    value: int | None
    steps: int
    word: str
    non_answer: str | None
    touched: bool


def answer_parts(answer: LayerAnswer, template: FlowerTemplate) -> AnswerParts:
    """Return an answer with the words of the template's scale."""
    steps = template.scale.step_count
    value = answer.value if answer.value is not None and answer.value <= steps else None
    word = template.scale.word(value) if value is not None else ""
    non_answer = None if answer.non_answer is None else answer.non_answer.value
    return AnswerParts(value, steps, word, non_answer, answer.touched)


def flower_scene(
    template: FlowerTemplate,
    layers: Sequence[FlowerLayer] = (),
    *,
    chosen: str | None = None,
    focused: bool = False,
    growth: Mapping[str, float] | None = None,
) -> Scene:
    """Return the drawing of ``template`` with its views.

    Args:
        template: the flower; its petals are drawn clockwise from the top.
        layers: at most one filled view, any number of outlined ones, at most one earlier.
        chosen: key of the petal with a ring round it.
        focused: whether the keyboard is on the flower, which makes the ring double.
        growth: fractions that stand in for the filled view while petals grow.
    """
    shape = flower_shape(len(template.petals))
    front = next((layer for layer in layers if layer.role is LayerRole.FILLED), None)
    marks: list[DrawingMark] = []
    writings: list[Writing] = []
    for petal, place in zip(template.petals, shape.petals, strict=True):
        answer = front.answer(petal.key) if front else LayerAnswer(petal_key=petal.key)
        fraction = fraction_of(answer, template)
        fraction = growth.get(petal.key, fraction) if growth else fraction
        marks += _empty_petal(place, template, silent=answer.non_answer is not None)
        marks += _grown_petal(place, petal, fraction)
        writings.append(Writing(petal, place.label, place.answer, answer.non_answer))
    marks += _outlines(template, layers)
    for petal, place in zip(template.petals, shape.petals, strict=True):
        if petal.key == chosen:
            marks += _ring(place, focused=focused)
    marks.append(Disc(DISC_RADIUS, "centre", "centre_edge", 1.6))
    return Scene(tuple(marks), tuple(writings))


def _empty_petal(place: PetalShape, template: FlowerTemplate, *, silent: bool) -> list[DrawingMark]:
    """Draw the whole petal as a pale outline; with a non-answer it is dashed and has no step marks."""
    marks: list[DrawingMark] = [Fill(place.outline, "petal_paper")]
    if silent:
        return [*marks, Stroke(place.outline, "outline", 1.2, DASHES[LineStyle.FINE_DASH])]
    marks.append(Stroke(place.outline, "outline", 1.2))
    return marks + [Stroke(arc, "step", 1.2) for arc in step_marks(place, template.scale.step_count)]


def _grown_petal(place: PetalShape, petal: Petal, fraction: float) -> list[DrawingMark]:
    """Draw the coloured part of a petal with its pattern."""
    if fraction <= 0.0:
        return []
    outline = grown(place, fraction)
    drawn = pattern(place, petal.mark, fraction)
    marks: list[DrawingMark] = [Fill(outline, f"{petal.colour}.fill")]
    if drawn.segments:
        marks.append(Lines(drawn.segments, f"{petal.colour}.mark", 1.15))
    marks += [Stroke(curve, f"{petal.colour}.mark", 1.15) for curve in drawn.curves]
    if drawn.dots:
        marks.append(Dots(drawn.dots, drawn.dot_radius, f"{petal.colour}.mark"))
    return [*marks, Stroke(outline, f"{petal.colour}.edge", 1.4)]


def _outlines(template: FlowerTemplate, layers: Sequence[FlowerLayer]) -> list[DrawingMark]:
    """Draw the other views and the earlier one as lines over a pale halo, so that they show on any petal."""
    shape = flower_shape(len(template.petals))
    marks: list[DrawingMark] = []
    for number, (layer, style) in enumerate(zip(layers, line_styles(layers), strict=True)):
        if layer.role is LayerRole.FILLED:
            continue
        width = EARLIER_WIDTH if layer.role is LayerRole.EARLIER else RATER_WIDTH
        for petal, place in zip(template.petals, shape.petals, strict=True):
            fraction = fraction_of(layer.answer(petal.key), template)
            if fraction > 0.0:
                # Views that agree are drawn a little inside each other, so that none hides another.
                curve = grown(place, fraction, inset=_LAYER_INSET * number)
                marks.append(Stroke(curve, "petal_paper", width + 1.6))
                marks.append(Stroke(curve, "ink", width, DASHES[style]))
    return marks


def _ring(place: PetalShape, *, focused: bool) -> list[DrawingMark]:
    """Draw the chosen petal's ring; with the keyboard on the flower it is broad with a pale core."""
    if not focused:
        return [Stroke(place.ring, "ring", 2.4)]
    return [Stroke(place.ring, "ring", 6.0), Stroke(place.ring, "petal_paper", 2.0)]
