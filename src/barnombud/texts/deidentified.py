"""De-identified consultation (law text 4.2, R13): the reminder and what screening of the text says."""

from __future__ import annotations

from barnombud.texts.passage import Notice

REMINDER = Notice(
    "Räcker avidentifieringen?",
    (
        "Ta bort namn, födelsedatum, adress, förskola och det som är ovanligt.",
        "I en liten ort kan barnet ändå kännas igen. Är du osäker? Ta inte upp fallet.",
        "Avbryt om någon känner igen barnet. Samtalet ersätter inte en anmälan.",
    ),
)

ASKED_BEFORE = "Har en vårdnadshavare sagt nej till att teamet pratar om just det här barnet?"
"""A no covers the question too; answered before a consultation is saved."""

LEAKS = {
    "identity_number": "Det här ser ut som ett personnummer.",
    "telephone": "Det här ser ut som ett telefonnummer.",
    "street_address": "Det här ser ut som en adress.",
    "email": "Det här ser ut som en e-postadress.",
    "birth_date": "Det här ser ut som ett födelsedatum.",
    "name": "Det här kan vara ett namn.",
    "unit": "Det här kan vara en förskola eller enhet.",
    "place": "Det här kan vara en plats.",
}
"""Never says whose: a hit must not tell that the name is known to the team."""

LEAK_QUESTION = "Går det att känna igen någon på det?"
REMOVE_IT = "Ta bort det"
KEEP_IT = "Behåll, det pekar inte ut någon"


def leak_words(kind: str) -> str:
    """Return what is said about one hit of ``kind``."""
    return LEAKS[kind]
