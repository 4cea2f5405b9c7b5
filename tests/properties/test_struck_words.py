"""Striking words out of a paper against an obvious way: letter by letter (R3, R6, R25, R26)."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barnombud.domain.papers.written_parts import without_words
from barnombud.texts.paper_check import STRUCK
from tests.documents import samples

Spans = list[tuple[int, int]]
CONTENT = samples.enclosure()


@st.composite
def struck_texts(draw: st.DrawFn) -> tuple[str, Spans]:
    """A text and some places in it, in any order, within and across each other."""
    text = draw(st.text("abc dåä.", min_size=1, max_size=30))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    places = draw(st.lists(place.filter(lambda ends: ends[0] < ends[1]), max_size=6))
    return text, places


def slow_strike(text: str, spans: Spans) -> str:
    """Ask of each letter whether it stands in a struck place; letters in a row give one mark."""
    gone = [any(start <= at < end for start, end in spans) for at in range(len(text))]
    runs = groupby(range(len(text)), key=gone.__getitem__)
    return "".join(STRUCK if struck else "".join(text[at] for at in run) for struck, run in runs)


@pytest.mark.rule("R3")
@pytest.mark.rule("R25")
@settings(max_examples=100, deadline=None, derandomize=True)
@given(struck_texts(), struck_texts())
def test_nothing_struck_is_left_and_everything_else_stays(
    works: tuple[str, Spans], offer: tuple[str, Spans]
) -> None:
    """In two parts of a paper at once: each keeps exactly what stands outside its own places."""
    first = CONTENT.offers[0].model_copy(update={"what": offer[0]})
    content = CONTENT.model_copy(update={"works": works[0], "offers": (first, *CONTENT.offers[1:])})
    spans = [("works", span) for span in works[1]] + [("offers.0.what", span) for span in offer[1]]
    changed = without_words(content, spans, STRUCK)
    assert changed.works == slow_strike(*works)
    assert changed.offers[0].what == slow_strike(*offer)
    assert changed.offers[1:] == content.offers[1:]
    assert changed.model_copy(update={"works": content.works, "offers": content.offers}) == content
