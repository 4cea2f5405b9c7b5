"""What the page of consultation says; the reminder and the marks are in `texts.deidentified`."""

from __future__ import annotations

from collections.abc import Sequence

from barnombud.texts.deidentified import leak_words, quoted, together
from barnombud.texts.states import AGE_BANDS

TITLE = "Konsultation"
SUBTITLE = "Utan namn"

ADD = "Skriv en fråga"
EMPTY_TITLE = "Fråga teamet utan att peka ut någon"
EMPTY_TEXT = (
    "Här skriver ni allmänna frågor och det teamet råder er till. Inget barn, ingen familj och ingen "
    "förskola ska gå att känna igen. Frågorna kommer med på nästa möte."
)

NEW_TITLE = "Ny fråga"
CHANGE_TITLE = "Ändra frågan"
NOBODY = "Nej, ingen har sagt nej"
SOMEBODY = "Ja, någon har sagt nej"
STOPPED_TITLE = "Då tar ni inte upp frågan"
STOPPED_TEXT = (
    "Ett nej gäller också utan namn. Det är ett svar som alla andra och inget om det sparas. "
    "Det du hade skrivit är borttaget."
)
AGE = "Ungefär hur gammalt är barnet?"
PETALS = "Vad handlar frågan om? (frivilligt)"
QUESTION = "Frågan"
QUESTION_HELP = "Skriv så att frågan kunde gälla många barn."
SAVE = "Spara frågan"
SAVE_CHANGE = "Spara ändringen"
THROW = "Kasta texten"

PREPARED = "Att ta upp"
ADVICE = "Teamets råd"
ADVICE_HELP = "Skriv medan ni pratar. Råden ska inte heller peka ut någon."
DONE = "Klar med frågan"
CHANGE = "Ändra frågan"
RECOGNISED = "Någon känner igen barnet"
RECOGNISED_QUESTION = "Avbryta konsultationen?"
RECOGNISED_TEXT = (
    "Om någon känner igen barnet är samtalet inte längre utan namn. Frågan och råden tas bort och går "
    "inte att få tillbaka."
)
RECOGNISED_ACCEPT = "Avbryt och ta bort texten"
RECOGNISED_REJECT = "Fortsätt prata"

FINISHED = "Klara frågor"
NO_ADVICE = "Inget råd är skrivet."
AGAIN = "Ta upp igen"
REMOVE = "Ta bort"
REMOVE_QUESTION = "Ta bort frågan?"
REMOVE_TEXT = "Frågan och råden tas bort och går inte att få tillbaka."
REMOVE_ACCEPT = "Ta bort frågan"
REMOVE_REJECT = "Behåll frågan"
MORE = "Visa fler"

MARKS = "Kan någon kännas igen på det här?"
MARKS_CLEAR = "Inget i texten är markerat. Läs ändå igenom den en gång till."
KEPT = "Behålls"
ASK_AGAIN = "Ändra svaret"

ASK_TITLE = "Vill ni ta upp barnet med namn?"
ASK_TEXT = "Då frågar ni först. Det blir ett nytt ärende. Inget härifrån följer med."
ASK = "Fråga vårdnadshavarna"

SAID_SAVED = "Frågan är sparad"
SAID_DONE = "Frågan är klar"
SAID_GONE = "Frågan och råden är borttagna"


def age(code: str) -> str:
    """Return the age band in words."""
    return AGE_BANDS[code]


def mark(snippet: str, kind: str, words: Sequence[str] = ()) -> str:
    """Return ``"20170101-2393": Det här ser ut som ett personnummer.``; never says whose.

    ``words`` are those of a combination.
    """
    return together(words) if words else f"{quoted(snippet)}: {leak_words(kind)}"


def mark_action(verb: str, snippet: str) -> str:
    """Name a button at one mark, for a screen reader."""
    return f"{verb}: {snippet}"


def about_question(verb: str, question: str) -> str:
    """Name a button at one question, for a screen reader."""
    words = question if len(question) <= 60 else f"{question[:60]} …"
    return f"{verb}: {words}"
