"""Swedish on papers for the team: headings, markings (R28), and what a row or a footer says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Final

from barnombud.texts.dates import clock_time, date_and_time, long_date
from barnombud.texts.passage import listed

PRACTICE_BADGE: Final = "ÖVNING – allt på det här papperet är påhittat"
PRACTICE_WATERMARK: Final = "ÖVNING"
DRAFT_BADGE: Final = "UTKAST – texten kan ändras"
DRAFT_WATERMARK: Final = "UTKAST"


def practice_title(title: str) -> str:
    """Return the title of a practice paper, for whoever hears it before the page is seen."""
    return f"{PRACTICE_WATERMARK}: {title}"


def marking_line(words: str, day: date, issuing_body: str, reference: str = "") -> str:
    """Return the whole marking with date, issuing body and, when there is one, Dnr."""
    dnr = f". Dnr {reference}" if reference else ""
    return f"{words}. {long_date(day)}, {issuing_body}{dnr}"


def hours(starts: time | None, ends: time | None) -> str:
    """Return ``13.00–14.30``; only the start when the end is not known, nothing when neither is."""
    if starts is None:
        return ""
    return f"{clock_time(starts)}–{clock_time(ends)}" if ends else f"från {clock_time(starts)}"


def document_line(document_id: str, version: int) -> str:
    """Return the id and version that stand on every page (R28)."""
    return f"Dokument {document_id}, version {version}"


def printed_line(at: datetime, by: str) -> str:
    """Return when and by whom a paper without anything secret was printed; ``at`` is timezone-aware."""
    return f"Utskrift {date_and_time(at)}, {by}." if by else f"Utskrift {date_and_time(at)}."


# The call

CALL_TITLE: Final = "Kallelse"
CALL_LEAD: Final = "till möte i barnombudsteamet"
CALL_INVITED: Final = "Vi som kallas"
CALL_AGENDA: Final = "Det här tar vi upp"
CALL_ABSENCE: Final = "Kan du inte komma?"
CALL_AGENDA_HEADER: Final = ("Punkt", "Tid")


def call_absence(whom: str) -> str:
    """Return whom to tell about absence."""
    return f"Säg till {whom}. Skicka gärna en ersättare eller dina synpunkter i förväg."


def minutes_of_time(minutes: int) -> str:
    """Return ``15 min``; nothing for 0."""
    return f"{minutes} min" if minutes else ""


# Facts at the top of papers

DATE: Final = "Datum"
TIME: Final = "Tid"
PLACE: Final = "Plats"
ORGAN: Final = "Organ"
CASE: Final = "Ärende"
RECEIVER: Final = "Till"
BELONGS_TO: Final = "Hör till"

# Minutes

MINUTES_TITLE: Final = "Mötesanteckningar"
PRESENT: Final = "Närvarande"
ABSENT: Final = "Frånvarande"
NOBODY_NOTED: Final = "Ingen är antecknad."
PERSON_HEADER: Final = ("Namn", "Roll", "Verksamhet")
AGREED_HEADER: Final = ("Överenskommet", "Ansvarig", "Klart senast")
ENCLOSURES: Final = "Bilagor"
ENCLOSURES_APART: Final = "Bilagor förvaras för sig."
NEXT_MEETING: Final = "Nästa möte"
WRITTEN_BY: Final = "Antecknat av"
ADJUSTED: Final = "Justeras"
ADDITIONS: Final = "Tillägg"


def minutes_title(number: str) -> str:
    """Return the title of minutes with number and year (R29)."""
    return f"{MINUTES_TITLE} {number}".strip()


def section_heading(number: int, heading: str) -> str:
    """Return ``§ 3 Lära av varandra``."""
    return f"§ {number} {heading}"


def signed_by(name: str, role: str, agency: str) -> str:
    """Return a person with role and agency in one line."""
    return ", ".join(word for word in (name, role, agency) if word)


def signature_label(name: str, role: str) -> str:
    """Return what stands under the line of somebody who adjusts the minutes."""
    return f"{signed_by(name, role, '')}. Datum och underskrift"


def addition_heading(day: date, author: str) -> str:
    """Return date and author of an addition (R30)."""
    return f"Tillägg {long_date(day)}, {author}"


def objection(who: str, text: str) -> str:
    """Return a guardian's objection as it is to stand (R30)."""
    return f"Anteckning: {who} anser att {text}"


# The enclosure

ENCLOSURE_TITLE: Final = "Bilaga till mötesanteckningar"
WITHDRAWN: Final = "Samtycke återkallat"
ATTENDANCE: Final = "Närvarande vid punkten"
ATTENDANCE_HEADER: Final = ("Namn", "Roll", "Verksamhet", "Närvaro")
WHOLE_ITEM: Final = "hela punkten"
CONSENT: Final = "Samtycke att bryta sekretess"
CONSENT_AGENCIES: Final = "Får delta"
CONSENT_TOPICS: Final = "Får tas upp"
CONSENT_NOT_TOPICS: Final = "Tas inte upp"
CONSENT_UNTIL: Final = "Gäller till och med"
CHILD_VOICE: Final = "Barnets röst"
WORKS: Final = "Det här fungerar"
HARD: Final = "Det här är svårt"
FLOWER: Final = "Min livsblomma"
QUESTIONS: Final = "Fem frågor"
NOTES: Final = "Anteckningar"
NEED: Final = "Behov"
BETTER: Final = "Det ska bli bättre"
ENTRY: Final = "En väg in"
ENTRY_CARD: Final = "Familjen vänder sig till"
OFFERS: Final = "Erbjuds"
OFFERS_HEADER: Final = ("Vad", "Vem", "Klart senast", "Läge")
TELL: Final = "Berätta för vårdnadshavarna"
FOLLOW_UP: Final = "Uppföljning"
OWN_RECORDS: Final = "Att föra in i egna system"

_VOICE: Final = {
    "asked": "Barnet är tillfrågat.",
    "observed": "Så visar barnet vad det vill och tycker.",
    "not_asked": "Barnet är inte tillfrågat.",
    "unset": "Ingen har angett om barnet är tillfrågat.",
}


def enclosure_for(agency: str) -> str:
    """Return whom the enclosure is for."""
    return f"till {agency}"


def voice(position: str) -> str:
    """Return what is noted about asking the child (R11)."""
    return _VOICE[position]


def note_about(author: str, about: str) -> str:
    """Return a note's author and, when it concerns another adult, whom."""
    return f"{author} (gäller {about})" if about else author


NOT_FOR_GUARDIANS: Final = "Delas inte med vårdnadshavare"


def not_for_guardians(names: Sequence[str], reason: str) -> str:
    """Say that a note is kept from guardians, from which when not from all, and why (R26)."""
    whom = f" ({listed(names)})" if names else ""
    return f"{NOT_FOR_GUARDIANS}{whom}. Skäl: {reason}"


def left_the_meeting(at: time, back: time | None = None) -> str:
    """Say that somebody left the room for the item, and when she came back (R15)."""
    left = f"lämnade mötet {clock_time(at)}"
    return f"{left}, kom tillbaka {clock_time(back)}" if back else left


def presence(spans: Iterable[tuple[time, time | None]]) -> str:
    """Return stretches such as ``13.10–13.25 och från 13.40``; the whole item when there is none."""
    found = listed([hours(since, until) for since, until in spans])
    return found or WHOLE_ITEM


def tell(who: str, day: date, how: str, language: str) -> str:
    """Return who tells the guardians, when and how."""
    how_part = f" {how.rstrip('.')}." if how else ""
    language_part = f" Språk: {language}." if language else ""
    return f"{who} berättar senast {long_date(day)}.{how_part}{language_part}"


def follow_up(day: date, who: str) -> str:
    """Return when and by whom it is followed up."""
    return f"{long_date(day)}, {who}" if who else long_date(day)


# The flower

FLOWER_NOTES_HEADER: Final = ("Område", "Fungerar", "Svårt")


def flower_note(whose: str, text: str) -> str:
    """Return a note on a petal with whose it is."""
    return f"{whose}: {text}"


def flower_alt(centre: str, day: date, views: Iterable[str]) -> str:
    """Return the flower in words: the same as its drawing and its table (R41)."""
    whose = f"Blomma för {centre}" if centre else "Blomma"
    said = ". ".join(views)
    return f"{whose}, {long_date(day)}. {said or 'Inget är ifyllt'}."


def blank_flower_alt(petals: list[str]) -> str:
    """Return an empty flower in words."""
    return f"En tom blomma att fylla i med penna. Kronbladen är {listed(petals)}."


# What a paper is called in document properties and file names: never a name

_FILE_STEMS: Final = {
    "call": "kallelse",
    "minutes": "motesanteckningar",
    "enclosure": "bilaga",
    "guardian_sheet": "blad",
    "consent_form": "samtycke",
    "blank_flower": "blomma",
    "pictures": "bilder",
    "own_note": "eget-system",
    "promises": "ataganden",
    "addendum": "tillagg",
    "receipt": "kvitto",
    "extract": "registerutdrag",
    "thanks": "tack",
    "leaflet": "till-alla-familjer",
    "interpreter_script": "tolkens-manus",
    "statistics": "sammanstallning",
    "privacy": "personuppgifter",
    "incident": "nagot-har-kommit-bort",
    "disposal_certificate": "gallringsintyg",
    "delivery_index": "forteckning",
    "register": "lamnade-papper",
}


def file_stem(kind: str) -> str:
    """Return the word a file of ``kind`` begins with; KeyError for an unknown kind."""
    return _FILE_STEMS[kind]
