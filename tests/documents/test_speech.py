"""Each paper read aloud by its structure makes sense: what is heard, in which order and language (R41)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from barnombud.documents.catalogue import render_paper
from barnombud.documents.flower import flower_rows
from barnombud.documents.model import (
    BulletList,
    Document,
    Figure,
    Heading,
    InLanguage,
    PageMarks,
    Paragraph,
    Run,
    SignatureLines,
    Table,
    TickBoxes,
    WriteLines,
    plain,
)
from barnombud.documents.papers.flower_part import alt_text
from barnombud.documents.pictograms import pictogram
from barnombud.documents.typesetter import render
from barnombud.texts import papers, papers_aloud
from tests.documents import awkward, every_paper, reading, samples
from tests.documents.every_paper import Paper
from tests.documents.logical_order import bare
from tests.documents.speech import Heard, heard, spoken

IN_SWEDISH = tuple(every_paper.papers(languages=False))
WORDS = "Vi talar lugnt om hur dagen har varit och vad som hjälper barnet. "


@cache
def parts(paper: Paper) -> tuple[Heard, ...]:
    """What is heard of a paper."""
    return tuple(heard(paper.make()))


def of(*blocks: object, **marks: object) -> bytes:
    """A paper of these blocks."""
    page_marks = PageMarks("Laget", foot_left=("Foten",), **marks)  # type: ignore[arg-type]  # any mark
    return render(Document("Prov", page_marks, blocks))  # type: ignore[arg-type]  # any block


def test_every_kind_of_paper_is_here() -> None:
    """Whoever adds a kind of paper adds it to the samples, and so to every check of tags and archive form."""
    assert every_paper.kinds() == every_paper.known_kinds()


@pytest.mark.rule("R41")
@pytest.mark.parametrize("paper", IN_SWEDISH, ids=lambda paper: paper.name)
def test_headings_lead_to_their_text(paper: Paper) -> None:
    """One title first, no level left out, and after each heading comes what it is about."""
    levels = [int(part.kind[1:]) if part.kind[0] == "H" else 0 for part in parts(paper)]
    headings = [level for level in levels if level]
    assert headings[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(headings))
    for level, following in pairwise(levels):
        assert not level or following == 0 or following > level
    assert not levels[-1]


@pytest.mark.rule("R28")
@pytest.mark.parametrize("paper", IN_SWEDISH, ids=lambda paper: paper.name)
def test_who_sends_it_is_heard_first_and_which_paper_it_is_last(paper: Paper) -> None:
    """The head once before the text, the foot once after it; page numbers are not heard."""
    before = [part.text for part in parts(paper)]
    title = next(index for index, part in enumerate(parts(paper)) if part.kind == "H1")
    assert 1 <= title <= 4
    assert not any(re.fullmatch(r"Sida \d+ \(\d+\)", text) for text in before)


@pytest.mark.rule("R30")
@pytest.mark.parametrize("paper", tuple(every_paper.worked_on()), ids=lambda paper: paper.name)
def test_practice_and_draft_are_the_first_words(paper: Paper) -> None:
    """What the watermark and the badge say is heard, once."""
    said = [part.text for part in parts(paper)]
    assert said[:2] == [papers.PRACTICE_BADGE, papers.DRAFT_BADGE]
    assert not {papers.PRACTICE_BADGE, papers.DRAFT_BADGE} & set(said[2:])


@pytest.mark.rule("R41")
def test_the_flower_is_heard_as_it_is_drawn_and_as_its_table() -> None:
    """Alternative text and table say the same answers, petal by petal."""
    content = samples.enclosure()
    assert content.flower is not None
    said = heard(render_paper(content))
    drawing = next(part.text for part in said if part.kind == "Figure")
    assert drawing == alt_text(content.flower)
    rows = flower_rows(content.flower.template, content.flower.layers)
    table = [
        tuple(text for _, text in part.cells)
        for part in said
        if part.cells[:1] and part.cells[0][0] == rows.headings[0]
    ]
    assert table == list(rows.rows)
    for row in rows.rows:
        assert all(f"{row[0]} {answer}" in drawing for answer in row[1:])


@pytest.mark.rule("R41")
def test_a_table_over_pages_is_one_and_its_header_is_heard_once() -> None:
    """Each cell with its header; a row divided over pages is one row."""
    rows = (
        (plain("Hög"), plain(WORDS * 150)),
        *((plain(f"rad {number}"), plain(WORDS * 3)) for number in range(30)),
        (plain("tom"), ()),
    )
    said = heard(of(Table((plain("Rubrik"), plain("Text")), rows, (1, 3), row_headers=True)))
    table = [part for part in said if part.kind == "TR"]
    assert len(table) == 32
    assert [part.cells[0] for part in table[:2]] == [("Rubrik", "Hög"), ("Rubrik", "rad 0")]
    assert table[0].cells[1] == ("Text", (WORDS * 150).strip())
    assert table[-1].cells[1] == ("Text", "")
    assert spoken(of(Table((plain("Rubrik"),), ((plain("a"),),), (1,)))).count("Rubrik") == 1


@pytest.mark.rule("R41")
def test_a_paragraph_over_pages_is_one() -> None:
    """Thirty pages of one paragraph are one part, whole; also in another direction, and in a list."""
    arabic = "هذه معلومات للعائلة. " * 900
    said = heard(
        of(
            Paragraph(plain(WORDS * 2500)),
            InLanguage("ar", (Paragraph(plain(arabic)),)),
            BulletList((plain(WORDS * 100), plain("Kort."))),
        )
    )
    assert [part.text for part in said[1:-1]] == [
        (WORDS * 2500).strip(),
        arabic.strip(),
        f"• {(WORDS * 100).strip()}",
        "• Kort.",
    ]
    assert [part.language for part in said[1:-1]] == ["sv", "ar", "sv", "sv"]


@pytest.mark.rule("R41")
@pytest.mark.rule("R43")
def test_words_in_another_language_say_which() -> None:
    """Within a paragraph, whoever sets it; mixed directions, digits and brackets keep the order written."""
    said = spoken(
        of(
            Paragraph((Run("Ring "), Run("call us now", language="en"), Run(" i dag."))),
            InLanguage(
                "ar",
                (
                    Paragraph(
                        (
                            Run("اتصل على (12) "),
                            Run("Åsa Berg (Tallbacken), 070-174 06 05", language="sv"),
                            Run(" غدا."),
                        )
                    ),
                ),
            ),
        )
    )
    assert "Ring [en: call us now] i dag." in said
    assert bare("[ar] اتصل على (12) [sv: Åsa Berg (Tallbacken), 070-174 06 05] غدا.") in bare(said)


@pytest.mark.rule("R41")
@pytest.mark.rule("R43")
def test_words_in_another_language_say_which_on_every_page() -> None:
    """Over lines and pages, in bold and in lists; what stands between them is in the paper's own."""
    runs = tuple(
        part
        for number in range(120)
        for part in (
            Run(f"Vecka {number} säger vi "),
            Run(f"a word {number} or more of these", language="en", bold=number % 2 == 0),
            Run(", inget annat. "),
        )
    )
    said = heard(of(Paragraph(runs), BulletList((runs[:3],))))
    wanted = [
        f"Vecka {number} säger vi [en: a word {number} or more of these], inget annat."
        for number in range(120)
    ]
    over_lines = [part.text.replace("] [en: ", " ") for part in said[1:-1]]
    assert over_lines == [" ".join(wanted), f"• {wanted[0]}"]


@pytest.mark.rule("R41")
def test_what_is_filled_in_by_pen_is_heard() -> None:
    """Boxes with their words, lines with their label, and where to sign."""
    said = heard(
        of(
            TickBoxes((("Ja", True), ("Nej", False)), columns=2),
            WriteLines(3, "Annat"),
            WriteLines(1),
            SignatureLines(("Namn", "Datum")),
        )
    )
    assert [part.text for part in said[1:-1]] == [
        f"{papers_aloud.BOX_TICKED} Ja",
        f"{papers_aloud.BOX} Nej",
        "Annat",
        papers_aloud.write_here(3),
        papers_aloud.write_here(1),
        "Namn",
        papers_aloud.SIGN_HERE,
        "Datum",
        papers_aloud.SIGN_HERE,
    ]


@pytest.mark.rule("R41")
def test_what_no_layout_expects_is_heard_whole() -> None:
    """Endless words and cells, forty commitments, mixed directions with digits and brackets, empty parts."""
    paper, empty = every_paper.awkward_papers()
    said = heard(paper.make())
    rows = [part for part in said if part.kind == "TR"]
    assert [part.text for part in said[:2]] == [papers.PRACTICE_BADGE, papers.DRAFT_BADGE]
    commitments = [part for part in rows if part.text.startswith("Vad: Åtagande")]
    assert len(commitments) == 40
    assert bare(commitments[39].text).startswith(bare(f"Vad: Åtagande 39: {awkward.SENTENCE}; Vem:"))
    wide = [part for part in rows if bare(part.text).startswith(f"A:{awkward.WORD};B:")]
    assert [bare(part.cells[1][1]) for part in wide] == [bare(awkward.SENTENCE * 120)] * 2
    whole = bare(" ".join(part.text for part in said))
    assert whole.count(bare(awkward.MIXED)) == 4 + 1 + 1 + 40
    assert whole.count(awkward.WORD) == 1 + 1 + 1 + 1 + 2 + 1
    assert heard(empty.make()) == []
    assert len(reading.pages(empty.make())) == 1


@pytest.mark.rule("R41")
def test_a_drawing_that_only_repeats_its_text_is_not_heard() -> None:
    """Without words of its own it is an ornament; a level too deep is raised, an empty list is nothing."""
    said = heard(
        of(
            Heading(plain("Först")),
            Heading(plain("Djupt"), 3),
            Figure(pictogram("talk"), ""),
            Paragraph(plain("Vi pratar.")),
            BulletList(()),
            Figure(pictogram("talk"), "Två som talar"),
        )
    )
    assert [(part.kind, part.text) for part in said[1:-1]] == [
        ("H1", "Först"),
        ("H2", "Djupt"),
        ("P", "Vi pratar."),
        ("Figure", "Två som talar"),
    ]
