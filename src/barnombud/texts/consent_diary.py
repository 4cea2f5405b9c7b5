"""The lines of the consent's diary: what happened, and who took it down. For the consent page alone (R25)."""

from __future__ import annotations

from datetime import date

from barnombud.texts.consent_words import FORMS
from barnombud.texts.dates import date_seen_from, long_date, until
from barnombud.texts.passage import capitalised


def diary_line(day: date, today: date, what: str) -> str:
    """Return one line of the diary."""
    return f"{capitalised(date_seen_from(day, today))}: {what}"


def diary_asked(who: str) -> str:
    """Say that somebody was asked."""
    return f"{who} fick frågan."


def diary_answer(who: str, answer: str, until_day: date | None, form: str, takers: str) -> str:
    """Say what somebody answered, how, and who took it; of a no only the answer (R9)."""
    words = f"{who} svarade {answer.lower()}"
    if form:
        words += f", {FORMS[form]}"
    if until_day is not None:
        words += f". Gäller {until(until_day)}"
    return f"{words}. {takers}".strip()


def diary_corrected(who: str, answer: str, day: date | None, takers: str) -> str:
    """Say that an answer was put right."""
    of = f", {long_date(day)}," if day is not None else ""
    return f"Svaret från {who}{of} rättades till {answer.lower()}. {takers}".strip()


def taken_down(collector: str, writer: str) -> str:
    """Say who took an answer, and who wrote it down when that was somebody else."""
    if not collector:
        return ""
    return f"Togs emot av {collector}." + (f" Skrevs in av {writer}." if writer else "")


def diary_withdrawn(who: str) -> str:
    """Say that somebody changed her mind."""
    return f"{who} tog tillbaka samtycket."


def diary_cleared(who: str) -> str:
    """Say that nothing from before counts; not what it was (R9)."""
    return f"Det som {who} har sagt tidigare gäller inte längre. Fråga på nytt."


def diary_renamed(before: str, now: str) -> str:
    """Say that an agency is called otherwise; the answers given to it still go to it."""
    return f"{before} heter sedan dess {now}. Svaren gäller samma verksamhet."


def diary_lapsed(who: str) -> str:
    """Say that a consent ran out."""
    return f"Samtycket från {who} gick ut."


def other_adult(name: str) -> str:
    """Return how another adult stands in the diary (R6)."""
    return f"{name}, om sig själv,"
