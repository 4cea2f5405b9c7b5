"""The flower's shape holds for every number of petals, every step, every pattern and every box."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, hypot, isclose, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.wellbeing.flower_fit import fit, label_box, label_lines
from barnombud.domain.wellbeing.flower_geometry import (
    DISC_RADIUS,
    Curve,
    Point,
    contains,
    flattened,
    flower_shape,
    grown,
    petal_at,
    reach,
    step_at,
    step_marks,
    turned,
)
from barnombud.domain.wellbeing.flower_pattern import pattern
from barnombud.domain.wellbeing.template import PetalMark

counts = st.integers(3, 12)
grown_to = st.floats(0.05, 1.0)


def spots(curve: Curve) -> tuple[Point, ...]:
    """Return points along a curve."""
    return flattened(curve, 12)


def near(first: Point, second: Point) -> bool:
    """Whether two points are the same but for rounding."""
    return isclose(first.x, second.x, abs_tol=1e-9) and isclose(first.y, second.y, abs_tol=1e-9)


def test_first_petal_points_up_and_the_second_stands_clockwise() -> None:
    """Screen coordinates: y grows downwards."""
    first, second = flower_shape(4).petals[:2]
    assert near(turned(Point(1.0, 0.0), first.angle), Point(0.0, -1.0))
    assert near(turned(Point(1.0, 0.0), second.angle), Point(1.0, 0.0))


@given(counts)
def test_petals_are_one_petal_turned(count: int) -> None:
    """The flower is symmetric: every outline is the first one turned."""
    shape = flower_shape(count)
    first = shape.petals[0]
    for petal in shape.petals:
        assert isclose(petal.angle, 2 * pi * petal.index / count)
        turned_first = [turned(Point(-spot.y, spot.x), petal.angle) for spot in spots(first.outline)]
        assert all(near(one, two) for one, two in zip(turned_first, spots(petal.outline), strict=True))


@given(counts)
def test_petals_are_mirrored_about_their_axis_and_reach_exactly_one(count: int) -> None:
    """Left and right sides are alike, the tip is at distance 1 and nothing goes beyond."""
    outline = spots(flower_shape(count).petals[0].outline)
    for spot in outline:
        assert any(near(Point(-spot.x, spot.y), other) for other in outline)
        assert hypot(*spot) <= 1.0 + 1e-9
    assert isclose(max(hypot(*spot) for spot in outline), 1.0)


@given(counts)
def test_petals_keep_to_their_own_sector(count: int) -> None:
    """Petals overlap a little towards the centre and not at all further out, so every step can be read."""
    for spot in spots(flower_shape(count).petals[0].outline)[1:]:
        widest = 1.0 if hypot(*spot) > 0.7 else 1.35
        assert abs(atan2(spot.x, -spot.y)) <= pi / count * widest


@given(counts, grown_to, st.floats(0.0, 0.05))
def test_a_grown_petal_lies_inside_the_full_one(count: int, fraction: float, inset: float) -> None:
    """Growing never leaves the petal, and its tip is where the step says."""
    petal = flower_shape(count).petals[0]
    outer = flattened(petal.outline, 32)
    small = spots(grown(petal, fraction, inset=inset))
    assert isclose(max(hypot(*spot) for spot in small), reach(fraction) - inset)
    for spot in small[1:]:
        assert contains(outer, Point(spot.x * 0.995, spot.y * 0.999))


@given(counts, st.integers(1, 5))
def test_steps_grow_outwards(count: int, steps: int) -> None:
    """Each step reaches further, the last one is the whole petal, and each but the last has a mark."""
    reaches = [reach(step / steps) for step in range(1, steps + 1)]
    assert all(inner < outer for inner, outer in pairwise([DISC_RADIUS, *reaches]))
    assert isclose(reaches[-1], 1.0)
    petal = flower_shape(count).petals[0]
    marks = step_marks(petal, steps)
    assert len(marks) == steps - 1
    outline = flattened(petal.outline, 32)
    for mark, distance in zip(marks, reaches, strict=False):
        assert isclose(max(hypot(*spot) for spot in spots(mark)), distance)
        assert all(contains(outline, spot) for spot in spots(mark))


@given(counts, st.sampled_from(PetalMark), grown_to, st.integers(0, 11))
def test_patterns_stay_inside_the_grown_petal(
    count: int, mark: PetalMark, fraction: float, place: int
) -> None:
    """No line, arc or dot leaves the coloured part."""
    petal = flower_shape(count).petals[place % count]
    outline = flattened(grown(petal, fraction), 48)
    drawn = pattern(petal, mark, fraction)
    for line in drawn.segments:
        middle = Point((line.start.x + line.end.x) / 2, (line.start.y + line.end.y) / 2)
        assert all(contains(outline, spot) for spot in (line.start, middle, line.end))
    for curve in drawn.curves:
        assert all(contains(outline, spot) for spot in spots(curve))
    for dot in drawn.dots:
        rim = [turned(Point(drawn.dot_radius, 0.0), pi * turn / 4) for turn in range(8)]
        assert all(contains(outline, Point(dot.x + edge.x, dot.y + edge.y)) for edge in rim)


@pytest.mark.parametrize("mark", [mark for mark in PetalMark if mark is not PetalMark.PLAIN])
@pytest.mark.parametrize("count", range(3, 13))
@pytest.mark.rule("R40")
def test_every_pattern_shows_on_the_middle_step(count: int, mark: PetalMark) -> None:
    """A pattern is there to be seen already on a half-grown petal, also with twelve petals."""
    drawn = pattern(flower_shape(count).petals[0], mark, 2 / 3)
    assert len(drawn.segments) + len(drawn.curves) + len(drawn.dots) >= 3


def test_a_plain_petal_has_no_pattern() -> None:
    """One petal may be told by being plain."""
    drawn = pattern(flower_shape(8).petals[0], PetalMark.PLAIN, 1.0)
    assert (drawn.segments, drawn.curves, drawn.dots) == ((), (), ())


@given(counts, st.floats(0.25, 0.95), st.integers(0, 11))
def test_a_touch_on_a_petal_finds_it_and_its_step(count: int, distance: float, place: int) -> None:
    """What is pressed is what is meant."""
    shape = flower_shape(count)
    petal = shape.petals[place % count]
    spot = turned(Point(distance, 0.0), petal.angle)
    assert petal_at(shape, spot) == petal.index
    step = step_at(spot, 5)
    assert reach((step - 1) / 5) - 1e-9 <= distance <= reach(step / 5) + 1e-9


def test_the_centre_and_the_outside_are_no_petal() -> None:
    """Pressing the name or beside the flower chooses nothing."""
    shape = flower_shape(8)
    assert petal_at(shape, Point(0.0, 0.1)) is None
    assert petal_at(shape, Point(1.2, 1.2)) is None
    assert step_at(Point(3.0, 0.0), 5) == 5


sizes = st.tuples(st.floats(5.0, 120.0), st.floats(8.0, 40.0))


@given(counts, st.floats(300.0, 1500.0), st.floats(250.0, 1200.0), st.lists(sizes, min_size=12, max_size=12))
def test_nothing_is_cut_when_the_flower_is_placed(
    count: int, width: float, height: float, labels: list[tuple[float, float]]
) -> None:
    """Every petal and every label keeps inside the box, and the flower is as large as that allows."""
    shape = flower_shape(count)
    placed = fit(shape, width, height, labels[:count], 4.0)
    if placed.radius == 0.0:
        return
    for petal in shape.petals:
        for spot in (placed.place(point) for point in spots(petal.ring)):
            assert -0.01 <= spot[0] <= width + 0.01
            assert -0.01 <= spot[1] <= height + 0.01
    for petal, size in zip(shape.petals, labels, strict=False):
        x, y = placed.place(petal.label.anchor)
        left, top = label_box(petal.label, size)
        assert x + left >= 3.9
        assert x + left + size[0] <= width - 3.9
        assert y + top >= 3.9
        assert y + top + size[1] <= height - 3.9


@given(st.text(max_size=60))
def test_labels_lose_no_word(label: str) -> None:
    """Breaking a label keeps its words in order, in at most three lines."""
    lines = label_lines(label)
    assert " ".join(lines).split() == label.split()
    assert 1 <= len(lines) <= 3


def test_labels_break_where_both_lines_are_short() -> None:
    """The longest line decides."""
    assert label_lines("Trygg") == ("Trygg",)
    assert label_lines("Frisk och mår bra") == ("Frisk och", "mår bra")
    assert label_lines("Ansvar efter ålder") == ("Ansvar", "efter ålder")
