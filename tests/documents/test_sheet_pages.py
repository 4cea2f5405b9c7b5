"""How many pages a family's sheet takes, in one language and two, in ordinary and in large print."""

from __future__ import annotations

import pytest

from barnombud.documents import phrases
from barnombud.documents.catalogue import Content, build, page_count, render_paper
from barnombud.documents.model import Size
from barnombud.domain.languages.translation import Translation
from barnombud.domain.papers.family import FamilyOffer, GuardianSheetContent, LongPart
from tests.documents import reading, samples
from tests.documents.test_thanks_and_statistics import THANKS

OFFER = "Stöd i språket på öppna förskolan, med bilder och lekar, en gång i veckan nu"
TEXT = "Alva berättar långa historier och bygger med andra. Hon har en nära vän på gården. " * 3
WORD = "x" * 300


def fullest(offers: int = 5, views: int = 2, **changes: object) -> GuardianSheetContent:
    """A sheet in which every text is as long as it may be to keep to one page."""
    every = tuple(
        FamilyOffer(what=OFFER[:80], who="BVC-sjuksköterskan", by_when=samples.DAY) for _ in range(offers)
    )
    fields = {"offers": every, "works": TEXT[:250], "better": TEXT[:250], "flower": samples.flower(views)}
    return samples.sheet().model_copy(update=fields | changes)


@pytest.mark.rule("R42")
@pytest.mark.parametrize(("offers", "views"), [(0, 2), (5, 1)])
def test_the_fullest_ordinary_sheet_is_one_page(offers: int, views: int) -> None:
    """Five long offers and two texts beside the flower, with a note to the interpreter."""
    sheet = fullest(offers, views, practice=True, language="arabiska")
    assert page_count(render_paper(sheet)) == 1
    assert LongPart.WORKS not in sheet.long_parts


@pytest.mark.rule("R43")
@pytest.mark.parametrize("language", ["ar", "so", "ru", "ti"])
def test_two_languages_take_the_two_sides_of_one_paper(language: str) -> None:
    """What happens next and that one decides stand on the front in both languages, the flower on the back."""
    translation = Translation(book=phrases.shipped(language), reviewed=False)
    sheet = fullest(3, 1, translation=translation)
    pages = reading.pages(render_paper(sheet))
    assert len(pages) == 2
    assert "Du bestämmer" in pages[0]
    assert "070-174 06 05" in pages[0]
    assert sheet.long_parts == (LongPart.LANGUAGE,)


@pytest.mark.rule("R43")
def test_a_short_sheet_in_two_languages_is_one_page() -> None:
    """Reviewed, with one offer and no flower."""
    translation = Translation(book=phrases.shipped("en"), reviewed=True)
    assert page_count(render_paper(samples.sheet(1, translation=translation, flower=None))) == 1


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"offers": (FamilyOffer(what="Stöd."),) * 6}, LongPart.OFFERS),
        ({"offers": (FamilyOffer(what=WORD),)}, LongPart.OFFERS),
        ({"works": TEXT * 8}, LongPart.WORKS),
        ({"better": TEXT * 4}, LongPart.BETTER),
        ({"flower": samples.flower(8)}, LongPart.FLOWER),
        ({"flower": None}, LongPart.OFFERS),
    ],
)
def test_what_is_too_long_is_named(changes: dict[str, object], part: LongPart) -> None:
    """So that somebody knows what to shorten."""
    assert samples.sheet().model_copy(update=changes).long_parts == (part,)


def test_a_word_of_three_hundred_letters_loses_none() -> None:
    """In an offer, in a text and as whom to turn to."""
    offers = (FamilyOffer(what=WORD, who="x" * 250),)
    entry = samples.ENTRY.model_copy(update={"function": "x" * 120})
    sheet = samples.sheet().model_copy(update={"offers": offers, "works": WORD, "entry": entry})
    assert reading.letters(render_paper(sheet)).count("x") >= 300 + 250 + 300 + 120


def test_a_text_of_thirty_pages_is_whole() -> None:
    """It runs on; the last word is there."""
    sheet = samples.sheet().model_copy(update={"works": "Det går bra, och barnet leker. " * 300 + "Slut."})
    found = reading.pages(render_paper(sheet))
    assert len(found) > 1
    assert any("Slut." in page for page in found)


@pytest.mark.rule("R42")
@pytest.mark.parametrize(
    "kind", ["sheet", "form", "pictures", "blank", "thanks", "leaflet", "script", "beside"]
)
def test_large_print_is_large(kind: str) -> None:
    """Running text of 18 points; it runs on over as many pages as it needs."""
    contents: dict[str, Content] = {
        "sheet": samples.sheet(large=True),
        "form": samples.form(large=True),
        "pictures": samples.pictures(large=True),
        "blank": samples.blank_flower(large=True),
        "thanks": THANKS.model_copy(update={"large": True}),
        "leaflet": samples.leaflet(large=True),
        "script": samples.script(large=True),
        "beside": samples.sheet(
            large=True, translation=Translation(book=phrases.shipped("ar"), reviewed=False)
        ),
    }
    content = contents[kind]
    document = build(content)
    assert document.size is Size.FAMILY_LARGE
    paper = render_paper(content)
    assert max(size for size in reading.sizes(paper) if size < 20) >= 18
    assert not {10.5, 11.5} & reading.sizes(paper)  # running text of ordinary print
    assert page_count(paper) >= page_count(render_paper(content.model_copy(update={"large": False})))


def test_large_print_keeps_the_words_that_stand_in_the_foot() -> None:
    """The foot is too small to read: what it says to the family stands in the text."""
    words = "Läs den där ingen annan ser."
    assert words in reading.text(render_paper(samples.sheet(large=True)))
    assert reading.text(render_paper(samples.sheet())).count(words) == 1


def test_a_practice_paper_says_so_in_its_title() -> None:
    """Whoever hears the paper is told first."""
    properties = reading.properties(render_paper(samples.sheet(practice=True)))
    assert properties["/Title"].startswith("ÖVNING")
    assert "ÖVNING" in reading.text(render_paper(samples.sheet(practice=True)))
