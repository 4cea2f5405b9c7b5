"""The search for names against a slow and obvious one, over random families with common names (R25)."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

import pytest

from barnombud.domain.name_search import find_names
from barnombud.domain.papers.written_parts import written_parts
from barnombud.services.known_words import ordinary_words
from tests.properties.named_families import (
    NamedFamily,
    clean_enclosure,
    clean_sheet,
    family,
    paragraph,
    searched_for,
)

TEAMS, FAMILIES = 60, 80
MOST_ASKING = 0.01
"""Share of clean papers that may ask."""


def slow_hits(text: str, others: list[NamedFamily], own: NamedFamily) -> set[str]:
    """Full names of others in a text, by reading word by word and comparing with every name there is."""
    words = re.findall(r"\w+", text.casefold())
    mine = {name.casefold() for name in own.full_names}
    found = set()
    for other in others:
        for name in other.full_names:
            first, last = name.casefold().split()
            for one, two in pairwise(words):
                there = (one == first and two in (last, f"{last}s")) or (
                    one == last and two in (first, f"{first}s")
                )
                if there and name.casefold() not in mine:
                    found.add(name)
    return found


@pytest.mark.rule("R25")
def test_at_most_one_clean_paper_in_a_hundred_asks() -> None:
    """Eighty other families with the commonest names there are; nothing clean is ever blocked."""
    random, asking, papers = Random(5), 0, 0
    for _team in range(TEAMS):
        own, *others = (family(random, number) for number in range(FAMILIES))
        known = [each.names for each in others]
        for content in (clean_enclosure(random, own), clean_sheet(random, own)):
            names, mine = searched_for(content, own, known)
            hits = [
                hit
                for part in written_parts(content)
                for hit in find_names(part.text, names, mine, ordinary_words())
            ]
            assert not [hit for hit in hits if hit.full]
            asking, papers = asking + bool(hits), papers + 1
    assert papers == 2 * TEAMS
    assert asking <= MOST_ASKING * papers, f"{asking} of {papers} clean papers ask"


@pytest.mark.rule("R25")
def test_every_full_name_of_another_family_blocks() -> None:
    """Put anywhere into a clean text, in either order, with or without the s; and a name alone asks."""
    random = Random(6)
    for _team in range(TEAMS):
        own, *others = (family(random, number) for number in range(FAMILIES))
        other = random.choice(others)
        name = random.choice(other.full_names)
        order = name if random.random() < 0.7 else " ".join(reversed(name.split()))
        text = f"{paragraph(random, own, own.first, 2)} Kom med {order}{random.choice(('', 's'))} i går."
        content = clean_enclosure(random, own).model_copy(update={"hard": text})
        names, mine = searched_for(content, own, [each.names for each in others])
        hits = find_names(text, names, mine, ordinary_words())
        blocking = {text[hit.start : hit.end] for hit in hits if hit.full}
        expected = slow_hits(text, others, own)
        assert bool(blocking) == bool(expected), (text, expected)
