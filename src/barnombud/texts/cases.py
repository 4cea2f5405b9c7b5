"""What the list of children (Barn) says, and the form that adds one."""

from __future__ import annotations

from datetime import date, datetime

from barnombud.texts.dates import clock_time, counted, date_seen_from, meeting_time, next_meeting_in

TITLE = "Barn"
SUBTITLE = "Ärenden efter nummer"
LIST_NAME = "Ärenden"
HEADERS = ("Ärende", "Barn", "Nästa steg", "Samtycke")
NOT_SHARED = "Inte delat med dig"
FIND = "Hitta ärende eller namn"
NOTHING_FOUND = "Inget ärende stämmer med det du skrev."

ADD = "Lägg till barn"

EMPTY_TITLE = "Inga ärenden än"
EMPTY_TEXT = (
    "Här samlas de barn vars vårdnadshavare ni vill fråga, eller har fått ja av. Börja med ett alias. "
    "Namn och oro skrivs först när någon har sagt ja. Ett möte utan barn är också ett helt möte."
)

NEXT_STEPS = {
    "ask": "Se samtycket",
    "wait": "Se samtycket",
    "none": "Se samtycket",
    "prepare": "Förbered",
    "ready": "Klart för mötet",
    "closed": "Avslutat",
    "not_yours": "",
}
"""The three without a running consent say the same: only the consent page tells a no from a silence (R25)."""
CONSENT_HOLDS = "Samtycke finns"
CONSENT_MISSING = "Samtycke saknas"
CONSENT_UNKNOWN = ""

BIN = "Papperskorgen"
BIN_TEXT = "Borttagna ärenden. De kan återställas i 30 dagar."
BIN_EMPTY_TITLE = "Papperskorgen är tom"
BIN_EMPTY_TEXT = "Ett ärende som tas bort hamnar här."
RESTORE = "Återställ"
BACK_TO_LIST = "Till alla barn"

NEW_TITLE = "Lägg till ett barn"
NEW_GUIDANCE = (
    "Innan någon har sagt ja sparas bara ett ärendenummer, ett alias och vilka som ska frågas.",
    "Namn, födelsedatum, oro och livsblomma öppnas när samtycket finns.",
    "Vill ni bara prata i allmänhet? Gör en avidentifierad konsultation i stället.",
)
ALIAS = "Alias"
ALIAS_HELP = "Något som bara ni förstår, till exempel Ekorren. Inte namn eller initialer."
GUARDIANS = "Vilka ska frågas?"
GUARDIANS_HELP = "Alla som har vårdnaden svarar var för sig. Namnen skrivs när samtycket finns."
CAPACITY = "Vem är det?"
LANGUAGE = "Språk"
INTERPRETER = "Behöver tolk"
ADD_GUARDIAN = "En till vårdnadshavare"
REMOVE_GUARDIAN = "Ta bort"
PROTECTED = "Någon i familjen har skyddade personuppgifter"
PROTECTED_TITLE = "Hanteras utanför programmet"
PROTECTED_TEXT = (
    "Barn med skyddade personuppgifter läggs inte in här. Inget av det du har skrivit sparas. "
    "Följ kommunens rutin för skyddade personuppgifter, och prata med din chef om hur ni gör."
)
PROTECTION_MISSING = "Välj vilket skydd som gäller, eller ta bort krysset."
SAVE_NEW = "Lägg till barnet"
SECOND_MISSING = (
    "Delad vårdnad betyder att båda ska svara. Lägg till den andra, eller ändra till ensam vårdnadshavare."
)

CAPACITY_CHOICES = {
    "joint_guardian": "Vårdnadshavare, delar vårdnaden",
    "sole_guardian": "Ensam vårdnadshavare",
    "specially_appointed": "Särskilt förordnad vårdnadshavare",
    "temporary_guardian": "Tillfällig vårdnadshavare",
    "parent_without_custody": "Förälder utan vårdnad (tillfrågas inte)",
}

ADDED_WHAT_NEXT = "Nu kan ni fråga vårdnadshavarna. Visa dem blanketten och ett exempel först."
TO_CONSENT = "Gå till samtycket"
TO_CONSENT_FORM = "Spara samtyckesblankett"
TO_BLANK_FLOWER = "Spara tom livsblomma"
NO_MEETING = "Inget möte är planerat. Kan det vänta?"
RING_TODAY = "Kan det inte vänta? Ring i dag."
RING_HELP = "Fråga i allmänhet, utan barnets namn, tills samtycket finns."
EXTRA = "Boka ett extra möte"
EXTRA_HELP = "Ett kort möte på 30 minuter. Teamet får en egen dagordning."
EXTRA_DAY = "Dag"
EXTRA_TIME = "Klockan"

PRINT_TITLE = "Tomma blanketter"
PRINT_TEXT = "De här papperen gäller ingen särskild. Inget barn läggs in när du skriver ut dem."
PDF_FILES = "PDF (*.pdf)"
SAVE_PAPER = "Spara papperet"


def brings_it(agency: str) -> str:
    """Say which agency brings the child: that of whoever is signed in."""
    return f"{agency} tar upp barnet och ansvarar för ärendet."


def runs_out(days: int) -> str:
    """Return ``Går ut om 9 dagar``, for a consent that soon runs out."""
    if days <= 0:
        return "Går ut i dag"
    return "Går ut i morgon" if days == 1 else f"Går ut om {days} dagar"


def added(number: str, alias: str) -> str:
    """Say that a case was added."""
    return f"Ärende {number} är tillagt: {alias}"


def wait(days: int | None) -> str:
    """Ask whether it can wait to the next meeting."""
    return NO_MEETING if days is None else next_meeting_in(days)


def planned(starts_at: datetime) -> str:
    """Say that an extra meeting was planned."""
    return f"Extra möte är planerat: {meeting_time(starts_at)}"


def extra_on(day: date, today: date, at: datetime) -> str:
    """Return the proposed time of an extra meeting in words."""
    return f"{date_seen_from(day, today)} kl. {clock_time(at)}"


def bin_words(number: int) -> str:
    """Return the words of the button that opens the bin."""
    return f"{BIN} ({number})" if number else BIN


def removed_on(day: date, today: date) -> str:
    """Say when a case was removed."""
    return f"Togs bort {date_seen_from(day, today)}"


def guardian_name(ordinal: int) -> str:
    """Return ``Vårdnadshavare 1``."""
    return f"Vårdnadshavare {ordinal}"


def restored(number: str) -> str:
    """Say that a case is back."""
    return f"Ärende {number} är tillbaka"


def restore_name(number: str) -> str:
    """Name the button that restores, for a screen reader."""
    return f"{RESTORE} ärende {number}"


def remove_guardian_name(ordinal: int) -> str:
    """Name the button that takes a guardian out of the form, for a screen reader."""
    return f"{REMOVE_GUARDIAN} vårdnadshavare {ordinal}"


def paper_saved(name: str) -> str:
    """Say that a blank form lies on the disk."""
    return f"{name} är sparat som fil"


def found(number: int) -> str:
    """Say how many lines the search leaves, for a screen reader."""
    return counted(number, "ärende", "ärenden")
