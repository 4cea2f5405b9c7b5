"""What the page of papers says: reading through, every paper that goes out, print, save and hand over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from barnombud.texts.dates import date_and_time, long_date
from barnombud.texts.languages import language_name
from barnombud.texts.passage import listed
from barnombud.texts.states import HANDOVERS, MINUTES, PAPERS

TITLE: Final = "Efter mötet"
BLANKS_TITLE: Final = "Papper"
STEPS: Final = (("read", "Läs igenom"), ("papers", "Papper"))
STEPS_NAME: Final = "Efter mötet i två steg"

# Reading through

READ_GUIDE: Final = (
    "Läs anteckningarna tillsammans, eller var och en för sig.",
    "Rätta det som inte stämmer. Skriv inget om enskilda barn här.",
    "Färdigställ när ni är överens. Sedan skrivs bara tillägg.",
)
NOTES: Final = "Det här pratade ni om"
NOTHING_WRITTEN: Final = "Inget är antecknat."
AGREED: Final = "Det här kom ni överens om"
AGREED_HELP: Final = "En överenskommelse på varje rad."
READ_AGAIN: Final = "Läs en gång till"
READ_TICK: Final = "Jag har läst igenom"
FINALISE: Final = "Färdigställ mötesanteckningarna"
FINALISE_TITLE: Final = "När ni är klara"
FINALISE_TEXT: Final = (
    "Anteckningarna får ett nummer och texten låses. Efter det skrivs tillägg med datum och namn."
)
NOT_ENDED: Final = "Mötet pågår. Anteckningarna färdigställs när det är avslutat."
DISPOSED: Final = "Anteckningarna är gallrade. Numret finns kvar och ges inte till något annat möte."
NOT_HELD: Final = "Mötet är inte hållet än. Här finns kallelsen."
FINALISED_NEXT: Final = "Gå till papperen"
MAY_NAME: Final = "Kan det här peka ut ett barn eller en vårdnadshavare?"
MAY_NAME_TEXT: Final = "Den allmänna delen ska inte handla om någon enskild. Läs de punkterna en gång till."

# Additions

ADDITIONS: Final = "Tillägg och invändningar"
ADDITION_TEXT: Final = "Tillägg"
OBJECTION: Final = "Det är någon som inte håller med"
OBJECTION_BY: Final = "Vem?"
OBJECTION_HELP: Final = "Så här kommer det att stå: ”Anteckning: … anser att …”"
ADD: Final = "Skriv ett tillägg"
SAVE_ADDITION: Final = "Spara tillägget"
LEAVE_ADDITION: Final = "Avbryt"
ADDITION_SAVED: Final = "Tillägget är sparat"
NO_ADDITIONS: Final = "Inga tillägg."

# The papers

BESIDE: Final = "Språk bredvid svenskan"
LARGE: Final = "Stor stil på papper till familjer"
ONLY_SWEDISH: Final = "Bara svenska"
READING_AID: Final = (
    "Ingen har granskat översättningen. Den är en läshjälp. Familjen skriver under den svenska texten, "
    "och en tolk läser den."
)
TEAM_GROUP: Final = "Till teamet"
BLANK_GROUP: Final = "Att fylla i med penna"
FAMILY_GROUP: Final = "Till familjer"
PREVIEW: Final = "Förhandsvisning"
CHOOSE_ONE: Final = "Välj ett papper i listan, så visas det här."
MAKING: Final = "Papperet görs …"
BACK_TO_LIST: Final = "Till listan"
SHOW: Final = "Visa"
PRINT: Final = "Skriv ut"
PRINT_TITLE: Final = "Skriv ut. Datorns och skrivarens kö kan behålla en kopia."
SAVE: Final = "Spara som PDF"
TO_WHOM: Final = "Till vem?"
WHOLE_TEAM: Final = "Alla i teamet"
HANDED: Final = "Lämnad:"
HANDED_HELP: Final = "Ett tryck antecknar att papperet är lämnat i dag."
WAYS: Final = (("paper", "På papper"), ("encrypted", "Krypterat"), ("talked_through", "I samtal"))
CHOSEN_PRINT: Final = "Skriv ut valda"
CHOSEN_SAVE: Final = "Spara valda"
CHOOSE_ALL: Final = "Välj alla"
CHOOSE_NONE: Final = "Välj inga"
SAVE_TITLE: Final = "Spara papperet. En PDF för arkiv kan inte ha lösenord."
FOLDER_TITLE: Final = "Välj en mapp på datorn"
PDF_KIND: Final = "PDF (*.pdf)"
STOP: Final = "Avbryt"
STOPPED: Final = "Avbrutet"
STOPPING: Final = "Papperet som sparas just nu blir klart …"
PRINT_STOPPED: Final = "Det som redan är skickat till skrivaren kan ändå komma ut."
NONE_LEFT: Final = "Papperen du valde finns inte längre i listan"
NONE_LET_OUT: Final = "Inget är sparat eller utskrivet. Välj bland papperen som visas nu."
_MOST_NAMES = 6
OWN_RECORDS: Final = "Kom ihåg att registrera eller journalföra papperet i ert eget system."
NO_CHILD_PAPERS: Final = "Inga papper om enskilda barn. Mötet är ändå helt."

STATES: Final = {
    "draft": (MINUTES["draft"].capitalize(), "amber"),
    "finalised": ("Färdigställd", "sand"),
    "handed_over": ("Överlämnad", "green"),
    "withdrawn": ("Samtycke återkallat", "amber"),
    "blank": ("Att fylla i", "sand"),
    "to_give": ("Klar att lämna", "sand"),
    "list": ("Som det är nu", "sand"),
}
"""Code of a paper's state → words and colour of its chip."""


_LONG_PARTS: Final = {
    "offers": "det som händer nu",
    "works": "det som fungerar bra",
    "better": "det ni vill ska bli bättre",
}


def runs_on(pages: int, parts: Sequence[str]) -> str:
    """Say that a sheet is longer than one page, and what to shorten so that it is not."""
    named = [_LONG_PARTS[part] for part in parts if part in _LONG_PARTS]
    if named:
        return f"Bladet blev {pages} sidor. Korta {listed(named)}, så får det plats på en sida."
    if "flower" in parts:
        return f"Bladet blev {pages} sidor, för blomman har flera svar. Skriv ut på båda sidor av ett papper."
    return f"Bladet blev {pages} sidor, för det är på två språk. Skriv ut på båda sidor av ett papper."


def held(day: date) -> str:
    """Return which meeting the page is about."""
    return f"Mötet {long_date(day)}"


def paper_title(kind: str, recipient: str, ordinal: int) -> str:
    """Return what a paper is and for whom."""
    if kind == "enclosure":
        return f"{PAPERS[kind]} till {recipient}"
    if kind in ("addendum", "receipt") and (recipient or ordinal):
        return f"{PAPERS[kind]} till {recipient or f'vårdnadshavare {ordinal}'}"
    if kind == "guardian_sheet":
        return f"Blad till {recipient or f'vårdnadshavare {ordinal}'}"
    return PAPERS[kind]


def group_title(case_number: str, shown_name: str) -> str:
    """Return the heading over one child's papers."""
    return f"{shown_name}, ärende {case_number}"


def in_language(code: str, reviewed: bool | None) -> str:
    """Return in which language a paper is, and how the family gets it in its own.

    ``reviewed`` is None when the language is not offered beside the Swedish (R43).
    """
    if code in ("", "sv"):
        return "På svenska"
    if reviewed is None:
        return f"På svenska, läses av tolk på {language_name(code)}"
    beside = f"På svenska och {language_name(code)}"
    return beside if reviewed else f"{beside}, ej granskad översättning"


def language_choice(name: str, *, reviewed: bool) -> str:
    """Return one language in the list of what may stand beside the Swedish."""
    return name if reviewed else f"{name}, ej granskad"


def not_offered(codes: tuple[str, ...]) -> str:
    """Say that a guardian's language has no translation; empty when all have."""
    if not codes:
        return ""
    names = listed(tuple(language_name(code) for code in codes))
    return f"Det finns ingen översättning till {names}. Skriv ut på svenska och ta hjälp av tolk."


def read_by(day: date, today: date) -> str:
    """Return by when the minutes are to be read through."""
    days = (day - today).days
    if days < 0:
        return f"Skulle ha varit genomlästa {long_date(day)}. Gör det nu, medan ni minns."
    if days == 0:
        return "Läs igenom i dag."
    return f"Läs igenom senast {long_date(day)}."


def finalised(number: str) -> str:
    """Return that the minutes are final."""
    return f"Mötesanteckningar {number} är färdigställda"


def section(number: int, heading: str) -> str:
    """Return a section's number and heading."""
    return f"§ {number} {heading}"


def handed_to(recipient: str) -> str:
    """Return the words before the ways a paper may be handed over."""
    return f"Lämnad till {recipient}:"


def handed(at: datetime, way: str, recipient: str, by: str) -> str:
    """Return one line of the register; ``at`` is an aware datetime."""
    to = f" till {recipient}" if recipient else ""
    return f"Lämnad{to} {HANDOVERS[way]} {date_and_time(at)} av {by}"


def handed_now(what: str) -> str:
    """Return that handing over has been noted."""
    return f"{what}: antecknad som lämnad"


def saved_as(name: str) -> str:
    """Return that a file has been saved and compared."""
    return f"Sparad som {name} och kontrollerad"


def locked_title(name: str) -> str:
    """Return the heading over the passphrase of a locked file."""
    return f"{name} är låst med en lösenfras"


def locked_text(phrase: str) -> str:
    """Tell the passphrase of a locked file, and how it is passed on."""
    return (
        f"{phrase}\n\nSkriv upp orden nu. Programmet sparar dem inte. Den som ska ha papperen får orden på "
        "ett annat sätt än filen, till exempel per telefon. Filen öppnas med programmet 7-Zip.\n\n"
        "Lås in stickan. Kommer den bort: öppna bladet ”Något har kommit bort”. Det finns innan du låser upp."
    )


def saved_many(count: int) -> str:
    """Return that several files have been saved."""
    return f"{count} papper är sparade och kontrollerade"


def saved_so_far(names: tuple[str, ...]) -> str:
    """Return which files are whole after all; nothing else was left behind."""
    if not names:
        return "Inget papper är sparat och inget halvt finns kvar."
    more = len(names) - _MOST_NAMES
    shown = names if more <= 0 else (*names[:_MOST_NAMES], f"{more} till")
    return f"Det här är sparat och kontrollerat: {listed(shown)}. Inget halvt finns kvar."


def printed(count: int) -> str:
    """Return that papers have gone to the printer."""
    return (
        "Papperet är skickat till skrivaren" if count == 1 else f"{count} papper är skickade till skrivaren"
    )


def making(number: int, count: int) -> str:
    """Return how far it has come."""
    return f"Papper {number} av {count}"


def unfinished(count: int) -> str:
    """Return that some children have no papers yet."""
    if count == 1:
        return "Ett barn blev inte klart på mötet och har inga papper."
    return f"{count} barn blev inte klara på mötet och har inga papper."


def tick_name(title: str) -> str:
    """Return the accessible name of a paper's tick box."""
    return f"Ta med {title}"


def addition(day: date, author: str, text: str, objection_by: str) -> str:
    """Return an addition as it stands in the minutes (R30)."""
    words = f"Anteckning: {objection_by} anser att {text}" if objection_by else text
    return f"{long_date(day)}, {author}: {words}"
