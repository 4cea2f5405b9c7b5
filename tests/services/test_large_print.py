"""Large print of families' papers, and what is told when a sheet is longer than its page (R42)."""

from __future__ import annotations

import pytest

from barnombud.domain.minutes import FAMILY_PAPERS, PaperKind
from barnombud.domain.papers.family import FamilyOffer, LongPart
from barnombud.services.paper_contents import make_paper, paper_content, rendered
from barnombud.services.paper_words import digest_of
from barnombud.services.papers import PaperRequest
from barnombud.texts.papers_page import runs_on
from tests.documents import samples
from tests.world import World


@pytest.mark.rule("R42")
def test_papers_that_families_read_come_in_large_print(world: World) -> None:
    """The team's own do not, whoever asks; what has been looked through is the same paper in any size."""
    for kind, large in ((PaperKind.PICTURES, True), (PaperKind.PRIVACY, False)):
        request = PaperRequest(kind=kind, large=True)
        content = paper_content(world.desk, request)
        assert content.large is large is (kind in FAMILY_PAPERS)
        assert digest_of(content) == digest_of(content.model_copy(update={"large": False}))
    assert make_paper(world.desk, PaperRequest(kind=PaperKind.PRIVACY)).pages >= 1


def test_a_sheet_longer_than_its_page_says_what_is_long() -> None:
    """Not in large print, which runs on as it should, and not of a sheet that keeps to its page."""
    many = tuple(FamilyOffer(what="Stöd i språket", who="Förskolan") for _ in range(40))
    long = samples.sheet().model_copy(update={"offers": many, "works": "Det går bra. " * 60})
    request = PaperRequest(kind=PaperKind.GUARDIAN_SHEET)
    made = rendered(request, long)
    assert (made.pages > 1, made.long_parts) == (True, (LongPart.OFFERS, LongPart.WORKS))
    words = runs_on(made.pages, made.long_parts)
    assert words.startswith(f"Bladet blev {made.pages} sidor.")
    assert "Korta det som händer nu och det som fungerar bra" in words
    assert rendered(request, long.model_copy(update={"large": True})).long_parts == ()
    assert rendered(request, samples.sheet(1)).long_parts == ()


@pytest.mark.parametrize(("part", "words"), [(LongPart.FLOWER, "blomman"), (LongPart.LANGUAGE, "två språk")])
def test_what_cannot_be_shortened_is_printed_on_both_sides(part: LongPart, words: str) -> None:
    """Nothing to shorten: two sides of one paper."""
    told = runs_on(2, (part,))
    assert words in told
    assert "båda sidor" in told
