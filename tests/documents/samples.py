"""Made-up contents of every paper, as services would fill them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from barnombud import resources
from barnombud.documents.catalogue import Content
from barnombud.domain.meeting.child_item import VoicePosition
from barnombud.domain.minutes import MinutesState
from barnombud.domain.papers.call import AgendaLine, CallContent
from barnombud.domain.papers.enclosure import (
    EnclosureContent,
    EntryRow,
    ItemAttendance,
    NoteRow,
    OfferRow,
    QuestionRow,
    Receiver,
    TellRow,
    VoiceRow,
)
from barnombud.domain.papers.family import (
    BlankFlowerContent,
    ConsentFormContent,
    FamilyOffer,
    FormAgency,
    FormTopic,
    GuardianSheetContent,
    InterpreterScriptContent,
    PictureSheetContent,
)
from barnombud.domain.papers.flower import FlowerContent, PetalNote
from barnombud.domain.papers.frame import AdditionRow, AgreedRow, Finalised, PersonRow, Span
from barnombud.domain.papers.leaflet import LeafletContent
from barnombud.domain.papers.minutes import MinutesContent, MinutesSection
from barnombud.domain.team import AgencyKind
from barnombud.domain.wellbeing.flower_scene import FlowerLayer, LayerAnswer, LayerRole
from barnombud.domain.wellbeing.rating import NonAnswer
from barnombud.domain.wellbeing.template import FlowerTemplate, template_from_dict
from barnombud.services.law import load_law_book
from barnombud.texts import papers_family
from barnombud.texts.topics import TOPICS

DAY = date(2026, 12, 8)
RECTOR = PersonRow(name="Rut Rektorsson", role="rektor", agency="Förskolan Tallbacken")
NURSE = PersonRow(name="Bodil Påhitt", role="BVC-sjuksköterska", agency="BVC Norra")
SOCIAL = PersonRow(name="Sixten Sagolund", role="socialsekreterare", agency="Familj och stöd")
AGENCIES = ("Förskolan Tallbacken", "BVC Norra", "Familj och stöd")


def frame(**changes: Any) -> dict[str, Any]:
    """Fields that every paper has."""
    fields: dict[str, Any] = {
        "document_id": "A7-3",
        "version": 1,
        "state": MinutesState.FINALISED,
        "printed_at": datetime(2026, 12, 8, 13, 5, tzinfo=UTC),
        "printed_by": "Rut Rektorsson",
        "team": "Barnombudsteamet Tallbacken",
    }
    return fields | changes


def flower_template() -> FlowerTemplate:
    """The shipped flower."""
    return template_from_dict(resources.read_toml("flower/default.toml"))


def layer(label: str, role: LayerRole, values: dict[str, int | NonAnswer]) -> FlowerLayer:
    """A view of the shipped flower with steps or non-answers by petal."""
    answers = tuple(
        LayerAnswer(petal_key=key, non_answer=value, touched=True)
        if isinstance(value, NonAnswer)
        else LayerAnswer(petal_key=key, value=value, touched=True)
        for key, value in values.items()
    )
    return FlowerLayer(label=label, role=role, answers=answers)


def flower(views: int = 1) -> FlowerContent:
    """Alva's flower with one to several views and a few notes."""
    first: dict[str, int | NonAnswer] = {
        "safe": 3,
        "healthy": 2,
        "achieving": 1,
        "nurtured": 3,
        "active": 3,
        "respected": 2,
        "responsible": NonAnswer.NOT_RELEVANT_TODAY,
        "included": 1,
    }
    second: dict[str, int | NonAnswer] = {
        "safe": 2,
        "healthy": 3,
        "achieving": 2,
        "included": NonAnswer.UNKNOWN,
    }
    names = (
        "Förskolan",
        "Vårdnadshavare",
        "BVC",
        "Barnet",
        "Gemensamt",
        "Familj och stöd",
        "Logoped",
        "Bibliotek",
    )
    layers = [layer(names[0], LayerRole.FILLED, first)]
    layers += [layer(name, LayerRole.OUTLINED, second) for name in names[1:views]]
    return FlowerContent(
        template=flower_template(),
        centre="Alva",
        on=DAY,
        layers=tuple(layers[:views]),
        notes=(
            PetalNote(petal_key="safe", whose=names[0], strengths="Söker tröst hos Lo."),
            PetalNote(
                petal_key="active",
                whose=names[0],
                strengths="Bygger och löser problem med andra.",
                challenges="Orkar inte när det är högt.",
            ),
        ),
    )


def call(**changes: Any) -> CallContent:
    """A call to an ordinary meeting."""
    fields = frame(
        municipality="Exempelkommun",
        on=DAY,
        starts=time(13),
        ends=time(14, 30),
        place="Förskolan Tallbacken, personalrummet",
        invited=(RECTOR, NURSE, SOCIAL),
        agenda=tuple(
            AgendaLine(title=title, minutes=minutes)
            for title, minutes in (
                ("Välkomna, närvaro, sekreterare", 3),
                ("Åtaganden från förra mötet", 10),
                ("Samtyckeskontroll", 5),
                ("Avidentifierad konsultation och generella frågor", 15),
                ("Ärenden enligt samtycke", 0),
                ("Lära av varandra: övergången från BVC till förskola", 10),
                ("Synlighet i familjers vardag", 5),
                ("Mötet på en minut, nästa datum", 3),
            )
        ),
        absence_to="Rut Rektorsson, rektor, 070-1740605",
    )
    return CallContent(**(fields | changes))


SECTIONS = (
    MinutesSection(heading="Välkomna och närvaro", discussion="Rut leder mötet, Bodil antecknar."),
    MinutesSection(
        heading="Åtaganden från förra mötet",
        discussion="Öppna förskolan har fått nya tider. Affischen hänger på BVC.",
        agreed=(
            AgreedRow(
                what="Lägga till de nya tiderna i stödkartan",
                responsible="Bodil Påhitt, BVC Norra",
                by_when=date(2026, 12, 15),
            ),
            AgreedRow(
                what="Be biblioteket om en sagostund på fler språk",
                responsible="Rut Rektorsson, Förskolan Tallbacken",
                by_when=date(2027, 1, 12),
            ),
        ),
    ),
    MinutesSection(
        heading="Avidentifierad konsultation",
        discussion="Vi talade om hur vi möter barn som har svårt att somna.\n\n"
        "BVC visar material om sömn som förskolan kan ha i hallen.",
    ),
    MinutesSection(heading="Lära av varandra", discussion="BVC berättade om treårsbesöket."),
)


def minutes(**changes: Any) -> MinutesContent:
    """Minutes of an ordinary meeting, general part."""
    fields = frame(
        municipality="Exempelkommun",
        number=3,
        year=2026,
        on=DAY,
        starts=time(13),
        ends=time(14, 25),
        place="Förskolan Tallbacken, personalrummet",
        present=(RECTOR, NURSE),
        absent=(SOCIAL,),
        sections=SECTIONS,
        next_meeting="Tisdag 12 januari 2027 kl. 13.00, BVC Norra",
        writer=NURSE,
        written_on=DAY,
        adjusters=(RECTOR, SOCIAL),
        enclosure_kinds=("Bilaga för varje mottagande verksamhet",),
        finalised=Finalised(on=date(2026, 12, 9), name="Rut Rektorsson", role="rektor"),
    )
    return MinutesContent(**(fields | changes))


def receiver(kind: AgencyKind = AgencyKind.MUNICIPAL_PRESCHOOL, **changes: Any) -> Receiver:
    """A receiving agency of a kind."""
    fields: dict[str, Any] = {
        "kind": kind,
        "name": "Förskolan Tallbacken",
        "issuing_body": "Exempelkommun, barn- och utbildningsnämnden",
        "marking": load_law_book().at(DAY).secrecy(kind, "5 § sagolagen").marking,
        "reference": "BUN 2026/0412",
    }
    return Receiver(**(fields | changes))


ITEM_ATTENDANCE = (
    ItemAttendance(person=RECTOR),
    ItemAttendance(
        person=NURSE, spans=(Span(since=time(13, 35), until=time(13, 42)), Span(since=time(13, 47)))
    ),
    ItemAttendance(person=PersonRow(name="Vårdnadshavare 1", role="vårdnadshavare")),
)
ENTRY = EntryRow(
    agency="BVC Norra",
    function="BVC-sjuksköterskan",
    contact_name="Bodil Påhitt",
    telephone="070-174 06 05",
)
OFFERS = (
    OfferRow(
        what="Språkgrupp på öppna förskolan",
        who="BVC-sjuksköterskan",
        by_when=date(2026, 12, 15),
        state="erbjuden",
    ),
    OfferRow(
        what="Bilder som hjälp i samlingen", who="Förskolan", by_when=date(2026, 12, 10), state="påbörjad"
    ),
)
TELL = TellRow(
    who="Rut Rektorsson", by_when=date(2026, 12, 15), how="Samtal på förskolan", language="arabiska"
)
ANSWERS = ("Höga ljud och många vuxna.", "", "Bilder som hjälp i samlingen.", "Mindre grupp.", "")
ADDITIONS = (
    AdditionRow(
        on=date(2026, 12, 20), author="Bodil Påhitt, BVC-sjuksköterska", text="Gruppen börjar 14 januari."
    ),
    AdditionRow(
        on=date(2026, 12, 21),
        author="Rut Rektorsson, rektor",
        text="samlingen redan fungerar bättre.",
        objection_by="Vårdnadshavare 1",
    ),
)


def enclosure(**changes: Any) -> EnclosureContent:
    """The whole of one child's item."""
    fields = frame(
        receiver=receiver(),
        minutes_number="3/2026",
        on=DAY,
        starts=time(13, 35),
        ends=time(13, 55),
        child="Alva",
        case_number="K7Q",
        attendance=ITEM_ATTENDANCE,
        permitted=("Förskolan Tallbacken", "BVC Norra"),
        topics=("språk", "lek", "sömn och mat"),
        not_topics=("familjens ekonomi",),
        consent_until=date(2027, 5, 31),
        voice=VoiceRow(
            position=VoicePosition.ASKED,
            how="Lo på förskolan frågade med bilder på gården.",
            words="Jag vill bygga med Kim. Det är bäst när det inte är så högt.",
        ),
        works="Alva berättar långa historier. Hon bygger och löser problem. Hon har en nära vän.",
        hard="Övergångar mellan aktiviteter. Det är svårt att vara många vid samlingen.",
        flower=flower(2),
        questions=tuple(map(_question, papers_family.FIVE_QUESTIONS, ANSWERS)),
        notes=(NoteRow(author="Bodil Påhitt, BVC Norra", text="Hörselprov i oktober, utan anmärkning."),),
        need="Alva behöver lugnare samlingar och stöd i språket.",
        better="Alva är med i samlingen och berättar för de andra.",
        entry=ENTRY,
        offers=OFFERS,
        tell=TELL,
        follow_up_on=date(2027, 1, 12),
        follow_up_by="Bodil Påhitt",
        own_records=("Språkgrupp erbjuden, svar väntas 15 december.",),
        finalised=Finalised(on=date(2026, 12, 9), name="Rut Rektorsson", role="rektor"),
        additions=ADDITIONS,
    )
    return EnclosureContent(**(fields | changes))


def _question(question: str, answer: str) -> QuestionRow:
    return QuestionRow(question=question, answer=answer)


def sheet(offers: int = 3, **changes: Any) -> GuardianSheetContent:
    """A guardian's sheet with some offers."""
    every = (
        FamilyOffer(
            what="Språkgrupp på öppna förskolan", who="BVC-sjuksköterskan", by_when=date(2026, 12, 15)
        ),
        FamilyOffer(what="Föräldragrupp, sex träffar", who="Familjestödet", by_when=date(2027, 1, 20)),
        FamilyOffer(what="Bilder som hjälp i samlingen", who="Förskolan", by_when=date(2026, 12, 10)),
        FamilyOffer(
            what="Samtal om sömn och kvällar hemma", who="BVC-sjuksköterskan", by_when=date(2026, 12, 18)
        ),
        FamilyOffer(what="Besök av pedagogen på språkgruppen", who="Förskolan", by_when=date(2027, 1, 25)),
    )
    fields = frame(
        printed_by="",
        sender="Barnombudsteamet Tallbacken",
        on=DAY,
        child="Alva",
        entry=ENTRY,
        offers=every[:offers],
        works="Alva berättar långa historier. Hon bygger och löser problem. Hon har en nära vän.",
        next_on=date(2027, 1, 12),
        flower=flower(),
        withdraw_contact="Rut Rektorsson, rektor, 070-174 06 06",
    )
    return GuardianSheetContent(**(fields | changes))


def form(*, filled: bool = True, **changes: Any) -> ConsentFormContent:
    """The consent form, filled in or blank."""
    fields = frame(
        printed_by="",
        sender="Barnombudsteamet Tallbacken",
        form_id="S1",
        reference="12 kap. 2 § OSL, offentlighets- och sekretesslagen",
        topics=tuple(
            FormTopic(label=label, chosen=filled and index < 3) for index, label in enumerate(TOPICS.values())
        ),
        agencies=tuple(FormAgency(name=name) for name in AGENCIES),
    )
    if filled:
        fields |= {
            "child": "Alva",
            "purpose": "ni ska få rätt hjälp med språket tidigt",
            "agencies": (
                FormAgency(name=AGENCIES[0], tells=True, learns=True),
                FormAgency(name=AGENCIES[1], tells=True, learns=True),
                FormAgency(name=AGENCIES[2], left_out=True),
            ),
            "not_topics": "Familjens ekonomi.",
            "until": date(2027, 5, 31),
            "contact": "Rut Rektorsson, 070-174 06 06",
        }
    return ConsentFormContent(**(fields | changes))


def pictures(**changes: Any) -> PictureSheetContent:
    """The information in pictures."""
    fields = frame(printed_by="", sender="Barnombudsteamet Tallbacken")
    return PictureSheetContent(**(fields | changes))


def leaflet(**changes: Any) -> LeafletContent:
    """The leaflet for all families."""
    fields = frame(
        printed_by="",
        sender="Barnombudsteamet Tallbacken",
        contact="Rut Rektorsson, rektor, 070-174 06 06",
        template=flower_template(),
    )
    return LeafletContent(**(fields | changes))


def script(*, filled: bool = True, **changes: Any) -> InterpreterScriptContent:
    """The interpreter's script, with what the form says or with lines for a pen."""
    said = form(filled=filled)
    fields = frame(
        printed_by="",
        sender=said.sender,
        purpose=said.purpose,
        agencies=said.agencies,
        topics=said.topics,
        contact=said.contact,
    )
    return InterpreterScriptContent(**(fields | changes))


def blank_flower(**changes: Any) -> BlankFlowerContent:
    """A flower and five questions for a pen."""
    return BlankFlowerContent(**(frame(printed_by="", template=flower_template()) | changes))


def every() -> tuple[Content, ...]:
    """One of each paper."""
    for_families = (sheet(), form(), form(filled=False), blank_flower(), pictures(), leaflet(), script())
    return (call(), minutes(), enclosure(), *for_families)
