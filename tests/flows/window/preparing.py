"""What the team does before its meeting: the first start, the people, the children and their consents."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from tests.documents.reading import text
from tests.flows.window.person import Person

PHRASES = {
    "Rut Rektorsson": "sju gröna skålar på hyllan",
    "Bodil Påhitt": "en blå kanot i vassen",
    "Sixten Sagolund": "tre tysta tranor väntar",
}


@dataclass(frozen=True)
class Numbers:
    """The case numbers of the three children."""

    alva: str
    milo: str
    noor: str

    @property
    def all(self) -> tuple[str, ...]:
        """All three."""
        return astuple(self)


def first_start(person: Person) -> None:
    """Four pages from nothing to a team."""
    person.press("Skapa ett team")
    person.fill("Teamets namn", "Barnombudsteamet Tallbacken")
    person.fill("Kommun", "Exempelkommun")
    person.press("Nästa")
    person.fill("Namn", "Förskolan Tallbacken", 0)
    person.fill("Namn", "BVC Norra", 1)
    person.fill("Huvudman", "Region Exempel")
    person.fill("Namn", "Familj och stöd", 2)
    person.press("Nästa")
    person.fill("Ditt namn", "Rut Rektorsson")
    person.choose("Din verksamhet", "Förskolan Tallbacken")
    person.choose("Din roll", "rektor")
    person.press("Nästa")
    person.fill("Lösenfras", PHRASES["Rut Rektorsson"])
    person.fill("Samma lösenfras igen", PHRASES["Rut Rektorsson"])
    person.press("Skapa teamet")
    person.sees("Inget möte är planerat")


def add_people(person: Person) -> None:
    """The nurse and the family worker each choose a passphrase of their own."""
    person.go("Team")
    for name, agency, role in (
        ("Bodil Påhitt", "BVC Norra", "BVC-sjuksköterska"),
        ("Sixten Sagolund", "Familj och stöd", "familjebehandlare"),
    ):
        person.press("Lägg till person")
        person.fill("Namn", name)
        person.choose("Verksamhet", agency)
        person.fill("Roll", role)
        person.fill("Lösenfras, minst 12 tecken", PHRASES[name])
        person.fill("Samma lösenfras igen", PHRASES[name])
        person.press("Spara")
        person.sees(f"Ändra {name}")


def add_child(person: Person, alias: str, *guardians: tuple[str, str]) -> str:
    """Add a child by alias, with (capacity, language) of whoever is asked; returns the case's number."""
    person.go("Barn")
    person.press("Lägg till barn")
    person.fill("Alias", alias)
    if len(guardians) == 1:
        person.press("Ta bort vårdnadshavare 2")
    for ordinal, (capacity, language) in enumerate(guardians, 1):
        person.choose(f"Vårdnadshavare {ordinal}: Vem är det?", capacity)
        person.choose(f"Vårdnadshavare {ordinal}: Språk", language)
        if language != "svenska":
            person.tick(f"Vårdnadshavare {ordinal}: Behöver tolk")
    person.press("Lägg till barnet")
    person.sees(f"är tillagt: {alias}", "Kan det vänta?", "Ring i dag")
    number = person.read("Ärende ", f" är tillagt: {alias}")
    person.press("Gå till samtycket")
    person.sees(f"I dag tas {alias} inte upp med namn.")
    return number


def say_yes(person: Person, ordinal: int, agencies: tuple[str, ...], language: str = "svenska") -> None:
    """Write down a guardian's yes, in writing, to some agencies and three topics."""
    person.press(f"Skriv in svar: vårdnadshavare {ordinal}")
    person.press("Ja")
    for agency in agencies:
        person.tick(agency)
    for topic in ("språk", "lek och kamrater", "stöd till familjen"):
        person.tick(topic)
    person.tick("Jag har gått igenom informationen")
    if language != "svenska":
        person.choose("På vilket språk?", language)
        person.press("Ej granskad översättning, läst med tolk")
        person.press("Tolk från en tolkförmedling var med")
        person.fill("Tolkens förmedling och nummer", "Tolkservice, tolk 12")
    person.press("Skriftligt")
    person.press("Spara svaret")
    person.sees("Svaret är sparat")


def say_the_same(person: Person, ordinal: int, other: int, day: str) -> None:
    """Write down that a guardian has said yes to the same as another, on ``day``."""
    person.press(f"Skriv in svar: vårdnadshavare {ordinal}")
    person.press("Ja")
    person.press(f"Samma som vårdnadshavare {other}")
    person.fill("Vilken dag gavs svaret?", day)
    person.tick("Jag har gått igenom informationen")
    person.press("Spara svaret")
    person.sees("Svaret är sparat")


def say_no(person: Person, ordinal: int) -> None:
    """Write down a guardian's no: a day and nothing else."""
    person.press(f"Skriv in svar: vårdnadshavare {ordinal}")
    person.press("Nej")
    assert not person.has("Jag har gått igenom informationen"), "a no asks for nothing more (R9)"
    person.press("Spara svaret")
    person.sees("Svaret är sparat")


def save_consent_form(person: Person, folder: Path) -> Path:
    """Save the form that is handed to the family."""
    path = folder / "samtycke.pdf"
    person.press("Spara samtyckesblankett")
    person.save_as(path)
    return path


def name_child(person: Person, first: str, family: str, born: str) -> None:
    """Write down who the child is, which consent has opened."""
    person.press("Översikt")
    person.fill("Förnamn", first)
    person.fill("Efternamn (frivilligt)", family)
    person.fill("Födelsedag (frivilligt)", born)
    person.leave_field()


def prepare_child(person: Person) -> None:
    """Write down what the item is about, in the case's own place for it."""
    person.press("Förbereda")
    person.fill("Vad väckte frågan?", "Alva drar sig undan när det går fort.")
    person.fill("Vad vill familjen själv ha hjälp med?", "Att Alva ska få säga mer på förskolan.")
    person.leave_field()


def add_three_children(person: Person, folder: Path) -> Numbers:
    """One child with two full yes, one where IFO is left out, one with a guardian's no."""
    joint, sole = "Vårdnadshavare, delar", "Ensam vårdnadshavare"
    alva = add_child(person, "Igelkotten", (joint, "somaliska"), (joint, "svenska"))
    assert not person.has("Förnamn", QLineEdit), "a name has no place before the consent"
    say_yes(person, 1, ("BVC Norra", "Familj och stöd"), "somaliska")
    person.sees("I dag tas Igelkotten inte upp med namn.", "Svar saknas från vårdnadshavare 2.")
    say_the_same(person, 2, 1, "2026-11-09")
    person.sees("I dag kan Igelkotten tas upp med förskolan, BVC och socialtjänsten.")
    assert "Igelkotten" not in text(save_consent_form(person, folder).read_bytes())
    name_child(person, "Alva", "Påhitt", "2022-05-14")
    prepare_child(person)
    milo = add_child(person, "Kajan", (sole, "svenska"))
    say_yes(person, 1, ("BVC Norra",))
    person.sees("Inte med socialtjänsten")
    name_child(person, "Milo", "Låtsas", "2021-09-30")
    noor = add_child(person, "Lodjuret", (joint, "svenska"), (joint, "svenska"))
    say_yes(person, 1, ("BVC Norra", "Familj och stöd"))
    say_no(person, 2)
    person.sees("I dag tas Lodjuret inte upp med namn.")
    return Numbers(alva, milo, noor)


def ask_without_names(person: Person) -> None:
    """Prepare a question that points out nobody."""
    person.go("Konsultation")
    person.press("Skriv en fråga")
    person.press("Nej, ingen har sagt nej")
    person.fill("Frågan", "Hur hjälper vi ett barn som inte vill sova på dagen?")
    person.press("3–4 år")
    person.press("Spara frågan")
    person.sees("Hur hjälper vi ett barn")


def plan_meeting(person: Person, *, chair: str = "Rut", notes: str = "Bodil") -> None:
    """Take the proposed date, say who leads and who writes."""
    person.go("Möten")
    person.press("Planera mötet")
    person.choose("Mötesledare", chair)
    person.choose("Sekreterare", notes)
    person.press("Spara mötet")
    person.sees("Dagordning")


def save_call(person: Person, folder: Path) -> str:
    """Look at the call and save it; returns what stands in it."""
    person.press("Skriv ut kallelsen")
    person.press("Visa Kallelse")
    person.sees("till möte i barnombudsteamet")
    path = folder / "kallelse.pdf"
    person.press("Spara som PDF")
    person.save_as(path)
    return text(path.read_bytes())
