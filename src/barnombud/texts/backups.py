"""Swedish about backups: on Hem, on their own page, at the second place, and when going back to one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from barnombud.texts import after_a_copy
from barnombud.texts.dates import counted, moment

TITLE: Final = "Säkerhetskopior"
CARD: Final = "Senast kontrollerad säkerhetskopia"
OPEN: Final = "Visa säkerhetskopiorna"
INTRODUCTION: Final = (
    "Programmet gör kopior av sig självt när något har ändrats. Varje kopia öppnas, kontrolleras och räknas "
    "innan den gäller. Kopiorna är krypterade och innehåller inga nycklar till barnens ärenden."
)
NONE_YET: Final = "Ingen kopia är gjord än."
OLD: Final = "Kopian är mer än en vecka gammal. Gör en ny nu."
NOW: Final = "Gör en kopia nu"
MAKING: Final = "Kopian görs och kontrolleras …"
MADE: Final = "Kopian är gjord och kontrollerad."
NOT_MADE: Final = "Kopian kunde inte göras"

HERE: Final = "på den här datorn"
SECOND: Final = "Andra platsen"
SECOND_TEXT: Final = (
    "En kopia på en annan plats räddar teamets uppgifter om datorn går sönder eller försvinner. "
    "Välj ett USB-minne eller en delad mapp. Det som läggs där är krypterat."
)
SECOND_NONE: Final = "Ingen andra plats är vald."
SECOND_AWAY: Final = "Platsen finns inte här nu. Sätt i minnet, så fylls det på av sig självt."
SECOND_OLD: Final = "Det är mer än en vecka sedan den fylldes på."
SECOND_EMPTY: Final = "Inget har kopierats dit än."
CHOOSE: Final = "Välj plats"
CHOOSE_OTHER: Final = "Välj en annan plats"
FORGET: Final = "Sluta använda platsen"
FORGET_QUESTION: Final = "Sluta kopiera till den andra platsen?"
FORGET_TEXT: Final = "Kopiorna som redan ligger där blir kvar."
FORGET_ACCEPT: Final = "Sluta kopiera dit"
NOT_A_FOLDER: Final = "Platsen är ingen mapp som går att öppna. Välj en annan."
SAME_PLACE: Final = "Platsen ligger bland teamets egna filer. Välj ett USB-minne eller en delad mapp."

TABLE: Final = "Säkerhetskopior, den nyaste först"
HEADERS: Final = ("När", "Vad den innehåller", "Var")
UNREADABLE: Final = "Går inte att öppna"
EMPTY: Final = "Det finns inga kopior att gå tillbaka till."

GO_BACK: Final = "Gå tillbaka till en kopia"
GO_BACK_TEXT: Final = (
    "Programmet låses, och du väljer kopia i det första fönstret. Filen som används nu behålls bredvid. "
    "Det som familjer har tagit tillbaka och det som har raderats sedan dess gäller ändå."
)
GO_BACK_BUTTON: Final = "Lås och välj en kopia"
SET_ASIDE: Final = "Filer som har lagts åt sidan"

RESTORE_LINK: Final = "Gå tillbaka till en säkerhetskopia"
RESTORE_TITLE: Final = "Gå tillbaka till en säkerhetskopia"
RESTORE_TEXT: Final = "Skriv ditt namn och din lösenfras, så visas de kopior som finns."
SHOW_BACKUPS: Final = "Visa kopiorna"
LOOKING: Final = "Letar efter kopior …"
RESTORING: Final = "Kontrollerar kopian och går tillbaka …"
CHOOSE_ONE: Final = "Välj en kopia i listan."
RESTORE: Final = "Gå tillbaka till den valda kopian"
CHECK_TITLE: Final = "Innan du går tillbaka"
CHECK_LINES: Final = (
    "Allt som har skrivits efter kopian försvinner ur programmet, men filen som används nu behålls bredvid.",
    *after_a_copy.CHECK_LINES,
)
CANCEL: Final = "Avbryt"
DONE_TITLE: Final = "Teamet är tillbaka vid kopian"
BACK_TO_UNLOCK: Final = "Till upplåsningen"

ROUND_TITLE: Final = "Vad har hänt sedan kopian?"
ROUND_ACTION: Final = "Visa frågan"
ALL_ANSWERED: Final = "Alla verksamheter har svarat."


def newest(at: datetime | None) -> str:
    """Say when the newest checked backup beside the store was made."""
    return NONE_YET if at is None else f"{moment(at)}, {HERE}."


def newest_at_second(at: datetime | None) -> str:
    """Say when the second place was last filled."""
    return SECOND_EMPTY if at is None else f"{SECOND}: {moment(at)}."


def second_warning(*, there: bool, old: bool) -> str:
    """Say what is wrong with the second place; empty when nothing is."""
    return " ".join(([] if there else [SECOND_AWAY]) + ([SECOND_OLD] if old else []))


def holds(cases: int, meetings: int, commitments: int) -> str:
    """Say what a backup holds: ``12 barn, 8 möten, 30 åtaganden``."""
    return ", ".join(
        (
            f"{cases} barn",
            counted(meetings, "möte", "möten"),
            counted(commitments, "åtagande", "åtaganden"),
        )
    )


def place(*, second: bool) -> str:
    """Say where a backup lies."""
    return SECOND if second else "Den här datorn"


def set_aside(folder: str) -> str:
    """Say where a store lies that was set aside, and what to do with it."""
    return f"{folder}. Ta bort mappen när du är säker på att den inte behövs."


def done(at: datetime, aside: str, answers: int, erased: int) -> tuple[str, ...]:
    """Say what going back has come to, a sentence each."""
    return (
        f"Nu gäller kopian från {moment(at)}.",
        f"Filen som användes förut ligger kvar i {aside}.",
        *after_a_copy.caught_up(answers, erased),
    )


def round_text(at: datetime) -> str:
    """Say what every agency is asked after a restore."""
    return (
        f"Teamet har gått tillbaka till en säkerhetskopia från {moment(at)}. Fråga varje verksamhet: har "
        "någon familj ångrat sig, svarat eller fått en ny vårdnadshavare sedan dess? Skriv in det på barnets "
        "sida först. Inget barn tas upp med namn förrän alla har svarat."
    )


def has_answered(agency: str) -> str:
    """Return the words of the button that notes an agency's answer."""
    return f"{agency} har svarat"


def answered(agencies: tuple[str, ...]) -> str:
    """Say who has answered already."""
    return f"Har svarat: {', '.join(agencies)}." if agencies else ""
