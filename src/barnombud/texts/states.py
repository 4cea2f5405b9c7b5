"""Swedish words for states and kinds: the ladder of support, items, meetings, minutes, promises.

Never "beslut" about an insats: the team agrees and offers, each service decides for itself.
Words of ratings are in `texts.flower`.
"""

from __future__ import annotations

SUPPORT = {
    "proposed": "föreslagen",
    "offered": "erbjuden",
    "accepted": "accepterad",
    "declined": "avböjd",
    "waiting": "väntar",
    "started": "påbörjad",
    "evaluated": "utvärderad",
    "closed": "avslutad",
}
STOPPED = {"consent_ended": "stoppad, samtycke saknas"}
"""An offer that was closed without anybody having chosen it; never who or why (R9, R25)."""
SUPPORT_STEPS = {
    "proposed": "Föreslå",
    "offered": "Har erbjudits",
    "accepted": "Familjen tackar ja",
    "declined": "Familjen tackar nej",
    "waiting": "Väntar på start",
    "started": "Har påbörjats",
    "evaluated": "Har utvärderats",
    "closed": "Avsluta",
}
"""Words on the buttons that take an offer to a state."""
SUPPORT_OUTCOMES = {
    "better": "bättre",
    "unchanged": "oförändrat",
    "worse": "sämre",
    "too_early": "för tidigt att säga",
    "unknown": "vet inte",
}
"""What came of an offered support."""
STUCK = {
    "queue": "kö",
    "no_resource": "resurs saknas",
    "wrong_level": "fel nivå",
    "family_wants_to_wait": "familjen vill vänta",
    "no_consent": "samtycke saknas",
    "other": "annat",
}
ITEMS = {
    "welcome": "Välkomna, närvaro och sekreterare",
    "commitments": "Åtaganden från förra mötet",
    "consent_check": "Samtyckeskontroll",
    "consultation": "Avidentifierad konsultation och generella frågor",
    "child": "Barn",
    "learning": "Lära av varandra",
    "visibility": "Synlighet i familjers vardag",
    "evaluation": "Mötet på en minut och nästa datum",
    "other": "Övrigt",
}
"""Default titles of agenda items."""
ITEM_STATES = {
    "waiting": "väntar",
    "open": "pågår",
    "paused": "pausad",
    "done": "klar",
    "moved": "flyttad till nästa möte",
}
MEETINGS = {"planned": "planerat", "running": "pågår", "ended": "avslutat", "cancelled": "inställt"}
MINUTES = {
    "draft": "utkast",
    "finalised": "färdigställda",
    "handed_over": "överlämnade",
    "disposed": "gallrade",
}
PAPERS = {
    "call": "Kallelse",
    "minutes": "Mötesanteckningar",
    "enclosure": "Bilaga",
    "guardian_sheet": "Blad till vårdnadshavare",
    "consent_form": "Samtyckesblankett",
    "blank_flower": "Tom livsblomma",
    "pictures": "Information i bilder",
    "own_note": "Att föra in i eget system",
    "promises": "Åtaganden",
    "addendum": "Tillägg",
    "receipt": "Kvitto",
    "extract": "Registerutdrag",
    "thanks": "Tack för ditt svar",
    "leaflet": "Till alla familjer",
    "interpreter_script": "Tolkens manus",
    "statistics": "Sammanställning",
    "privacy": "Om personuppgifter",
    "incident": "Något har kommit bort",
    "disposal_certificate": "Gallringsintyg",
    "delivery_index": "Förteckning över leverans",
    "register": "Register över lämnade papper",
}
HANDOVERS = {
    "paper": "på papper",
    "encrypted": "krypterat",
    "talked_through": "i samtal",
    "delivered": "i leverans till arkivet",
}
COMMITMENTS = {"open": "att göra", "stuck": "har fastnat", "done": "klart", "dropped": "gäller inte längre"}
COMMITMENT_KINDS = {
    "task": "uppgift",
    "support": "erbjudet stöd",
    "tell_guardians": "återkoppla till vårdnadshavarna",
    "follow_up": "följa upp",
    "tell_agency": "berätta att inget mer delas",
}
CASES = {"asking": "frågan ställs", "open": "öppet", "closed": "avslutat"}
ATTENDANCE = {
    "arrived": "kom",
    "left": "gick",
    "stepped_out": "lämnade mötet",
    "returned": "kom tillbaka",
    "absent": "frånvarande",
}
ASKED_DID_NOT_COME = "begärd, kom inte"
CHILD_VOICE = {
    "unset": "inte ifyllt",
    "asked": "barnet är tillfrågat",
    "observed": "så visar barnet",
    "not_asked": "barnet är inte tillfrågat",
}
AGE_BANDS = {
    "not_said": "ålder sägs inte",
    "zero_to_two": "0–2 år",
    "three_to_four": "3–4 år",
    "five_to_six": "5–6 år",
}
CONSULTATIONS = {"prepared": "förberedd", "done": "klar"}
IDENTITY_KINDS = {
    "personnummer": "personnummer",
    "samordningsnummer": "samordningsnummer",
    "temporary_t": "T-nummer",
    "temporary_tf": "TF-nummer",
    "reserve": "reservnummer",
    "none": "inget nummer",
}


def support_word(state: str, stopped: str = "") -> str:
    """Return where an offer stands; ``stopped`` is why it was closed without anybody having chosen it."""
    return STOPPED[stopped] if stopped else SUPPORT[state]


def child_item(ordinal: int) -> str:
    """Return ``Barn 1``: all the list says of a child on a wall, and on every paper that names none."""
    return f"{ITEMS['child']} {ordinal}"


def item_title(kind: str, title: str = "") -> str:
    """Return the item's own title, or its kind's default."""
    return title or ITEMS[kind]
