"""What the consent page of one child says. Answers in words stand here and nowhere else (R25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from barnombud.texts.consent_words import FORMS, STANDINGS
from barnombud.texts.dates import long_date, until
from barnombud.texts.passage import capitalised, listed

TITLE = "Samtycke"
MATRIX = "Vårdnadshavarnas svar"
TOGETHER = "Tillsammans"
HOLDS_UNTIL = "Gäller till"
WHO = "Vem"
TAKES_PART = "får delta"
LEFT_OUT = "är inte med"
NO_DATE = "–"
YES_IN_PART = "ja, till en del"
NOT_WITH = "nej"
HINDERED = "förhindrad"
NOT_ASKED_AT_ALL = "tillfrågas inte"
NOT_ENTERED = "inte inlagd än"
THE_CHILD = "Barnet självt"
MANY_TOPICS = "och {number} till"

MAY_BE_RAISED = "Får tas upp"
NOT_RAISED = "Får inte tas upp"
NOTHING_NOT_RAISED = "Ingen har sagt något som inte får tas upp."
NOTHING_YET = "Inget än. Först behövs ett ja från alla som ska svara."
TO_FAMILY = "Att lämna till familjen"
TO_FAMILY_TEXT = "Visa blanketten innan ni frågar."
FORM_BUTTON = "Spara samtyckesblankett"
SCRIPT_BUTTON = "Visa tolkens manus"
THANKS_BUTTON = "Visa bladet Tack för ditt svar"
REGRETS = "Om någon ångrar sig"
AT_ONCE = "Gäller genast. Ingen behöver säga varför."
WITHDRAW_DAY = "Dagen det sades"
WITHDRAW_DAY_HELP = "I dag, om du inte har fått höra det i efterhand."
NOTHING_TO_WITHDRAW = "Ingen har ett samtycke som gäller."
CHECKED = "Kontrollerat samtycke"
CHECKED_TEXT = "Varje verksamhet som berättar något bekräftar först att den har läst samtycket."
CHECKED_BUTTON = "Vår verksamhet har kontrollerat samtycket"
CHECKED_YES = "har kontrollerat"
CHECKED_NOT_YET = "inte kontrollerat än"
DIARY = "Så har det varit"
DIARY_EMPTY = "Ingen har frågats än."
ANSWER = "Skriv in svar"
ASKED = "Frågan är ställd"
ASKED_HELP = "Har ni frågat men inte fått svar? Anteckna att frågan är ställd. Inget mer sparas."
GUIDANCE = (
    "Visa familjen blanketten och ett exempel innan ni frågar. De får ta den tid de vill.",
    "Fråga var och en för sig. Ett nej är ett svar som alla andra, och ingen behöver säga varför.",
    "Det är vanligt att en verksamhet inte är med. Då lämnar den rummet när barnet tas upp.",
)

FORM_TITLE = "Svar på frågan"
QUESTION = "Vad blev svaret?"
ANSWERS = {"yes": "Ja", "partly": "Ja, till en del", "no": "Nej"}
WHEN = "Vilken dag gavs svaret?"
NO_TEXT = (
    "Vid nej sparas bara dagen, att frågan ställdes och svaret. Fråga inte varför. "
    "Ett nej påverkar inte barnets plats i förskolan eller vården på BVC."
)
ROOM = "Vilka får vara med i rummet?"
TOPICS = "Vad får ni prata om?"
LESS = "Någon får veta mindre"
FACTS = "Mer om vad det gäller (frivilligt)"
FACTS_HELP = "Till exempel: bara hur det går vid maten. Allt går inte att samtycka till."
NOT_TOPICS = "Vad får ni inte prata om? (frivilligt)"
PURPOSE = "Varför vill ni prata?"
FROM = "Från och med"
UNTIL = "Till och med"
HOW = "Hur gavs svaret?"
PLACE = "Var? (frivilligt)"
PLACE_HELP = "Till exempel på förskolan. Inte en adress."
ORIGINAL = "Var finns originalet? (frivilligt)"
INFORMED = (
    "Jag har gått igenom informationen: att det går att säga nej och ångra sig, vad som händer då, "
    "och vår skyldighet att anmäla om ett barn kan fara illa."
)
INFORMATION = "Information"
INFORMATION_LANGUAGE = "På vilket språk?"
INFORMATION_VERSION = "Blankettens namn och version"
INTERPRETER = "Hur förstod ni varandra?"
INTERPRETER_CHOICES = {
    "professional": "Tolk från en tolkförmedling var med",
    "not_needed": "Tolk behövdes inte, därför att …",
}
INTERPRETER_NOTE = "Tolkens förmedling och nummer, eller skälet"
INTERPRETER_HELP = "Barn och släktingar ska inte tolka."
SAVE = "Spara svaret"
LEAVE = "Avbryt"
MORE = "Mer om svaret"
DRAFT_KEPT = "Det du skrev förut finns kvar."

WITHDRAW_TITLE = "Ta tillbaka samtycket?"
WITHDRAW_TEXT = (
    "Det gäller genast. Ingen behöver säga varför. Det som är skrivet finns kvar men går bara att läsa. "
    "Ångrar sig familjen igen får ni fråga på nytt."
)
WITHDRAW = "Ta tillbaka nu"
WITHDRAW_KEEP = "Behåll samtycket"
WITHDRAWN_TEXT = "Det gäller från och med nu. Barnet tas inte upp med namn, och inget lämnas ut."
SAVED = "Svaret är sparat"
ASKED_SAVED = "Frågan är antecknad"
CONFIRMED = "Kontrollen är antecknad"

WITHDRAWN_ADULT_TEXT = "Det gäller från och med nu. Det som rör den vuxna lämnas inte ut."
CLOCK_BEHIND = (
    "Datorns klocka står på en tidigare tid än det senast sparade. Samtycken som har gått ut börjar inte "
    "gälla igen för det. Ställ klockan rätt."
)
NOT_COUNTED = "Svaret räknas inte längre: vårdnaden har ändrats sedan det gavs. Fråga igen om det behövs."
SOMEBODY_BEFORE = "En tidigare vårdnadshavare"

MORE_PEOPLE = "Fler som kan svara"
MORE_PEOPLE_TEXT = "Barnet självt, och vuxna vars egna uppgifter ni vill skriva om."
CHILD_ANSWERS = "Skriv in svar: barnet självt"
ADULT_ANSWERS = "Skriv in svar: en annan vuxen, om sig själv"
WHOLE_ANSWERS = "Svaren i sin helhet"
NO_ANSWERS = "Inget svar är inskrivet än."
CORRECT = "Rätta"
SCAN_ADD = "Lägg till inskannat original"
SCAN_OPEN = "Visa inskannat original"
SCAN_TITLE = "Inskannat original"
SCAN_CHOOSE = "Välj det inskannade originalet"
SCAN_FILES = "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)"
SCAN_SAVED = "Originalet är sparat i ärendet"
SCAN_SAVED_TEXT = (
    "Filen du valde ligger kvar där den låg. Ta bort den själv om den inte ska finnas där. "
    "Bilden i ärendet går bara att ta bort när hela ärendet gallras."
)
SCAN_SHOWN_TEXT = "Bilden är låst med ärendet och visas bara här."
SCAN_CLOSE = "Stäng bilden"
WITH_INTERPRETER = "med tolk"
WITHOUT_INTERPRETER = "tolk behövdes inte, därför att"
ASK_AGAIN = "Fråga igen"

SECOND_MISSING_TITLE = "Den andra vårdnadshavaren är inte inlagd"
SECOND_MISSING_TEXT = "Vårdnaden är delad. Båda behöver svara. Lägg till den andra under Översikt."


def may_today(name: str, may: Sequence[str]) -> str:
    """Return ``I dag kan Alva tas upp med förskolan och BVC.``."""
    return f"I dag kan {name} tas upp med {listed(may)}."


def not_today(name: str) -> str:
    """Return that the child cannot be taken up by name."""
    return f"I dag tas {name} inte upp med namn."


def left_out(agencies: Sequence[str], name: str) -> str:
    """Say who is not in, and what that means in the room."""
    if not agencies:
        return "Alla verksamheter i teamet får delta."
    who = listed(agencies)
    return (
        f"Inte med {listed(agencies, 'eller')}. "
        f"{capitalised(who)} lämnar rummet innan punkten om {name} visas."
    )


def missing(people: Sequence[str]) -> str:
    """Say whose answer is missing."""
    return f"Svar saknas från {listed(people)}." if people else ""


def said_no(people: Sequence[str]) -> str:
    """Say who has answered no or changed her mind; as calm as any answer."""
    verb = "har svarat nej eller ångrat sig"
    return f"{capitalised(listed(people))} {verb}. Då tas barnet inte upp." if people else ""


def ends(day: date, days: int) -> str:
    """Say how long it holds."""
    if days == 0:
        return "Samtycket gäller till och med i dag."
    return f"Samtycket gäller {until(day)}."


def ran_out(who: str, last: date) -> str:
    """Say that an answer no longer holds, and the one step to take."""
    return f"Svaret från {who} gällde {until(last)}. Fråga igen om ni vill fortsätta."


def begins(who: str, first: date) -> str:
    """Say that an answer does not hold yet."""
    return f"Svaret från {who} börjar gälla {long_date(first)}."


def because(who: str, words: str) -> str:
    """Say why a guardian is not asked."""
    return f"{capitalised(who)} tillfrågas inte. {words}"


def without_custody(who: str, *, answered: bool) -> str:
    """Say that a parent without custody is not asked, and what became of an answer she has given before."""
    before = " Det som svarats tidigare finns kvar i historien men gäller inte." if answered else ""
    return f"{capitalised(who)} har inte vårdnaden och tillfrågas därför inte.{before}"


def expires(people: Sequence[str], days: int) -> str:
    """Say that it is time to ask again."""
    when = {0: "i dag", 1: "i morgon"}.get(days, f"om {days} dagar")
    return f"Svaret från {listed(people)} går ut {when}. Fråga igen om ni vill fortsätta."


NOBODY_ASKED = "Ingen har frågats än. Ni kan fråga, eller ta upp frågan avidentifierat."
NOTHING_IN_COMMON = "Alla har sagt ja, men inte till samma sak. Bara det som alla har sagt ja till gäller."


def guardian(ordinal: int, name: str = "", *, custody: bool = True) -> str:
    """Return ``Mira (vårdnadshavare 1)``, ``vårdnadshavare 1`` or ``förälder 3``; 0 is the child itself."""
    if ordinal == 0:
        return "barnet självt"
    number = f"{'vårdnadshavare' if custody else 'förälder'} {ordinal}"
    return f"{name} ({number})" if name else number


def row_name(ordinal: int, name: str, *, custody: bool = True) -> str:
    """Return the name of a row of the matrix."""
    return capitalised(name or guardian(ordinal, custody=custody))


def row_caption(capacity: str, language: str, *, interpreter: bool, named: int) -> str:
    """Return what stands under a guardian's name: number when named, capacity, language, interpreter."""
    parts = [guardian(named) if named else "", capacity, language, "tolk" if interpreter else ""]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def standing(code: str) -> str:
    """Return the words of a cell."""
    return capitalised(STANDINGS[code])


def topics_short(words: Sequence[str], most: int = 3) -> str:
    """Return topics as a cell has room for."""
    if len(words) <= most + 1:
        return ", ".join(words)
    return f"{', '.join(words[:most])} {MANY_TOPICS.format(number=len(words) - most)}"


def brings_it(agency: str) -> str:
    """Say that the agency that took the question up is always there."""
    return f"{agency} tar upp barnet och är alltid med."


def hears(agency: str) -> str:
    """Ask what one agency may hear of."""
    return f"Vad får {agency} höra om?"


def answer_for(who: str) -> str:
    """Name the button that opens a guardian's form."""
    return f"{ANSWER}: {who}"


def ask_again(who: str) -> str:
    """Name the button of the one step to take when an answer runs out soon."""
    return f"{ASK_AGAIN}: {who}"


def asked_for(who: str) -> str:
    """Name the button that notes that a guardian has been asked."""
    return f"{who} har fått frågan"


def withdraw_for(who: str) -> str:
    """Name the button that withdraws."""
    return f"{capitalised(who)} tar tillbaka"


def same_as(who: str) -> str:
    """Name the button that copies another guardian's form."""
    return f"Samma som {who}"


def same_help(who: str) -> str:
    """Say what the copy holds and what it does not."""
    return f"Fyller i det {who} har sagt ja till. Svaret och informationen gäller var och en för sig."


def form_for(who: str) -> str:
    """Return the heading of the form."""
    return f"{FORM_TITLE}: {who}"


def withdrawn(who: str) -> str:
    """Say calmly that a consent has been taken back."""
    return f"{capitalised(who)} har tagit tillbaka sitt samtycke"


def correct_name(who: str) -> str:
    """Name the button that puts somebody's answer right."""
    return f"{CORRECT} svaret från {who}"


def scan_button(number: int, of: int) -> str:
    """Return the button that shows a scan: with its number when there are several."""
    return SCAN_OPEN if of == 1 else f"{SCAN_OPEN} {number} av {of}"


def scan_name(button: str, who: str) -> str:
    """Name a button about a scan for a screen reader."""
    return f"{button}: {who}"


def scan_of(who: str) -> str:
    """Name the picture."""
    return f"{SCAN_TITLE}, {who}"


def given_line(answer: str, day: date, form: str, place: str) -> str:
    """Return what was answered, when, how and where; of a no only answer and day (R9)."""
    how = FORMS.get(form, "")
    where = f"plats: {place}" if place else ""
    return f"{', '.join(part for part in (answer, long_date(day), how, where) if part)}."


def purpose_line(purpose: str, facts: str) -> str:
    """Return why, and what was added about the topics."""
    more = f" Mer om det: {facts.rstrip('.')}." if facts else ""
    return f"Varför: {purpose.rstrip('.')}.{more}"


def information_line(language: str, version: str, translation: str, interpreter: str, note: str) -> str:
    """Return which sheet was used, in what language, and how it was understood (R43, R44)."""
    parts = [f"Information på {language}, {version}", translation, interpreter]
    words = ", ".join(part for part in parts if part)
    return f"{words}: {note.rstrip('.')}." if note else f"{words}."


def period_line(first: date, last: date) -> str:
    """Return how long it holds."""
    return f"Gäller från och med {long_date(first)} {until(last)}."


def original_line(place: str) -> str:
    """Return where the signed original lies."""
    return f"Originalet finns: {place.rstrip('.')}." if place else "Var originalet finns är inte antecknat."


def until_words(day: date) -> str:
    """Return the last day."""
    return long_date(day)


def agency_checked(agency: str, *, checked: bool) -> str:
    """Return one line of who has checked."""
    return f"{agency}: {CHECKED_YES if checked else CHECKED_NOT_YET}"


def raised_with(agency: str, topics: Sequence[str]) -> str:
    """Return what may be raised with one agency."""
    return f"{capitalised(agency)}: {listed(topics, 'samt')}"
