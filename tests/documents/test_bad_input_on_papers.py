"""The issue's list of bad input, on whole papers: each is right, with nothing cut, lost or overlapping."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from barnombud.documents.catalogue import Content, render_paper
from barnombud.domain.papers.enclosure import NoteRow, OfferRow
from barnombud.domain.papers.frame import AgreedRow, PersonRow
from barnombud.domain.papers.minutes import MinutesSection
from barnombud.domain.wellbeing.flower_scene import LayerRole
from barnombud.errors import InputError
from barnombud.texts.errors import said_error
from tests.documents import awkward, layout, logos, reading, samples, speech

NAME = "Anna-Karin Wilhelmina von " + "å" * 90
DAY = date(2026, 12, 15)
MIXED = awkward.MIXED.replace("kr.", "kronor")
"""The full stop is drawn a fifth of a point into the r before it, as the typeface has it."""


def _offers(count: int) -> tuple[OfferRow, ...]:
    return tuple(
        OfferRow(what=f"Stöd {number}: {awkward.SENTENCE}", who=NAME, by_when=DAY, state="erbjudet")
        for number in range(count)
    )


def _enclosure_of_everything() -> Content:
    """Ten pages of notes, forty offers, eight raters, a word of 300 letters, two directions in a line."""
    notes = (
        *(
            NoteRow(author=NAME, text=f"Början. {awkward.SENTENCE * 140} Slut.", agency="BVC Norra")
            for _ in range(4)
        ),
        NoteRow(author="Bodil Påhitt", text=MIXED * 8, agency="BVC Norra"),
    )
    return samples.enclosure(
        works=awkward.WORD, hard=MIXED, notes=notes, offers=_offers(40), flower=samples.flower(8)
    )


def _minutes_of_everything() -> Content:
    agreed = tuple(
        AgreedRow(what=f"Uppdrag {number}: {awkward.WORD}", responsible=NAME, by_when=DAY)
        for number in range(40)
    )
    long = MinutesSection(heading=NAME, discussion=f"{awkward.SENTENCE * 70} Slut.", agreed=agreed)
    return samples.minutes(
        sections=(long,), present=(PersonRow(name=NAME, role=NAME[:100], agency=NAME),) * 8
    )


def _unrated() -> Content:
    """A flower with a view in which nobody has marked anything."""
    flower = samples.flower().model_copy(
        update={"layers": (samples.layer("Förskolan", LayerRole.FILLED, {}),), "notes": ()}
    )
    return samples.sheet(flower=flower)


PAPERS: dict[str, tuple[Callable[[], Content], tuple[str, ...]]] = {
    "an enclosure of everything": (
        _enclosure_of_everything,
        (awkward.WORD, "Stöd39:", "Stöd0:", "Början.", "Slut.", "å" * 90, "Bibliotek"),
    ),
    "minutes of everything": (_minutes_of_everything, ("Uppdrag39:", awkward.WORD, "Slut.", "å" * 90)),
    "an unrated flower": (_unrated, ("Alva",)),
    "no flower": (lambda: samples.sheet(flower=samples.flower(0)), ("Alva",)),
    "a name and logo over it all": (
        lambda: samples.sheet(flower=samples.flower(8), letterhead=logos.letterhead()),
        ("Exempelkommun",),
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_each_is_a_right_paper(name: str) -> None:
    """Valid, heard to its end, nothing beyond an edge or over something else, and every word is there."""
    make, words = PAPERS[name]
    paper = render_paper(make())
    assert layout.faults(paper) == []
    assert layout.troubles(paper) == []
    assert speech.heard(paper)
    letters = reading.letters(paper)
    assert [word for word in words if word.replace(" ", "") not in letters] == []


def test_an_unrated_flower_is_said_to_be_so() -> None:
    """Who listens hears that no petal has a value, not nothing at all."""
    told = [part.text for part in speech.heard(render_paper(_unrated())) if part.kind == "Figure"]
    assert len(told) == 1
    assert told[0].count("–") == 8


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (samples.sheet(child="アルバ", flower=None), "Rätta barnets namn"),
        (samples.call(team="Teamet 🦊"), "Rätta teamets eller organisationens namn, överst på papperet"),
        (samples.minutes(writer=PersonRow(name="日本")), "Rätta vem som skrev"),
        (samples.enclosure(notes=(NoteRow(author="Bo", text="ა", agency="BVC"),)), "Rätta anteckningarna"),
        (samples.enclosure(offers=(OfferRow(what="🦊"),)), "Rätta det som erbjuds"),
    ],
)
def test_what_no_font_has_is_told_with_the_character_and_where(content: Content, title: str) -> None:
    """Never dropped, and never "det markerade fältet"."""
    with pytest.raises(InputError) as raised:
        render_paper(content)
    (told,) = said_error(raised.value)
    assert told.title == title
    assert told.cause.startswith("Tecknet ")
