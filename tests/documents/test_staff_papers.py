"""Papers for the team: the call, the general part of the minutes, and the enclosures."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from barnombud.documents.catalogue import build, file_name, render_paper
from barnombud.documents.model import NumberedList
from barnombud.domain.minutes import MinutesState, PaperKind
from barnombud.domain.papers.enclosure import EnclosureContent, Receiver
from barnombud.domain.papers.minutes import MinutesContent
from barnombud.domain.papers.privacy import IncidentContent
from barnombud.domain.team import AgencyKind
from barnombud.errors import InputError
from tests.documents import reading, samples

ACT = "kap. 1 § offentlighets- och sekretesslagen (2009:400)"
OWN_WORDS = {
    AgencyKind.MUNICIPAL_PRESCHOOL: f"Sekretess enligt 23 {ACT}",
    AgencyKind.CHILD_HEALTH_CARE: f"Sekretess enligt 25 {ACT}",
    AgencyKind.SOCIAL_SERVICES: f"Sekretess enligt 26 {ACT}",
    AgencyKind.INDEPENDENT_PRESCHOOL: "Tystnadsplikt enligt 29 kap. 14 § skollagen (2010:800)",
    AgencyKind.PRIVATE_CHILD_HEALTH_CARE: (
        "Tystnadsplikt enligt 6 kap. 12 § patientsäkerhetslagen (2010:659)"
    ),
    AgencyKind.OTHER: "Kan omfattas av sekretess eller tystnadsplikt: 5 § sagolagen",
}


@pytest.mark.rule("R28")
@pytest.mark.parametrize("kind", AgencyKind)
def test_every_page_of_an_enclosure_is_marked(kind: AgencyKind) -> None:
    """Marking, date, issuing body, Dnr, page, document id and version on each page."""
    paper = render_paper(samples.enclosure(receiver=samples.receiver(kind)))
    found = reading.pages(paper)
    assert len(found) > 1
    for number, page in enumerate(found, start=1):
        assert f"{OWN_WORDS[kind]}. 8 december 2026, Exempelkommun, barn- och utbildningsnämnden" in page
        assert "Dnr BUN 2026/0412" in page
        assert f"Sida {number} ({len(found)})" in page
        assert "A7-3, version 1" in page
        assert not any(words in page for other, words in OWN_WORDS.items() if other is not kind)


@pytest.mark.rule("R48")
@pytest.mark.parametrize("kind", [AgencyKind.INDEPENDENT_PRESCHOOL, AgencyKind.PRIVATE_CHILD_HEALTH_CARE])
def test_a_private_body_never_shows_the_act_on_secrecy(kind: AgencyKind) -> None:
    """Neither the paper nor any marking that can be given names OSL for a private body."""
    assert "sekretesslagen" not in reading.text(
        render_paper(samples.enclosure(receiver=samples.receiver(kind)))
    )
    for words in ("Sekretess enligt 23 kap. 1 § offentlighets- och sekretesslagen", "23 kap. 1 § OSL"):
        with pytest.raises(InputError, match="marking_of_other_kind"):
            samples.receiver(kind, marking=words)


@pytest.mark.rule("R48")
def test_no_kind_can_carry_the_marking_of_another() -> None:
    """Every pairing of a kind with another kind's words is refused; its own are taken."""
    for kind, own in OWN_WORDS.items():
        assert samples.receiver(kind, marking=own).marking == own
        if kind is AgencyKind.OTHER:
            continue
        for other, words in OWN_WORDS.items():
            if other not in (kind, AgencyKind.OTHER) and "sekretesslagen" in words:
                with pytest.raises(InputError, match="marking_of_other_kind"):
                    samples.receiver(kind, marking=words)


@pytest.mark.rule("R28")
def test_protection_is_never_printed_in_a_marking() -> None:
    """21 kap. 3 § would tell that somebody is protected."""
    with pytest.raises(InputError, match="marking_reveals_protection"):
        samples.receiver(
            AgencyKind.OTHER, marking="Sekretess enligt 21 kap. 3 § offentlighets- och sekretesslagen"
        )


def test_another_kind_names_its_own_section() -> None:
    """The section the team has written for it is printed."""
    other = samples.receiver(AgencyKind.OTHER)
    assert "tystnadsplikt: 5 § sagolagen" in reading.text(render_paper(samples.enclosure(receiver=other)))


@pytest.mark.rule("R29")
def test_minutes_have_everything_minutes_need() -> None:
    """Title, organ, number, date, place, people, sections, agreements, writer, signatures, enclosures."""
    found = reading.text(render_paper(samples.minutes()))
    for words in (
        "Mötesanteckningar 3/2026",
        "Organ Barnombudsteamet Tallbacken, Exempelkommun",
        "Tisdag 8 december 2026",
        "13.00–14.25",
        "Förskolan Tallbacken, personalrummet",
        "Närvarande",
        "Rut Rektorsson rektor Förskolan Tallbacken",
        "Frånvarande",
        "Sixten Sagolund socialsekreterare Familj och stöd",
        "§ 1 Välkomna och närvaro",
        "§ 4 Lära av varandra",
        "Överenskommet Ansvarig Klart senast",
        "Lägga till de nya tiderna i stödkartan Bodil Påhitt, BVC Norra 15 december 2026",
        "Antecknat av Bodil Påhitt, BVC-sjuksköterska, BVC Norra, 8 december 2026",
        "Sixten Sagolund, socialsekreterare. Datum och underskrift",
        "Bilagor förvaras för sig.",
    ):
        assert words in found
    assert "innesanteckningar" not in found


@pytest.mark.rule("R29")
def test_the_general_part_has_no_place_for_a_child() -> None:
    """No field of the general part can hold a child, a case or a departure from an item."""
    fields = set(MinutesContent.model_fields)
    assert not fields & {"child", "case_number", "attendance", "items", "enclosures"}
    found = reading.text(render_paper(samples.minutes()))
    assert not any(name in found for name in ("Alva", "K7Q", "hela punkten"))


@pytest.mark.rule("R14")
def test_minutes_of_an_empty_meeting_are_complete() -> None:
    """No case, no agreement, nobody absent: valid minutes without empty headings."""
    content = samples.minutes(
        absent=(), sections=(), adjusters=(), enclosure_kinds=(), next_meeting="", present=()
    )
    found = reading.text(render_paper(content))
    assert "Mötesanteckningar 3/2026" in found
    assert "Antecknat av" in found
    assert "Ingen är antecknad." in found
    for heading in ("Frånvarande", "Bilagor", "Justeras", "Nästa möte", "§", "Överenskommet"):
        assert heading not in found


@pytest.mark.rule("R30")
def test_a_draft_says_so_on_every_page_in_text() -> None:
    """UTKAST is text, not only a picture, and a draft claims nothing about being final."""
    paper = render_paper(samples.minutes(state=MinutesState.DRAFT, number=None))
    for page in reading.pages(paper):
        assert "UTKAST – texten kan ändras" in page
    assert "Färdigställda" not in reading.text(paper)


@pytest.mark.rule("R30")
def test_finalised_minutes_say_who_and_that_the_text_stands() -> None:
    """Text 4.5 on every page, and no mark of a draft."""
    for page in reading.pages(render_paper(samples.minutes())):
        assert "Färdigställda 2026-12-09 av Rut Rektorsson, rektor. Texten ändras inte." in page
        assert "Teamet fattar inga beslut om insatser. Det gör varje verksamhet själv." in page
        assert "UTKAST" not in page


@pytest.mark.rule("R30")
def test_additions_are_dated_and_an_objection_is_a_note() -> None:
    """Additions carry date and author; a guardian's objection is "Anteckning: X anser att …"."""
    found = reading.text(render_paper(samples.enclosure()))
    assert "Tillägg 20 december 2026, Bodil Påhitt, BVC-sjuksköterska Gruppen börjar 14 januari." in found
    assert "Anteckning: Vårdnadshavare 1 anser att samlingen redan fungerar bättre." in found


def test_practice_papers_say_so_on_every_page() -> None:
    """ÖVNING on every page of every kind of paper, in text."""
    for content in samples.every():
        practice = content.model_copy(update={"practice": True})
        assert all("ÖVNING" in page for page in reading.pages(render_paper(practice)))
        assert "ÖVNING" not in reading.text(render_paper(content))


def test_the_enclosure_holds_the_whole_item() -> None:
    """Attendance with departures, consent, voice, flower with table, questions, way in, offers, follow-up."""
    found = reading.text(render_paper(samples.enclosure()))
    for words in (
        "K7Q, Alva",
        "13.35–13.42 och från 13.47",
        "Får delta Förskolan Tallbacken och BVC Norra",
        "Tas inte upp familjens ekonomi",
        "Gäller till och med 31 maj 2027",
        "Barnet är tillfrågat.",
        "”Jag vill bygga med Kim.",
        "Kronblad Förskolan Vårdnadshavare",
        "Trygg 3 av 3, bra 2 av 3, både och",
        "Söker tröst hos Lo.",
        "Vad står i vägen för att barnet ska må bra? Höga ljud",
        "BVC-sjuksköterskan, BVC Norra",
        "070-174 06 05",
        "Språkgrupp på öppna förskolan BVC-sjuksköterskan 15 december 2026 erbjuden",
        "Rut Rektorsson berättar senast 15 december 2026. Samtal på förskolan. Språk: arabiska.",
        "Uppföljning 12 januari 2027, Bodil Påhitt",
        "Att föra in i egna system",
    ):
        assert words in found
    assert "Har jag all information" not in found  # its answer is empty


def test_an_almost_empty_enclosure_has_no_empty_headings() -> None:
    """Nothing but child and date: no heading stands over nothing."""
    fields = samples.frame(receiver=samples.receiver(), on=samples.DAY, child="Alva", case_number="K7Q")
    found = reading.text(render_paper(EnclosureContent(**fields)))
    assert "K7Q, Alva" in found
    for heading in (
        "Barnets röst",
        "fungerar",
        "Fem frågor",
        "En väg in",
        "Tillägg",
        "Närvarande",
        "Samtycke",
    ):
        assert heading not in found


@pytest.mark.rule("R7")
def test_after_a_withdrawal_the_enclosure_holds_nothing_else() -> None:
    """Only that consent was withdrawn: no name, nothing written."""
    found = reading.text(render_paper(samples.enclosure(consent_withdrawn_on=date(2026, 12, 9))))
    assert "Samtycke återkallat 9 december 2026." in found
    for words in ("Alva", "Bodil", "Trygg", "Kim", "Barnets röst", "Språkgrupp"):
        assert words not in found


@pytest.mark.rule("R11")
def test_a_child_that_was_not_asked_is_said_so() -> None:
    """Not asked prints why; no quotation marks stand round nothing."""
    voice = {"position": "not_asked", "why_not": "Alva är ett år."}
    content = EnclosureContent.model_validate_json(
        samples.enclosure().model_copy(update={"voice": None}).model_dump_json()
    )
    changed = EnclosureContent.model_validate_json(
        content.model_dump_json().replace('"voice":null', f'"voice":{str(voice).replace(chr(39), chr(34))}')
    )
    found = reading.text(render_paper(changed))
    assert "Barnet är inte tillfrågat. Alva är ett år." in found
    assert "””" not in found


@pytest.mark.rule("R41")
@pytest.mark.parametrize("views", [1, 2, 3, 8])
def test_all_values_of_the_flower_stand_in_tables(views: int) -> None:
    """However many raters: every view's name and value is text, and nothing is summed."""
    flower = samples.flower(views)
    found = reading.text(render_paper(samples.enclosure(flower=flower)))
    for layer in flower.layers:
        assert layer.label in found
    assert re.search(r"(summa|medel|totalt|poäng)", found, re.IGNORECASE) is None


def test_a_flower_without_notes_has_no_table_of_notes() -> None:
    """No heading over nothing under the flower either."""
    flower = samples.flower().model_copy(update={"notes": ()})
    assert "Område Fungerar Svårt" not in reading.text(render_paper(samples.enclosure(flower=flower)))
    assert "Område Fungerar Svårt" in reading.text(render_paper(samples.enclosure()))


@pytest.mark.rule("R46")
def test_file_names_hold_no_names() -> None:
    """Kind and document id only; nothing that a file system stumbles on."""
    assert file_name(PaperKind.ENCLOSURE, "A7-3") == "bilaga-A7-3.pdf"
    assert file_name(PaperKind.MINUTES, "3/2026 å:*") == "motesanteckningar-3-2026.pdf"
    assert file_name(PaperKind.CALL, "//") == "kallelse-papper.pdf"


def test_the_call_says_when_where_and_what() -> None:
    """Date, time, place, agenda with minutes, whom to tell; no child and no count."""
    found = reading.text(render_paper(samples.call()))
    for words in (
        "Kallelse till möte i barnombudsteamet",
        "Tisdag 8 december 2026",
        "13.00–14.30",
        "4. Avidentifierad konsultation och generella frågor 15 min",
        "Säg till Rut Rektorsson, rektor, 070-1740605.",
    ):
        assert words in found
    bare = samples.call(agenda=(), invited=(), absence_to="", ends=None, place="")
    found = reading.text(render_paper(bare))
    assert "från 13.00" in found
    for heading in ("Det här tar vi upp", "Vi som kallas", "Kan du inte komma?", "Plats"):
        assert heading not in found


def test_content_survives_as_json() -> None:
    """What the snapshot keeps gives the same paper again."""
    for content in samples.every():
        again = type(content).model_validate_json(content.model_dump_json())
        assert again == content
        assert render_paper(again) == render_paper(content)


def test_summer_and_winter_time_are_swedish() -> None:
    """The time of printing is shown in Swedish time."""
    assert "Utskrift 2026-12-08 14.05" in reading.text(render_paper(samples.call()))
    assert samples.call().starts == time(13)


def test_receivers_need_a_body() -> None:
    """A marking without an issuing body cannot be made."""
    with pytest.raises(ValueError, match="issuing_body"):
        Receiver(kind=AgencyKind.OTHER, name="Logopeden", issuing_body="", marking="Sekretess")


@pytest.mark.rule("R37")
def test_the_steps_when_something_is_lost_are_a_list() -> None:
    """Heard as one: the numbers are the list's, not the sentences'."""
    content = IncidentContent(**samples.frame(), contact="Ida", telephone="08-46500406")
    (steps,) = (block for block in build(content).blocks if isinstance(block, NumberedList))
    texts = ["".join(run.text for run in point) for point in steps.points]
    assert len(texts) == 4 and texts[0].startswith("Anmäl genast till Ida, 08-46500406.")
