"""What the unlock window says."""

from __future__ import annotations

from barnombud.texts.said import Said

APP_NAME = "Barnombud"
WELCOME = "Välkommen"
WELCOME_TEXT = (
    "Här finns inget team än. Skapa ett, eller öva först med påhittade barn. "
    "Allt stannar på den här datorn. Bara teamet kan läsa det."
)
PRACTICE_PHRASE = "en mening att öva med"
"""No secret: the window itself tells it."""
PRACTICE_SUBTITLE = "Övningsteamet. Allt är påhittat."

TEAM = "Team"
NAME = "Namn"
CHOOSE_NAME = "Välj ditt namn"
PHRASE = "Lösenfras"
SHOW = "Visa"
HIDE = "Dölj"
SHOW_NAME = "Visa lösenfrasen"
HIDE_NAME = "Dölj lösenfrasen"
CAPS_LOCK = "Caps Lock är på"
UNLOCK = "Lås upp"
LOCKING = "Låser …"
UNLOCKING = "Låser upp …"
OPENING_PRACTICE = "Gör i ordning övningen …"

PRACTISE = "Öva med påhittade barn"
NEW_TEAM = "Skapa ett team"
FORGOTTEN = "Jag har glömt min lösenfras"
LEAVE_PRACTICE = "Avsluta övningen"
BACK = "Tillbaka"

FORGOTTEN_TITLE = "Om du har glömt din lösenfras"
FORGOTTEN_LINES = (
    "Ingen kan läsa ut din lösenfras, inte heller programmet. Men du kan få en ny på två sätt.",
    "Be någon annan i teamet att låsa upp, helst från din egen verksamhet. På sidan Team väljer hen ditt "
    "namn och Ge en ny lösenfras. Du skriver den själv.",
    "Eller be två av de tre som förvarar reservnyckeln att komma med sina papper.",
    "Det som teamet har skrivit finns kvar. Ärenden som bara du kunde läsa öppnas bara med reservnyckeln.",
    "Är du ensam i teamet, utan reservnyckel, finns ingen väg in.",
)
WITH_SHARES = "Skriv två nyckeldelar"

NO_NAME = "Välj ditt namn i listan."
NO_PHRASE = "Skriv din lösenfras."
ALREADY_OPEN_TITLE = "Barnombud är redan öppet"
ALREADY_OPEN_TEXT = "Fönstret som är öppet visas nu."
SETTINGS_ASIDE_TITLE = "Dina val av färg och textstorlek kunde inte läsas."
SETTINGS_ASIDE_TEXT = "Programmet använder sina vanliga val. Teamets uppgifter berörs inte."
LOCKED_BY_TROUBLE = "Programmet låste för säkerhets skull."
CANNOT_LOCK_TITLE = "Teamet går inte att låsa upp än"

GONE_FROM_TEAM = Said(
    "Du är inte längre med i teamet",
    "Någon har tagit bort ditt namn.",
    "Fråga någon annan i teamet.",
)


def practice_hint(passphrase: str) -> str:
    """Say what opens the practice team."""
    return f"I övningen är lösenfrasen alltid: {passphrase}"


def wait(seconds: int) -> str:
    """Say how long the button rests after wrong tries."""
    unit = "sekund" if seconds == 1 else "sekunder"
    return f"Vänta {seconds} {unit} och försök igen."


def team_subtitle(team: str) -> str:
    """Return what stands below the program's name."""
    return team
