"""What is said when the store gets a new key, because somebody has left; people say "teamets fil"."""

from __future__ import annotations

from barnombud.texts.dates import counted

CARD = "Teamets fil ska få en ny nyckel"
CARD_TEXT = (
    "Någon som kunde låsa upp har slutat. Med en ny nyckel öppnar personens gamla lösenfras inte det som "
    "teamet skriver från och med nu."
)
CARD_BACKUPS = "Säkerhetskopiorna ska få den nya nyckeln"
CHANGE = "Byt nyckel"
GO_ON = "Gör klart bytet"

TITLE = "Ny nyckel när någon har slutat"
INTRO = "Personen kan inte längre låsa upp här. Ett steg återstår: teamets fil ska få en ny nyckel."
STEPS = "Så går det till"
PASSED_ON = "Det som vilade på personen har gått vidare"
SLOT_GONE = "Personens lösenfras är borttagen"
CASE_KEYS = "Barnen som personen fick veta om har fått nya nycklar"
STORE_KEY = "Teamets fil får en ny nyckel, med en säkerhetskopia före och efter"
BACKUPS = "Äldre säkerhetskopior får den nya nyckeln"
DONE, WAITING, NOW = "klart", "återstår", "pågår"
PROTECTS = "Det här skyddar mot"
PROTECTS_TEXT = (
    "Den som har slutat kan inte öppna det som skrivs från och med nu, och inte teamets säkerhetskopior på "
    "den här datorn. Inte heller någon annan som har fått tag i den gamla lösenfrasen kan det."
)
DOES_NOT = "Det här skyddar inte mot"
DOES_NOT_TEXT = (
    "En kopia av filerna som någon tog tidigare öppnas fortfarande med den tidens lösenfras. Det som någon "
    "har läst har hen läst. Finns teamets filer på en USB-sticka eller en annan dator, ta tillbaka den."
)
CALM = (
    "Det tar någon minut. Låt datorn vara på. Avbryts bytet finns allt kvar, och det går att göra klart på "
    "sidan Team."
)
CHANGING = "Byter …"
CHANGED = "Teamets fil har en ny nyckel."
CHANGED_TEXT = "Filen och säkerhetskopiorna på den här datorn öppnas bara med den."


def step_line(step: str, state: str) -> str:
    """Say one step and how far it has come."""
    return f"{step}: {state}"


def backups_left(number: int) -> str:
    """Say how many older backups wait."""
    return f"{counted(number, 'äldre kopia', 'äldre kopior')} öppnas ännu med den gamla nyckeln."


def backups_so_far(done: int, total: int) -> str:
    """Say how far the older backups have come."""
    return f"{done} av {total}"


def useless_backups(number: int) -> str:
    """Say that some backups could not be given the key."""
    return (
        f"{counted(number, 'äldre kopia', 'äldre kopior')} gick inte att läsa och har kvar den gamla "
        "nyckeln. Teamets fil är hel."
    )
