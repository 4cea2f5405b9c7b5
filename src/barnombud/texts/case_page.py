"""What one child's page says, the consent tab aside (see `consent_page`)."""

from __future__ import annotations

from datetime import date

from barnombud.texts.consent_page import guardian
from barnombud.texts.dates import date_seen_from, long_date, numeric_date
from barnombud.texts.passage import capitalised, listed
from barnombud.texts.states import HANDOVERS, PAPERS, support_word

TABS = {
    "overview": "Översikt",
    "consent": "Samtycke",
    "flower": "Blomman",
    "prepare": "Förbereda",
    "way_in": "En väg in",
    "story": "Historia",
}
TABS_NAME = "Delar av ärendet"

LOCKED_TITLE = "Ditt team har inte delat det här ärendet med dig"
LOCKED_TEXT = (
    "Familjen har valt vilka verksamheter som får vara med. Undrar du något, "
    "fråga den som har lagt in ärendet. Det du själv ser eller hör gäller anmälningsplikten ändå."
)
TO_LIST = "Till alla barn"
GONE_TITLE = "Ärendet finns inte längre"
GONE_TEXT = "Någon har tagit bort det. Gå tillbaka till listan."
REMOVED_TITLE = "Ärendet ligger i papperskorgen"
REMOVED_TEXT = "Det kan återställas i 30 dagar. Så länge det ligger här tas det inte upp på något möte."
RESTORE = "Återställ ärendet"
CLOSED_TITLE = "Ärendet är avslutat"
CLOSED_TEXT = "Det går att läsa men inte att ändra."
SHUT_TITLE = "Det här öppnas när samtycket finns"
SHUT_TEXT = (
    "Innan alla som ska svara har sagt ja sparas bara ärendenummer, alias och vad som är frågat och svarat. "
    "Så skyddas familjen, och så vill lagen ha det."
)
SHUT_BUTTON = "Gå till samtycket"
FROZEN_TEXT = "Samtycket gäller inte längre. Det som är skrivet går att läsa men inte att ändra."

CHILD = "Barnet"
ALIAS = "Alias"
FIRST_NAME = "Förnamn"
FAMILY_NAME = "Efternamn (frivilligt)"
BIRTH_DATE = "Födelsedag (frivilligt)"
BIRTH_DATE_HELP = "Skrivs för sig. Den räknas aldrig fram ur ett personnummer."
NUMBER = "Personnummer eller annat nummer (frivilligt)"
NUMBER_NONE = "Inget nummer är inlagt."
NUMBER_SHOW = "Visa hela numret"
NUMBER_HIDE = "Dölj"
NUMBER_SHOW_HELP = "Att någon har visat numret antecknas i loggen."
NUMBER_CHANGE = "Ändra numret"
NUMBER_ADD = "Lägg in ett nummer"
NUMBER_SAVE = "Spara numret"
NUMBER_NEW = "Nytt nummer"
NUMBER_KIND = "Sort"
NUMBER_KINDS = {
    "personnummer": "Personnummer",
    "samordningsnummer": "Samordningsnummer",
    "temporary_t": "T-nummer eller TF-nummer",
    "reserve": "Reservnummer",
    "none": "Inget nummer",
}
SAME_TITLE = "Samma barn?"
SAME_OPEN = "Titta på det andra ärendet"
SAME_NO = "Det är olika barn"

GUARDIANS = "Vårdnadshavare"
GUARDIAN_CHANGE = "Ändra"
GUARDIAN_CLOSE = "Klar"
GUARDIAN_ADD = "Lägg till vårdnadshavare"
NAME = "Namn"
NAME_LATER = "Namnet skrivs när samtycket finns."
CAPACITY = "Vem är det?"
LANGUAGE = "Språk"
INTERPRETER = "Behöver tolk"
NO_INTERPRETER = "behöver inte tolk"
WITH_INTERPRETER = "behöver tolk"
HINDRANCE = "Kan inte svara själv?"
HINDRANCE_HELP = (
    "Bara om vårdnadshavaren är förhindrad, till exempel svårt sjuk eller omöjlig att nå, och det inte kan "
    "vänta. Att någon inte vill svara är inget hinder."
)
HINDRANCE_OPEN = "Anteckna ett hinder"
HINDRANCE_GROUND = "Grund"
HINDRANCE_WHY = "Vad är hindret?"
HINDRANCE_WHO = "Vem ansvarar för bedömningen?"
HINDRANCE_SAVE = "Spara hindret"
STORY_CONSENT = "Något antecknades om samtycket. Svaren står under Samtycke."
"""The same words whatever it was: no other page tells a no from a silence (R25)."""
HINDRANCE_LIFT = "Hindret finns inte längre"

NEXT = "Nästa steg"
NEXT_ASK = "Fråga vårdnadshavarna, eller skriv in vad de har svarat."
NEXT_PREPARE = "Förbered barnets punkt: vad som väckte frågan, vad familjen vill och vad som fungerar."
NEXT_READY = "Allt är klart för nästa möte."
NEXT_PREPARE_BUTTON = "Förbered"
NEXT_READY_BUTTON = "Se det förberedda"
CARE = "Ärendet"
CLOSE_CASE = "Avsluta ärendet"
CLOSE_ASK = "Avsluta ärendet?"
CLOSE_ASK_TEXT = "Det går sedan bara att läsa. Behöver barnet tas upp igen lägger ni in ett nytt ärende."
CLOSE_KEEP = "Låt det vara öppet"
REMOVE_CASE = "Flytta till papperskorgen"
ANEW = "Låt en annan verksamhet fråga på nytt"
ANEW_ASK = "Vilken verksamhet ska fråga familjen?"
ANEW_TEXT = (
    "Det här ärendet avslutas. Den andra verksamheten får ett nytt ärende med aliaset och vilka som ska "
    "frågas, och inget annat: inga samtycken och inget av det ni har skrivit följer med."
)
ANEW_MISSING = "Välj verksamhet först."
ANEW_ACCEPT = "Avsluta och låt dem fråga"
ANEW_NOBODY = "Ingen annan verksamhet i teamet kan fråga"
ANEW_NOBODY_TEXT = "Lägg först till en person från en annan verksamhet, på sidan Team."
OWN_TITLE = "Innan ärendet avslutas"
OWN_TEXT = "Programmet är ingen journal. Varje verksamhet för in det den behöver i sitt eget system."
OWN_ENTERED = "Infört i vårt system"
OWN_PRINT = "Skriv ut det ni ska föra in"
OWN_NOTHING = "Inget att föra in"
OWN_SAVED = "Antecknat"
CLOSED = "Ärendet är avslutat"
REMOVED = "Ärendet ligger i papperskorgen"
RESTORED = "Ärendet är tillbaka"

CONCERN = "Vad väckte frågan?"
CONCERN_HELP = "Det ni själva har sett eller hört. Inga bedömningar av föräldrarna."
WISH = "Vad vill familjen själv ha hjälp med?"
WORKS = "Vad fungerar bra?"
PREPARE_TITLE = "Inför mötet"
AT_MEETING = "På mötet"
FIVE = "Fem frågor"
FIVE_HELP = "Hoppa över det som inte ger något i dag."
PLANNED = "Vad ska ni prata om?"
PLANNED_HELP = "Väljer du inget gäller allt som samtycket omfattar. Färre ämnen kan låta fler vara med."
MINUTES = "Minuter på mötet"
TAKE_UP = "Ta upp barnet på nästa möte"
CONFLICT = "Är någon jävig?"
CONFLICT_HELP = "Den som har en egen koppling till familjen är inte i rummet och får ingen kopia."
NO_CONFLICT = "Ingen är jävig."

FLOWER_GUIDANCE = (
    "Blomman visar hur var och en ser det. Den räknas aldrig ihop och jämförs aldrig med andra barns."
)
FLOWER_WHOSE = "Vems bild?"
FLOWER_NONE = "Ingen har fyllt i blomman än. Välj vems bild det är, och ett kronblad."
FLOWER_STEP = "Hur är det i dag?"
FLOWER_OTHER = "Eller"
FLOWER_WORKS = "Det här fungerar"
FLOWER_HARD = "Det här är svårt"
FLOWER_TABLE = "Samma svar som tabell"

WAY_NONE_TITLE = "Ingen väg in än"
WAY_NONE_TEXT = (
    "På mötet kommer ni överens om en väg in: en verksamhet och en funktion som familjen vänder sig till, "
    "och vad som erbjuds. Då syns det här."
)
WAY_TITLE = "En väg in"
OFFERS = "Det här erbjuds"
OFFERS_NONE = "Inget särskilt är erbjudet."
OFFER_LADDER = "Hur långt det har kommit"
HAND_OVER = "Någon annan tar över"
HAND_OVER_HELP = "Den som har det nu ansvarar tills den andra har sagt ja."
HAND_OVER_AGENCY = "Verksamhet"
HAND_OVER_FUNCTION = "Funktion"
HAND_OVER_NAME = "Namn (frivilligt)"
HAND_OVER_PHONE = "Telefon (frivilligt)"
HAND_OVER_ASK = "Fråga den nya"
HAND_OVER_ACCEPT = "Den nya har sagt ja"
COMMITMENTS = "Åtaganden i ärendet"
COMMITMENTS_NONE = "Inget är lovat just nu."
TO_COMMITMENTS = "Till alla åtaganden"
WAY_CLOSE = "Avsluta överenskommelsen"
WAY_CLOSE_WHY = "Varför? (frivilligt)"
FOLLOW_UP = "Följs upp"
STEP_SAVED = "Steget är sparat"
FUNCTION_MISSING = "Det ska framgå vilken funktion familjen vänder sig till. Skriv till exempel familjestöd."
ASKED_SAVED = "Den nya är tillfrågad"
ACCEPTED_SAVED = "Den nya har tagit över"
WAY_CLOSED = "Överenskommelsen är avslutad"
WHY_WAITING = "Varför väntar det?"

STORY_TITLE = "Det här har hänt"
STORY_EMPTY = "Här samlas samtycken, blommor, överenskommelser och papper, med det senaste först."
STORY_FLOWERS = "Blommorna hittills"
ADDITIONS = "Tillägg"
ADDITIONS_HELP = (
    "Det som är överenskommet på ett möte ändras inte. Skriv ett tillägg med dagens datum, "
    "eller anteckna vad någon anser."
)
ADDITION_TO = "Till vilket möte?"
ADDITION_TEXT = "Vad vill du lägga till?"
ADDITION_WHO = "Är det någon som anser något annat? Skriv vem (frivilligt)"
ADDITION_SAVE = "Spara tillägget"
ADDITION_SAVED = "Tillägget är sparat"


def asked_anew(agency: str) -> str:
    """Say that another agency asks the family from now on."""
    return f"{agency} frågar familjen på nytt"


def title(number: str) -> str:
    """Return ``Ärende K7Q``."""
    return f"Ärende {number}"


def guardian_line(capacity: str, language: str, *, interpreter: bool) -> str:
    """Return what is known of a guardian."""
    words = WITH_INTERPRETER if interpreter else ""
    return ", ".join(part for part in (capacity, language, words) if part)


def guardian_title(ordinal: int, name: str, *, custody: bool = True) -> str:
    """Return ``Mira Påhitt, vårdnadshavare 1``, ``Vårdnadshavare 1`` or, without custody, ``Förälder 3``."""
    number = guardian(ordinal, custody=custody)
    return f"{name}, {number}" if name else capitalised(number)


def change_guardian(ordinal: int, *, custody: bool = True) -> str:
    """Name the button that opens a guardian's fields, for a screen reader."""
    return f"{GUARDIAN_CHANGE} {guardian(ordinal, custody=custody)}"


def hindered(ground: str, text: str, name: str, on: date) -> str:
    """Say why a guardian is not asked, and who answers for it."""
    return f"{capitalised(ground)}: {text} Ansvarig för bedömningen: {name}, {long_date(on)}."


def same_child(numbers: list[str]) -> str:
    """Ask whether two cases are about one child."""
    return (
        f"Ärende {listed(numbers)} kan gälla samma barn. Det är bara en fråga: namn kan vara lika. "
        "Är det samma barn, fortsätt i ett av ärendena."
    )


def consent_until(day: date) -> str:
    """Say that consent holds."""
    return f"Samtycke finns till och med {long_date(day)}."


def own_line(agency: str, *, entered: bool | None) -> str:
    """Say what an agency has ticked; None while nothing."""
    words = {True: "infört", False: "inget att föra in", None: "inte klart än"}
    return f"{agency}: {words[entered]}"


def number_line(masked: str) -> str:
    """Return the masked number."""
    return masked or NUMBER_NONE


def entry_line(agency: str, function: str, name: str, telephone: str) -> str:
    """Return whom the family turns to."""
    return ", ".join(part for part in (function, name, agency, telephone) if part)


def asked_next(agency: str, function: str) -> str:
    """Say who has been asked to take over."""
    return f"{function}, {agency} är tillfrågad om att ta över."


def offer_line(agency: str, function: str, by_when: date) -> str:
    """Return who offers, and by when."""
    who = ", ".join(part for part in (function, agency) if part)
    return f"{who}. Klart senast {long_date(by_when)}."


def follow_up(day: date, today: date) -> str:
    """Say when it is followed up."""
    return f"Följs upp {date_seen_from(day, today)}."


def agreed(day: date) -> str:
    """Say when it was agreed."""
    return f"Överenskommet {long_date(day)}."


def told(day: date | None, by: date) -> str:
    """Say whether the guardians have been told."""
    if day is not None:
        return f"Vårdnadshavarna fick veta {long_date(day)}."
    return f"Vårdnadshavarna ska få veta senast {long_date(by)}."


def step_name(step: str, what: str) -> str:
    """Name the button that takes an offer one step, for a screen reader."""
    return f"{step}: {what}"


def commitment(what: str, who: str, day: date, today: date) -> str:
    """Return one promise of the case."""
    return f"{capitalised(what)}. {who}, {date_seen_from(day, today)}."


def story_line(day: date, what: str) -> str:
    """Return one line of the story."""
    return f"{numeric_date(day)}  {what}"


def story_flower(whose: str) -> str:
    """Say that somebody filled in the flower."""
    return f"Blomman: {whose}"


def story_agreed(entry: str, what: list[str]) -> str:
    """Say what was agreed."""
    offers = f" Erbjuds: {'; '.join(what)}." if what else ""
    return f"Överenskommet om en väg in: {entry}.{offers}"


def story_step(what: str, state: str, note: str, stopped: str = "") -> str:
    """Say how an offer went on, or that it was stopped."""
    words = f"{what}: {support_word(state, stopped)}"
    return f"{words}. {note}" if note else words


def story_closed(reason: str) -> str:
    """Say that an agreement was closed."""
    return f"Överenskommelsen avslutades. {reason}".strip()


def story_told() -> str:
    """Say that the guardians were told."""
    return "Vårdnadshavarna fick veta vad ni kom överens om."


def story_paper(kind: str, to: str, way: str) -> str:
    """Say that a paper was handed over."""
    who = f" till {to}" if to else ""
    return f"{PAPERS[kind]} överlämnades{who} {HANDOVERS[way]}."


def story_addition(author: str, text: str, objection_by: str) -> str:
    """Return a dated addition as papers have it (R30)."""
    if objection_by:
        return f"Anteckning: {objection_by} anser att {text} ({author})"
    return f"Tillägg av {author}: {text}"


def story_promise(what: str, state: str) -> str:
    """Say what came of a promise."""
    return f"{capitalised(what)}: {state}"


def meeting_on(day: date) -> str:
    """Return a meeting as a choice."""
    return f"Mötet {long_date(day)}"


def flower_of(day: date, whose: str) -> str:
    """Return the caption of an earlier flower."""
    return f"{long_date(day)}, {whose}"


DUTIES = {
    "entry": "Vägen in",
    "next_entry": "Den som är tillfrågad som väg in",
    "tell_member": "Att berätta för vårdnadshavarna",
    "follow_up_member": "Uppföljningen",
}


def passed_duty(duty: str, words: str) -> str:
    """Say what passed on, such as ``Vägen in. Togs över av Bo Låtsas 27 november när Inga slutade``."""
    return f"{DUTIES[duty]}. {words}."


def passed_promise(promise: str, words: str) -> str:
    """Say that a promise passed on when somebody left."""
    return f"{promise}. {words}."
