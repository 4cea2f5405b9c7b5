"""The leaflet for all families and the interpreter's script, read back from the PDF."""

from __future__ import annotations

import re

import pytest

from barnombud.documents import phrases
from barnombud.documents.catalogue import page_count, render_paper
from barnombud.documents.model import Document, PageMarks, Paragraph, Size, Together, plain
from barnombud.documents.papers import information
from barnombud.documents.papers.words import BLANK, Words
from barnombud.documents.typesetter import render
from barnombud.domain.languages.translation import Translation
from barnombud.errors import InputError
from barnombud.texts import papers_family as family
from tests.documents import reading, samples
from tests.documents.speech import heard

ARABIC = Translation(book=phrases.shipped("ar"), reviewed=False)


@pytest.mark.rule("R50")
def test_the_leaflet_is_honest_before_there_is_any_concern() -> None:
    """Who takes part and why, that one is asked first, may say no, and what holds even then."""
    text = reading.text(render_paper(samples.leaflet()))
    for words in (
        "Alla familjer får det här bladet.",
        "Varför är socialtjänsten med?",
        "Teamet pratar inte om ditt barn utan ditt ja.",
        "Ett nej påverkar inte barnets plats i förskolan",
        "Om vi misstänker att ett barn far illa måste vi anmäla det till socialnämnden.",
        "Ring eller säg till: Rut Rektorsson, rektor, 070-174 06 06.",
    ):
        assert words in text, words
    assert page_count(render_paper(samples.leaflet())) == 2


def test_without_a_contact_one_asks_anybody_in_the_team() -> None:
    """No half sentence."""
    text = reading.text(render_paper(samples.leaflet(contact="")))
    assert "Fråga någon i teamet. Du kan själv be om stöd." in text
    assert "Ring eller säg till" not in text


@pytest.mark.rule("R41")
@pytest.mark.parametrize("large", [False, True])
def test_the_example_says_first_that_it_is_made_up(large: bool) -> None:
    """Seen and heard; its flower says so in words too, and nobody can ring it."""
    paper = render_paper(samples.leaflet(large=large))
    said = [part.text for part in heard(paper)]
    made_up = said.index("Det här är ett påhittat exempel.")
    assert made_up < said.index("Det här kom vi överens om för ditt barn")
    example = next(text for text in said if text.startswith("Ett påhittat exempel på en blomma."))
    assert "Trygg 3 av 3, bra" in example
    assert "Lär och utvecklas 1 av 3, behöver stöd" in example
    assert len(re.findall(r"0\d\d?-\d", reading.text(paper))) == 1


@pytest.mark.rule("R42")
def test_in_large_print_a_page_is_left_between_sentences() -> None:
    """Two languages fill their pages: no passage as tall as half a page moves on and leaves it empty."""
    pages = reading.pages(render_paper(samples.leaflet(large=True, translation=ARABIC)))
    first, second = pages[:2]
    assert "Vi är ett team som" in first
    assert "Du ska inte behöva" in second


@pytest.mark.rule("R28")
def test_neither_tells_first_of_social_services() -> None:
    """The sender is neutral, as on every family's paper."""
    for make in (samples.leaflet, samples.script):
        with pytest.raises(InputError, match="sender_not_neutral"):
            make(sender="Socialtjänsten i Exempelkommun")


@pytest.mark.rule("R43")
@pytest.mark.rule("R50")
def test_the_script_is_the_forms_information_sentence_by_sentence() -> None:
    """Nothing is left out or added, and both sides have the same numbers from the first to the last."""
    swedish = Words(phrases.swedish())
    whole = [
        "".join(run.text for run in passage.runs) for passage in information.passages(swedish, samples.form())
    ]
    apart = [
        " ".join("".join(run.text for run in runs) for runs in told)
        for told in information.sentences(swedish, samples.script(until=samples.form().until))
    ]
    assert apart == whole
    said = [part.text for part in heard(render_paper(samples.script(translation=ARABIC)))]
    numbers = [int(found[1]) for text in said if (found := re.match(r"(\d+)\.(?:\s|$)", text))]
    assert [numbers.count(number) for number in sorted(set(numbers))] == [2] * max(numbers)


@pytest.mark.rule("R44")
def test_the_box_for_the_leader_is_plain_and_not_to_be_read_aloud() -> None:
    """In Swedish alone: one sentence at a time, everything interpreted, never a child or a relative."""
    text = reading.text(render_paper(samples.script(translation=ARABIC)))
    assert family.SCRIPT_BOX in text
    assert all(point in text for point in family.SCRIPT_BOX_POINTS)
    assert "Barn och släktingar tolkar aldrig." in family.SCRIPT_BOX_POINTS
    assert reading.lix(" ".join((f"{family.SCRIPT_BOX}.", *family.SCRIPT_BOX_POINTS))) <= 40


@pytest.mark.rule("R9")
def test_the_script_keeps_no_answer_and_names_nobody() -> None:
    """There is nothing to tick or sign; what is not known is a line for a pen."""
    kinds = {part.kind for part in heard(render_paper(samples.script()))}
    assert "Form" not in kinds
    assert reading.text(render_paper(samples.script(filled=False))).count(BLANK) >= 5


def test_a_frame_taller_than_a_page_lets_its_words_run_on() -> None:
    """Nothing is cut: the edge goes, the text stays."""
    told = tuple(Paragraph(plain(f"Stycke nummer {number}. " * 12)) for number in range(40))
    document = Document("Prov", PageMarks("Laget"), (Together(told, framed=True),), size=Size.FAMILY)
    pages = reading.pages(render(document))
    assert len(pages) > 1
    assert "Stycke nummer 39." in pages[-1]


def test_a_frame_that_fits_moves_to_the_next_page_whole() -> None:
    """As a row of a table does."""
    before = tuple(Paragraph(plain("Det här står före. " * 12)) for _ in range(14))
    framed = Together(tuple(Paragraph(plain(f"Rad {number}. " * 20)) for number in range(5)), framed=True)
    document = Document("Prov", PageMarks("Laget"), (*before, framed), size=Size.FAMILY)
    pages = reading.pages(render(document))
    assert [page for page in pages if "Rad 0." in page] == [page for page in pages if "Rad 4." in page]
