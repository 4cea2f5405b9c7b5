"""What the check of a paper says: words that may tell too much, and the masking check (R24, R25)."""

from __future__ import annotations

from typing import Final

from barnombud.texts.deidentified import leak_words

TITLE: Final = "Kontrollera papperet"
PROTECTED_TITLE: Final = "Maskningskontroll"
INTRO: Final = (
    "Papperet ska till en vårdnadshavare. Här är ord som kan säga för mycket. "
    "Kryssa i varje ord som får stå kvar. Ska ett ord bort ändrar ni texten i stället."
)
PROTECTED_INTRO: Final = (
    "Någon i familjen har skyddade personuppgifter. Läs igenom texten och titta efter namn, platser, tider "
    "och annat som kan visa var familjen finns. Din underskrift gäller bara den här versionen."
)
NO_COPY: Final = "Till en vårdnadshavare är det vanliga att inte göra någon kopia alls. Prata med familjen."
NOTHING_FOUND: Final = "Programmet hittade inga sådana ord. Det kan ändå finnas, så läs själv."
SEEN: Final = "Jag har läst igenom papperet och det får göras"
SIGN: Final = "Skriv under kontrollen"
KEEP: Final = "Får stå kvar"
ALL_NEEDED: Final = "Kryssa i varje rad först, eller ändra texten i stället."
SIGNED: Final = "Kontrollen är underskriven."
LOOK_THROUGH: Final = "Läs igenom papperet"
CHECK_AGAIN: Final = "Gå igenom orden"
_AROUND = 30


def place_word(place: str) -> str:
    """Return where a word stands on the paper."""
    return _PLACES.get(place, "Texten")


def found_line(place: str, text: str, start: int, end: int, kind: str) -> str:
    """Return one word with what stands around it, where, and what it looks like."""
    before = ("… " if start > _AROUND else "") + text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND] + (" …" if len(text) > end + _AROUND else "")
    words = " ".join(f"{before}»{text[start:end]}«{after}".split())
    return f"{place_word(place)}: {words}\n{leak_words(kind)} {KEEP}."


_PLACES: Final = {
    "works": "Det här fungerar bra",
    "hard": "Det här är svårt",
    "better": "Det här vill vi ska bli bättre",
    "offers": "Det här händer nu",
    "tell_how": "Hur familjen får veta",
    "entry": "Vägen in",
    "voice": "Barnets röst",
    "questions": "De fem frågorna",
    "notes": "Anteckningar",
    "need": "Behovet",
    "flower": "Blomman",
    "not_topics": "Det som inte får tas upp",
    "additions": "Tillägg",
    "tell": "Återkopplingen",
}
