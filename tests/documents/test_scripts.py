"""Papers in the families' scripts: every letter printed, read back in the order it was written (R41, R43)."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from barnombud.documents.bidi_levels import levels
from barnombud.documents.fonts import missing_glyphs
from barnombud.documents.languages import is_right_to_left
from barnombud.documents.model import Document, InLanguage, PageMarks, Paragraph, Run, plain
from barnombud.documents.style import MARGIN_LEFT, PAGE_WIDTH, TEXT_WIDTH
from barnombud.documents.typesetter import render
from tests.documents import logical_order, reading
from tests.documents.scripts import DATE, SAMPLES, TELEPHONE, sentence

FOOT = "Sida1(1)"
HALF_POINT = 0.5


def paper(language: str, *runs: tuple[Run, ...]) -> bytes:
    """A paper of paragraphs in one language."""
    blocks = tuple(Paragraph(each) for each in runs)
    return render(Document("Prov", PageMarks(""), blocks, language=language))


def said(runs: tuple[Run, ...]) -> str:
    """What a reader gets: the letters of the runs in order."""
    return logical_order.bare("".join(run.text for run in runs))


@pytest.mark.rule("R41")
@pytest.mark.rule("R43")
@pytest.mark.parametrize("language", SAMPLES)
def test_every_script_is_read_back_in_logical_order(language: str) -> None:
    """A passage, and a sentence mixed with a Swedish name in brackets, a telephone number and a date."""
    passage, mixed = plain(SAMPLES[language].passage), sentence(language)
    made = paper(language, passage, mixed)
    wanted = said(passage) + said(mixed) + FOOT
    assert logical_order.from_content(made) == wanted
    assert logical_order.from_pdfium(made) == wanted


@pytest.mark.rule("R43")
@pytest.mark.parametrize("language", SAMPLES)
def test_a_viewer_that_knows_nothing_of_marks_finds_words_and_numbers_whole(language: str) -> None:
    """PDFium's own page text, as browsers search and copy it: all of it in order."""
    passage, mixed = plain(SAMPLES[language].passage), sentence(language)
    found = reading.text(paper(language, passage, mixed))
    assert logical_order.bare(found) == said(passage) + said(mixed) + FOOT
    assert TELEPHONE in found
    assert DATE in found


MIXED = {
    "a name of two words": ("ar", ("اتصل على ", "Åsa Berg", " غدا.")),
    "hyphen, comma, dash": (
        "ar",
        ("اتصل على ", "Anna-Lena Maria Berg, 070-174 06 06, kl. 14.30–15.00", " غدا."),
    ),
    "brackets of the sentence": ("ar", ("اتصل (", "Åsa Berg", ") غدا.")),
    "brackets of the name": ("fa", ("سلام ", "(Åsa Berg)", " غدا!")),
    "the same word thrice": ("ckb", ("ڕۆژ ", "Ali Ali Ali", " ڕۆژ.")),
    "as many to each side": ("ar", ("سلام ", "Åsa")),
    "more Swedish than Persian": ("fa", ("می‌خواهم ", "Förskolan Tallbacken och BVC Norra", " سلام.")),
    "two words in Swedish": ("sv", ("Ring ", "محمد علي", " (mamma) i dag, tack så mycket.")),
    "four words in Swedish": ("sv", ("Ring ", "محمد علي حسن أحمد", " idag")),
    "a vowel mark in Swedish": ("sv", ("Ring ", "شكرًا جزيلًا", " som är en bra person i dag (nej).")),
    "a letter of another typeface": ("ar", ("سلام ", "riŋge Åsa", " سلام.")),
}


@pytest.mark.rule("R41")
@pytest.mark.rule("R43")
@pytest.mark.parametrize("case", MIXED)
def test_mixed_lines_are_in_order_for_a_viewer_that_goes_by_place(case: str) -> None:
    """By PDFium's page text and by the file itself; every second part is inserted."""
    language, texts = MIXED[case]
    runs = tuple(Run(text, inserted=bool(index % 2)) for index, text in enumerate(texts))
    made = paper(language, runs)
    assert logical_order.bare(reading.text(made)) == said(runs) + FOOT
    assert logical_order.from_content(made) == said(runs) + FOOT


@pytest.mark.rule("R43")
@pytest.mark.parametrize("language", SAMPLES)
def test_nothing_is_missing_and_no_glyph_is_a_box(language: str) -> None:
    """The check before printing finds nothing, and glyph 0 is in no file."""
    assert missing_glyphs(SAMPLES[language].passage + SAMPLES[language].sentence) == ()
    for name, embedded in reading.fonts(paper(language, sentence(language))):
        assert embedded, name
    assert 0 not in logical_order.glyphs(paper(language, plain(SAMPLES[language].passage)))


@pytest.mark.rule("R41")
def test_every_font_is_an_object_that_tells_its_letters() -> None:
    """Some viewers overlook a font that is written into the page's own list of fonts."""
    with pikepdf.open(io.BytesIO(paper("ar", sentence("ar")))) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert len(fonts) > 2
        assert all(font.is_indirect and "/ToUnicode" in font for font in fonts if font.Subtype == "/Type0")
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize("language", SAMPLES)
def test_same_bytes_twice(language: str) -> None:
    """Fonts are embedded in the same order with the same glyphs whatever was printed before."""
    first = paper(language, sentence(language))
    paper("ar", plain("آخر كلمات أخرى"), sentence("th"))
    assert paper(language, sentence(language)) == first


@pytest.mark.rule("R43")
@pytest.mark.parametrize("number", [TELEPHONE, "08-465 004 00", DATE, "(12.5 %)", "kl. 14.30–15.00"])
def test_an_inserted_number_is_seen_as_it_is_written(number: str) -> None:
    """On the page its characters stand from left to right in their own order, whatever stands around it."""
    runs = (Run("اتصل على "), Run(number, inserted=True), Run(" غدا."))
    seen = [letter for letter in logical_order.seen(paper("ar", runs))[0] if letter.isdigit()]
    assert seen == [letter for letter in number if letter.isdigit()]


def test_without_isolation_the_number_would_turn() -> None:
    """What the isolation is for: plain text after Arabic letters swaps the groups of a telephone number."""
    runs = (Run("اتصل على 070-1740605 غدا."),)
    seen = [letter for letter in logical_order.seen(paper("ar", runs))[0] if letter.isdigit()]
    assert "".join(seen) == "1740605070"


def test_lines_begin_where_the_language_begins() -> None:
    """Right-to-left paragraphs end flush at the right edge; Swedish ones begin at the left."""
    right = logical_order.objects(paper("ckb", plain(SAMPLES["ckb"].passage)))[0]
    assert max(item.right for item in right) == pytest.approx(MARGIN_LEFT + TEXT_WIDTH, abs=3)
    left = logical_order.objects(paper("ru", plain(SAMPLES["ru"].passage)))[0]
    assert min(item.left for item in left) == pytest.approx(MARGIN_LEFT, abs=3)


@pytest.mark.rule("R43")
def test_a_passage_in_another_language_turns_only_itself() -> None:
    """A block in another language keeps its own edge, and what follows goes on in the paper's."""
    blocks = (
        Paragraph(plain("Svenska.")),
        InLanguage("fa", (Paragraph(plain("فارسی")),)),
        Paragraph(plain("Igen.")),
    )
    made = render(Document("Prov", PageMarks(""), blocks))
    assert logical_order.from_content(made) == "Svenska.فارسیIgen." + FOOT
    persian = [item for item in logical_order.objects(made)[0] if item.left > PAGE_WIDTH / 2]
    assert "فارسی" in {item.text for item in persian}


WORDS = st.sampled_from(
    [
        "سلام",
        "شكرًا",
        "می‌خواهم",
        "ڕۆژ",
        "שלום",
        "אָדער",
        "ሰላም",
        "น้ำ",
        "Привет",
        "riŋge",
        "Åsa",
        "hej",
        "(ab)",
        "12",
        "۱۲",
        "٣",
        "!",
        "؟",
    ]
)
INSERTED = st.sampled_from(
    [TELEPHONE, DATE, "Åsa Berg", "محمد علي", "08-465 004 00 (9–16)", "(نعم)", "ሰላም 7"]
)
RUNS = st.lists(
    st.one_of(
        st.lists(WORDS, min_size=1, max_size=12).map(lambda words: Run(" " + " ".join(words) + " ")),
        INSERTED.map(lambda text: Run(text, inserted=True)),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.rule("R43")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RUNS, st.sampled_from(["sv", "ar", "fa", "ckb", "yi", "th", "ru"]))
def test_any_mixture_is_read_back_and_stays_in_its_column(runs: list[Run], language: str) -> None:
    """Letters in logical order, no word over another, none outside the column, and the same bytes twice."""
    made = paper(language, tuple(runs))
    assert logical_order.from_content(made) == said(tuple(runs)) + FOOT
    assert made == paper(language, tuple(runs))
    body = [
        item
        for item in logical_order.objects(made)[0]
        if item.bottom > 80 and logical_order.is_drawn(item.text)
    ]
    for item in body:
        assert item.left >= MARGIN_LEFT - 3
        assert item.right <= MARGIN_LEFT + TEXT_WIDTH + 3
    for line in _lines(body):
        for before, item in pairwise(line):
            assert item.left >= before.right - 3, (before, item)


def _lines(items: list[logical_order.Shown]) -> list[list[logical_order.Shown]]:
    """Objects whose origin lies on one line, from left to right."""
    rows: dict[float, list[logical_order.Shown]] = {}
    for item in items:
        rows.setdefault(round(item.baseline, 1), []).append(item)
    return [sorted(row, key=lambda item: item.left) for row in rows.values()]


def test_levels_are_empty_for_no_text() -> None:
    """A line without anything in it has no direction to resolve."""
    assert levels("", right_to_left=True) == []
    assert is_right_to_left("ku-Arab")
    assert not is_right_to_left("kmr")
