"""Swedish for the first window when a team's file is damaged: what can be done, in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from barnombud.texts.dates import counted, long_date

TITLE: Final = "Teamets fil är skadad"
TEXT: Final = (
    "Din lösenfras är rätt, men delar av filen går inte att läsa. Det kan bero på disken eller på att datorn "
    "stängdes av mitt i något. Programmet ändrar inget i den skadade filen, och den tas inte bort."
)
ORDER: Final = "Pröva i den här ordningen."

BACKUP_TITLE: Final = "1. Gå tillbaka till en säkerhetskopia"
BACKUP_TEXT: Final = (
    "Det är nästan alltid bäst. Kopiorna är kontrollerade, och ofta saknas bara de senaste minuterna."
)
BACKUP_BUTTON: Final = "Visa säkerhetskopiorna"

SALVAGE_TITLE: Final = "2. Rädda det som går att läsa"
SALVAGE_TEXT: Final = (
    "Välj det om ingen kopia går att öppna. Programmet läser det som är helt och lägger det i ett nytt team "
    "bredvid. Du får veta hur mycket som saknas."
)
SALVAGE_BUTTON: Final = "Rädda det som går"
SALVAGING: Final = "Läser det som går …"

HELP_TITLE: Final = "3. Gör en kopia till någon som kan hjälpa"
HELP_TEXT: Final = (
    "Filerna läggs som de är i en enda krypterad fil. Lägg den på ett USB-minne och ta den till den som "
    "sköter datorerna. I filerna syns teamets namn och vilka som är med i teamet, men inget om något barn "
    "utan er lösenfras."
)
HELP_BUTTON: Final = "Gör en kopia att lämna"
MAKING_HELP: Final = "Gör kopian …"

BACK: Final = "Tillbaka"

SALVAGED_TITLE: Final = "Det som gick att läsa är räddat"
OPEN_SALVAGED: Final = "Lås upp det räddade teamet"
ALL_SAVED: Final = "Allt gick att läsa. Inget saknas."
MORE_LOST: Final = "Mer kan saknas än vad som går att räkna."
WHAT_NEXT: Final = (
    "Låt alla i teamet se efter vad som saknas, och fyll i det som ni vet. Innan ett barn tas upp med namn "
    "frågar programmet varje verksamhet vad som har ändrats, eftersom ett svar kan finnas bland det som "
    "saknas."
)
OLD_STAYS: Final = "Den skadade filen ligger kvar orörd och syns i listan som förut."
NOTHING_SAVED_TITLE: Final = "För lite gick att läsa"
NOTHING_SAVED_TEXT: Final = (
    "Det som hela filen vilar på är skadat. Gör en kopia till någon som kan hjälpa. Ta inte bort något."
)

_TABLES: Final[Mapping[str, str]] = {
    "case_file": "ärenden",
    "case_key": "nycklar till ärenden",
    "consent_event": "svar om samtycke",
    "guardian": "vårdnadshavare",
    "meeting": "möten",
    "agenda_item": "punkter på möten",
    "minutes": "anteckningar från möten",
    "commitment": "löften",
    "agreement": "överenskommelser",
    "rating": "blommor",
    "audit": "rader i åtkomstloggen",
    "member": "personer i teamet",
    "agency": "verksamheter",
    "draft": "halvskrivna texter",
}
_OTHER: Final = "annat"


def salvaged_name(name: str, day: date) -> str:
    """Return what the team made of a damaged one is called."""
    return f"{name[:60]} (räddat {long_date(day)})"


def saved(count: int) -> str:
    """Say how much came through."""
    return f"Räddat: {counted(count, 'uppgift', 'uppgifter')}."


def lost(count: int, hurt: Mapping[str, int]) -> str:
    """Say how much did not, and of what; ``hurt`` counts by table."""
    named: dict[str, int] = {}
    for table, number in hurt.items():
        named[_TABLES.get(table, _OTHER)] = named.get(_TABLES.get(table, _OTHER), 0) + number
    parts = ", ".join(f"{number} {what}" for what, number in named.items())
    return f"Saknas: {counted(count, 'uppgift', 'uppgifter')} ({parts})."


def new_team(name: str) -> str:
    """Say where it is."""
    return f'Det ligger i teamet "{name}". Du låser upp det med samma lösenfras.'
