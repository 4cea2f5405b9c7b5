"""What a registerutdrag says, and the page it is made on: one person's data, nobody else's (R33)."""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import counted, long_date

TITLE: Final = "Registerutdrag"
PROPERTY_TITLE: Final = "Registerutdrag"
LEAD: Final = "Det här står sparat om {subject} i ärende {number}."
NOTHING_ELSE: Final = (
    "Bara uppgifter om den här personen är med. Uppgifter om andra är utelämnade, och deras namn är "
    "ersatta med […]. Utdraget gäller ett ärende och det som {who} kan läsa."
)
NOT_HERE: Final = (
    "Det här finns inte med: blanketter på papper, anteckningar i verksamheternas egna system och utkast "
    "som någon håller på att skriva. Fråga verksamheterna om det de har."
)
MASK: Final = "[…]"
MASKED: Final = "Namn på andra är ersatta på {count}."
FOOT: Final = (
    "Läs utdraget där ingen annan ser. Är något fel? Säg till, så skriver vi in det. "
    "Lås in papperet eller förstör det när du inte behöver det."
)
FACTS: Final = "Uppgifter"
HEADER: Final = ("Datum", "Vad", "Av vem")

ALIAS: Final = "Alias"
FIRST_NAME: Final = "Förnamn"
FAMILY_NAME: Final = "Efternamn"
BORN: Final = "Födelsedatum"
NUMBER: Final = "Personnummer"
NUMBER_HIDDEN: Final = "{number} (hela numret är sparat men skrivs aldrig ut)"
CASE: Final = "Ärende"
CASE_BEGUN: Final = "Ärendet lades in"
CASE_CLOSED: Final = "Ärendet avslutades"
BROUGHT_BY: Final = "Ärendet hör till"
NAME: Final = "Namn"
CAPACITY: Final = "Är"
LANGUAGE: Final = "Språk"
INTERPRETER: Final = "Behöver tolk"
YES: Final = "ja"
NO: Final = "nej"
HINDRANCE: Final = "Frågas inte, därför att"

CONSENTS: Final = "Samtycken"
PREPARED: Final = "Förberett inför möten"
ITEMS: Final = "Skrivet på möten"
FLOWER: Final = "Livsblomman"
AGREED: Final = "Överenskommet"
COMMITMENTS: Final = "Åtaganden"
ADDITIONS: Final = "Tillägg"
HANDED_OVER: Final = "Papper som har lämnats"
LOG: Final = "Åtkomstlogg"

CONCERN: Final = "Oro: {text}"
WISH: Final = "Önskan: {text}"
WORKS: Final = "Det fungerar: {text}"
HARD: Final = "Det är svårt: {text}"
QUESTION: Final = "Fråga {number}: {text}"
VOICE: Final = "Barnets röst: {text}"
NEED: Final = "Behov: {text}"
BETTER: Final = "Det ska bli bättre: {text}"
WAY_IN: Final = "En väg in: {text}"
TOLD: Final = "Återkoppling till vårdnadshavarna den {day}"
NOT_TOLD: Final = "Återkoppling till vårdnadshavarna senast {day}"
ADDED_ELSEWHERE: Final = "Det här tillägget får du av verksamheten som skrev det. Fråga dem."
GIVEN_TO: Final = "{what}, till {who}"
SCAN: Final = "Inskannat original finns sparat"
STRENGTHS: Final = "styrkor: {text}"
CHALLENGES: Final = "svårigheter: {text}"
OWN_VIEW: Final = "{petal}: {said}"
BRINGER: Final = "Verksamheten"

# The page

PAGE_SUBTITLE: Final = "Allt som är sparat om en person"
WHO: Final = "Vem gäller utdraget?"
CHILD: Final = "Barnet"
OTHER_ADULT: Final = "Annan vuxen: {name}"
CHECKED: Final = "Jag har kontrollerat vem som får utdraget"
CHECKED_HELP: Final = (
    "Be om legitimation. Ett utdrag om barnet lämnas bara till en vårdnadshavare eller till barnet självt. "
    "Är du osäker? Fråga ert dataskyddsombud."
)
MAKE: Final = "Gör utdraget"
MAKING: Final = "Gör utdraget …"
MORE_CASES: Final = "Finns personen i fler ärenden? Gör ett utdrag i varje ärende."
MARK_OF_NOTES: Final = (
    "Anteckningar som är märkta ”Delas inte med vårdnadshavare” är inte med. Annan text kan inte märkas. "
    "Läs igenom utdraget innan du lämnar det. Finns mer som inte ska lämnas ut? Fråga er jurist först."
)
BACK: Final = "Tillbaka till barnet"
OPEN: Final = "Registerutdrag"
OPEN_TEXT: Final = "Visar allt som är sparat om barnet eller en vårdnadshavare, utan andras uppgifter."
CARD: Final = "Någon vill se vad som är sparat"
PRINTED: Final = "Utdraget skrivs ut."
SAVED: Final = "Utdraget är sparat."


def lead(subject: str, number: str) -> str:
    """Say of whom the paper is."""
    return LEAD.format(subject=subject, number=number)


def masked(count: int) -> str:
    """Say in how many places names were replaced."""
    return MASKED.format(count=counted(count, "ställe", "ställen"))


def so_often(what: str, count: int) -> str:
    """Say what was done and how often that day."""
    return f"{what} ({counted(count, 'gång', 'gånger')})" if count > 1 else what


def day_words(day: date | None) -> str:
    """Return a day in words, or nothing."""
    return long_date(day) if day else ""
