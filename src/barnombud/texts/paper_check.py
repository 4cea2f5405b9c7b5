"""What the check of a paper says: words that may tell too much, and the masking check (R24, R25)."""

from __future__ import annotations

from typing import Final

from barnombud.texts.deidentified import leak_words

TITLE: Final = "Kontrollera papperet"
PROTECTED_TITLE: Final = "Maskningskontroll"
INTRO: Final = (
    "Här är ord som kan säga för mycket. Svara på vart och ett. Det ni stryker kommer inte med på papperet, "
    "men mötets text ändras inte."
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
KEEP_PERSON: Final = "Det är rätt person, namnet får stå kvar"
STRIKE: Final = "Stryk"
STRUCK: Final = "[struket]"
"""Stands on the paper where words were struck out."""
MUST_GO: Final = "Det här får inte stå på papperet och stryks."
RIGHT_PERSON: Final = "Är det rätt person?"
ALL_NEEDED: Final = "Svara på varje rad först."
SIGNED: Final = "Kontrollen är underskriven."
LOOK_THROUGH: Final = "Läs igenom papperet"
CHECK_AGAIN: Final = "Gå igenom orden"
_AROUND = 30


def place_word(place: str) -> str:
    """Return where a word stands on the paper."""
    return _PLACES.get(place, "Texten")


def found_words(text: str, start: int, end: int) -> str:
    """Return one word with what stands around it."""
    before = ("… " if start > _AROUND else "") + text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND] + (" …" if len(text) > end + _AROUND else "")
    return " ".join(f"{before}»{text[start:end]}«{after}".split())


def found_line(place: str, words: str, kind: str, *, must_go: bool) -> str:
    """Return what is asked about one word: where it stands and what it looks like, never whose it is."""
    asked = RIGHT_PERSON if kind == "name" else leak_words(kind)
    return f"{place_word(place)}: {words}\n{MUST_GO if must_go else asked}"


def choices(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the answers to one word: code and words."""
    return (("keep", KEEP_PERSON if kind == "name" else KEEP), ("strike", STRIKE))


_PLACES: Final = {
    "works": "Det här fungerar bra",
    "hard": "Det här är svårt",
    "better": "Det här vill vi ska bli bättre",
    "offers": "Det här händer nu",
    "entry": "Vägen in",
    "voice": "Barnets röst",
    "questions": "De fem frågorna",
    "notes": "Anteckningar",
    "need": "Behovet",
    "flower": "Blomman",
    "not_topics": "Det som inte får tas upp",
    "additions": "Tillägg",
    "tell": "Återkopplingen",
    "rows": "Åtagandena",
}
