"""De-identified consultation (law text 4.2, R13): the reminder and what screening of the text says."""

from __future__ import annotations

from collections.abc import Sequence

from barnombud.texts.passage import Notice, capitalised, listed

REMINDER = Notice(
    "Räcker avidentifieringen?",
    (
        "Ta bort namn, födelsedatum, adress, förskola och det som är ovanligt.",
        "I en liten ort kan barnet ändå kännas igen. Är du osäker? Ta inte upp fallet.",
        "Avbryt om någon känner igen barnet. Samtalet ersätter inte en anmälan.",
    ),
)

ASKED_BEFORE = "Har en vårdnadshavare sagt nej till att vi talar om barnet? Då tas det inte upp här."
"""A no covers the question too; answered before there is a field to write in, and never stored."""

LEAKS = {
    "identity_number": "Det här ser ut som ett personnummer.",
    "telephone": "Det här ser ut som ett telefonnummer.",
    "street_address": "Det här ser ut som en adress.",
    "email": "Det här ser ut som en e-postadress.",
    "birth_date": "Det här ser ut som ett födelsedatum.",
    "name": "Det här kan vara ett namn.",
    "unit": "Det här kan vara en förskola eller enhet.",
    "place": "Det här kan vara en plats.",
    "rare_combination": "Orden kan tillsammans peka ut ett barn.",
    "others_words": "Det här står ordagrant i en annan anteckning.",
}
"""Never says whose: a hit must not tell that the name is known to the team."""

LEAK_QUESTION = "Går det att känna igen någon på det?"
REMOVE_IT = "Ta bort"
KEEP_IT = "Det pekar inte ut någon"


def together(words: Sequence[str]) -> str:
    """Say which words together point out a child, and why."""
    return (
        f"{capitalised(listed([quoted(word) for word in words]))} kan tillsammans peka ut ett barn. "
        "Ta bort något av det, eller skriv det mer allmänt."
    )


def remove_word(word: str) -> str:
    """Name the button that takes one of the words away."""
    return f"{REMOVE_IT} {quoted(word)}"


def quoted(words: str) -> str:
    """Return the words in Swedish quotation marks, on one line."""
    return f"”{' '.join(words.split())}”"


def leak_words(kind: str) -> str:
    """Return what is said about one hit of ``kind``."""
    return LEAKS[kind]
