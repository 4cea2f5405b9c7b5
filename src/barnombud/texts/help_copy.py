"""Swedish about the copy for somebody who can help: what the file is called and the page in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

PAGE_NAME: Final = "LÄS MIG.txt"
_PAGE: Final = """\
Kopia av ett skadat Barnombud-team

Den här filen gjordes av programmet Barnombud för att någon ska kunna hjälpa till.
I den ligger teamets filer precis som de är:

store.db            teamets fil. Den är krypterad (SQLCipher 4) och skadad.
store.db-wal        det som inte hunnit skrivas in i den. Också krypterat.
keyring.json        nyckelfilen. Här syns teamets namn och vilka som är med i teamet.
case-keys.json      nycklarna till ärendena. Krypterad.
log-head.json       slutet på åtkomstloggen.
backups             nyckelfilen och ärendenycklarna som de ligger vid säkerhetskopiorna.

Inget om något barn går att läsa utan en lösenfras som bara någon i teamet kan.
Fråga aldrig efter den. Låt personen skriva den själv.

Arbeta med en kopia. Skriv inte i filerna och ta inte bort dem.
Hur filerna är uppbyggda står i programmets dokumentation (docs/keyring-format.md).
När ni är klara: ta bort kopian.
"""


def file_name(day: date, number: int) -> str:
    """Return the file's name; it names neither team nor place. ``number`` counts those of one day."""
    more = "" if number == 1 else f"-{number}"
    return f"barnombud-hjalpkopia-{day.isoformat()}{more}.zip.age"


def page(unreadable: Sequence[str]) -> str:
    """Return the page that lies in the file; ``unreadable`` names files that came only in part."""
    if not unreadable:
        return _PAGE
    return f"{_PAGE}\nGick inte att läsa till slutet: {', '.join(unreadable)}\n"


def opened_with(passphrase: str) -> str:
    """Say what opens it."""
    return f"Filens lösenfras: {passphrase}"


HOW: Final = (
    "Skriv upp lösenfrasen och säg den till den som ska hjälpa, inte i samma brev eller mejl som filen. "
    "Filen öppnas med det fria programmet age. Den här lösenfrasen öppnar bara filen, inte teamet."
)


def made(path: str) -> str:
    """Say where it is."""
    return f"Kopian ligger här: {path}"
