"""The sheet "Tack för ditt svar" and the half-year totals, read back from the PDF."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from barnombud.documents.catalogue import file_name, render_paper
from barnombud.documents.phrases import swedish
from barnombud.domain.half_year import AnswerCount, CountedAnswer, shown_half_year
from barnombud.domain.minutes import MinutesState, PaperKind
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.statistics import StatisticsContent
from barnombud.domain.papers.thanks import SupportPlace, ThanksContent
from barnombud.errors import InputError
from barnombud.services.paper_contents import make_paper, paper_content
from barnombud.services.papers import PaperRequest
from barnombud.services.team import save_rules, team_view
from barnombud.texts import statistics as texts
from tests.documents.reading import lix
from tests.documents.reading import text as read
from tests.world import World

FRAME = PaperContent(
    document_id="T0",
    version=1,
    state=MinutesState.FINALISED,
    printed_at=datetime(2026, 8, 20, 8, tzinfo=UTC),
    team="Tallbackens barnombudsteam",
)
THANKS = ThanksContent(
    **dict(FRAME),
    sender="Tallbackens barnombudsteam",
    days=30,
    contact="samordnaren, 08-46500404",
    places=(SupportPlace(name="BVC Norra", telephone="08-46500402"), SupportPlace(name="Förskolan")),
    open_places=("Öppna förskolan Gläntan, 08-46500405",),
)


@pytest.mark.rule("R9")
@pytest.mark.rule("R50")
def test_the_sheet_says_what_is_kept_for_how_long_and_that_nothing_changes() -> None:
    """Date, that we asked and the answer; thirty days; the place, the care; changing one's mind; support."""
    page = read(render_paper(THANKS))
    for words in (
        "Dagen då du svarade",
        "Att vi har frågat dig",
        "Ditt svar",
        "30 dagar",
        "plats i förskolan",
        "samma vård på barnavårdscentralen",
        "ändra dig när du vill",
        "samordnaren, 08-46500404",
        "BVC Norra",
        "08-46500402",
        "Öppna förskolan Gläntan, 08-46500405",
    ):
        assert words in page, words
    assert not {"nej", "avböjt", "tyvärr"} & set(page.casefold().replace(".", " ").split())


@pytest.mark.rule("R42")
def test_the_sheet_is_easy_to_read() -> None:
    """LIX at most 40 over its fixed sentences together, and no sentence over 15 words."""
    sentences = [text for key, text in swedish().phrases.items() if key.startswith("thanks.")]
    whole = " ".join(text if text.endswith((".", "?")) else f"{text}." for text in sentences)
    assert lix(whole) <= 40
    assert max(len(part.split()) for text in sentences for part in text.split(". ")) <= 15


@pytest.mark.rule("R28")
def test_the_sender_is_neutral() -> None:
    """The team's name and no other; one that says more is refused before it is printed."""
    assert "Tallbackens barnombudsteam" in read(render_paper(THANKS))
    with pytest.raises((InputError, ValidationError)):
        ThanksContent(**dict(FRAME), sender="Socialtjänsten", days=30)


@pytest.mark.rule("R9")
def test_the_sheet_is_made_without_any_case(world: World) -> None:
    """From the team's rules and agencies alone; its file says only what it is."""
    rules = team_view(world.desk).rules
    save_rules(world.desk, rules.model_copy(update={"open_support": "Gläntan; Ängen, 08-46500406 ;"}))
    content = paper_content(world.desk, PaperRequest(kind=PaperKind.THANKS))
    assert isinstance(content, ThanksContent)
    assert content.open_places == ("Gläntan", "Ängen, 08-46500406")
    assert [place.telephone for place in content.places] == ["08-46500401", "08-46500402", "08-46500403"]
    assert content.printed_by == ""
    made = make_paper(world.desk, PaperRequest(kind=PaperKind.THANKS))
    assert made.file_name == file_name(PaperKind.THANKS, "T0") == "tack-T0.pdf"


def test_a_sheet_without_contact_or_places_is_whole() -> None:
    """Anybody in the team will do."""
    page = read(render_paper(THANKS.model_copy(update={"contact": "", "places": (), "open_places": ()})))
    assert "Säg till någon i teamet" in page
    assert "Här kan du fråga" not in page


@pytest.mark.rule("R9")
@pytest.mark.rule("R43")
@pytest.mark.parametrize(("language", "title"), [("en", "Thank you"), ("ar", "")])
def test_the_sheet_is_also_in_her_language(world: World, language: str, title: str) -> None:
    """Beside the Swedish, never instead of it; nobody has reviewed it yet, and it says so."""
    content = paper_content(world.desk, PaperRequest(kind=PaperKind.THANKS, language=language))
    assert isinstance(content, ThanksContent)
    assert content.translation is not None
    page = read(render_paper(content))
    assert "Tack för ditt svar" in page
    assert "Ej granskad översättning" in page
    assert title in page


@pytest.mark.rule("R22")
def test_the_totals_print_less_than_five() -> None:
    """Small counts, and splits and sums that would give them away, are not on the paper."""
    counts = (
        AnswerCount(half_year="2026H1", answer=CountedAnswer.CASE, count=31),
        AnswerCount(half_year="2026H1", answer=CountedAnswer.YES, language="sv", count=12),
        AnswerCount(half_year="2026H1", answer=CountedAnswer.YES, language="ar", interpreter=True, count=7),
        AnswerCount(half_year="2026H1", answer=CountedAnswer.NO, language="so", count=4),
    )
    half = shown_half_year("2026H1", 6, counts)
    page = read(render_paper(StatisticsContent(**dict(FRAME), half_years=(half,))))
    for words in ("Januari–juni 2026", "31", "19", "svenska 12, övriga 7", texts.FEW, texts.NOT_SHOWN):
        assert words in page, words
    assert "somaliska" not in page
    assert "23" not in page


def test_without_a_half_year_that_is_over_the_paper_says_so() -> None:
    """And nothing else."""
    assert texts.NOTHING in read(render_paper(StatisticsContent(**dict(FRAME))))


def test_words_of_every_count() -> None:
    """Sums and splits that may be shown."""
    assert texts.half_year("2026H2") == "Juli–december 2026"
    assert (texts.total(31), texts.number(None)) == ("31", "<5")
    assert texts.interpreter((7, 12)) == "7"
    assert texts.languages(()) == texts.NOT_SHOWN
    assert set(texts.ANSWERS) == {answer.value for answer in CountedAnswer}
