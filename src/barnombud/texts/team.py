"""What the page Team says: the team itself, its agencies and its people."""

from __future__ import annotations

from barnombud.texts.dates import counted
from barnombud.texts.passage import listed

TITLE = "Team"

TEAM_CHANGE = "Ändra teamet"
TEAM_NAME = "Teamets namn"
MUNICIPALITY = "Kommun"
HOST = "Här finns datorn"
HOST_HELP = "Verksamheten som har datorn ansvarar för mötesanteckningarna."

AGENCIES = "Verksamheter"
AGENCY_HEADERS = ("Verksamhet", "Huvudman", "Telefon", "")
AGENCY_ADD = "Lägg till verksamhet"
AGENCY_CHANGE = "Ändra verksamheten"
AGENCY_CLOSE = "Verksamheten lämnar teamet"
AGENCY_NAME = "Namn"
AGENCY_KIND = "Sort"
AGENCY_KIND_HELP = "Sorten avgör vilka lagtexter som står på papperen."
AGENCY_BODY = "Huvudman eller myndighet"
AGENCY_BODY_HELP = "Tomt betyder kommunen."
AGENCY_TELEPHONE = "Telefon till verksamheten"
AGENCY_TELEPHONE_HELP = "Skrivs ut till familjer. Aldrig en familjs telefon."
STATUTE = "Lagrum för sekretess eller tystnadsplikt"

PEOPLE = "Personer"
PEOPLE_HEADERS = ("Namn", "Roll och verksamhet", "Telefon", "")
PERSON_ADD = "Lägg till person"
PERSON_CHANGE = "Ändra personen"
PERSON_LEAVE = "Personen slutar"
PERSON_NAME = "Namn"
PERSON_ROLE = "Roll"
PERSON_ROLE_HELP = "Välj i listan eller skriv något eget."
PERSON_AGENCY = "Verksamhet"
PERSON_TELEPHONE = "Telefon i tjänsten"
PERSON_PHRASE_TEXT = "Nu tar personen själv över tangentbordet och väljer en lösenfras. Ni andra tittar bort."
YOU = "det är du"
CHANGE = "Ändra"

PHRASE = "Lösenfras, minst 12 tecken"
PHRASE_AGAIN = "Samma lösenfras igen"
OWN_PHRASE = "Din lösenfras"
OWN_PHRASE_TEXT = "Byt när någon annan kan ha sett den. Den gamla slutar gälla direkt."
OWN_PHRASE_CHANGE = "Byt lösenfras"
CURRENT_PHRASE = "Din lösenfras i dag"
NEW_PHRASE = "Ny lösenfras, minst 12 tecken"
PHRASE_CHANGED = "Lösenfrasen är bytt."
PHRASE_CHANGED_TEXT = (
    "Gamla säkerhetskopior öppnas med den lösenfras som gällde när de gjordes. "
    "Gör en ny kopia om någon kan ha sett den gamla."
)

ALONE_TITLE = "Du är ensam i teamet"
ALONE_TEXT = "Lägg till minst en person till. Glömmer du din lösenfras är det den enda vägen in."

MAKING = "Sparar …"


def agencies_of_the_team(agencies: int, people: int) -> str:
    """Say how many are in the team."""
    return f"{counted(agencies, 'verksamhet', 'verksamheter')} · {counted(people, 'person', 'personer')}"


def where(municipality: str) -> str:
    """Say where the team works."""
    return f"Arbetar i {municipality}"


def host_line(agency: str) -> str:
    """Say whose laptop it is."""
    return f"Datorn finns hos {agency}, som ansvarar för mötesanteckningarna."


def change_whom(name: str) -> str:
    """Name the button of one row."""
    return f"{CHANGE} {name}"


def leave_title(name: str) -> str:
    """Ask whether a person leaves."""
    return f"Slutar {name} i teamet?"


LEAVE_TEXT = (
    "Personen kan genast inte längre låsa upp. Det som personen har skrivit står kvar, med personens namn."
)
DEPUTY = "Vem tar över?"
DEPUTY_HELP = (
    "Stafettpinnar, åtaganden och planerade möten går till den du väljer. Det står på sidan vem som tog över."
)
NO_DEPUTY = "Ingen, lägg det under Utan ansvarig"
NOTHING_RESTS = "Inget vilar på personen just nu, så långt du kan se."
KEY_NOTE = (
    "Det som rör ett barn går bara till den som får veta om barnet. Annars hamnar det under Utan ansvarig."
)


def rests(commitments: int, ways_in: int, meetings: int) -> str:
    """Say what somebody else has to take over."""
    parts = [
        counted(number, one, many)
        for number, one, many in (
            (commitments, "åtagande", "åtaganden"),
            (ways_in, "familjs väg in, uppföljning eller återkoppling", "familjers väg in eller uppföljning"),
            (meetings, "planerat möte", "planerade möten"),
        )
        if number
    ]
    return f"Det här vilar på personen: {listed(parts)}."


def close_title(name: str) -> str:
    """Ask whether an agency leaves."""
    return f"Lämnar {name} teamet?"


CLOSE_TEXT = "Verksamheten kan inte längre vara med på möten. Det som redan är skrivet står kvar."
