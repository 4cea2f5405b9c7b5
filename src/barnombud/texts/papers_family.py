"""Swedish on papers to families: du, short sentences, abbreviations explained (R42).

Fixed texts keep LIX at most 40, which a test measures.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import MONTHS, long_date


def _day(day: date) -> str:
    """Return ``8 december``: the year is plain to the family."""
    return f"{day.day} {MONTHS[day.month - 1]}"


# The guardian's sheet

SHEET_PROPERTY_TITLE: Final = "Det här kom vi överens om"
CARD_LABEL: Final = "Ring den här personen om allt som rör stödet"
CARD_LABEL_NO_PHONE: Final = "Vänd dig till den här personen om allt som rör stödet"
NEXT: Final = "Det här händer nu"
NEXT_HEADER: Final = ("Vad", "Vem hör av sig", "När")
WORKS: Final = "Det här fungerar bra"
BETTER: Final = "Det här vill vi ska bli bättre"
DECIDE: Final = "Du bestämmer"
DECIDE_TEXT: Final = (
    "Du kan säga nej till stödet, till allt eller en del. Du kan ändra dig när du vill. "
    "Det påverkar inte platsen i förskolan eller vården på BVC."
)
MEET_AGAIN: Final = "Vi ses igen"
FLOWER_AREA: Final = "Område"
FLOWER_VIEW: Final = "Så ser vi det i dag"
NOTHING_YET: Final = "Vi har inte kommit överens om något stöd än."


def sheet_title(child: str) -> str:
    """Return the heading of the guardian's sheet."""
    return f"Det här kom vi överens om för {child}"


def flower_caption(child: str, day: date) -> str:
    """Return what stands under the flower."""
    owner = f"{child}s" if not child.casefold().endswith(("s", "x", "z")) else child
    return f"{owner} blomma den {_day(day)}. Den visar hur vi ser det i dag. Den är inget betyg."


def by_when(day: date) -> str:
    """Return by when somebody gets in touch."""
    return f"senast {_day(day)}"


def change_mind(contact: str) -> str:
    """Return whom to tell when one has changed one's mind."""
    return f"Vill du ändra något? Säg till {contact}."


def meet_again(day: date) -> str:
    """Return when the team looks at it again."""
    return f" den {long_date(day)}. Då ser vi tillsammans hur det har gått. Vi berättar för dig efteråt."


def read_by_interpreter(language: str) -> str:
    """Return the note to have the sheet read aloud in the family's language."""
    return f"Be tolken läsa bladet högt för dig på {language}. Barn och släktingar ska inte tolka."


def interpreter_reads(heading: str, language: str) -> str:
    """Return the short note beside a passage that the interpreter is to read."""
    return f"Be tolken läsa ”{heading}” på {language}."


# The consent form; its information and signed lines are in `guardians`

CONSENT_TITLE: Final = "Får vi prata om ditt barn?"
CONSENT_LEAD: Final = "Information till dig som är vårdnadshavare"
FORM_TITLE: Final = "Blankett för samtycke"
FORM_CHILD: Final = "Barnets namn"
FORM_ANSWER: Final = "Ditt svar"
FORM_ANSWERS: Final = ("Ja", "Ja, till en del", "Nej")
FORM_AGENCIES: Final = "Vilka får prata med varandra?"
FORM_AGENCIES_HEADER: Final = ("Verksamhet", "Får berätta", "Får veta", "Är inte med")
FORM_TOPICS: Final = "Vad får vi prata om?"
FORM_OTHER_TOPIC: Final = "Annat"
FORM_NOT_TOPICS: Final = "Det här får ni inte prata om"
FORM_PURPOSE: Final = "Vi gör det för att"
FORM_UNTIL: Final = "Samtycket gäller till och med"
EACH_OTHER: Final = "varandra"
FORM_SIGN: Final = "Underskrift"
FORM_SIGNATURES: Final = ("Ort och datum", "Underskrift, vårdnadshavare", "Namn med tydliga bokstäver")
FORM_TICKED: Final = "Ja"
FORM_ORAL: Final = "Fylls i av den som frågade"
FORM_ORAL_LABELS: Final = ("Namn, roll och verksamhet", "Datum. Skriftligt eller muntligt svar")
FORM_INTERPRETER: Final = ("Tolk behövdes inte", "Tolk var med")
FORM_INTERPRETER_WHO: Final = "Tolkens nummer eller förmedling"


def form_line(form_id: str, version: int) -> str:
    """Return the form's id, language and version (R1)."""
    return f"Blankett {form_id}, svenska, version {version}"


# The blank flower

BLANK_TITLE: Final = "Min livsblomma"
BLANK_LEAD: Final = "Fyll i med penna. Börja med det som fungerar bra."
BLANK_WORKS: Final = "Det här fungerar bra"
BLANK_HARD: Final = "Det här är svårt"
BLANK_DATE: Final = "Datum"
BLANK_WHOSE: Final = "Vem svarar?"
BLANK_RATERS: Final = ("Vårdnadshavare", "Förskolan", "BVC", "Barnet")
BLANK_QUESTIONS: Final = "Fem frågor"
BLANK_HOW: Final = "Fyll kronbladet inifrån och ut. Hoppa över det som inte är viktigt i dag."
FIVE_QUESTIONS: Final = (
    "Vad står i vägen för att barnet ska må bra?",
    "Har jag all information jag behöver för att hjälpa barnet?",
    "Vad kan jag göra nu för att hjälpa barnet?",
    "Vad kan den verksamhet jag arbetar för göra för att hjälpa barnet?",
    "Vilken ytterligare hjälp kan behövas från andra verksamheter?",
)
NO_NAMES: Final = "Skriv inget namn om du inte har fått lov."

FORM_ID: Final = "samtycke-sv"
FORM_VERSION: Final = 1
"""Id and version of the form's text (R1); raised whenever a word of it changes."""
