"""What the page Åtkomstlogg says: who did what when, whether the log is whole, and who has reviewed it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from barnombud.texts.dates import counted, date_and_time

TITLE: Final = "Åtkomstlogg"
SUBTITLE: Final = "Vem gjorde vad, och när"
INTRODUCTION: Final = (
    "Här står vem som har öppnat, läst, skrivit, skrivit ut och sparat. Inget namn på något barn eller någon "
    "vårdnadshavare finns här, bara ärendets nummer. Raderna kan inte ändras eller tas bort."
)
OPEN: Final = "Öppna åtkomstloggen"
CARD: Final = "Åtkomstlogg"
CARD_TEXT: Final = "Granska ibland vem som har läst vad. Alla i teamet får granska."

FILTERS: Final = "Välj vilka rader som visas"
MEMBER: Final = "Person"
EVERYBODY: Final = "Alla personer"
KIND: Final = "Händelse"
EVERYTHING: Final = "Alla händelser"
FIRST_DAY: Final = "Från och med"
LAST_DAY: Final = "Till och med"
SHOW_ALL: Final = "Visa alla rader"
PERIOD_WRONG: Final = "Sista dagen ligger före första dagen. Ändra en av dem."

TABLE: Final = "Rader i åtkomstloggen, nyast först"
HEADERS: Final = ("När", "Vem", "Vad", "Ärende")
NONE_TITLE: Final = "Inga rader att visa"
NONE_TEXT: Final = "Välj en annan person, händelse eller tid."
OLDER: Final = "Visa äldre rader"
NEWER: Final = "Visa nyare rader"
NOBODY_KNOWN: Final = "Okänd"
PROGRAM: Final = "Programmet"
ERASED: Final = "Borttaget ärende"

REVIEW: Final = "Markera som granskad"
REVIEW_HELP: Final = "Skriver upp att du har granskat loggen till och med den nyaste raden."
REVIEWED: Final = "Granskningen är uppskriven."
REVIEWS: Final = "Senaste granskningarna"
NO_REVIEW: Final = "Ingen har granskat loggen än."

STATE: Final = "Är loggen hel?"
CHECKING: Final = "Kontrollerar loggen …"
WHOLE: Final = "Loggen är hel. Ingen rad har ändrats, lagts in eller tagits bort."
WHAT_TO_DO: Final = (
    "Anmäl det till den som ansvarar för personuppgifter hos er. Ni kan fortsätta arbeta. "
    "Fyndet står kvar i loggen."
)
FAULTS: Final = {
    "rows_missing": "Loggens slut saknas. Rader har tagits bort, eller så har en äldre kopia lagts tillbaka.",
    "row_changed": "En rad stämmer inte med raden före. Någon har ändrat, lagt in eller tagit bort en rad.",
    "head_missing": "Filen som visar var loggen slutar är borta. Rader kan saknas i slutet.",
    "head_unreadable": "Filen som visar var loggen slutar är ändrad. Rader kan saknas i slutet.",
    "tries_unreadable": "Filen med misslyckade försök att låsa upp var skadad. Tidigare försök kan saknas.",
}
FAULT_TITLE: Final = "Åtkomstloggen är inte hel"
TRIES_TITLE: Final = "Någon har försökt låsa upp"

KINDS: Final = {
    "opened": "Låst upp och låst",
    "failed_unlock": "Misslyckade försök att låsa upp",
    "read": "Läst",
    "wrote": "Skrivit och ändrat",
    "consent": "Samtycken",
    "uncovered": "Visat dolda uppgifter",
    "paper": "Skrivit ut, sparat och lämnat över",
    "disposed": "Tagit bort och tagit tillbaka",
    "team": "Teamet och reglerna",
    "log": "Själva loggen",
}

WORDS: Final = {
    "create_team": "Skapade teamet",
    "change_team": "Ändrade teamet eller dess regler",
    "add_agency": "Lade till en verksamhet",
    "change_agency": "Ändrade en verksamhet",
    "add_member": "Lade till en person",
    "change_member": "Ändrade en person",
    "remove_member": "Lät en person lämna teamet",
    "let_in_anew": "Gav någon en ny lösenfras",
    "recover_member": "Fick en ny lösenfras med två nyckeldelar",
    "set_up_recovery": "Ordnade en ny reservnyckel",
    "rehearse_recovery": "Övade med två nyckeldelar",
    "unlock": "Låste upp",
    "lock": "Låste",
    "failed_unlock": "Fel lösenfras vid upplåsning",
    "new_store_key": "Gav teamets fil en ny nyckel",
    "share_keys": "Delade eller tog tillbaka nycklar",
    "add_case": "Lade till ett ärende",
    "change_case": "Ändrade i ärendet",
    "change_guardians": "Ändrade vårdnadshavare i ärendet",
    "close_case": "Avslutade ärendet",
    "remove_case": "Lade ärendet i papperskorgen",
    "erase_case": "Raderade ärendet",
    "hold_disposal": "Undantog ärendet från gallring",
    "lift_hold": "Hävde undantaget från gallring",
    "dispose": "Gallrade uppgifter enligt beslut",
    "restore_case": "Tog tillbaka ärendet ur papperskorgen",
    "record_consent": "Skrev om samtycke",
    "withdraw_consent": "Skrev om samtycke",
    "confirm_consent": "Bekräftade att samtycket är kontrollerat",
    "read_case": "Läste i ärendet",
    "read_list": "Såg en lista med ärenden",
    "read_item": "Läste barnets punkt på mötet",
    "read_story": "Läste ärendets historia",
    "read_paper": "Förhandsgranskade ett papper",
    "make_extract": "Gjorde ett registerutdrag",
    "uncover_number": "Visade hela personnumret",
    "uncover_identity": "Visade skyddade uppgifter",
    "plan_meeting": "Planerade ett möte",
    "change_meeting": "Ändrade ett möte",
    "change_agenda": "Ändrade en dagordning",
    "start_meeting": "Började ett möte",
    "attendance": "Skrev upp vilka som kom eller gick",
    "hear_agencies": "Frågade verksamheterna om någon ångrat sig",
    "back_up": "Gjorde en säkerhetskopia",
    "restore_store": "Gick tillbaka till en säkerhetskopia",
    "salvage_store": "Räddade det som gick att läsa i en skadad fil",
    "check_store": "Hela teamets fil kontrollerades och var hel",
    "hear_since_backup": "Frågade en verksamhet vad som hänt sedan kopian",
    "open_item": "Öppnade en punkt på mötet",
    "close_item": "Stängde en punkt på mötet",
    "write_item": "Skrev i en punkt på mötet",
    "end_meeting": "Avslutade ett möte",
    "rate_petal": "Fyllde i livsblomman",
    "change_template": "Ändrade livsblommans mall",
    "change_phrase": "Ändrade en fras på ett annat språk",
    "approve_language": "Godkände ett språk",
    "agree_support": "Skrev vad som är överenskommet",
    "change_support": "Ändrade en överenskommelse",
    "add_commitment": "Lade till ett åtagande",
    "change_commitment": "Ändrade ett åtagande",
    "write_consultation": "Skrev i en konsultation",
    "end_consultation": "Avslutade en konsultation",
    "finalise_minutes": "Färdigställde mötesanteckningar",
    "add_addendum": "Skrev ett tillägg",
    "check_paper": "Kontrollerade ett papper innan det lämnas",
    "make_paper": "Skrev ut eller sparade ett papper",
    "print_paper": "Skrev ut ett papper",
    "save_paper": "Sparade ett papper som fil",
    "hand_over_paper": "Lämnade över ett papper",
    "save_draft": "Sparade ett utkast",
    "reminder_shown": "Påminnelsen om anmälan visades",
    "read_log": "Läste åtkomstloggen",
    "review_log": "Granskade åtkomstloggen",
    "begin_log_head": "Loggens slut sparas även utanför filen",
    "log_fault": "Fel i loggen upptäcktes",
}
LISTS: Final = {
    "cases": "Barn",
    "home": "Hem",
    "commitments": "Åtaganden",
    "papers": "Papper",
    "agenda": "Dagordning",
    "consents": "Samtyckeskontroll",
}


def operation(op: str, codes: tuple[str, ...] = ()) -> str:
    """Say what was done; a list by the name of its page."""
    words = WORDS.get(op, op.replace("_", " "))
    where = next((LISTS[code] for code in codes if code in LISTS), "") if op == "read_list" else ""
    return f"{words}: {where}" if where else words


def reviewed_by(name: str, at: datetime) -> str:
    """Say who has reviewed when."""
    return f"{date_and_time(at)}, {name}"


def found_at(at: datetime, fault: str) -> str:
    """Say when something was found to be wrong, and what."""
    return f"{date_and_time(at)}: {FAULTS[fault]}"


def broken_at(line: int) -> str:
    """Say at which line the chain breaks."""
    return f"Rad {line} stämmer inte med raden före. Någon har ändrat, lagt in eller tagit bort en rad."


def tries(count: int, last: datetime | None) -> str:
    """Say how many tried with a wrong passphrase since last time."""
    words = counted(count, "försök misslyckades", "försök misslyckades")
    when = f" Det senaste var {date_and_time(last)}." if last else ""
    return f"{words} sedan förra gången.{when} Var det inte någon av er? Säg till den som sköter datorn."
