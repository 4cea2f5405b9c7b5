"""The sheet "Tack för ditt svar": fixed sentences under keys, so that another language can stand beside them.

Short sentences, du, no name and no word of what the answer was; LIX at most 40, which a test measures (R42).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

THANKS_ID: Final = "tack-sv"
THANKS_VERSION: Final = 1
"""Id and version of the sheet's text; the version is raised whenever a word of it changes."""

THANKS: Final = MappingProxyType(
    {
        "thanks.title": "Tack för ditt svar",
        "thanks.lead": "Vi frågade om vi får prata om ditt barn. Du har svarat, och det räcker.",
        "thanks.kept_title": "Det här sparar vi",
        "thanks.kept_date": "Dagen då du svarade.",
        "thanks.kept_asked": "Att vi har frågat dig.",
        "thanks.kept_answer": "Ditt svar.",
        "thanks.no_reason": "Du behöver aldrig säga varför. Vi skriver inte upp något skäl.",
        "thanks.how_long_title": "Så länge sparar vi det",
        "thanks.how_long": "Vi behöver det i högst {days} dagar. Sedan ska det tas bort.",
        "thanks.nothing_title": "Inget ändras",
        "thanks.nothing_preschool": "Ditt barn har kvar sin plats i förskolan.",
        "thanks.nothing_care": "Ni får samma vård på barnavårdscentralen (BVC).",
        "thanks.nothing_talk": "Teamet pratar inte om ditt barn utan ditt ja.",
        "thanks.change_title": "Du kan ändra dig",
        "thanks.change": "Du kan ändra dig när du vill. Säg till någon i teamet.",
        "thanks.change_contact": "Du kan ändra dig när du vill. Ring eller säg till: {contact}.",
        "thanks.support_title": "Vill du ha stöd?",
        "thanks.support": "Du kan själv söka stöd när du vill. Du behöver inte gå genom teamet.",
        "thanks.support_where": "Här kan du fråga",
        "thanks.support_telephone": "Telefon",
        "thanks.support_open": "Öppet för alla",
        "thanks.support_health": "Ring 1177 om du vill ha råd om hälsa och vård.",
        "thanks.support_danger": "Ring 112 om någon är i fara.",
    }
)
"""Key → sentence; ``{days}`` is a number, ``{contact}`` a function and telephone the team has entered."""


def thanks(key: str, **filled: str | int) -> str:
    """Return the Swedish sentence of ``key`` with its places filled in."""
    return THANKS[key].format(**filled)
