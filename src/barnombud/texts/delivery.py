"""Leverans: an agency's papers of a year in one package, and its index (R32)."""

from __future__ import annotations

from typing import Final

from barnombud.texts.dates import counted

CARD: Final = "Leverans till arkivet"
CARD_TEXT: Final = (
    "Verksamhetens papper från ett år i ett paket: papperen som de färdigställdes, en förteckning och "
    "kontrollsummor. Inget försvinner härifrån när du levererar. På ett USB-minne läggs paketet i "
    "ett låst arkiv."
)
AGENCY: Final = "Verksamhet"
YEAR: Final = "År"
COUNT: Final = "Antal"
MAKE: Final = "Spara leveransen"
CHOOSE: Final = "Välj var leveransen ska ligga"
CANCEL: Final = "Avbryt leveransen"
NO_YEARS: Final = "Det finns inga färdigställda mötesanteckningar att leverera än."
OWN_ONLY: Final = (
    "Bara ärenden som du själv kan öppna kommer med. Låt helst verksamhetens egen person göra leveransen."
)
GATHERING: Final = "Samlar ihop papperen …"
CHECKING: Final = "Läser tillbaka och kontrollerar …"
DONE: Final = "Leveransen är sparad och kontrollerad"
CANCELLING: Final = "Avbryter …"
CANCELLED: Final = "Leveransen är avbruten. Inget är sparat."

UNFINISHED_CLOSE: Final = "Jag har sett efter"
UNFINISHED_CLOSED: Final = "Leveransen står som avbruten i registret"

FOLDER: Final = "papper"
CSV: Final = "forteckning.csv"
PDF: Final = "forteckning.pdf"
SUMS: Final = "SHA256SUMS"
CSV_HEADER: Final = (
    "fil",
    "slag",
    "dokument-id",
    "version",
    "motesdag",
    "arende",
    "storlek",
    "sha256",
)
INDEX_LEAD: Final = (
    "Papperen är PDF-filer i arkivform. Samma förteckning finns som forteckning.csv. Inga namn på "
    "barn eller "
    "familjer står här eller i filnamnen."
)
INDEX_HEADER: Final = ("Fil", "Vad", "Mötesdag", "Ärende", "Kontrollsumma (SHA-256)")
CHECK: Final = "Kontrollera paketet: öppna en kommandorad i mappen och kör sha256sum -c SHA256SUMS."


def index_title(year: int) -> str:
    """Return the title of the index."""
    return f"Förteckning över leverans {year}"


def papers(count: int) -> str:
    """Return ``12 papper``."""
    return f"{count} papper"


def progress(done: int, of: int) -> str:
    """Say how far it has come."""
    return f"Papper {done} av {of}"


def done(path: str, count: int, left_out: int) -> str:
    """Say where the package lies, what is in it and what could not come with it."""
    told = f"{path}. Paketet har {papers(count)}."
    if not left_out:
        return told
    left = counted(left_out, "papper saknas", "papper saknas")
    return f"{told} {left}: de behöver kontrolleras på sidan Papper först."


def package_name(document_id: str) -> str:
    """Return the name of the folder or archive, such as ``leverans-2026-3fa1c2``; it names nobody."""
    return f"leverans-{document_id.removeprefix('L')}"


def unfinished(agency: str, day: str, name: str) -> str:
    """Say that a delivery was begun and never noted, and what to do about it."""
    return (
        f"En leverans till {agency} påbörjades {day}, men programmet stängdes innan den var klar. Se efter "
        f"om {name} ligger där den skulle sparas. Ta i så fall bort den, och gör leveransen igen."
    )
