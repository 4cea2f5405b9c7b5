"""Swedish on papers an agency keeps for itself: its own record, its promises, additions, receipts."""

from __future__ import annotations

from typing import Final

# What goes into the agency's own record

OWN_TITLE: Final = "Att föra in i eget system"
OWN_NOT_A_RECORD: Final = (
    "Teamets papper är ingen journal. För in det som hör till er verksamhet i ert eget system."
)
OWN_ATTENDED: Final = "Deltog från er"
OWN_OFFERS: Final = "Det här har ni åtagit er"
OWN_NO_OFFERS: Final = "Er verksamhet har inte åtagit sig något."
OWN_NOTES: Final = "Det här antecknade ni"
OWN_TICKS: Final = ("Infört i eget system", "Inget att föra in")
OWN_SIGNED: Final = ("Datum", "Namn")

# What an agency has promised

PROMISES_TITLE: Final = "Åtaganden"
PROMISES_HEADER: Final = ("Vad", "Ärende", "Vem", "Klart senast", "Klart")
NO_PROMISES: Final = "Inga öppna åtaganden."
PROMISES_LEFT_OUT: Final = "Här står det som får stå på papper. Alla åtaganden finns i programmet."
NO_CASE: Final = "Teamet"

# Additions

ADDENDUM_TITLE: Final = "Tillägg till mötesanteckningar"
ADDENDUM_LEAD: Final = "Texten som tilläggen hör till är inte ändrad."
NO_ADDITIONS: Final = "Inga tillägg är skrivna."

# Receipts

RECEIPT_TITLE: Final = "Kvitto på papper"
RECEIPT_LEAD: Final = "Jag har fått de här papperen."
RECEIPT_HEADER: Final = ("Papper", "Dokument", "Lämnat", "Hur", "Av")
RECEIPT_NOTHING: Final = "Inget papper är lämnat än."
RECEIPT_TO: Final = "Till"
RECEIPT_SIGNED: Final = ("Datum och underskrift", "Namn med tydliga bokstäver")


def promises_of(agency: str) -> str:
    """Return whose promises they are."""
    return f"{agency} har lovat"


def case(number: str, shown_name: str) -> str:
    """Return which case a promise is about."""
    return f"{number}, {shown_name}"


def version_of(document_id: str, version: int) -> str:
    """Return a paper's id with its version."""
    return f"{document_id}, version {version}"
