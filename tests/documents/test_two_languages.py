"""Papers in two languages: Swedish beside the family's, and parts that begin at the right (R43)."""

from __future__ import annotations

import pytest

from barnombud.documents.catalogue import render_paper
from barnombud.documents.model import (
    Block,
    BulletList,
    CallOut,
    Columns,
    Document,
    Heading,
    InLanguage,
    KeyValue,
    NumberedList,
    PageMarks,
    Pair,
    Paragraph,
    Parallel,
    Run,
    SignatureLines,
    Table,
    TickBoxes,
    WriteLines,
    filled,
    plain,
)
from barnombud.documents.style import MARGIN_LEFT, TEXT_WIDTH
from barnombud.documents.typesetter import render
from tests.documents import logical_order, reading, samples

MIDDLE = MARGIN_LEFT + TEXT_WIDTH / 2
RIGHT = MARGIN_LEFT + TEXT_WIDTH
ARABIC = "هذه معلومات للعائلة. "
SWEDISH = "Det här är information till familjen. "


def document(*blocks: Block, language: str = "sv") -> Document:
    """A paper of these blocks."""
    return Document("Prov", PageMarks(""), blocks, language=language)


def pair(number: int, times: int = 1) -> Pair:
    """The same passage twice, its number first."""
    return Pair(
        (Paragraph(plain(f"Nr{number} " + SWEDISH * times)),),
        (Paragraph(plain(f"رقم{number} " + ARABIC * times)),),
    )


@pytest.mark.rule("R43")
def test_swedish_stands_beside_the_other_language() -> None:
    """Each in its half, tops on one line, the Swedish passage read before its twin."""
    made = render(document(Parallel((pair(1), pair(2)), "ar")))
    text = logical_order.from_content(made)
    places = [text.index(each) for each in ("Nr1", "رقم1", "Nr2", "رقم2")]
    assert places == sorted(places)
    shown = [item for item in logical_order.objects(made)[0] if item.bottom > 100]
    assert all(item.right < MIDDLE for item in shown if item.text.startswith(("Nr", "Det")))
    arabic = [item for item in shown if "\u0600" <= item.text[:1] <= "\u06ff"]
    assert min(item.left for item in arabic) > MIDDLE
    assert max(item.right for item in arabic) == pytest.approx(RIGHT, abs=3)


def test_a_row_stays_whole_and_a_long_one_is_divided() -> None:
    """A row moves to the next page when it does not fit there; a taller one is divided."""
    rows = tuple(pair(number, 3) for number in range(40))
    pages = reading.pages(render(document(Parallel(rows, "ar"))))
    assert len(pages) > 1
    for page in pages:
        for number in range(40):
            assert (f"Nr{number} " in page) == (f"رقم{number} " in page)
    long = render(document(Paragraph(plain("Först.")), Parallel((pair(1, 150), pair(2)), "ar")))
    assert logical_order.from_content(long).count("familjen.") == 151
    assert logical_order.from_content(long).count("للعائلة.") == 151
    parts = reading.pages(long)
    assert len(parts) > 2
    assert all("familjen" in part and "للعائلة" in part for part in parts[:2])


@pytest.mark.parametrize("filling", range(24, 40, 3))
def test_headings_stay_with_their_row(filling: int) -> None:
    """A pair of headings is never the last thing on a page."""
    heads = Pair((Heading(plain("Rubriken")),), (Heading(plain("عنوان")),))
    before = tuple(Paragraph(plain(f"Rad {number}.")) for number in range(filling))
    for page in reading.pages(render(document(*before, Parallel((heads, pair(7, 3)), "ar")))):
        assert ("Rubriken" in page) == ("Nr7" in page)


def test_headings_alone_still_print() -> None:
    """Rows of nothing but headings, and a row with an empty side, are printed all the same."""
    heads = Pair((Heading(plain("Ensam")),), (Heading(plain("وحيد")),))
    lone = Pair((Paragraph(plain("Bara svenska.")),), ())
    text = logical_order.from_content(render(document(Parallel((heads, lone, heads), "ar"))))
    assert text.count("Ensam") == text.count("وحيد") == 2
    assert "Barasvenska." in text


@pytest.mark.rule("R43")
def test_every_part_is_mirrored_and_read_from_the_right() -> None:
    """Lists, boxes, tables, facts, cards, columns, lines: first to the right, and in logical order."""
    blocks = (
        Heading(plain("عنوان أول")),
        BulletList((plain("نقطة أولى"), plain("نقطة ثانية"))),
        NumberedList((plain("واحد"), plain("اثنان"))),
        TickBoxes((("نعم", True), ("لا", False)), columns=2),
        Table((plain("من"), plain("ماذا")), ((plain("الروضة"), plain("حديث")),), (1, 2), ruled=True),
        KeyValue((("الهاتف", (Run("08-465 004 00", inserted=True),)),), boxed=True),
        CallOut("اتصل", "الروضة", "070-1740605"),
        Columns((Paragraph(plain("يمين")),), (Paragraph(plain("يسار")),)),
        SignatureLines(("اسم", "تاريخ")),
        WriteLines(3, "اكتب"),
    )
    made = render(document(*blocks, language="ar"))
    text = logical_order.from_content(made)
    order = [
        "عنوانأول",
        "نقطةأولى",
        "نقطةثانية",
        "1.واحد",
        "2.اثنان",
        "نعم",
        "لا",
        "من",
        "ماذا",
        "الروضة",
        "حديث",
    ]
    order += ["الهاتف", "08-46500400", "اتصل", "070-1740605", "يمين", "يسار", "اسم", "تاريخ", "اكتب"]
    places, start = [], 0
    for words in order:
        start = text.index(words, start)
        places.append(start)
    assert places == sorted(places)
    by_text = {item.text.strip(): item for item in logical_order.objects(made)[0]}
    assert by_text["نعم"].left > by_text["لا"].right
    assert by_text["من"].left > by_text["ماذا"].right
    assert by_text["يمين"].left > MIDDLE > by_text["يسار"].right
    assert by_text["اسم"].left > MIDDLE > by_text["تاريخ"].right
    assert by_text["•"].left > by_text["نقطة"].right
    assert by_text["اكتب"].right == pytest.approx(RIGHT, abs=3)


def test_long_parts_of_a_mirrored_paper_break_over_pages() -> None:
    """Tables, lines and lists run over pages; nothing is lost and the header is repeated."""
    rows = tuple((plain(f"صف{number}"), plain(ARABIC * 4)) for number in range(30))
    blocks: tuple[Block, ...] = (
        Table((plain("رأس"), plain("نص")), rows, (1, 4)),
        WriteLines(60, "اكتب"),
        SignatureLines(tuple(f"اسم{number}" for number in range(40))),
        Paragraph(plain(ARABIC * 150)),
    )
    made = render(document(*blocks, language="ar"))
    assert logical_order.from_content(made).count("للعائلة.") == 30 * 4 + 150
    with_rows = [page for page in reading.pages(made) if "صف" in page]
    assert len(with_rows) > 1
    assert all("رأس" in page for page in with_rows)


@pytest.mark.rule("R43")
def test_names_in_other_scripts_print_everywhere() -> None:
    """A child's name in Arabic script stands in the title, in the table and in the middle of the flower."""
    flower = samples.flower().model_copy(update={"centre": "سارة"})
    made = render_paper(samples.sheet(flower=flower, child="سارة"))
    assert logical_order.from_content(made).count("سارة") >= 2
    assert "سارة" in reading.text(made)


def test_a_long_word_is_broken_in_every_script() -> None:
    """No letter is lost, and none joins otherwise at the break."""
    for word in ("كتاب" * 60, "ሰላም" * 60, "ภาษาไทย" * 60, "Привет" * 60):
        block = Table((plain("A"), plain("B")), ((plain(word), plain(word)),), (1, 1))
        made = render(
            document(block, Paragraph(plain(word)), Parallel((Pair((), (Paragraph(plain(word)),)),), "ar"))
        )
        assert logical_order.from_content(made).count(word) == 4


def test_filled_inserts_what_keeps_its_direction() -> None:
    """Names may come as runs with a language of their own; a name without a value is found at once."""
    runs = filled(
        "{a} och {b}.", {"a": Run("Åsa", language="sv"), "b": "070"}, language="ar", bold=True, source="x"
    )
    assert [(run.text, run.inserted) for run in runs] == [
        ("Åsa", True),
        (" och ", False),
        ("070", True),
        (".", False),
    ]
    assert (runs[1].language, runs[1].bold, runs[1].source) == ("ar", True, "x")
    with pytest.raises(KeyError):
        filled("{a}", {})
    with pytest.raises(ValueError, match="Single"):
        filled("a}", {})


def test_swedish_inside_stays_swedish() -> None:
    """A part of a right-to-left paper in Swedish begins at the left again."""
    made = render(
        document(Paragraph(plain("سلام")), InLanguage("sv", (Paragraph(plain("Hej.")),)), language="ar")
    )
    hej = next(item for item in logical_order.objects(made)[0] if item.text.startswith("Hej."))
    assert hej.left == pytest.approx(MARGIN_LEFT, abs=3)
