"""What the case page says about protected identity (R23)."""

from __future__ import annotations

from typing import Final

from barnombud.texts.consent_words import HANDLED_OUTSIDE, PROTECTION
from barnombud.texts.passage import capitalised

TITLE: Final = "Skyddade personuppgifter"
MARK: Final = "Någon i familjen har skyddade personuppgifter"
COVERED: Final = "Namn, födelsedatum och nummer är dolda överallt i programmet."
UNCOVER: Final = "Visa i en minut"
UNCOVER_TITLE: Final = "Visa namnen i en minut?"
UNCOVER_TEXT: Final = "Det skrivs i loggen att du har tittat och varför. Namnen döljs igen av sig själva."
WHY: Final = "Varför behöver du se dem?"
CHOOSE_WHY: Final = "Välj varför först."
UNCOVERED: Final = "Namnen visas i en minut, eller tills du lämnar sidan eller låser programmet."
COVER: Final = "Dölj nu"
LIFT: Final = "Skyddet gäller inte längre"
LIFT_TITLE: Final = "Gäller skyddet inte längre?"
LIFT_TEXT: Final = "Namnen visas då som för andra barn. Fråga familjen först."
LIFT_ACCEPT: Final = "Visa namnen som vanligt"
KEEP: Final = "Låt dem vara dolda"
MARK_TITLE: Final = "Vilket skydd gäller?"
MARK_SAVE: Final = "Dölj namnen"
PLANNED: Final = "fingerade personuppgifter"
PLANNED_TEXT: Final = "Fingerade personuppgifter hanteras enligt plan. Inget skrivs in här."
OUTSIDE_TITLE: Final = HANDLED_OUTSIDE
OUTSIDE_TEXT: Final = (
    "Barn med skyddade personuppgifter finns inte i programmet. Ta ut ärendet nu: nyckeln förstörs och allt "
    "om barnet försvinner genast, utan papperskorg. Följ sedan kommunens rutin. Inget om skyddet sparas."
)
TAKE_OUT: Final = "Ta ut ärendet ur programmet"
NUMBER_LABEL: Final = "Skriv ärendets nummer"
REASONS: Final = {
    "right_child": "Se att det är rätt barn",
    "speak_with_family": "Prata med familjen",
    "check_paper": "Kontrollera ett papper",
    "put_right": "Rätta en uppgift",
}
FLAGS: Final = tuple((code, capitalised(word)) for code, word in PROTECTION.items() if code != "none")
SAME: Final = "Det är samma barn"
SAME_ASK: Final = "Är det samma barn?"
SAME_TEXT: Final = (
    "Det här ärendet blir kvar. Det andra avslutas och töms på namn. Det strängaste av de två gäller: ett "
    "nej eller ett återkallat samtycke i något av dem stoppar, och då frågar ni familjen på nytt."
)
SAME_ACCEPT: Final = "Behåll det här ärendet"
SAME_KEEP: Final = "Låt båda vara kvar"


def outside_text(number: str) -> str:
    """Say what taking a case out does, and what has to be typed."""
    return f"{OUTSIDE_TEXT} Ärendets nummer är {number}."
