"""What the main window itself says: the side bar, the top bar, locking, the wall view and trouble."""

from __future__ import annotations

APP_NAME = "Barnombud"
PRACTICE = "ÖVNING"
PRACTICE_EXPLAINED = "Allt här är påhittat. Inget sparas till ert riktiga team."

NAV_NAME = "Sidor"
NAV_HOME = "Hem"
NAV_MEETINGS = "Möten"
NAV_CASES = "Barn"
NAV_CONSULTATION = "Konsultation"
NAV_COMMITMENTS = "Åtaganden"
NAV_TEAM = "Team"
NAV_SETTINGS = "Inställningar"

LOCK = "Lås nu"
LOCK_SHORT = "Lås"
LOCK_HELP = "Låser programmet (Ctrl+L). Det du har skrivit är sparat."
DUTY_LONG = "Misstänker du att ett barn far illa?"
DUTY_SHORT = "Far ett barn illa?"
DUTY_PANEL = "Om ett barn far illa"
DUTY_HIDE = "Dölj"
WALL_LEAVE = "Lämna väggvyn (F11)"
WALL_NOT_HERE_TITLE = "Den här sidan visas inte på väggen."
WALL_NOT_HERE_TEXT = "Gå till mötet och tryck F11 där."
BUSY = "Arbetar …"
CLOSING = "Avslutar …"

NOT_SAVED_YET = "Inte sparat än"
UNSAVED_TITLE = "Det du skrev sist är inte sparat."
UNSAVED_TEXT = (
    "Datorn tog inte emot det. Stanna kvar så försöker programmet igen var femte sekund. "
    "Stänger du nu försvinner det du skrev sist."
)
UNSAVED_CLOSE = "Stäng ändå"
UNSAVED_STAY = "Stanna kvar"

TROUBLE_TITLE = "Det gick inte just nu."
TROUBLE_TEXT = "Det du har skrivit finns kvar. Försök en gång till."
BUG_TITLE = "Något gick fel i programmet."
BUG_TEXT = "Det du har skrivit finns kvar. Spara en felrapport och ge den till den som sköter programmet."
BUG_SAVE = "Spara felrapport"
BUG_FILE = "felrapport-barnombud.txt"
BUG_KIND = "Text (*.txt)"
BUG_NOT_SAVED = "Felrapporten kunde inte sparas där."
BUG_NOT_SAVED_TEXT = "Välj en annan mapp, till exempel Dokument."
BUG_SAVED = "Felrapporten är sparad. Den innehåller inga namn och ingen text från er."


def window_title(*, practice: bool) -> str:
    """Return the window's title: the program and nothing else, so that no name is in the task bar."""
    return f"{APP_NAME} – {PRACTICE}" if practice else APP_NAME


def nav_help(word: str, number: int) -> str:
    """Say which keys lead to a page; `number` counts from 1."""
    return f"{word} (Ctrl+{number})"
