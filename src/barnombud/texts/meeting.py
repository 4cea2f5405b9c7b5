"""What the page of the running meeting says: the list, the room, items, the consent step and the ending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from barnombud.texts.dates import clock_time, day_and_month, meeting_time
from barnombud.texts.passage import capitalised, listed

TITLE = "Möte"
SHORT_ITEMS = {
    "welcome": "Välkomna, närvaro",
    "commitments": "Sedan sist",
    "consent_check": "Samtyckeskontroll",
    "consultation": "Konsultation",
    "learning": "Lära av varandra",
    "visibility": "Synlighet",
    "evaluation": "Mötet på en minut",
    "other": "Övrigt",
}
"""Short titles for the list beside the meeting; the whole ones stand on the item's own page."""
LIST_NAME = "Dagordning"
LATER = "Därefter: andra delen"
LATER_TITLE = "Andra delen"
LATER_LEAVES = "I den andra delen är inte alla med. Inget visas förrän rummet är rätt."
LATER_OTHER_USER = "Andra delen öppnas av någon som får vara med på den."
END = "Avsluta mötet"
LEAVE_VIEW = "Till Hem"
TO_WALL = "Visa på väggen"
TO_WALL_HELP = "Stor text, bara punkten ni talar om (F11)"
NEXT_ITEM = "Nästa punkt"
SKIP_LATER = "Hoppa över andra delen"
NEXT_HELP = "Nästa punkt (Ctrl+Enter)"
WALL = "Visa på väggen (F11)"
THE_WALL_IS_PLAIN = "Bara den här punkten visas."

# -- before the meeting

START = "Starta mötet"
START_TITLE = "Mötet har inte börjat"
START_TEXT = "När du startar antecknas att du är här. Sedan kryssar ni i vilka fler som är med."
PREPARE = "Förbered"

# -- the room

PRESENT = "Närvarande"
NOBODY_YET = "Ingen är antecknad än."
OUTSIDE = "Utanför rummet"
CHANGE_PRESENCE = "Ändra närvaro"
ALL_BACK = "Alla är tillbaka"
VISITORS_LEFT = "Besökaren har gått"
ATTENDANCE_TITLE = "Vilka är här?"
ATTENDANCE_HELP = "Kryssa när någon kommer. Ta bort krysset när någon går."
EVERYBODY_HERE = "Alla är här"
ALL_OF_AGENCY = "Alla härifrån är här"
WILL_NOT_COME = "Kommer inte"
TAKE_BACK_ABSENCE = "Kommer ändå"
AS_DEPUTY = "Är ersättare"
AS_DEPUTY_NAME = "kom som ersättare"
DEPUTY_OPEN = "Någon annan är här i stället"
DEPUTY_HELP = "Ersättaren räknas som sin verksamhet på det här mötet, och bara på det."
DEPUTY_NAME = "Ersättarens namn"
DEPUTY_ROLE = "Roll"
DEPUTY_AGENCY = "Kommer från"
DEPUTY_ACCOUNT = "Ska kunna logga in under mötet"
DEPUTY_PHRASE = "Ersättarens egen lösenfras, minst 12 tecken"
DEPUTY_ADD = "Släpp in ersättaren"
DEPUTY_LEAVE = "Avbryt"
BACK_TO_ITEM = "Tillbaka till punkten"
VISITOR_TITLE = "Är någon mer med på den här punkten?"
VISITOR_HELP = "Då visas bara den här punkten på skärmen tills besökaren har gått."
VISITORS = {
    "guardian": "Vårdnadshavare är med",
    "interpreter": "Tolk är med",
    "support_person": "Stödperson är med",
}
MARKS = {"left": "gick {time}", "stepped_out": "utanför rummet", "absent": "kommer inte"}

# -- the consent check

ASK_TITLE = "Har någon ångrat sig sedan sist?"
ASK_TEXT = "Fråga varje verksamhet högt. Svaret gäller de familjer som verksamheten möter."
NOBODY_CHANGED = "Ingen har ångrat sig"
SOMEBODY_CHANGED = "Någon har ångrat sig"
NOBODY_CHANGED_ALL = "Ingen i något ärende har ångrat sig"
ANSWERED = "har svarat"
NOT_HERE = "är inte här. Ring och fråga, annars visas inte barnen som verksamheten är med om."
REACHED = "Har svarat på telefon"
CHOOSE_CASE = "Vem har ångrat sig? Ett tryck räcker och gäller genast. Ingen behöver säga varför."
CASE_NOT_HERE = "Finns ärendet inte här? Öppna det på sidan Barn."
NOTHING_TO_TAKE_BACK = "Du har inget ärende med samtycke som kan visas med dem som är här."
CONFIRM_TITLE = "Har verksamheterna kontrollerat samtycket?"
CONFIRM_TEXT = (
    "Var och en tittar efter i sina egna papper. Trycket säger två saker för varje verksamhet här: "
    "den har kontrollerat samtycket, och vårdnadshavaren har redan hört av den det som sägs här."
)
CONFIRM_ALL = "Alla här har kontrollerat och berättat"
CONFIRMED_ALL = "Alla som är här har kontrollerat samtycket."
VOUCH_TITLE = "Bekräfta själv"
VOUCH_TEXT = (
    "Jag bekräftar att vår verksamhet har kontrollerat samtycket och att vårdnadshavaren redan har hört "
    "av oss det som vi säger här. Lösenfrasen prövas och sparas inte."
)
VOUCH_WHO = "Vem bekräftar?"
VOUCH_PHRASE = "Din lösenfras"
VOUCH = "Bekräfta"
VOUCH_EMPTY = "Skriv din lösenfras."
NO_NAMED = "Inga barn tas upp med namn i den här delen. Då finns det inget att kontrollera än."

# -- the consent step of a child

CONSENT = "Samtycke"
STEPS_NAME = "Steg"
OPEN_CHILD = "Ta upp barnet"
MISSING_TEXT = (
    "Barnet tas inte upp med namn i dag. "
    "Ni kan ta upp en allmän fråga utan namn, eller vänta till nästa gång."
)
TO_CONSULTATION = "Ta upp en fråga utan namn"
CHANGE_USER = "Byt vem som är inloggad"
CHANGE_USER_TITLE = "Någon annan behöver vara inloggad"
CHANGE_USER_TEXT = "Den som är inloggad nu får inte vara med på punkten. Låt någon som är med låsa upp."
WHO_IS_HERE = "Anteckna vilka som är här"
WHO_IS_HERE_TEXT = "Samtycket gäller bestämda verksamheter. Därför behöver närvaron vara ifylld."
I_AM_HERE = "Jag är här"
I_AM_HERE_TITLE = "Du är inte antecknad som närvarande"
I_AM_HERE_TEXT = "Den som är inloggad räknas bara med när närvaron är ifylld."
SHOW_ATTENDANCE = "Fyll i närvaro"
CHOOSE_TOPICS = "Vad ska ni prata om?"
MAY_OPEN = "Samtycket gäller för alla som är här. Barnets namn visas när du trycker."
TALK_ABOUT = "Ni får prata om"
CONFIRMED = "har kontrollerat samtycket"
NOT_CONFIRMED = (
    "har inte bekräftat att samtycket är kontrollerat och att vårdnadshavaren redan har hört det här av den. "
    "Den kan inte skriva egna anteckningar än"
)
WITHDRAW_TITLE = "Har någon ångrat sig?"
WITHDRAW_TEXT = "Ett tryck räcker. Punkten stängs genast, och ingen behöver säga varför."
REGRET_HERE = "Ångrar sig någon nu? Ett tryck räcker. Punkten stängs genast."
TOLD_TITLE = "Inget mer delas om barnet"
TOLD_WHO = "De här ska få veta det:"
TOLD_TEXT = (
    "Erbjudanden som inte har börjat är stoppade. "
    "Det som ska berättas står bland åtagandena hos den som tog upp barnet."
)
TOLD_NOBODY = "Ingen annan har fått veta något. Erbjudanden som inte har börjat är stoppade."
TOLD_WHY = {
    "here": "är här och har hört det",
    "there": "var med när barnet togs upp",
    "papers": "har fått papper",
}
SHUT_TEXT = "Punkten stängdes. Allt om barnet är dolt, och det ni har skrivit är sparat."
FINISH = "Punkten är klar"
FINISH_TEXT = "Punkten stängs. Papperen görs av det ni har kommit överens om."
PAUSED = "Punkten är pausad"
PAUSED_TEXT = "Blir den inte klar i dag flyttas den av sig själv till nästa möte."
CHILD = "barnet självt"

# -- general items

NOTES = "Anteckningar"
NOTES_PLACEHOLDER = "Det viktigaste, i några meningar"
AGREED = "Vi kom överens om"
AGREED_PLACEHOLDER = "Vem gör vad, till när"
NO_NAMES = "Skriv inga namn på barn eller föräldrar här. Anteckningarna läses av alla verksamheter."
MAY_NAME = "Texten kan peka ut någon"
GUIDANCE = {
    "welcome": ("Hälsa alla välkomna. Bestäm vem som leder och vem som skriver.",),
    "learning": (
        "En verksamhet berättar om hur den arbetar: ett arbetssätt, ett styrdokument, ett lagrum.",
        "Fråga varandra: Vad visste vi inte? Vad gör vi annorlunda till nästa gång?",
    ),
    "visibility": (
        "Var möter familjer oss i vardagen? Hallen, öppna förskolan, väntrummet, biblioteket.",
        "Bestäm en enda sak som gör det lättare att fråga om hjälp.",
    ),
    "consultation": (
        "Ta upp en fråga utan namn, eller en situation som många familjer känner igen.",
        "Rådet riktar sig till den som frågar. Inget barn, ingen familj och ingen enhet nämns.",
    ),
    "other": (),
}
COMMITMENTS_TITLE = "Det vi lovade varandra"
NO_COMMITMENTS = "Det finns inga löften från tidigare möten."
ONLY_OWN = "Löften om ett barn tas upp i barnets egen punkt."
DONE = "Klart"
NOT_DONE = "Inte klart"
DONE_NAME = "Klart: {text}"
ALL_COMMITMENTS = "Alla åtaganden"
QUESTION = "Fråga"
ADVICE = "Råd från teamet"
ADVICE_PLACEHOLDER = "Vad teamet råder den som frågar att göra"
NO_QUESTIONS = "Ingen fråga är förberedd. Ni kan prata fritt, eller lägga tiden på att lära av varandra."
QUESTION_DONE = "Frågan är klar"
PREPARED_QUESTIONS = "Förberedda frågor"
LEAK_KEEP = "Det pekar inte ut någon"
EVALUATION_TITLE = "Tre snabba ord"
EVALUATION_TEXT = "Varje verksamhet säger ett ord om varje sak. Det tar en minut."
EVALUATION = ("Det här var bra", "Det här kan bli bättre", "Det här tar vi med oss")

# -- ending

NEXT_TITLE = "Nästa möte"
CHANGE_DATE = "Välj en annan dag"
END_TITLE = "Är ni klara?"
GO_ON = "Fortsätt mötet"
ENDED_TITLE = "Mötet är avslutat"
TO_PAPERS = "Läs igenom och skriv ut"
ENDED_TEXT = "Läs igenom anteckningarna tillsammans. Sedan kan de färdigställas och papperen skrivas ut."
NOTHING_MOVED = "Allt blev klart."
GO_HOME = "Gå till Hem"


def side_title(day: date) -> str:
    """Return the title above the list: ``Möte 8 december``."""
    return f"{TITLE} {' '.join(day_and_month(day).split()[1:])}"


def item_line(number: int, title: str) -> str:
    """Return the heading of an item: ``5. Alva``."""
    return f"{number}. {title}"


def list_line(number: int, title: str, *, done: bool, current: bool) -> str:
    """Return what a screen reader says of a line of the list."""
    state = ", klar" if done else ", visas nu" if current else ""
    return f"Punkt {number}: {title}{state}"


def case_line(number: str) -> str:
    """Return the quiet words beside the child's name."""
    return f"ärende {number}"


def minutes_left(left: int, planned: int) -> str:
    """Say how much of the item's time is left; nothing when it has no time box."""
    if planned == 0:
        return ""
    if left < 0:
        return f"{-left} min över {planned}"
    return f"{left} min kvar av {planned}"


def may_take_part(names: Sequence[str], everybody: bool) -> str:
    """Return the chip of an item: who may take part."""
    if not everybody:
        return f"{capitalised(listed(names))} får delta"
    if len(names) == 2:
        return "Båda verksamheterna får delta"
    words = {3: "tre", 4: "fyra", 5: "fem", 6: "sex"}
    return f"Alla {words.get(len(names), str(len(names)))} verksamheter får delta"


def leaves_first(names: Sequence[str]) -> str:
    """Say who leaves the room before the item is shown; names no child."""
    verb = "lämnar"
    return f"{capitalised(listed(names))} {verb} rummet innan punkten visas"


TAKES_OVER = {
    "chair": "{name} leder mötet så länge.",
    "note_taker": "{name} skriver så länge.",
    "signed_in": "{name} loggar in och tar över datorn.",
}


def takes_over(duty: str, name: str) -> str:
    """Say who takes over a duty while its holder is outside."""
    return TAKES_OVER[duty].format(name=name)


def switch_to(name: str) -> str:
    """Return the button that locks, so that somebody by name may sign in and go on at the same place."""
    return f"Byt till {name}"


LEAVES_FIRST_TEXT = "Anteckna när det är gjort. Då visas punkten."


def open_without(names: Sequence[str]) -> str:
    """Return the button that opens an item and confirms whom it leaves out (R3)."""
    return f"Ta upp barnet utan {listed(names)}"


def has_left(names: Sequence[str]) -> str:
    """Return the button that notes that they have left."""
    return f"{capitalised(listed(names))} har lämnat rummet"


def has_confirmed(name: str) -> str:
    """Return the button with which an agency confirms (R8)."""
    return f"{name} har kontrollerat och berättat"


def confirm_first(name: str) -> str:
    """Say that the bringing agency confirms before the item opens (R8)."""
    return f"{name} bekräftar först"


CONFIRM_FIRST_TEXT = (
    "Den som tar upp barnet tittar efter att samtycket finns och gäller i dag, "
    "och att vårdnadshavaren redan har hört av den det som sägs här."
)


def told(agency: str, why: Sequence[str]) -> str:
    """Return an agency that must be told, and why: ``BVC Norra: var med när barnet togs upp``."""
    return f"{agency}: {listed(tuple(TOLD_WHY[code] for code in why))}"


def has_changed_mind(ordinal: int) -> str:
    """Return the button that withdraws one person's consent."""
    return "Barnet har ångrat sig" if ordinal == 0 else f"Vårdnadshavare {ordinal} har ångrat sig"


def taken_back_by(number: str, ordinal: int) -> str:
    """Name the button that withdraws, with its case, for a screen reader."""
    return f"Ärende {number}: {has_changed_mind(ordinal)}"


def says(agency: str, answer: str) -> str:
    """Name a button by whom it answers for."""
    return f"{agency}: {answer}"


def visitor_line(words: Sequence[str]) -> str:
    """Say which visitors are in the room."""
    return f"Med på punkten: {listed(words)}"


def mark(code: str, at: datetime) -> str:
    """Say what was last noted about somebody who is not here."""
    return MARKS.get(code, "").format(time=clock_time(at))


def next_step(title: str) -> str:
    """Return the button to the next step."""
    return f"Nästa: {title}"


def plan(at: datetime) -> str:
    """Return the button that plans the proposed meeting."""
    return f"Planera {meeting_time(at)[:1].lower()}{meeting_time(at)[1:]}"


def planned(at: datetime) -> str:
    """Say when the next meeting is planned."""
    return f"{meeting_time(at)} är planerat."


def moved(children: int) -> str:
    """Say what moved to the next meeting by itself."""
    if children == 0:
        return NOTHING_MOVED
    itself = "sig självt" if children == 1 else "sig själva"
    return f"{children} barn flyttades av {itself} till nästa möte."


def going_to_move(children: int) -> str:
    """Say before the end what will move."""
    if children == 0:
        return "Inget barn blir kvar till nästa möte."
    if children == 1:
        return "1 barn är inte klart och flyttas av sig självt till nästa möte."
    return f"{children} barn är inte klara och flyttas av sig själva till nästa möte."


def found_words(words: Sequence[str]) -> str:
    """Quote what in a text may point somebody out."""
    return f"Titta på: {listed(tuple(f'”{word}”' for word in words))}."


def promised(who: str, due: str) -> str:
    """Return who has promised and by when."""
    return f"{who} · {due}"
