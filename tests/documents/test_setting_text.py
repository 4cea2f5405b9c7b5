"""Paragraphs set by ourselves: where lines begin, break and end, and what shaping may not hide (R43)."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.pdfgen.canvas import Canvas

from barnombud.documents.faces import ATKINSON, HEBREW, NASKH
from barnombud.documents.inline import paragraph
from barnombud.documents.model import Run, Size, plain
from barnombud.documents.pieces import Voice, divided, words
from barnombud.documents.set_text import SetText
from barnombud.documents.style import INK, sheet
from barnombud.errors import InputError
from tests.documents import logical_order

BODY = sheet(Size.STAFF).body
WIDTH = 200.0
ARABIC = "هذه معلومات للعائلة. "


def text(content: str, language: str, *, alignment: int = 0) -> SetText:
    """A paragraph that our own setter sets."""
    made = paragraph(plain(content), BODY.clone("aligned", alignment=alignment), language=language)
    assert isinstance(made, SetText)
    return made


def drawn(made: SetText) -> list[logical_order.Shown]:
    """What is on a page with only this paragraph, its left edge at 100 points."""
    page = io.BytesIO()
    canvas = Canvas(page, invariant=1)
    made.wrap(WIDTH, 500)
    made.drawOn(canvas, 100, 300)
    canvas.showPage()
    canvas.save()
    return logical_order.objects(page.getvalue())[0]


@pytest.mark.parametrize(
    ("content", "language", "alignment", "left", "right"),
    [
        ("Привет", "ru", 0, 100, None),
        ("Привет", "ru", TA_RIGHT, None, 300),
        ("سلام", "ar", 0, None, 300),
        ("سلام", "ar", TA_RIGHT, 100, None),
        ("Hej.", "ar", 0, None, 300),
        ("  Привет  ", "ru", 0, 100, None),
    ],
)
def test_where_a_line_stands(
    content: str, language: str, alignment: int, left: float | None, right: float | None
) -> None:
    """At the edge where the language begins, or at the other; blanks at the ends take no room."""
    shown = drawn(text(content, language, alignment=alignment))
    if left is not None:
        assert min(item.left for item in shown) == pytest.approx(left, abs=2)
    if right is not None:
        assert max(item.right for item in shown) == pytest.approx(right, abs=2)


def test_a_centred_line_stands_in_the_middle() -> None:
    """In both directions."""
    for content, language in (("Привет", "ru"), ("سلام", "ar")):
        made = drawn(text(content, language, alignment=TA_CENTER))
        shown = [item for item in made if logical_order.is_drawn(item.text)]
        middle = (min(item.left for item in shown) + max(item.right for item in shown)) / 2
        assert middle == pytest.approx(200, abs=2)


def test_no_line_is_left_alone() -> None:
    """Neither at the foot of a page nor at the head of the next; a paragraph that fits is not divided."""
    made = text(ARABIC * 12, "ar")
    _, height = made.wrap(WIDTH, 1000)
    line = made.height / len(drawn_lines(made))
    count = round(height / line)
    assert made.split(WIDTH, height) == [made]
    assert made.split(WIDTH, line * 1.5) == []
    first, second = made.split(WIDTH, height - line)
    assert first.wrap(WIDTH, 1000)[1] == pytest.approx(line * (count - 2))
    assert second.wrap(WIDTH, 1000)[1] == pytest.approx(line * 2)
    assert text(ARABIC * 4, "ar").split(WIDTH, line) == []


def drawn_lines(made: SetText) -> set[float]:
    """The baselines of a paragraph's lines."""
    return {round(item.baseline) for item in drawn(made) if "\u0621" <= item.text[:1] <= "\u064a"}


def test_empty_lines_are_kept() -> None:
    """A line break at the end of a line, and one more, make an empty line."""
    made = text("سلام\n\nشكرا", "ar")
    assert made.wrap(WIDTH, 500)[1] == pytest.approx(3 * text("سلام", "ar").wrap(WIDTH, 500)[1])


@pytest.mark.rule("R43")
def test_a_glyph_that_shaping_cannot_find_is_refused() -> None:
    """Also when the typeface was thought to have it: the box is never printed."""
    voice = Voice(size=10.0, ink=INK, bold=False, language="ar", source="name")
    (word,) = words([("سلام", voice)], right_to_left=True)
    (piece,) = word.pieces
    assert piece.family is NASKH
    wrong = type(word)((type(piece)(piece.word, 0, 4, 1, HEBREW, voice, piece.glyphs),))
    with pytest.raises(InputError) as caught:
        divided(wrong, 5.0)
    assert (caught.value.field, caught.value.reason, caught.value.ids) == (
        "name",
        "glyph_missing",
        ("U+0633",),
    )


def test_thai_breaks_where_it_is_told_else_before_a_vowel_sign() -> None:
    """U+200B parts words; without it a line ends before a vowel written first, so no syllable is torn."""
    voice = Voice(size=10.0, ink=INK, bold=False, language="th", source="text")
    told = words([("นี่คือ\u200bข้อมูล", voice)], right_to_left=False)
    assert ["".join(piece.text for piece in word.pieces) for word in told if not word.gap] == ["นี่คือ", "ข้อมูล"]
    (word,) = words([("กาแฟเย็นไทย", voice)], right_to_left=False)
    head, tail = divided(word, word.width * 0.7)
    assert "".join(piece.text for piece in head.pieces) == "กาแฟ"
    assert "".join(piece.text for piece in tail.pieces) == "เย็นไทย"


def test_an_inserted_number_is_not_broken_over_lines() -> None:
    """Set by reportlab or by ourselves."""
    for language, before in (("sv", "Ring oss gärna i dag eller i morgon på "), ("ar", ARABIC * 2)):
        made = paragraph((*plain(before), Run("070-174 06 05", inserted=True)), BODY, language=language)
        assert made.minWidth() > 60


def test_a_telephone_number_in_a_sentence_stays_on_one_line() -> None:
    """Whichever setter has the sentence, and whether the number was put in or written there."""
    for text, language in (("Ring 070-174 06 05 i dag", "sv"), ("اتصلوا 070-174 06 05 اليوم", "ar")):
        style = sheet(Size.FAMILY).body
        whole = paragraph(plain("070-174\u00a006\u00a005"), style).minWidth()
        assert paragraph(plain(text), style, language=language).minWidth() == pytest.approx(whole, abs=2.0)


@pytest.mark.rule("R43")
@pytest.mark.parametrize("text", ["12 يناير 2027", "يناير 2027", "3 من 3"])
def test_figures_are_of_one_size_in_every_date(text: str) -> None:
    """After Arabic letters as before them: in the paper's own typeface."""
    voice = Voice(11.0, INK, bold=False, language="ar", source="text")
    faces = {
        piece.family
        for word in words([(text, voice)], right_to_left=True)
        for piece in word.pieces
        if piece.text.strip().isdigit()
    }
    assert faces == {ATKINSON}


@pytest.mark.parametrize(
    ("text", "unbroken"), [("Beslut § 7", "\u00a7\u00a07"), ("23 kap. 1 § i lagen", "1\u00a0\u00a7")]
)
def test_a_paragraph_of_a_law_stays_with_its_number(text: str, unbroken: str) -> None:
    """Before the number, as in a decision, and after it, as in a chapter."""
    assert unbroken in paragraph(plain(text), BODY).getPlainText()
