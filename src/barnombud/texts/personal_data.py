"""About personal data: whose it is, on what ground, how long it is kept (R38, R39). Drafts for a jurist."""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import long_date

TITLE: Final = "Om personuppgifter"
LEAD: Final = "Så behandlas uppgifter om barn, familjer och personal i programmet Barnombud."
WHO: Final = "Vem ansvarar"
CONTROLLER: Final = "Personuppgiftsansvarig för teamets gemensamma anteckningar"
OFFICER: Final = "Dataskyddsombud"
EACH_AGENCY: Final = "Varje verksamhet ansvarar själv för det den skriver in i sitt eget system:"
BASIS: Final = "Rättslig grund"
BASIS_DRAFT: Final = (
    "Utkast, inte bekräftat av kommunen: uppgift av allmänt intresse, artikel 6.1 e i "
    "dataskyddsförordningen. För känsliga uppgifter artikel 9.2 g och 3 kap. 3 § dataskyddslagen (2018:218)."
)
CONSENT_IS_NOT_BASIS: Final = (
    "Familjens samtycke bryter sekretessen mellan verksamheterna. Det är inte den rättsliga grunden."
)
KEPT: Final = "Hur länge uppgifterna sparas"
DECIDED: Final = "Kommunens beslut"
DECIDED_HEADER: Final = ("Underlag", "Bekräftat")
NOT_CONFIRMED: Final = "Inte bekräftat än"
TEMPLATES: Final = {
    "impact_assessment": "Konsekvensbedömning",
    "processing_record": "Registerförteckning",
    "family_information": "Information till familjer",
    "controllers": "Vem som är personuppgiftsansvarig för vad",
}

CARD: Final = "Om personuppgifter"
CARD_TEXT: Final = (
    "Programmet har utkast till underlagen. De gäller först när kommunen har bekräftat dem: "
    "skriv in beslutets nummer och dag."
)
PRINT: Final = "Skriv ut Om personuppgifter"
PRINT_INCIDENT: Final = "Skriv ut bladet Något har kommit bort"
FIELDS: Final = {
    "controller": ("Personuppgiftsansvarig", "Tomt betyder huvudmannen för verksamheten där datorn finns."),
    "officer": ("Dataskyddsombud", "Funktion och telefon."),
    "legal_basis": ("Rättslig grund", "Tomt betyder programmets utkast."),
}
REFERENCE: Final = "Beslut"
DAY: Final = "Dag"


def kept(months: int, days: int, decision: str) -> tuple[str, ...]:
    """Return how long each sort of data is kept."""
    by = f" Beslut: {decision}." if decision else " Gallringsbeslut saknas."
    return (
        f"Ett samtycke gäller i högst {months} månader.",
        f"Ett nej eller ett uteblivet svar tas bort efter {days} dagar.{by}",
        "När ett ärende tas bort kastas dess nyckel. Då går det inte att läsa, inte ens i säkerhetskopior.",
        "Loggen över vem som har läst och skrivit sparas i minst fem år.",
    )


def confirmed(reference: str, on: date) -> str:
    """Say by which decision, and when."""
    return f"{reference}, {long_date(on)}"


def reference_name(template: str) -> str:
    """Name the field of a decision, for a screen reader."""
    return f"{REFERENCE}: {TEMPLATES[template]}"


def day_name(template: str) -> str:
    """Name the field of a decision's day, for a screen reader."""
    return f"{DAY}: {TEMPLATES[template]}"
