"""Words on buttons that many pages share. Always a verb, never "OK", "Ja" or "Nej" alone."""

from __future__ import annotations

SAVE = "Spara"
SAVE_AND_CLOSE = "Spara och stäng"
CANCEL = "Avbryt"
CLOSE = "Stäng"
BACK = "Tillbaka"
NEXT = "Nästa"
ADD = "Lägg till"
CHANGE = "Ändra"
REMOVE = "Ta bort"
UNDO = "Ångra"
PRINT = "Skriv ut"
SAVE_AS_FILE = "Spara som fil"
OPEN = "Öppna"
CHOOSE = "Välj"
SHOW = "Visa"
HIDE = "Dölj"
TRY_AGAIN = "Försök igen"
KEEP_WRITING = "Fortsätt skriva"
UNDERSTOOD = "Jag har läst"


def next_step(step: str) -> str:
    """Name the step a button leads to."""
    return f"Nästa: {step}"
