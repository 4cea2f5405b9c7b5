"""The meeting itself, from the press on "Starta mötet" to its end."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from tests.flows.window.person import Person
from tests.flows.window.preparing import PHRASES, Numbers

ALVA = ("Alva", "Igelkotten")
MILO = ("Milo", "Låtsas", "Kajan")
NOOR = ("Lodjuret",)


def open_meeting(person: Person) -> None:
    """Start the meeting from Hem; everybody is here."""
    person.go("Hem")
    person.press("Starta mötet")
    person.sees("Mötet har inte börjat")
    person.press("Starta mötet")
    person.press("Alla är här")
    person.sees("Närvarande", "Bodil", "Sixten")


def check_consent(person: Person) -> None:
    """Ask aloud, and let everybody confirm."""
    person.press("Punkt 3: Samtyckeskontroll")
    person.press("Ingen i något ärende har ångrat sig")
    person.press("Alla här har kontrollerat och berättat")
    person.sees("Alla som är här har kontrollerat samtycket.")


def advise(person: Person) -> None:
    """Answer the question without names."""
    person.press("Nästa punkt")
    person.sees("Hur hjälper vi ett barn som inte vill sova på dagen?")
    person.fill("Råd från teamet", "Prova en lugn plats med en saga.")
    person.press("Frågan är klar")


def alvas_item(person: Person, numbers: Numbers) -> None:
    """Every step of a child with a full consent."""
    person.press("Nästa punkt")
    person.sees("Alla tre verksamheter får delta")
    person.sees_not(*ALVA, *numbers.all)
    person.press("Ta upp barnet")
    person.sees("5. Alva", f"ärende {numbers.alva}")
    person.sees_not(*MILO, *NOOR, numbers.milo, numbers.noor)
    person.press("Barnet är tillfrågat")
    person.fill("Hur och av vem blev barnet tillfrågat?", "Pedagogen frågade med bilder")
    person.fill("Barnets egna ord", "Jag vill bygga med Noa")
    person.press("Nästa: Styrkor")
    person.fill("Det här fungerar", "Alva berättar långa historier.")
    person.fill("Det här är svårt", "Hon blir tyst när det går fort.")
    person.press("BVC Norra")
    person.fill("Anteckning", "Hörseln kontrolleras i december.")
    person.press("Lägg till anteckningen")
    person.sees("BVC Norra, 13.00")
    person.press("Nästa: Blomman")
    rate(person, "Förskolan", "Lek och aktivitet", "3, bra")
    rate(person, "BVC", "Lek och aktivitet", "2, både och")
    person.fill("Det här fungerar", "Bygger gärna med klossar")
    person.press("Tillhörighet")
    person.press("inte mitt område")
    person.press("Nästa: Fem frågor")
    person.fill("Vad står i vägen för att barnet ska må bra?", "Svenskan räcker inte till när många pratar.")
    person.fill("Vad kan jag göra nu för att hjälpa barnet?", "Berätta med bilder före samlingen.")
    person.press("Nästa: En väg in")
    way_in(person)
    offer(person)
    agree(person)


def rate(person: Person, rater: str, petal: str, step: str) -> None:
    """Put one answer of one rater into the flower."""
    person.press(rater)
    if not person.find(petal, QAbstractButton).isChecked():  # a press on the chosen petal is an answer itself
        person.press(petal)
    person.press(step)
    person.sees(f"{petal}, {step[0]} av 3")


def way_in(person: Person) -> None:
    """One agency, one function, who tells the family and who brings it back."""
    person.choose("Vem ska familjen vända sig till?", "BVC-sjuksköterska, Bodil")
    person.fill("Telefon", "070-174 06 10")
    person.choose("Vem", "Rut")
    person.choose("Vem tar med den?", "Bodil")


def offer(person: Person) -> None:
    """Offer one support."""
    person.press("Lägg till stöd")
    person.fill("Vad erbjuder vi?", "Föräldragrupp i vår")
    person.choose("Verksamhet", "Familj och stöd")
    person.fill("Vem där?", "familjebehandlare")
    person.press("Klar")
    person.sees("Föräldragrupp i vår")


def agree(person: Person) -> None:
    """Agree, and be done with the item."""
    person.press("Vi är överens")
    person.sees("Överenskommet tisdag 10 november")
    person.press("Punkten är klar")


def learn(person: Person) -> None:
    """Learn from each other and go on to the last point of the first part."""
    person.sees("6. Lära av varandra")
    person.sees_not(*ALVA)
    person.fill("Anteckningar", "Vi lärde oss hur öppna förskolan tar emot nya familjer.")
    person.press("Punkt 8: Mötet på en minut")
    person.fill("Det här var bra", "lugnt")


def milos_item(person: Person, numbers: Numbers) -> None:
    """IFO is left out and leaves the room before anything of the child can be seen."""
    person.press("Nästa punkt")
    person.sees("Familj och stöd lämnar rummet innan punkten visas")
    person.sees_not(*MILO, numbers.milo)
    person.press("Familj och stöd har lämnat rummet")
    person.sees("Utanför rummet: Sixten", "Familj och stöd deltar inte i detta ärende")
    person.sees_not(*MILO, numbers.milo)
    person.press("Ta upp barnet utan Familj och stöd")
    person.sees("Milo", f"ärende {numbers.milo}")
    person.sees_not(*ALVA, *NOOR, numbers.alva, numbers.noor)
    person.press("Barnet är inte tillfrågat")
    person.fill("Varför är barnet inte tillfrågat?", "Han är ny i gruppen")
    person.press("Nästa: Styrkor")
    person.fill("Det här fungerar", "Milo skrattar ofta.")
    person.press("Nästa: Blomman")
    rate(person, "Gemensamt", "Frisk och mår bra", "1, behöver stöd")
    person.press("Nästa: Fem frågor")
    person.press("Nästa: En väg in")
    way_in(person)
    agree(person)


def end_meeting(person: Person, numbers: Numbers) -> None:
    """IFO comes back, the next date is set, and one press ends the meeting."""
    person.sees("Är ni klara?")
    person.press("Alla är tillbaka")
    person.sees("Sixten")
    person.sees_not(*MILO, *ALVA, *NOOR, *numbers.all)
    person.press("Planera tisdag 8 december 13.00")
    person.sees("Tisdag 8 december 13.00 är planerat.", "Inget barn blir kvar")
    person.press("Avsluta mötet", -1)
    person.sees("Mötet är avslutat")


def lock_while_typing(person: Person, other: str, field: str, words: str) -> None:
    """Lock in the middle of a sentence, unlock as somebody else, and find the words there."""
    person.fill(field, words[:3])
    person.type(words[3:])
    person.keys("Ctrl+L")
    person.sees("Lås upp")
    person.sees_not(words, *ALVA, *MILO, *NOOR)
    person.choose("Namn", other)
    person.fill("Lösenfras", PHRASES[other])
    person.press("Lås upp")
    person.sees(words)
