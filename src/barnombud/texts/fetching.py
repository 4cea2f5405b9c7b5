"""Swedish about fetching a team from its backups on another place, and about a damaged keyring."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from barnombud.texts import after_a_copy
from barnombud.texts.dates import counted, moment
from barnombud.texts.said import Said

LINK: Final = "Hämta tillbaka från en säkerhetskopia"
TITLE: Final = "Hämta tillbaka från en säkerhetskopia"
TEXT: Final = (
    "Har datorn gått sönder eller kommit bort? Sätt i USB-minnet med kopiorna, eller välj den delade mappen. "
    "Det som ligger där ändras inte, och inget på den här datorn skrivs över."
)
CHOOSE: Final = "Välj plats"
CHOOSE_OTHER: Final = "Välj en annan plats"
CHOOSER: Final = "Var ligger säkerhetskopiorna?"
LOOKING: Final = "Letar efter kopior …"
TABLE: Final = "Team som har kopior på platsen"
HEADERS: Final = ("Team", "Kopior", "Den nyaste")
GO_ON: Final = "Fortsätt med det valda teamet"
CANCEL: Final = "Avbryt"
NOTHING_THERE: Final = Said(
    "Här finns inga säkerhetskopior",
    "Kopiorna ligger i en mapp som börjar på barnombud, tillsammans med nyckelfilen keyring.json.",
    "Välj USB-minnet, den delade mappen eller mappen med kopiorna.",
)
NO_CASE_KEYS: Final = Said(
    "Nycklarna till barnens ärenden saknas på platsen",
    "Filen case-keys.json ska ligga bland kopiorna. Utan den går inget ärende att öppna.",
    "Välj en annan plats där kopior har lagts.",
)

WHO_TEXT: Final = "Skriv ditt namn och din lösenfras, så visas vad kopiorna innehåller."
WITH_SHARES: Final = "Skriv två nyckeldelar i stället"
SHOW_BACKUPS: Final = "Visa kopiorna"
FETCH: Final = "Hämta den valda kopian"
FETCHING: Final = "Kontrollerar kopian och hämtar …"
CHECK_TITLE: Final = "Innan du hämtar"
CHECK_LINES: Final = (
    "Teamet får en egen mapp på den här datorn. Inget annat team ändras.",
    *after_a_copy.CHECK_LINES,
)
AT_THE_PLACE: Final = "Den valda platsen"
DONE_TITLE: Final = "Teamet är hämtat"

ELSEWHERE: Final = "Kopian ligger på en annan plats"

KEYRING_COPY: Final = Said(
    "Nyckelfilen är skadad eller borta",
    "En hel kopia finns bland säkerhetskopiorna.",
    "Välj ditt namn och skriv din lösenfras. Då prövas kopian och läggs på plats, om den är äkta.",
)
UNLOCK_WITH_COPY: Final = "Lås upp med kopian"
KEYRING_LOST: Final = Said(
    "Nyckelfilen är skadad eller borta",
    "Det finns ingen hel kopia på den här datorn eller på den andra platsen.",
    "Sätt i USB-minnet med kopiorna och starta programmet igen. "
    "Eller välj Gå tillbaka till en säkerhetskopia, och sedan att kopian ligger på en annan plats.",
)


def copies(number: int) -> str:
    """Say how many backups of a team lie at a place."""
    return counted(number, "kopia", "kopior")


def done(at: datetime, answers: int, erased: int) -> tuple[str, ...]:
    """Say what fetching has come to, a sentence each."""
    return (
        f"Nu finns teamet på den här datorn, som det var {moment(at)}.",
        *after_a_copy.caught_up(answers, erased),
        "Välj en andra plats för säkerhetskopior på sidan Säkerhetskopior.",
    )
