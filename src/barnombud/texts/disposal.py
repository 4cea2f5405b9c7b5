"""What need not be kept any longer: said by case number alone, and never why (R9)."""

from __future__ import annotations

from typing import Final

from barnombud.texts.dates import counted

TITLE: Final = "Uppgifter som inte behövs längre"
TEXT: Final = "Ärenden utan samtycke som har legat så länge som ni har bestämt."
NO_DECISION: Final = "Gallringsbeslut saknas. Skriv in det under Inställningar, så sköts det av sig självt."
REMOVE: Final = "Ta bort"
QUESTION: Final = "Ta bort det som inte behövs längre?"
ACCEPT: Final = "Ta bort uppgifterna"
REJECT: Final = "Behåll tills vidare"
OPEN_PLAN: Final = "Öppna gallring och leverans"
SAID: Final = "Uppgifterna är borttagna"

CARD: Final = "Gallring"
CARD_TEXT: Final = (
    "Det som inte behövs längre föreslås för borttagning på Hem. När beslutet är inskrivet tas svar som inte "
    "längre behövs bort av sig själva."
)
DECISION: Final = "Beslut om gallring"
DECISION_HELP: Final = "Nämnd, datum och paragraf eller diarienummer. Tomt betyder att ni tar bort själva."


def by_plan(count: int) -> str:
    """Say how many records are due by the plan."""
    return f"{counted(count, 'post är', 'poster är')} dags att gallra enligt planen."


def line(number: str) -> str:
    """Return ``Ärende K7Q-234``."""
    return f"Ärende {number}"


def remove_name(number: str) -> str:
    """Name the button at one case, for a screen reader."""
    return f"{REMOVE}: {line(number)}"


def question_text(number: str) -> str:
    """Say what happens."""
    return f"{line(number)}. Det går inte att få tillbaka. Finns inget annat i ärendet försvinner det helt."
