"""Papers to families: the sheet, the consent form and the blank flower."""

from __future__ import annotations

from itertools import pairwise

import pytest

from barnombud.documents.catalogue import build, render_paper
from barnombud.documents.model import Document, Paragraph, Table
from barnombud.documents.papers.words import BLANK
from barnombud.documents.phrases import swedish
from barnombud.domain.papers.family import (
    FamilyOffer,
    GuardianSheetContent,
    PrivateSender,
    is_neutral,
)
from barnombud.errors import InputError
from barnombud.texts.papers_family import FORM_VERSION
from tests.documents import layout, reading, samples


@pytest.mark.rule("R28")
@pytest.mark.parametrize("offers", range(6))
@pytest.mark.parametrize("language", ["", "arabiska"])
def test_the_sheet_is_one_page(offers: int, language: str) -> None:
    """Up to five offers, with flower and interpreter's note, on one page."""
    paper = render_paper(samples.sheet(offers, language=language))
    found = reading.pages(paper)
    assert len(found) == 1
    assert "Sida 1 (1)" in found[0]
    assert "A7-3, version 1" in found[0]


def test_the_sheet_says_what_a_family_needs() -> None:
    """Whom to ring, what happens and when, what works, that one decides, when we meet again."""
    found = reading.text(render_paper(samples.sheet(5, language="arabiska")))
    for words in (
        "Det här kom vi överens om för Alva",
        "Be tolken läsa bladet högt för dig på arabiska. Barn och släktingar ska inte tolka.",
        "BVC-sjuksköterskan, BVC Norra",
        "070-174 06 05",
        "Föräldragrupp, sex träffar Familjestödet senast 20 januari",
        "Du bestämmer Du kan säga nej till stödet",
        "Vi ses igen den 12 januari 2027.",
        "Blomman för Alva den 8 december.",
        "Den är inget betyg.",
        "Den här kopian är till dig.",
    ):
        assert words in found
    assert "beslut" not in found.casefold()


@pytest.mark.rule("R28")
@pytest.mark.parametrize(
    "sender",
    ["Socialtjänsten i Exempelkommun", "IFO Exempelkommun", "Individ- och familjeomsorgen", "Kommunens IFO"],
)
def test_the_first_line_never_tells_of_social_services(sender: str) -> None:
    """A sender that names them is refused, on the sheet and on the form."""
    assert not is_neutral(sender)
    for make in (samples.sheet, samples.form, samples.pictures):
        with pytest.raises(InputError, match="sender_not_neutral"):
            make(sender=sender)
    assert "socialtjänst" not in reading.text(render_paper(samples.sheet())).casefold()


@pytest.mark.rule("R25")
def test_a_sheet_to_one_holds_nothing_of_the_other() -> None:
    """The other guardian has no field, and the two sheets differ only in what is the recipient's own."""
    assert not {"other_guardian", "guardians", "consent", "address"} & set(GuardianSheetContent.model_fields)
    one = samples.sheet(recipient="Kerstin Påhitt", document_id="A7-3")
    other = samples.sheet(recipient="Anders Sagolund", document_id="A7-4")
    assert "Sagolund" not in reading.text(render_paper(one))
    assert "Kerstin" not in reading.text(render_paper(other))


@pytest.mark.rule("R41")
def test_the_sheets_flower_says_the_same_in_words() -> None:
    """Alternative text and table hold each petal's value."""
    sheet = samples.sheet()
    found = reading.text(render_paper(sheet))
    assert "Trygg 3 av 3, bra" in found
    assert "Ansvar efter ålder inte aktuellt i dag" in found
    figures = [block for block in walk(build(sheet)) if hasattr(block, "alt_text")]
    assert figures
    for row in flower_table(build(sheet)).rows:
        label, value = row[0][0].text, row[1][0].text
        assert f"{label} {value}" in figures[0].alt_text


def walk(document: Document) -> list[object]:
    """Every block of a paper, those in columns too."""
    found: list[object] = []
    waiting: list[object] = list(document.blocks)
    while waiting:
        block = waiting.pop(0)
        found.append(block)
        waiting += [*getattr(block, "left", ()), *getattr(block, "right", ()), *getattr(block, "blocks", ())]
    return found


def flower_table(document: Document) -> Table:
    """The table of the flower's values."""
    return next(block for block in walk(document) if isinstance(block, Table) and block.dense)


def test_a_sheet_without_flower_and_entry_is_still_a_sheet() -> None:
    """Nothing agreed yet: no empty headings, no card, no flower."""
    found = reading.text(
        render_paper(samples.sheet(0, flower=None, entry=None, works="", next_on=None, withdraw_contact=""))
    )
    assert "Vi har inte kommit överens om något stöd än." in found
    for words in ("Ring den här", "fungerar bra", "Vi ses igen", "blomma", "Säg till ."):
        assert words not in found


def test_forty_offers_run_on_and_none_is_lost() -> None:
    """More than a page holds runs on to the next."""
    many = tuple(FamilyOffer(what=f"Stöd nummer {n}.", who="Förskolan") for n in range(40))
    found = reading.text(render_paper(samples.sheet().model_copy(update={"offers": many})))
    assert all(f"Stöd nummer {n}." in found for n in range(40))


def test_an_entry_without_telephone_does_not_say_ring() -> None:
    """No number, no "Ring"."""
    entry = samples.ENTRY.model_copy(update={"telephone": ""})
    found = reading.text(render_paper(samples.sheet(entry=entry)))
    assert "Vänd dig till den här personen" in found
    assert "Ring den" not in found


@pytest.mark.rule("R42")
def test_a_printed_sheet_is_plain() -> None:
    """LIX at most 40 for all that stands on it; the sentences themselves are in test_phrase_files."""
    printed = reading.text(render_paper(samples.sheet(5, flower=None)))
    assert reading.lix(printed) <= 40


@pytest.mark.rule("R50")
@pytest.mark.parametrize("filled", [True, False])
def test_the_form_informs_honestly(filled: bool) -> None:
    """Who sits in the team and why, the right to say no, duty to report, how long, withdrawal."""
    paper = render_paper(samples.form(filled=filled))
    found = reading.pages(paper)
    assert len(found) == 2
    for words in (
        "I teamet möts förskolan, barnavårdscentralen (BVC) och socialtjänsten.",
        "Du kan säga nej till att någon av oss är med, till exempel socialtjänsten.",
        "Ett nej påverkar inte barnets plats",
        "måste vi anmäla det till socialnämnden",
        "polisen eller någon annan myndighet",
        "Sedan måste vi fråga igen.",
        "Du kan ångra dig när du vill.",
        "Säg till om du behöver tolk.",
    ):
        assert words in found[0]
    for words in (
        "Ja, till en del",
        "Får berätta",
        "Är inte med",
        "Det här får ni inte prata om",
        "Underskrift",
    ):
        assert words in found[1]


@pytest.mark.rule("R10")
def test_consent_lifts_secrecy_and_is_called_nothing_else() -> None:
    """The signed line names OSL, never data protection; a private body has its own statute."""
    private = (PrivateSender(name="Förskolan Kotten", statute="29 kap. 14 § skollagen"),)
    found = reading.text(render_paper(samples.form(private_senders=private)))
    assert "samtycke till att bryta sekretess (12 kap. 2 § OSL" in found
    assert "Förskolan Kotten berättar trots tystnadsplikt (29 kap. 14 § skollagen)" in found
    assert "GDPR" not in found
    assert "personuppgiftsbehandling" not in found


@pytest.mark.rule("R1")
def test_a_filled_form_holds_what_was_agreed_to_ask() -> None:
    """Child, purpose, areas, what not, until when, contact, form id with language and version."""
    found = reading.text(render_paper(samples.form()))
    for words in (
        "Barnets namn: Alva",
        "Bara det som står här: hälsa, språk och utveckling och lärande.",
        "berättar för varandra",
        "Det här får ni inte prata om: Familjens ekonomi.",
        "Samtycket gäller till och med: 31 maj 2027",
        "ring Rut Rektorsson, 070-174 06 06",
        "Blankett S1, svenska, version 1",
    ):
        assert words in found
    assert "Alva" not in reading.text(render_paper(samples.form(filled=False)))


def test_a_form_without_agencies_has_rows_for_a_pen() -> None:
    """Nobody is registered: the table is empty but there."""
    found = reading.text(render_paper(samples.form(filled=False, agencies=(), topics=())))
    assert "Verksamhet Får berätta Får veta Är inte med" in found


@pytest.mark.rule("R42")
def test_the_information_in_pictures_has_a_sentence_for_each() -> None:
    """Two pages; every drawing is told in words under it, which everybody hears, and names nobody."""
    document = build(samples.pictures())
    figures = [block for block in walk(document) if hasattr(block, "alt_text")]
    found = reading.pages(render_paper(samples.pictures()))
    assert len(found) == 2
    assert len(figures) == 12
    under = [
        "".join(run.text for run in following.runs)
        for figure, following in pairwise(walk(document))
        if figure in figures and isinstance(following, Paragraph)
    ]
    assert not any(figure.alt_text for figure in figures)
    assert len(set(under)) == 12
    assert all(sentence in " ".join(found) for sentence in under)
    assert "Du får säga nej. Ditt barn har kvar sin plats." in found[0]
    assert "Om ett barn far illa måste vi anmäla det." in found[0]
    assert "Det här händer sedan" in found[1]


def test_the_blank_flower_asks_nobodys_name() -> None:
    """Petals' names, five questions, and no name."""
    paper = render_paper(samples.blank_flower())
    found = reading.pages(paper)
    assert len(found) == 2
    assert "Lek och aktivitet" in found[0]
    assert "Förslag – byt till er egen blomma" in found[0]
    assert "5. Vilken ytterligare hjälp" in found[1]
    own = render_paper(samples.blank_flower(questions=("Vad gör dig glad?",), child_lines=True))
    assert "Vad gör dig glad?" in reading.text(own)
    assert "Jag får leka och röra på mig" in reading.text(own)
    assert len(reading.pages(own)) == 2


def test_a_blank_form_has_lines_to_fill_in() -> None:
    """Six places by hand: facts, sender, receivers, purpose, last day, contact."""
    assert reading.text(render_paper(samples.form(filled=False))).count(BLANK) == 6


def test_the_form_has_the_version_of_its_sentences() -> None:
    """A word that is changed raises it (R1)."""
    assert swedish().header.version == FORM_VERSION


@pytest.mark.rule("R10")
def test_a_public_body_signs_no_private_line() -> None:
    """And the private line names no OSL."""
    found = reading.text(render_paper(samples.form()))
    assert "trots tystnadsplikt" not in found
    private = swedish().say("signing.private", agency="Kotten", law="29 kap. 14 § skollagen")
    assert "OSL" not in private


@pytest.mark.parametrize("large", [False, True])
def test_the_telephone_number_of_the_card_is_one_piece(large: bool) -> None:
    """In large print it takes more of the card, up to half, before it would break."""
    pieces = [
        box.text for _, _, page in layout.boxes(render_paper(samples.sheet(large=large))) for box in page
    ]
    assert "070-1740605" in pieces


def test_large_print_is_large_at_the_edges_of_the_page() -> None:
    """The page's number and the document's are read by the same eyes."""
    usual, large = (reading.sizes(render_paper(samples.sheet(large=each))) for each in (False, True))
    assert 7.8 in usual
    assert min(large) == 12.0
