"""What the shared widgets say by themselves: hints, plain field errors and words for screen readers."""

from __future__ import annotations

GUIDANCE_TITLE = "Så gör vi"
GUIDANCE_HIDE = "Dölj tipset"
GUIDANCE_SHOW = "Visa Så gör vi"

DATE_PLACEHOLDER = "åååå-mm-dd"
DATE_PICK = "Välj i kalendern"
MONTH_BEFORE = "Månaden före"
MONTH_AFTER = "Månaden efter"
DATE_WRONG = "Det datumet finns inte. Skriv till exempel 2026-12-08."
DATE_MISSING = "Skriv ett datum, till exempel 2026-12-08."
DATE_TOO_EARLY = "Datumet är för tidigt."
DATE_TOO_LATE = "Datumet är för sent."

TIME_PLACEHOLDER = "tt.mm"
TIME_WRONG = "Den tiden finns inte. Skriv till exempel 13.00."
TIME_MISSING = "Skriv en tid, till exempel 13.00."

MESSAGE_CLOSE = "Stäng meddelandet"
REORDER_HELP = "Flytta med Alt och pil upp eller ned, eller dra."
MOVE_UP = "Flytta upp"
MOVE_DOWN = "Flytta ned"
STEP_DONE = "klart"
STEP_CURRENT = "du är här"
TEXT_HELP = "Texten sparas medan du skriver."


def saved_at(time: str) -> str:
    """Say when the last commit came back; `time` is local, written HH.MM."""
    return f"Sparat {time}"


def ladder(state: str, number: int, count: int) -> str:
    """Say a ladder's state in words; `number` counts from 1."""
    return f"{state}, steg {number} av {count}"


def moved_to(name: str, number: int, count: int) -> str:
    """Say where a moved row has landed; `number` counts from 1."""
    return f"{name} är nu nummer {number} av {count}"


def step_name(step: str, number: int, count: int, *, done: bool) -> str:
    """Name a step for a screen reader; `number` counts from 1."""
    tail = f", {STEP_DONE}" if done else ""
    return f"{step}, steg {number} av {count}{tail}"


def characters_left(count: int) -> str:
    """Say how much more text there is room for."""
    return "1 tecken kvar" if count == 1 else f"{count} tecken kvar"


def number_between(least: int, most: int) -> str:
    """Say which whole numbers fit."""
    return f"Skriv ett tal från {least} till {most}."
