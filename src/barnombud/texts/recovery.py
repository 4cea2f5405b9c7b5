"""What is said about the recovery key: its page, the three sheets, and getting in with two of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from barnombud.texts.dates import counted, long_date

TITLE: Final = "Reservnyckel"
SUBTITLE: Final = "Tre nyckeldelar på papper. Två räcker."
CARD: Final = "Reservnyckel"
CARD_TEXT: Final = (
    "Om någon glömmer sin lösenfras, eller datorn går sönder, "
    "kan två av tre ansvariga personer öppna på nytt."
)
OPEN: Final = "Öppna reservnyckeln"
REMINDER: Final = "Reservnyckel saknas"
REMINDER_TEXT: Final = "Om alla glömmer sina lösenfraser finns ingen väg in. Det tar en kvart att ordna."
REMINDER_BUTTON: Final = "Ordna en reservnyckel"

NONE_TITLE: Final = "Det finns ingen reservnyckel"
NONE_TEXT: Final = (
    "Reservnyckeln delas i tre delar som skrivs ut på papper. Tre personer med ansvar i era verksamheter "
    "förvarar varsin del, till exempel rektor, verksamhetschefen på BVC och enhetschefen på IFO. Två delar "
    "tillsammans öppnar, en ensam öppnar ingenting."
)
HAVE_TITLE: Final = "Reservnyckeln är ordnad"
SET_UP: Final = "Ordna en reservnyckel"
RENEW: Final = "Byt reservnyckeln"
RENEW_TEXT: Final = (
    "Byt när någon som förvarar en del slutar eller ett papper kommer bort. Då slutar de gamla papperen att "
    "gälla. Teamets uppgifter får också en ny nyckel, vilket kan ta någon minut."
)
REHEARSE: Final = "Öva med två nyckeldelar"
REHEARSE_TEXT: Final = "Övningen visar att papperen går att använda. Ingenting ändras."

CHOOSE_TITLE: Final = "1. Vilka förvarar delarna?"
CHOOSE_TEXT: Final = (
    "Skriv tjänsten, inte namnet. Välj tre som inte brukar sitta vid datorn, i olika verksamheter om det går."
)
OFFICES: Final = ("Första nyckeldelen", "Andra nyckeldelen", "Tredje nyckeldelen")
OFFICE_EXAMPLES: Final = (
    "Till exempel: Rektor, Förskolan Tallbacken",
    "Till exempel: Verksamhetschef, BVC Norra",
    "Till exempel: Enhetschef, IFO",
)
ON_TO_PRINT: Final = "Gör tre nyckeldelar"
STOP: Final = "Avbryt"
PRINT_TITLE: Final = "2. Skriv ut tre papper"
PRINT_TEXT: Final = (
    "Varje del blir ett papper. Hämta dem själv vid skrivaren. Programmet sparar dem inte, men skrivaren och "
    "datorns utskriftskö kan göra det en stund."
)
PRINT: Final = "Skriv ut de tre papperen"
PRINTED: Final = "Papperen är skickade till skrivaren."
TYPE_TITLE: Final = "3. Skriv av varje papper"
TYPE_TEXT: Final = (
    "Så vet ni att papperen går att läsa. Reservnyckeln gäller först när alla tre är rätt skrivna."
)
FINISH: Final = "Låt reservnyckeln gälla"
DONE_TITLE: Final = "Reservnyckeln gäller nu"
DONE_TEXT: Final = "Lämna varje papper till den som ska förvara det. De gamla papperen gäller inte längre."

GROUPS_NAME: Final = "{name}, grupp {number} av 10"
GROUPS_HELP: Final = "Tio grupper med fem tecken. Stora och små bokstäver är lika."
GROUP_ONE: Final = "Grupp {groups} stämmer inte med papperet."
GROUP_MORE: Final = "Grupperna {groups} stämmer inte med papperet."
SHARE_RIGHT: Final = "Rätt skriven."
FIRST_SHARE: Final = "En nyckeldel"
SECOND_SHARE: Final = "En nyckeldel till"
TRY: Final = "Prova delarna"
REHEARSED_TITLE: Final = "Delarna öppnar"

RECOVER_TITLE: Final = "Kom in med två nyckeldelar"
RECOVER_TEXT: Final = (
    "Två av de tre som förvarar reservnyckeln skriver varsin del. "
    "Sedan väljer du ditt namn och skriver en ny lösenfras."
)
RECOVER_WHO: Final = "Vem ska få en ny lösenfras?"
RECOVER_PHRASE: Final = "Din nya lösenfras"
RECOVER: Final = "Ge mig en ny lösenfras"
RECOVERING: Final = "Öppnar med nyckeldelarna …"
RECOVERED_TITLE: Final = "Din nya lösenfras gäller"
RECOVER_OPEN: Final = "Skriv två nyckeldelar"
NO_MEMBER: Final = "Välj ditt namn i listan."

LET_IN: Final = "Ge en ny lösenfras"
LET_IN_TEXT: Final = (
    "För den som har glömt sin. Låt hen själv skriva den nya. Det som du kan läsa och hen får läsa öppnas "
    "direkt, resten när någon som kan läsa det låser upp. Det som hen hade skrivit halvfärdigt utanför ett "
    "ärende försvinner."
)
LET_IN_DONE: Final = "Lösenfrasen är ny"

SHEET_TITLE: Final = "Nyckeldel"
SHEET_LEAD: Final = (
    "Det här papperet är en av tre delar av reservnyckeln till {team} i programmet Barnombud. Två av delarna "
    "öppnar teamets uppgifter om någon har glömt sin lösenfras eller datorn har gått sönder."
)
SHEET_TEAM: Final = "Team"
SHEET_KEEPER: Final = "Förvaras av"
SHEET_OTHERS: Final = "De andra förvaras av"
SHEET_MADE: Final = "Utskriven"
SHEET_SHARE: Final = "Nyckeldelen"
SHEET_GROUP: Final = "Grupp {number}"
SHEET_SIGNS: Final = (
    "Bara siffrorna 3 4 6 7 9 och bokstäverna A C D E F G H J K M N P R T V W X Y finns med. "
    "Stora och små bokstäver är lika."
)
SHEET_KEEP: Final = "Så förvarar du papperet"
SHEET_KEEP_POINTS: Final = (
    "Lås in det, till exempel i ett säkerhetsskåp. Ha det inte där datorn förvaras.",
    "Kopiera och fotografera det inte, och lägg det inte tillsammans med en annan del.",
    "Lämna det till den som tar över din tjänst, och säg till teamet. Då byter teamet reservnyckeln.",
    "Säg till teamet genast om papperet kommer bort.",
)
SHEET_USE: Final = "När papperet behövs"
SHEET_USE_POINTS: Final = (
    "Välj Jag har glömt min lösenfras när programmet startar. Du och en till skriver varsin del.",
    "En del ensam öppnar ingenting. Delarna öppnar ingenting utan datorn eller en säkerhetskopia.",
    "Två delar och datorn öppnar allt som familjer har berättat. Använd dem bara när ni är överens.",
)
SHEET_TEST: Final = "Skriv av delen i programmet innan du låser in papperet. Programmet visar om den är rätt."
SHEET_SIGNED: Final = ("Delen är provskriven, datum", "Underskrift")


def sheet_number(number: int) -> str:
    """Say which of the three sheets this is."""
    return f"{SHEET_TITLE} {number} av 3"


def typed_from(number: int, role: str) -> str:
    """Say whose sheet is to be typed."""
    return f"{sheet_number(number)}: {role}"


def kept_by(roles: Sequence[str], made_on: date) -> str:
    """Say who keeps the shares and since when."""
    return (
        f"Delarna förvaras av {', '.join(roles[:-1])} och {roles[-1]}. De gäller från {long_date(made_on)}."
    )


def waiting(cases: int) -> str:
    """Say how many cases the recovery key does not open yet."""
    if not cases:
        return "Reservnyckeln öppnar alla ärenden."
    words = counted(cases, "ärende är", "ärenden är")
    return f"{words} inte med än. De kommer med när någon som kan läsa dem låser upp."


def rehearsed(opened: int, cases: int) -> str:
    """Say what the two shares would open as of today."""
    if opened == cases:
        return f"Med delarna går teamets uppgifter att öppna i dag: {_cases(cases)}. Ingenting är ändrat."
    return (
        f"Med delarna går teamets uppgifter att öppna i dag, och {opened} av {_cases(cases)}. "
        "Resten kommer med när någon som kan läsa dem låser upp. Ingenting är ändrat."
    )


def let_in(given: int, waiting_cases: int, lost: int) -> str:
    """Say what opens for who has got a new passphrase."""
    parts = [f"{_cases(given)} öppnas nu."]
    if waiting_cases:
        parts.append(f"{_cases(waiting_cases)} öppnas när någon som kan läsa dem låser upp.")
    if lost:
        parts.append(f"{_cases(lost)} kan ingen i teamet öppna längre.")
    return " ".join(parts)


def wrong(groups: Sequence[int]) -> str:
    """Say which groups do not agree with the sheet."""
    numbers = [str(number) for number in groups]
    if len(numbers) == 1:
        return GROUP_ONE.format(groups=numbers[0])
    return GROUP_MORE.format(groups=f"{', '.join(numbers[:-1])} och {numbers[-1]}")


def _cases(number: int) -> str:
    return counted(number, "ärende", "ärenden")
