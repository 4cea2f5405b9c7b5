"""What the pages of the first start say."""

from __future__ import annotations

NEW_TEAM = "Skapa ett team"
LEAVE = "Avbryt"
SAVE = "Skapa teamet"
SAVING = "Skapar teamet …"

TEAM_TITLE = "Teamet"
TEAM_TEXT = "Vad heter ert team, och i vilken kommun arbetar ni?"
TEAM_NAME = "Teamets namn"
TEAM_NAME_HELP = "Till exempel Barnombudsteamet Tallbacken. Det står på papperen."
MUNICIPALITY = "Kommun"

AGENCIES_TITLE = "Verksamheterna"
AGENCIES_TEXT = (
    "Vilka är med? Lägg till varje förskola för sig. Valet i listan styr vilka lagar papperen hänvisar till."
)
AGENCY_KIND = "Sort"
AGENCY_NAME = "Namn"
AGENCY_BODY = "Huvudman"
AGENCY_BODY_HELP = "Till exempel regionen eller företaget. Står på papperen."
AGENCY_BODY_EXAMPLE = "regionen eller företaget"
AGENCY_HOST = "Här finns datorn"
AGENCY_HOST_HELP = "Verksamheten som har datorn ansvarar för mötesanteckningarna."
ADD_AGENCY = "Lägg till verksamhet"

MEMBER_TITLE = "Du"
MEMBER_TEXT = "Du blir den första i teamet. De andra lägger du till sedan, var och en med en egen lösenfras."
MEMBER_NAME = "Ditt namn"
MEMBER_AGENCY = "Din verksamhet"
MEMBER_ROLE = "Din roll"
MEMBER_ROLE_HELP = "Välj i listan eller skriv något eget."

PHRASE_TITLE = "Din lösenfras"
PHRASE_TEXT = (
    "En lösenfras är några ord i rad, minst 12 tecken. Den är bara din. "
    "Ingen kan läsa ut den eller återställa den, så välj en som du minns."
)
PHRASE = "Lösenfras"
REPEATED = "Samma lösenfras igen"

_STEPS = (TEAM_TITLE, AGENCIES_TITLE, MEMBER_TITLE, PHRASE_TITLE)


def step(number: int) -> str:
    """Say which of the pages this is; counted from 1."""
    return f"{NEW_TEAM} · steg {number} av {len(_STEPS)}"


def title(number: int) -> str:
    """Return the heading of a page; counted from 1."""
    return _STEPS[number - 1]


def agency_heading(number: int) -> str:
    """Head one agency among several; counted from 1."""
    return f"Verksamhet {number}"


def remove_agency(number: int) -> str:
    """Name the button that takes one agency away."""
    return f"Ta bort verksamhet {number}"


def agency_choice(name: str, kind: str) -> str:
    """Return an agency as it stands in a list of choices; its kind as long as it has no name."""
    return name or kind
