"""What the page Inställningar says."""

from __future__ import annotations

from barnombud.texts.dates import WEEKDAYS

TITLE = "Inställningar"

LOOK = "Utseende på den här datorn"
LOOK_TEXT = "Gäller bara den här datorn, och bara den som sitter här."
COLOURS = "Färger"
COLOUR_CHOICES = (("system", "Som datorn"), ("light", "Ljust"), ("dark", "Mörkt"))
SIZE = "Textstorlek"
SIZES = (("100", "100 %"), ("125", "125 %"), ("150", "150 %"), ("175", "175 %"), ("200", "200 %"))

CONTACTS = "Telefoner och kontakter"
CONTACTS_TEXT = "Sparas medan du skriver. Numren står i rutan om att ett barn far illa och på papperen."
CONTACT_FIELDS = {
    "telephone_social_services": (
        "Socialtjänsten, dagtid",
        "Dit ringer ni om ett barn far illa.",
    ),
    "telephone_out_of_hours": ("Socialjouren, kväll och helg", ""),
    "family_contact": (
        "Familjens kontakt",
        "Vem en vårdnadshavare ringer för att ändra sig: funktion och telefon. Står på formuläret.",
    ),
    "incident_contact": (
        "Om något har kommit i fel händer",
        "Dataskyddsombudet eller den som tar emot sådant hos er.",
    ),
    "incident_telephone": ("Telefon om något har kommit i fel händer", ""),
    "neutral_sender": (
        "Avsändare på papper till familjer",
        "Tomt betyder teamets namn. Skriv något som inte avslöjar vad det gäller.",
    ),
    "protection_reference": (
        "Kommunens beslut om skyddade personuppgifter",
        "Tomt betyder att de hanteras utanför programmet. Med beslutets nummer kan sekretessmarkering "
        "och skyddad folkbokföring föras in här. Fingerade personuppgifter förs aldrig in, de hanteras "
        "enligt plan.",
    ),
    "open_support": (
        "Öppet för alla",
        "Dit en familj kan gå själv, med telefon. Skriv semikolon mellan ställena. Står på tackbladet.",
    ),
}

RULES = "Teamets regler"
RULES_TEXT = "Ni bestämmer själva inom gränserna. Ändringar gäller från nu, inte bakåt."
MONTHS, DAYS, MINUTES = "månader", "dagar", "minuter"
VOUCHING = "Var och en bekräftar samtycket med sin egen lösenfras"
VOUCHING_HELP = (
    "Om kommunen kräver det. Annars räcker ett tryck av den som är inloggad, "
    "när någon från verksamheten är här och säger det."
)
RULE_FIELDS = {
    "consent_default_months": (
        "Samtycke gäller i",
        MONTHS,
        "Så länge föreslås ett nytt samtycke gälla.",
    ),
    "consent_max_months": (
        "Samtycke gäller som längst i",
        MONTHS,
        "Aldrig mer än 12 månader.",
    ),
    "consent_warning_days": (
        "Påminn innan ett samtycke går ut",
        DAYS,
        "Då hinner ni fråga familjen igen.",
    ),
    "feedback_days": (
        "Återkoppla till vårdnadshavarna inom",
        DAYS,
        "Räknas från mötet.",
    ),
    "read_through_days": (
        "Läs igenom mötesanteckningarna inom",
        DAYS,
        "Efter det påminner Hem.",
    ),
    "refusal_disposal_days": (
        "Ta bort ärenden utan samtycke efter",
        DAYS,
        "När alla har sagt nej eller ingen har svarat.",
    ),
    "meeting_minutes": ("Ett möte tar", MINUTES, "Föreslås när ni planerar ett möte."),
    "lock_minutes": (
        "Lås programmet efter",
        MINUTES,
        "När ingen har rört det. Högst 5 minuter.",
    ),
}
TOO_SHORT_MAX = "Kan inte vara kortare än den tid som föreslås. Ändra den först."
TOO_LONG_DEFAULT = "Kan inte vara längre än den längsta tiden."

WITHOUT_NAMES = "Frågor utan namn"
WITHOUT_NAMES_TEXT = "Programmet markerar ord som kan peka ut ett barn i en konsultation."
SMALL_PLACE = "Vi arbetar där många känner varandra. Markera ovanliga saker som står tillsammans oftare."
LOCAL_PLACES = "Byar, stadsdelar och förskolor hos er"
LOCAL_PLACES_HELP = "Skriv komma mellan namnen. De markeras när någon skriver dem."

SERIES = "När ni träffas"
SERIES_TEXT = "Programmet föreslår nästa möte och hoppar över helgdagar."
RHYTHM = "Hur ofta"
RHYTHMS = (("monthly", "En gång i månaden"), ("weekly", "Med några veckors mellanrum"))
WEEK = "Vilken vecka i månaden"
WEEKS = (("1", "första"), ("2", "andra"), ("3", "tredje"), ("4", "fjärde"), ("-1", "sista"))
WEEKDAY = "Veckodag"
EVERY = "Antal veckor mellan möten"
START = "Börjar klockan"
LENGTH = "Minuter"

AGENDA = "Mall för dagordningen"
AGENDA_TEXT = (
    "Så börjar varje nytt möte. Raden Barn blir en punkt för varje barn som får tas upp, "
    "och försvinner när inget barn ska tas upp."
)
AGENDA_LIST = "Punkter i mallen"
AGENDA_ROW_TITLE = "Rubrik"
AGENDA_ROW_TITLE_HELP = "Tomt betyder den vanliga rubriken."
AGENDA_ROW_MINUTES = "Minuter"
AGENDA_KIND = "Ny punkt"
AGENDA_ADD = "Lägg till"
AGENDA_REMOVE = "Ta bort punkten"
AGENDA_DEFAULT = "Gå tillbaka till den vanliga mallen"
AGENDA_DEFAULT_TITLE = "Gå tillbaka till den vanliga mallen?"
AGENDA_DEFAULT_TEXT = "Er egen ordning och era rubriker försvinner. Möten som redan är planerade ändras inte."
AGENDA_DEFAULT_ACCEPT = "Använd den vanliga"
AGENDA_LAST = "Minst en punkt behövs."

FLOWER = "Blomman"
FLOWER_TEXT = (
    "Kronblad, frågor, färger och skala är era egna. Gamla bedömningar behåller den version de gjordes med."
)
FLOWER_CHANGE = "Ändra blomman"
FLOWER_SUGGESTION = "Förslag"
FLOWER_OWN = "Er egen"

LANGUAGES = "Språk"
LANGUAGES_TEXT = (
    "Papper till familjer på deras språk, med svenskan bredvid. Rätta en mening eller godkänn ett språk."
)
LANGUAGES_OPEN = "Öppna språken"


def agenda_row(number: int, title: str, minutes: int) -> str:
    """Return one line of the template; `number` counts from 1."""
    return f"{number}. {title} · {minutes} min"


def agenda_total(minutes: int) -> str:
    """Say how long the template is together."""
    return f"Tillsammans {minutes} minuter."


def next_date(sentence: str, day: str) -> str:
    """Say the rhythm and when it next falls."""
    return f"{sentence} Nästa gång: {day}."


def weekday_choices() -> tuple[tuple[str, str], ...]:
    """Return Monday to Friday as choices, ISO number and word."""
    return tuple((str(number), WEEKDAYS[number - 1]) for number in range(1, 6))


def flower_version(name: str, version: int) -> str:
    """Say which flower it is."""
    return f"{name} · version {version}"


def rule_label(label: str, unit: str) -> str:
    """Return a rule's label with its unit."""
    return f"{label} ({unit})"
