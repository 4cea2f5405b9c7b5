"""What the form of one answer says: its parts, who may tell whom, and the answer in one sentence.

The fields' own labels stand in `consent_page`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from barnombud.texts.dates import long_date, until
from barnombud.texts.passage import capitalised, listed
from barnombud.texts.topics import topic_list

PART_ANSWER = "1. Svaret"
PART_SCOPE = "2. Vad svaret gäller"
PART_HOW = "3. Hur ni frågade"
PART_CHECK = "4. Läs upp och spara"
READ_ALOUD = "Läs meningen för den som svarade. Stämmer den?"

OTHER_ADULT = "Vem svarar om sig själv?"
OTHER_ADULT_HELP = "Skriv hellre mormor än ett namn. Skriv likadant i anteckningarna."
CHILD_HELP = "Bara ett barn som är gammalt nog att förstå frågan. Barnets nej gäller som alla andras."

NOT_TOPICS_HELP = "Till exempel: mammans hälsa."
DIFFERENT = "Olika åt olika håll"
DIFFERENT_NAME = "Olika åt olika håll: en verksamhet får berätta, men inte få veta"
DIFFERENT_TEXT = (
    "Bocka av det som en verksamhet inte får berätta för en annan. Ett ämne som bara får gå åt ena hållet "
    "tas inte upp medan båda är i rummet. Då delas punkten, och den ena lämnar rummet först."
)
TRANSLATION = "Var översättningen granskad?"
TRANSLATIONS = {
    "reviewed": "Granskad översättning",
    "unreviewed": "Ej granskad översättning, läst med tolk",
}
TRANSLATION_HELP = "En översättning som inte är granskad är ett stöd. Svaret vilar på den svenska texten."
TAKEN_BY = "Vem tog emot svaret?"
DAY_HELP_SAME = "Skriv dagen då just den här personen svarade."

SOMEBODY = "den som svarar"
REPLACES = "Det finns redan ett svar. Det nya gäller i stället. Svaren läggs inte ihop."
NOT_CHOSEN = "Välj ett svar, så står det här i en mening."
HALF = "Fyll i vilka som får vara med, ämnen och sista dag, så står svaret här i en mening."
NO_ONE_HEARS = "Så som det är ifyllt får ingen berätta något för någon."


def tells(one: str, other: str) -> str:
    """Label the topics that one agency may tell another about."""
    return f"{capitalised(one)} får berätta för {other} om"


def correct_for(who: str) -> str:
    """Return the heading of a form that puts an earlier answer right."""
    return f"Rätta svaret: {who}"


def correct_text(day: str) -> str:
    """Say what putting right means."""
    return f"Svaret från {day} finns kvar i historien. Det du sparar här gäller i stället."


def older_than_no(day: date) -> str:
    """Say that a yes from before a later word opens nothing, and the one step to take (R7)."""
    return (
        f"Det finns ett senare besked, från {long_date(day)}. Ett ja från en tidigare dag sparas i historien "
        "men gäller inte. Fråga igen om familjen har ändrat sig."
    )


def says_no(who: str) -> str:
    """Return a no in one sentence (R9)."""
    return f"{capitalised(who)} säger nej. Bara dagen, att frågan ställdes och svaret sparas."


def says_yes(
    who: str, agencies: Sequence[str], topics: Sequence[str], until_day: date, *, partly: bool, herself: bool
) -> str:
    """Return what somebody has said yes to, as it is read aloud."""
    about = f"{topic_list(topics)} som rör hen själv" if herself else topic_list(topics)
    yes = "säger ja till en del: att" if partly else "säger ja till att"
    return f"{capitalised(who)} {yes} {listed(agencies)} talar om {about} {until(until_day)}."


def not_with(agencies: Sequence[str]) -> str:
    """Say which agencies are not in."""
    if not agencies:
        return ""
    return f"{capitalised(listed(agencies))} är inte med."


def only_about(agency: str, topics: Sequence[str]) -> str:
    """Say that an agency takes part in fewer topics."""
    return f"Med {agency} bara om {topic_list(topics)}."


def one_way(one: str, other: str, topics: Sequence[str]) -> str:
    """Say what goes in one direction only, and what follows from it in the room."""
    what = topic_list(topics)
    return (
        f"{capitalised(one)} får berätta för {other} om {what}, men inte tvärtom. "
        f"Därför tas {what} inte upp medan båda är i rummet."
    )


def not_about(words: str) -> str:
    """Say what must not be raised, word for word."""
    return f"Inte om: {words.rstrip('.')}."
