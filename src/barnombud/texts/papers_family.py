"""Swedish on papers to families: du, short sentences, abbreviations explained (R42).

Fixed texts keep LIX at most 40, which a test measures.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from barnombud.texts.dates import long_date

# The guardian's sheet and the consent form: their sentences are in `assets/phrases/sv.toml`

SHEET_PROPERTY_TITLE: Final = "Det här kom vi överens om"
"""Document property of the sheet: names nobody."""
SHELTERED_SENDER: Final = "Till dig som är vårdnadshavare"
"""Sender on papers about a child with protected identity: it names no team and no place (R25)."""
YOUR_CHILD: Final = "ditt barn"
"""Stands for the name of such a child."""


def read_by_interpreter(language: str) -> str:
    """Return the note to have the sheet read aloud in the family's language."""
    return f"Be tolken läsa bladet högt för dig på {language}. Barn och släktingar ska inte tolka."


def translation_line(language: str, version: int, reviewed_on: date | None) -> str:
    """Return which translation stands on the paper, and whether somebody has reviewed it (R43)."""
    state = f"Granskad i teamet {long_date(reviewed_on)}." if reviewed_on else "Ej granskad översättning."
    return f"Översättning till {language}, version {version}. {state}"


def form_line(form_id: str, version: int) -> str:
    """Return the form's id, language and version (R1)."""
    return f"Blankett {form_id}, svenska, version {version}"


# The leaflet's made-up sheet

EXAMPLE_VIEW: Final = "Exempel"
EXAMPLE_PERSON: Final = "Förskolläraren"


def example_alt(said: str) -> str:
    """Return the made-up flower in words, petal by petal."""
    return f"Ett påhittat exempel på en blomma. {said}."


# The interpreter's script: what is not read aloud

SCRIPT_BOX: Final = "Till dig som leder samtalet och till tolken"
SCRIPT_BOX_POINTS: Final = (
    "Läs en mening i taget. Vänta på tolken innan du läser nästa.",
    "Allt som sägs tolkas, även det ni säger till varandra.",
    "Barn och släktingar tolkar aldrig.",
    "Den svenska texten gäller. En översättning som ingen har granskat är bara en läshjälp.",
    "Det som inte är översatt läser tolken från svenskan.",
    "Säg meningens nummer om någon tappar bort sig.",
    "Skriv svaret på blanketten, inte här.",
)

# The blank flower

BLANK_TITLE: Final = "Min livsblomma"
BLANK_LEAD: Final = "Fyll i med penna. Börja med det som fungerar bra."
BLANK_WORKS: Final = "Det här fungerar bra"
BLANK_HARD: Final = "Det här är svårt"
BLANK_DATE: Final = "Datum"
BLANK_WHOSE: Final = "Vem svarar?"
BLANK_RATERS: Final = ("Vårdnadshavare", "Förskolan", "BVC", "Barnet")
BLANK_QUESTIONS: Final = "Fem frågor"
BLANK_HOW: Final = "Fyll kronbladet inifrån och ut. Hoppa över det som inte är viktigt i dag."
FIVE_QUESTIONS: Final = (
    "Vad står i vägen för att barnet ska må bra?",
    "Har jag all information jag behöver för att hjälpa barnet?",
    "Vad kan jag göra nu för att hjälpa barnet?",
    "Vad kan den verksamhet jag arbetar för göra för att hjälpa barnet?",
    "Vilken ytterligare hjälp kan behövas från andra verksamheter?",
)
NO_NAMES: Final = "Skriv inget namn om du inte har fått lov."

FORM_ID: Final = "samtycke-sv"
FORM_VERSION: Final = 1
"""Id and version of the form's text (R1); raised whenever a word of it changes."""
