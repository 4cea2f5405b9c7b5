"""What the page of promises (Åtaganden) says."""

from __future__ import annotations

from datetime import date

from barnombud.texts.dates import date_seen_from, in_days, short_date
from barnombud.texts.passage import capitalised
from barnombud.texts.states import COMMITMENT_KINDS, COMMITMENTS, STUCK

TITLE = "Åtaganden"
SUBTITLE = "Vem gör vad, och när"

SHOW = "Vilka åtaganden som visas"
SHOW_ALL = "Allas"
SHOW_MINE = "Mina"
SHOW_SETTLED = "Klara"

WITHOUT_OWNER = "Utan ansvarig"
TAKE_OVER = "Ta över"
LATE = "Försenade"
COMING = "Framöver"
SETTLED = "Klara och strukna"
MORE = "Visa fler"

EMPTY_TITLE = "Inget är lovat just nu"
EMPTY_TEXT = (
    "Här samlas allt teamet har lovat: vem som gör vad, och när. Det ni kommer överens om på mötet "
    "hamnar här av sig självt. Du kan också skriva in något som inte rör ett barn."
)
EMPTY_MINE_TITLE = "Du har inget att göra just nu"
EMPTY_MINE_TEXT = "Allt du har lovat är klart. Välj Allas för att se vad de andra har lovat."
EMPTY_SETTLED_TITLE = "Inget är klart än"
EMPTY_SETTLED_TEXT = "Det du bockar av samlas här, så att ni kan se vad det blev av."

ADD = "Lägg till åtagande"
NEW_TITLE = "Nytt åtagande"
NEW_HELP = (
    "Skriv bara sådant som inte rör ett enskilt barn, till exempel att boka lokal. "
    "Det som rör ett barn skriver ni på barnets punkt i mötet."
)
WHAT = "Vad ska göras?"
WHO = "Vem gör det?"
WHEN = "Klart senast"

CHANGE = "Ändra"
CHANGE_CLOSE = "Stäng"
WHAT_HAPPENED = "Vad har hänt?"
MOVE = "Ny dag"
STUCK_CHOICE = "Det har fastnat"
DROP = "Gäller inte längre"
NEW_DAY = "Ny dag"
WHY_STUCK = "Varför?"
NOTE = "Kommentar (frivillig)"
SAVE_MOVE = "Flytta till den dagen"
SAVE_STUCK = "Spara att det har fastnat"
SAVE_DROP = "Stryk åtagandet"
CHOOSE_WHY = "Välj varför det har fastnat."
HISTORY = "Det här har hänt"
TAKE_BACK = "Ta tillbaka"
UNDO = "Ångra"

NAME_QUESTION = "Nämner du ett barn?"
NAME_TEXT = (
    "Ett namn i texten finns bland barnen och vårdnadshavarna i ärendena. Åtaganden utan ärende syns för "
    "hela teamet. Ta bort namnet om det gäller barnet."
)
NAME_KEEP = "Det gäller inget barn, spara"
NAME_CHANGE = "Ändra texten"

WHOLE_AGENCY = "hela verksamheten"
NO_WORDS = "–"


def what(kind: str, text: str) -> str:
    """Return the promise's own words, or what its kind says."""
    if kind == "tell_agency":
        return tell_agency(text)
    return text or capitalised(COMMITMENT_KINDS[kind])


def tell_agency(name: str) -> str:
    """Say that an agency must hear that nothing more is shared (R7)."""
    return f"Berätta för {name} att inget mer delas"


def who(member: str, agency: str) -> str:
    """Return ``Rakel Påhitt, Förskolan Tallbacken``, or the agency alone."""
    return ", ".join(part for part in (member, agency) if part)


def about(case_number: str, name: str) -> str:
    """Return ``Ärende K7Q, Alva``, without the name where none may be shown; empty for the team's own."""
    if not case_number:
        return ""
    return f"Ärende {case_number}, {name}" if name else f"Ärende {case_number}"


def due(day: date, today: date) -> str:
    """Return ``i dag``, or ``tisdag 10 mars`` with how long is left when it is near."""
    left = (day - today).days
    if left in (0, 1):
        return capitalised(in_days(left))
    return capitalised(date_seen_from(day, today))


def days_left(day: date, today: date) -> str:
    """Return ``om 7 dagar`` for a day within a month; empty for others and for today and tomorrow."""
    left = (day - today).days
    return in_days(left) if 1 < left <= 31 else ""


def late(days: int) -> str:
    """Return ``3 dagar sent``."""
    return "1 dag sent" if days == 1 else f"{days} dagar sent"


def stuck(reason: str) -> str:
    """Return ``Har fastnat: kö``."""
    return f"Har fastnat: {STUCK[reason]}"


def settled(state: str, day: date) -> str:
    """Return ``Klart 3 mars``."""
    return f"{capitalised(COMMITMENTS[state])} {short_date(day)}"


def happened(state: str, due_on: date, reason: str) -> str:
    """Return what one step came to, such as ``har fastnat, kö`` or ``att göra till 10 mars``."""
    if state == "open":
        return f"{COMMITMENTS[state]} till {short_date(due_on)}"
    return f"{COMMITMENTS[state]}, {STUCK[reason]}" if state == "stuck" and reason else COMMITMENTS[state]


def step(on: date, member: str, happening: str, note: str) -> str:
    """Return one line of the history, such as ``3 mars, Rakel Påhitt: har fastnat, kö. Lång väntan``."""
    words = f"{short_date(on)}, {member}: {happening}"
    return f"{words}. {note}" if note else words


def passed_on(on: date, heir: str, left: str) -> str:
    """Say that a promise or a contact passed on when somebody left; ``heir`` empty: to nobody yet."""
    if not heir:
        return f"Blev utan ansvarig {short_date(on)} när {left} slutade"
    return f"Togs över av {heir} {short_date(on)} när {left} slutade"


def taken_over(words: str) -> str:
    """Say that one has taken over a promise."""
    return f"Du tog över: {words}"


def take_over_name(words: str) -> str:
    """Name the button that takes a promise over, for a screen reader."""
    return f"{TAKE_OVER} {words}"


def change_name(words: str) -> str:
    """Name the button that opens what can be done, for a screen reader."""
    return f"{CHANGE} {words}"


def close_name(words: str) -> str:
    """Name the button that closes it again, for a screen reader."""
    return f"{CHANGE_CLOSE} {words}"


def take_back_name(words: str) -> str:
    """Name the button that takes a tick back, for a screen reader."""
    return f"{TAKE_BACK} {words}"


def ticked(words: str) -> str:
    """Say that a promise was ticked off."""
    return f"Klart: {words}"


def moved(words: str, day: date, today: date) -> str:
    """Say that a promise has another date."""
    return f"Flyttat till {date_seen_from(day, today)}: {words}"


def dropped(words: str) -> str:
    """Say that a promise no longer holds."""
    return f"Struket: {words}"


def marked_stuck(words: str) -> str:
    """Say that a promise is noted as stuck."""
    return f"Noterat att det har fastnat: {words}"


def added(words: str) -> str:
    """Say that a promise was added."""
    return f"Tillagt: {words}"


def print_for(agency: str) -> str:
    """Return what the button says that shows an agency's promises as a paper."""
    return f"Skriv ut för {agency}"
