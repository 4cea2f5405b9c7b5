"""The incident sheet (law text 4.7, R37): what to do when something is lost or went wrong."""

from __future__ import annotations

from barnombud.texts.passage import Notice

TITLE = "Har en dator, ett USB-minne eller ett papper kommit bort eller hamnat fel?"
LINK = "Något har kommit bort"
PRINT = "Skriv ut bladet"
BACK = "Tillbaka"
PRINTED = "Bladet är skickat till skrivaren"
OWN_CONTACT = "Teamets egen kontakt står på bladet som ni skriver ut under Inställningar. Sätt upp det."
_MISSING_CONTACT = "den som er verksamhet har utsett"


def sheet(kontakt: str, telefon: str) -> Notice:
    """Return the sheet with the team's own contact and telephone; either may be empty."""
    reach = ", ".join(part for part in (kontakt or _MISSING_CONTACT, telefon) if part)
    return Notice(
        TITLE,
        (
            f"1. Anmäl genast till {reach}. Det är en personuppgiftsincident. Vänta inte tills du är säker.",
            "2. Skriv upp vad som hänt, när och vilka uppgifter det gäller. Radera inget.",
            "3. Säg direkt om någon har skyddade personuppgifter. Ring 112 vid fara.",
            "4. Den personuppgiftsansvariga avgör om Integritetsskyddsmyndigheten (IMY) ska få veta det. "
            "Tiden är 72 timmar.",
        ),
    )
