"""The typesetter: bytes that stay the same, text that survives, pages that break well."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barnombud.documents.catalogue import Content, render_paper
from barnombud.documents.fonts import VISIBLE_MARK, cleaned, missing_glyphs
from barnombud.documents.model import (
    BulletList,
    CallOut,
    Columns,
    Document,
    Heading,
    NumberedList,
    PageBreak,
    PageMarks,
    Paragraph,
    Rule,
    SignatureLines,
    Size,
    Spacer,
    Table,
    TickBoxes,
    Together,
    Tone,
    WriteLines,
    plain,
)
from barnombud.documents.typesetter import render
from barnombud.errors import InputError
from tests.documents import reading, samples

WORDS = "Vi talar lugnt om hur dagen har varit och vad som hjälper barnet. "


def document(*blocks: object, size: Size = Size.STAFF, pages: int = 0) -> Document:
    """A paper of these blocks."""
    marks = PageMarks("Laget", "8 december", foot_right="Dokument A1, version 1")
    return Document("Prov", marks, blocks, size=size, pages=pages)  # type: ignore[arg-type]  # any block


@pytest.mark.rule("R41")
def test_title_and_language_are_set_and_nobody_is_named() -> None:
    """Document properties hold the kind of paper and the language, never a name."""
    found = reading.properties(render_paper(samples.enclosure()))
    assert found["/Title"] == "Bilaga till mötesanteckningar 3/2026"
    assert found["lang"] == "sv"
    assert not any(name in str(found) for name in ("Alva", "Rut", "Bodil", "K7Q", "Tallbacken"))


@pytest.mark.parametrize("content", samples.every(), ids=lambda content: content.kind.value)
def test_fonts_are_embedded(content: Content) -> None:
    """Every font's outlines are in every file."""
    found = dict(reading.fonts(render_paper(content)))
    assert found
    assert all(found.values())
    assert all("Atkinson" in name for name in found)


def test_same_content_gives_same_bytes() -> None:
    """Twice in one process, and once in another."""
    first = render_paper(samples.minutes())
    assert first == render_paper(samples.minutes())
    code = (
        "import hashlib;from tests.documents import samples;"
        "from barnombud.documents.catalogue import render_paper;"
        "print(hashlib.sha256(render_paper(samples.minutes())).hexdigest())"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_time_of_printing_is_content() -> None:
    """Another time of printing is another paper."""
    later = samples.minutes().printed_at.replace(hour=20)
    assert render_paper(samples.minutes(printed_at=later)) != render_paper(samples.minutes())


@pytest.mark.parametrize("text", ["Hej 😀", "سلام 😀", "日本", "ა", "ก\u0591"])
def test_unprintable_text_names_its_field(text: str) -> None:
    """A character that no font has is never dropped: the error names field and character, not the text."""
    with pytest.raises(InputError) as caught:
        render_paper(samples.enclosure(works=f"Alva säger {text}"))
    assert caught.value.field == "works"
    assert caught.value.reason == "glyph_missing"
    assert caught.value.ids[0].startswith("U+")
    assert text not in str(caught.value)
    assert missing_glyphs(text)


def test_unprintable_name_in_the_flower_is_refused() -> None:
    """The drawing drops nothing either."""
    flower = samples.flower().model_copy(update={"centre": "アルバ"})
    with pytest.raises(InputError) as caught:
        render_paper(samples.sheet(flower=flower))
    assert (caught.value.field, caught.value.reason) == ("flower", "glyph_missing")


def test_printable_text_has_nothing_missing() -> None:
    """Swedish and its neighbours print."""
    assert missing_glyphs("Åsa, Źółć, Şükrü, Đorđe, „så” – 12 % ½ € …") == ()


def test_control_characters_leave_a_visible_mark() -> None:
    """Nothing disappears unseen; tabs and odd spaces are blanks, soft hyphens nothing."""
    assert cleaned("a\x00b\x07\u202ec") == f"a{VISIBLE_MARK}b{VISIBLE_MARK}{VISIBLE_MARK}c"
    assert cleaned("a\tb\r\nc\u00add\u2028e") == "a b\ncd e"
    assert cleaned("a\u030a") == "å"
    assert VISIBLE_MARK in reading.text(render(document(Paragraph(plain("före\x01efter")))))


def test_markup_in_text_is_text() -> None:
    """Angle brackets and ampersands are printed, never read as markup."""
    wild = "<b>fet</b> & <font size=90>stor</font> &amp; </para>"
    assert wild in reading.text(render(document(Paragraph(plain(wild)))))


def test_very_long_words_wrap_everywhere() -> None:
    """A word of 300 letters is broken in text, cells, cards, headings and lists, and no letter is lost."""
    word = "abcdefghij" * 30
    wide = document(
        Heading(plain(word)),
        Paragraph(plain(word)),
        BulletList((plain(word),)),
        NumberedList((plain(word),)),
        Table((plain("A"), plain("B"), plain("C")), ((plain(word), plain("liten"), plain(word)),), (1, 1, 1)),
        CallOut("Ring", word, "070-1740605"),
        Columns((Paragraph(plain(word)),), (Paragraph(plain(word)),)),
    )
    assert reading.letters(render(wide)).count(word) == 9


def test_a_note_of_thirty_pages_is_whole() -> None:
    """Every word of a very long text is printed, and so are the page numbers."""
    paper = render(document(Heading(plain("Långt")), Paragraph(plain(WORDS * 2500))))
    found = reading.pages(paper)
    assert len(found) > 25
    assert reading.letters(paper).count("barnet.") == 2500
    assert all(f"Sida {number} ({len(found)})" in page for number, page in enumerate(found, start=1))


def test_a_row_taller_than_a_page_is_divided() -> None:
    """A cell of three pages is printed whole, with the header on each page."""
    table = Table((plain("Rubrik"), plain("Text")), ((plain("Rad"), plain(WORDS * 150)),), (1, 3))
    paper = render(document(table))
    assert reading.letters(paper).count("barnet.") == 150
    assert all("Rubrik" in page for page in reading.pages(paper))


def test_rows_stay_whole() -> None:
    """A row's first and last word are on the same page."""
    rows = tuple((plain(f"början{n} " + WORDS * 3 + f" slut{n}."), plain("x")) for n in range(30))
    for page in reading.pages(render(document(Table((plain("A"), plain("B")), rows, (3, 1))))):
        for number in range(30):
            assert (f"början{number} " in page) == (f"slut{number}." in page)


@pytest.mark.parametrize("filling", range(28, 44))
def test_headings_stay_with_their_text(filling: int) -> None:
    """No heading is the last thing on a page, wherever it falls."""
    blocks: list[object] = [Paragraph(plain(f"Rad {n}.")) for n in range(filling)]
    blocks += [Heading(plain("Ensam rubrik")), Paragraph(plain(WORDS * 6))]
    for page in reading.pages(render(document(*blocks))):
        assert ("Ensam rubrik" in page) == ("Ensam rubrik Vi talar lugnt" in page)


@pytest.mark.parametrize("filling", [34, 38, 40])
def test_headings_stay_with_what_is_kept_together(filling: int) -> None:
    """A heading over parts that stay on one page is on that page too."""
    blocks: list[object] = [Paragraph(plain(f"Rad {n}.")) for n in range(filling)]
    kept = Together((Heading(plain("Under"), 3), Paragraph(plain(WORDS)), WriteLines(2, "Namn")))
    for page in reading.pages(render(document(*blocks, Heading(plain("Över")), kept))):
        assert ("Över" in page) == ("Namn" in page)


def test_a_heading_over_nothing_still_prints() -> None:
    """A heading that ends a paper, or heads a part that turned out empty, is printed all the same."""
    found = reading.text(render(document(Heading(plain("Först")), TickBoxes(()), Heading(plain("Sist")))))
    assert "Först Sist" in found
    assert "Ensam" in reading.text(render(document(TickBoxes(()), Heading(plain("Ensam")))))


def test_a_table_needs_no_header() -> None:
    """Rows alone are a table too."""
    assert "cell" in reading.text(render(document(Table((), ((plain("cell"),),), (1,)))))


@pytest.mark.parametrize("filling", [20, 26, 28, 30])
def test_headings_stay_with_their_table(filling: int) -> None:
    """A heading over a table is on the page of its first row."""
    blocks: list[object] = [Paragraph(plain(f"Rad {n}.")) for n in range(filling)]
    table = Table((plain("Kolumn"),), tuple((plain(f"cell{n}"),) for n in range(40)), (1,))
    for page in reading.pages(render(document(*blocks, Heading(plain("Över tabellen")), table))):
        assert "Över tabellen" not in page or "cell0" in page


def test_columns_taller_than_a_page_follow_each_other() -> None:
    """Two columns that do not fit are set one after the other, nothing lost."""
    side = (Heading(plain("Sida vid sida")), Paragraph(plain(WORDS * 90)))
    paper = render(document(Columns(side, side)))
    assert reading.letters(paper).count("barnet.") == 180


def test_every_form_part_breaks_over_pages() -> None:
    """Lines, signatures and tick boxes run over pages without trouble."""
    paper = render(
        document(
            WriteLines(80, "Skriv"),
            SignatureLines(tuple(f"Namn {n}" for n in range(40))),
            TickBoxes(tuple((f"Val {n}", n % 2 == 0) for n in range(90)), columns=2),
            TickBoxes(()),
            Rule(),
            Spacer(5),
            PageBreak(),
            Together((Paragraph(plain(WORDS * 200)),)),
            Paragraph(plain("stilla"), Tone.SMALL),
            Paragraph(plain("tyst"), Tone.QUIET),
            Paragraph(plain(WORDS * 100), Tone.NOTICE),
        )
    )
    found = reading.text(paper)
    assert all(f"Namn {n} " in found and f"Val {n} " in found for n in range(40))
    assert "Skriv" in found


def test_a_family_paper_shrinks_to_keep_to_its_page() -> None:
    """A page that would just run over is set somewhat smaller; one far too long runs on, whole."""
    rather_long = Paragraph(plain(WORDS * 66))
    assert len(reading.pages(render(document(rather_long, size=Size.FAMILY)))) == 2
    assert len(reading.pages(render(document(rather_long, size=Size.FAMILY, pages=1)))) == 1
    far_too_long = render(document(Paragraph(plain(WORDS * 200)), size=Size.FAMILY, pages=1))
    assert reading.letters(far_too_long).count("barnet.") == 200


@settings(max_examples=25)
@given(st.text(st.characters(max_codepoint=0x17F), max_size=400))
def test_any_latin_text_prints_or_names_its_field(text: str) -> None:
    """Whatever is typed is printed or refused with its field; nothing else can happen."""
    try:
        paper = render_paper(samples.minutes(next_meeting=text[:200]))
    except InputError as error:
        assert (error.field, error.reason) == ("next_meeting", "glyph_missing")
    else:
        assert paper.startswith(b"%PDF")
