"""What stands on papers that leave the program: footers and print-outs (law texts 4.5, 4.6)."""

from __future__ import annotations


def staff_print(printed_at: str, name: str) -> str:
    """Return the line on a staff print-out; ``printed_at`` as `dates.date_and_time` has it."""
    return (
        f"Utskrift {printed_at}, {name}. Innehåller uppgifter som kan vara hemliga. "
        "Lämna den inte framme. Lås in den eller förstör den."
    )


def minutes_footer(number: str, document_id: str, version: int, finalised: str, by: str) -> str:
    """Return the footer of finalised minutes, without the page (law text 4.5).

    Args:
        number: yearly number, ``7/2026``.
        document_id: id printed on every page (R28).
        version: 1 or more.
        finalised: date, ``2026-12-08``.
        by: name and role.
    """
    return (
        f"Mötesanteckningar {number}, {document_id}, version {version}. Färdigställda {finalised} av {by}. "
        "Texten ändras inte. Tillägg skrivs med datum och namn. "
        "Teamet fattar inga beslut om insatser. Det gör varje verksamhet själv."
    )


def page_of(page: int, pages: int) -> str:
    """Return ``Sida 2 (5)``."""
    return f"Sida {page} ({pages})"
