"""The calendar file of the meetings: what a calendar shows, and what is said when it is saved."""

from __future__ import annotations

from typing import Final

CARD: Final = "I din kalender"
CARD_TEXT: Final = (
    "En fil med teamets möten ett år framåt. Öppna den i din vanliga kalender. Den innehåller inget om barn "
    "eller familjer. Spara en ny när något har ändrats, så ändras mötena i kalendern."
)
SAVE: Final = "Spara kalenderfil"
SAVED: Final = "Kalenderfilen är sparad"
FILE_NAME: Final = "barnombudsmoten.ics"
FILE_KINDS: Final = "Kalenderfil (*.ics)"
_MEETING: Final = "Möte"
_EXTRA: Final = "Extra möte"
_TENTATIVE: Final = "Förslag på mötesdag"


def summary(team: str, state: str, *, extra: bool) -> str:
    """Return what a calendar shows, such as ``Möte: Tallbackens barnombudsteam``."""
    what = _TENTATIVE if state == "tentative" else _EXTRA if extra else _MEETING
    return f"{what}: {team}"


def saved_text(path: str, events: int) -> str:
    """Say where the file lies and how many days are in it."""
    return f"{path}. Den har {events} {'dag' if events == 1 else 'dagar'}."
