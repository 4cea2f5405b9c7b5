"""What the page Språk says: which languages papers can be made in, correcting a sentence, approving one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from barnombud.texts.dates import date_and_time, long_date
from barnombud.texts.passage import capitalised

TITLE: Final = "Språk"
INTRO: Final = (
    "Papper till familjer kan skrivas ut på familjens språk med svenskan bredvid. "
    "Ett språk som ingen har granskat är en läshjälp. Det står på papperet."
)
LIST: Final = "Språk som papper kan skrivas ut på"
HEADERS: Final = ("Språk", "Läge", "Version", "Översatt av", "Granskad av")
BACK: Final = "Till alla språk"
SOURCE_STATE: Final = ("Originalet", "sand")
REVIEWED_STATE: Final = ("Granskad", "green")
UNREVIEWED_STATE: Final = ("Ej granskad", "amber")
NOBODY: Final = "Ingen"

PARTS: Final = {
    "information": "Informationen",
    "signing": "Det som skrivs under",
    "form": "Blanketten",
    "topic": "Ämnen",
    "agency": "Verksamheter",
    "sheet": "Bladet efter mötet",
    "flower": "Blomman",
    "petal": "Kronbladen",
    "scale": "Skalan",
    "reading": "Om översättningen",
    "thanks": "Tack för ditt svar",
    "picture": "Information i bilder",
    "leaflet": "Till alla familjer",
    "script": "Tolkens manus",
    "date": "Datum",
    "list": "Uppräkningar",
}
"""Part of a phrase file and what it is called, in the file's order."""
PART: Final = "Del"
SENTENCES: Final = "Meningar"
SWEDISH: Final = "På svenska"
NOT_WRITTEN: Final = "Inte skriven än"
OPEN_HELP: Final = "Välj en mening i listan för att rätta den."
OWN_SOURCE: Final = "Den svenska texten är originalet. Den ändras inte här."

CORRECT: Final = "Rätta meningen"
SAVE: Final = "Spara meningen"
NEXT: Final = "Nästa mening"
SAVED: Final = "Meningen är sparad"
SAVED_TEXT: Final = "Språket räknas som ej granskat tills någon har läst om det."

APPROVE: Final = "Godkänn språket"
APPROVE_TEXT: Final = (
    "Den som godkänner läser och förstår språket väl. Läs alla meningar bredvid svenskan först. "
    "Ändras en mening efteråt behöver någon läsa igen."
)
REVIEWER: Final = "Vem har granskat?"
REVIEWER_HELP: Final = "Namnet står här i teamet, inte på familjens papper."
REVIEWED_ON: Final = "Vilken dag?"
APPROVE_DO: Final = "Godkänn"
APPROVED: Final = "Språket är granskat"


def state_words(left: int, *, is_source: bool, reviewed: bool) -> tuple[str, str]:
    """Return the words of a language's state and the colour of its chip."""
    if is_source:
        return SOURCE_STATE
    if left:
        return (f"{left} meningar kvar" if left != 1 else "1 mening kvar", "sand")
    return REVIEWED_STATE if reviewed else UNREVIEWED_STATE


def reviewed_by(name: str, on: date | None) -> str:
    """Return who reviewed and when, or that nobody has."""
    return f"{name}, {long_date(on)}" if on is not None else NOBODY


def translated_by(words: str) -> str:
    """Return who translated; the original was translated by nobody."""
    return capitalised(words) if words else "–"


def facts(state: str, version: int, translated: str) -> str:
    """Return what is known of the open language in one line."""
    made = f" Översatt av: {translated}." if translated else ""
    return f"{state}. Version {version}.{made}"


def changed_by(at: datetime, name: str) -> str:
    """Return when the team last changed a language, and who did."""
    return f"Ändrad i teamet {date_and_time(at)}, {name}"


def approved_line(name: str, on: date) -> str:
    """Return that somebody in the team has reviewed the language."""
    return f"Granskad av {name} i teamet {long_date(on)}."


def unreviewed_line(left: int) -> str:
    """Return why a language is not reviewed, and what that means."""
    if left:
        return "Språket erbjuds inte än. Skriv de meningar som saknas först."
    return "Ej granskad översättning. Den är en läshjälp, och familjen skriver under den svenska texten."


def title_of(name_swedish: str) -> str:
    """Return the heading while one language is open."""
    return capitalised(name_swedish)


def in_language(name_swedish: str) -> str:
    """Return the label of the field in the language."""
    return f"På {name_swedish}"


def places_line(places: tuple[str, ...]) -> str:
    """Return which words in braces must be kept; empty when there are none."""
    return f"Ska stå kvar: {', '.join(f'{{{place}}}' for place in places)}" if places else ""


def fault_line(cause: str, advice: str, places: tuple[str, ...]) -> str:
    """Return what is wrong with a sentence and what to do, with the words in braces it is about."""
    about = f" Det gäller {', '.join(f'{{{place}}}' for place in places)}." if places else ""
    return f"{cause}{about} {advice}"


def part_words(part: str, count: int, left: int) -> str:
    """Return a part's name with how many sentences it has and how many are left to write."""
    words = f"{PARTS[part]}, {count} {'mening' if count == 1 else 'meningar'}"
    return f"{words}, {left} kvar" if left else words


def open_name(name_swedish: str) -> str:
    """Return what opening a language is called for a screen reader."""
    return f"Öppna {name_swedish}"
