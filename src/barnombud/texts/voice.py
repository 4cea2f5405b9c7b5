"""Barnets röst: the child's own view, first in the item (R11)."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Barnets röst"
QUESTION: Final = "Hur vet vi vad barnet tycker?"
POSITIONS: Final = {
    "asked": "Barnet är tillfrågat",
    "observed": "Så visar barnet",
    "not_asked": "Barnet är inte tillfrågat",
}
POSITION_NEEDED: Final = "Välj ett av de tre. Barnets egna ord behövs inte."
HOW: Final = {
    "asked": "Hur och av vem blev barnet tillfrågat?",
    "observed": "Hur visar barnet det, och vem har sett det?",
}
HOW_PLACEHOLDER: Final = {
    "asked": "Till exempel: Frej frågade vid lunchen, med bilder",
    "observed": "Till exempel: pedagogerna ser det i samlingen",
}
WHY_NOT: Final = "Varför är barnet inte tillfrågat?"
WHY_NOT_PLACEHOLDER: Final = "Till exempel: barnet är nytt i gruppen"
WORDS: Final = {
    "asked": "Barnets egna ord",
    "observed": "Det här visar barnet",
}
WORDS_HELP: Final = {
    "asked": "Skriv precis som barnet sa det. Fältet får vara tomt.",
    "observed": "Skriv det ni har sett, inte vad det kan betyda. Fältet får vara tomt.",
}
HINT_TITLE: Final = "Så frågar vi"
HINT_ANY_AGE: Final = (
    "Fråga på barnets eget språk och med bilder om det hjälper.",
    "Skriv ner orden som de sades. Barnet får sluta när det vill.",
    "Är barnet litet? Titta efter hur det visar vad det vill.",
)
HINT_SMALL: Final = (
    "Små barn visar vad de vill. Titta efter vad barnet söker sig till, och vad det drar sig undan.",
    "Beskriv en stund, inte en egenskap. Använd ingen skala.",
)
HINT_MIDDLE: Final = (
    "Fråga med en bild och en kort mening.",
    "Svaren kan vara bra, mitt emellan, inte bra, vet inte eller vill inte.",
    "Skriv ner orden som de sades. Barnet får rita, och får sluta när det vill.",
)
HINT_LARGE: Final = (
    "Fråga vad barnet vill ska bli annorlunda, och vad som ska vara som det är.",
    "Barn i den här åldern svarar gärna väldigt bra eller väldigt dåligt. Lyssna på orden, mät inte.",
    "Skriv ner orden som de sades. Barnet får sluta när det vill.",
)


def age_line(years: int) -> str:
    """Say how old the child is."""
    return f"Barnet är {years} år." if years else "Barnet är under ett år."


def hints(years: int | None) -> tuple[str, ...]:
    """Return how one asks a child of that age; None when it is not known."""
    if years is None:
        return HINT_ANY_AGE
    if years <= 2:
        return (age_line(years), *HINT_SMALL)
    return (age_line(years), *(HINT_MIDDLE if years <= 4 else HINT_LARGE))
