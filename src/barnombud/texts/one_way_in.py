"""En väg in: who the family turns to, what is offered, who tells them, and when it is followed up (R19)."""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import day_and_month, long_date, short_date
from barnombud.texts.languages import LANGUAGES, language_name
from barnombud.texts.passage import capitalised, listed
from barnombud.texts.states import STUCK, SUPPORT_OUTCOMES, SUPPORT_STEPS, support_word

TITLE: Final = "En väg in"

# the way in

ENTRY: Final = "Familjen vänder sig till"
ENTRY_WHO: Final = "Vem ska familjen vända sig till?"
ENTRY_HELP: Final = "En enda. Den hjälper familjen vidare till allt annat."
ENTRY_CHOOSE: Final = "Välj person eller verksamhet"
ENTRY_AGENCY: Final = "Verksamhet"
ENTRY_FUNCTION: Final = "Funktion"
ENTRY_FUNCTION_HELP: Final = "Till exempel BVC-sjuksköterskan. Det står på familjens blad."
ENTRY_NAME: Final = "Namn"
ENTRY_TELEPHONE: Final = "Telefon"
ENTRY_STAYS: Final = "Ansvarar tills någon annan har tagit över och sagt ja."
ENTRY_CHANGE: Final = "Byt väg in"
ENTRY_READY: Final = "Visa kortet"
NO_TELEPHONE: Final = "Telefon saknas"
ACCEPTED: Final = "Har sagt ja och tar över"

# what is offered

OFFERS: Final = "Det vi erbjuder"
OFFERS_EMPTY: Final = "Inget stöd är inlagt än. En väg in räcker."
OFFER_COLUMNS: Final = ("Stöd", "Vem", "Klart", "Läge")
OFFER_ADD: Final = "Lägg till stöd"
OFFER_WHAT: Final = "Vad erbjuder vi?"
OFFER_WHAT_PLACEHOLDER: Final = "Till exempel språkgrupp på öppna förskolan"
OFFER_WHAT_MISSING: Final = "Skriv vad ni erbjuder, så sparas det."
OFFER_AGENCY: Final = "Verksamhet"
OFFER_FUNCTION: Final = "Vem där?"
OFFER_FUNCTION_PLACEHOLDER: Final = "Till exempel familjestöd"
OFFER_BY: Final = "Klart senast"
OFFER_CHANGE: Final = "Ändra"
OFFER_READY: Final = "Klar"
OFFER_REMOVE: Final = "Ta bort"
OFFER_REMOVED: Final = "Stödet är borttaget."
UNDO: Final = "Ångra"
LADDER: Final = "Läge"
LADDER_STEPS: Final = {
    "proposed": 1,
    "offered": 2,
    "declined": 2,
    "accepted": 3,
    "waiting": 4,
    "started": 5,
    "evaluated": 6,
    "closed": 6,
}
"""The rung of each state; a no stands on the rung of the offer it answers."""
LADDER_COUNT: Final = 6

# telling the family

TELL: Final = "Vem berättar för familjen"
TELL_WHO: Final = "Vem"
TELL_BY: Final = "Senast"
TELL_HOW: Final = "Hur"
TELL_HOW_PLACEHOLDER: Final = "Till exempel i ett samtal på förskolan"
TELL_HOW_USUAL: Final = "I ett samtal"
TELL_HOW_INTERPRETER: Final = "I ett samtal med tolk"
TELL_LANGUAGE: Final = "Språk"
TALKED_THROUGH: Final = "Har talats igenom med vårdnadshavaren"
TALKED_THROUGH_LINE: Final = "Blomman har talats igenom med vårdnadshavaren och får stå på familjens blad."
TALKED_THROUGH_HELP: Final = "Då får blommans steg stå på familjens blad. Annars står bara orden."
CHOOSE_PERSON: Final = "Välj person"

# following up, and what for

FOLLOW_UP: Final = "Vi följer upp"
FOLLOW_UP_ON: Final = "Dag"
FOLLOW_UP_HELP: Final = "Punkten läggs på dagordningen av sig själv."
FOLLOW_UP_WHO: Final = "Vem tar med den?"
GOALS: Final = "Det vi vill nå"
NEED: Final = "Det här behövs"
BETTER: Final = "Det här vill vi ska bli bättre"

# agreeing

AGREE: Final = "Vi är överens"
AGREE_AGAIN: Final = "Vi är överens om ändringen"
CHANGED_SINCE: Final = "Något är ändrat sedan ni kom överens. Tryck igen så gäller det nya."
BLOCKED: Final = "Det saknas något innan ni kan komma överens."

# last time

LAST_TIME: Final = "Det här kom vi överens om sist"
OUTCOME: Final = "Hur blev det?"
STUCK_WHY: Final = "Varför väntar det?"
STEP_FROM: Final = "Ta nästa steg"


def person(name: str, role: str) -> str:
    """Return one line of a list of people: ``Bo Låtsas, BVC-sjuksköterska``."""
    return f"{name}, {role}"


def entry_person(name: str, role: str, agency: str) -> str:
    """Return one line of the list of ways in: ``BVC-sjuksköterska, Bo Låtsas, BVC Norra``."""
    return f"{role[:1].upper()}{role[1:]}, {name}, {agency}"


def entry_title(function: str) -> str:
    """Return the function as the large line of the card."""
    return f"{function[:1].upper()}{function[1:]}"


def entry_line(name: str, agency: str) -> str:
    """Return the line below: ``Bo Låtsas, BVC Norra``."""
    return f"{name}, {agency}" if name else agency


def stays_until(now: str, asked: str) -> str:
    """Say that the present way in stays until the next has accepted."""
    return f"{now} ansvarar tills {asked} har sagt ja."


def asked_to_take_over(asked: str) -> str:
    """Say who has been asked to become the way in."""
    return f"Tillfrågad: {asked}"


def will_stay(now: str) -> str:
    """Say, before it is agreed, that the present way in goes on meanwhile."""
    return f"{now} ansvarar till dess att den nya har sagt ja."


def who(function: str, agency: str) -> str:
    """Return who offers a support: ``BVC Norra, språkgruppen``."""
    return f"{agency}, {function}" if function else agency


def by_day(day: date) -> str:
    """Return by when, short: ``15 dec``."""
    return short_date(day)


def state_word(state: str, reason: str, stopped: str = "") -> str:
    """Return where an offer stands: ``erbjuden``, ``väntar: kö`` or ``stoppad, samtycke saknas``."""
    word = support_word(state, stopped)
    return f"{word}: {STUCK[reason]}" if reason else word


def step_word(state: str) -> str:
    """Return the verb that takes an offer to a state."""
    return SUPPORT_STEPS[state]


def outcomes() -> tuple[tuple[str, str], ...]:
    """Return what may have come of an offer, as choices."""
    return tuple((code, f"{word[:1].upper()}{word[1:]}") for code, word in SUPPORT_OUTCOMES.items())


def reasons() -> tuple[tuple[str, str], ...]:
    """Return why something may wait, as choices."""
    return tuple((code, f"{word[:1].upper()}{word[1:]}") for code, word in STUCK.items())


def outcome_line(code: str) -> str:
    """Say what came of an offer."""
    return f"Hur blev det? {SUPPORT_OUTCOMES[code][:1].upper()}{SUPPORT_OUTCOMES[code][1:]}."


def change_name(what: str) -> str:
    """Name the button that opens an offer, for a screen reader."""
    return f"{OFFER_CHANGE} {what}"


def remove_name(what: str) -> str:
    """Name the button that takes an offer away, for a screen reader."""
    return f"{OFFER_REMOVE} {what}"


def ladder_name(what: str) -> str:
    """Name the ladder of one offer, for a screen reader."""
    return f"{LADDER}, {what}"


def languages() -> tuple[tuple[str, str], ...]:
    """Return the languages one may tell in, by code."""
    return tuple(LANGUAGES.items())


def language_line(people: tuple[tuple[str, bool], ...]) -> str:
    """Say which languages the guardians speak and who needs an interpreter, from code and need."""
    found = [f"{language_name(code)} med tolk" if needs else language_name(code) for code, needs in people]
    who = "Vårdnadshavaren" if len(people) == 1 else "Vårdnadshavarna"
    return f"{who} talar {listed(tuple(dict.fromkeys(found)))}." if found else ""


def agreed(on: date) -> str:
    """Say that the item is agreed."""
    return f"Överenskommet {day_and_month(on)}"


def agreed_before(on: date) -> str:
    """Say when the agreement that is followed up was made."""
    return f"Överenskommet {long_date(on)}"


def way_in_was(who: str) -> str:
    """Say who the family has turned to since last time."""
    return f"Familjen har vänt sig till {who}."


def told(on: date) -> str:
    """Say that the guardians were told after last time."""
    return f"Familjen fick veta {day_and_month(on)}."


def not_told(name: str) -> str:
    """Say that nobody has noted that the guardians were told."""
    return f"Det är inte noterat att {name or 'någon'} har berättat för familjen."


def tell_sentence(name: str, by: date, how: str, language: str) -> str:
    """Say who tells the family, such as ``Bo Låtsas, senast tisdag 15 december, på somaliska.``."""
    words = f"{name}, senast {day_and_month(by)}, på {language_name(language)}."
    return f"{words} {capitalised(how.strip().rstrip('.'))}." if how.strip() else words


def follow_up_sentence(on: date, name: str) -> str:
    """Say when it is followed up: ``Tisdag 12 januari. Punkten läggs …``."""
    day = day_and_month(on)
    words = f"{day[:1].upper()}{day[1:]}. {FOLLOW_UP_HELP}"
    return f"{words} {name} tar med den." if name else words
