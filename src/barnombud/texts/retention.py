"""Gallring: the plan, what is due, what goes, and the certificate (R32)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from barnombud.texts.dates import counted, date_and_time, long_date, moment
from barnombud.texts.passage import listed
from barnombud.texts.states import PAPERS

TITLE: Final = "Gallring och leverans"
SUBTITLE: Final = "Hur länge uppgifter sparas, vad som är dags att radera, och leverans till arkivet"
CARD: Final = TITLE
CARD_TEXT: Final = (
    "Hur länge varje slags handling sparas, vad som är dags att gallra, och leverans till arkivet."
)
OPEN: Final = "Öppna gallring och leverans"

PLAN: Final = "Gallringsplan"
PLAN_TEXT: Final = (
    "Tiden räknas från den dag ärendet avslutades eller senast lämnades över, aldrig från mötet. "
    "Inget raderas "
    "av sig självt innan det finns ett beslut. Välj en rad för att ändra den."
)
PLAN_HEADERS: Final = ("Handling", "Sparas", "Beslut", "Bestämt av")
MISSING: Final = "Gallringsbeslut saknas"
MISSING_SOME: Final = "Gallringsbeslut saknas för {some}. Tills det finns föreslås bara gallring."
SOURCES: Final = {
    "default": "programmets förslag",
    "team": "teamet",
    "municipality": "kommunen",
    "rules": "teamets regler",
}
KINDS: Final = {
    "case": "Ärenden och bilagor",
    "consent": "Samtycken",
    "handed_over": "Register över utlämnade papper",
    "refusal": "Svar som var nej och obesvarade frågor",
    "minutes": "Mötesanteckningar, allmän del",
    "consultation": "Avidentifierade konsultationer",
    "access_log": "Åtkomstlogg",
    "backup": "Säkerhetskopior",
}
UNITS: Final = {"days": "Dagar", "months": "Månader", "years": "År"}
_COUNTED: Final = {"days": ("dag", "dagar"), "months": ("månad", "månader"), "years": ("år", "år")}
KEPT: Final = "bevaras"
HELPS: Final = {
    "case": "Det som skrivits om barnet och de papper det blivit. Ligger under samma nyckel som "
    "samtycken och "
    "register, så allt raderas när den längsta av de tre tiderna har gått.",
    "consent": "Svar, återkallelser och bilder av underskrivna blanketter.",
    "handed_over": "Vad som lämnats till vem, hur och när.",
    "refusal": "Tid och beslut står bland teamets regler under Inställningar.",
    "minutes": "Väntar tills alla ärenden från mötet är avslutade. Numret finns kvar.",
    "consultation": "Räknas från mötet där frågan togs upp.",
    "access_log": "Minst fem år. Programmet raderar aldrig loggen.",
    "backup": "Programmet gallrar själv till högst nio månader. Med ett beslut kan tiden vara kortare. Den "
    "senaste kopian finns alltid kvar.",
}
BASIS: Final = "Grund"
BASIS_HELP: Final = "Till exempel nämndens dokumenthanteringsplan."
TIME: Final = "Sparas så länge"
UNIT: Final = "Räknas i"
KEPT_FIELD: Final = "Bevaras. Raderas aldrig här, bara levereras."
DECISION: Final = "Gallringsbeslut"
DECISION_HELP: Final = "Nämnd, datum och paragraf eller diarienummer. Utan beslut föreslås bara gallring."
BY_ITSELF: Final = "Radera av sig självt när tiden har gått"
BY_ITSELF_HELP: Final = "Kräver ett beslut. Annars raderar ni själva i listan högst upp."
SAVE: Final = "Spara raden"
CLOSE: Final = "Stäng utan att spara"

DUE: Final = "Dags att gallra"
DUE_NONE: Final = "Inget är dags att gallra i dag."
WAITS: Final = (
    "Programmet har inte använts på länge, eller så går datorns klocka fel. Därför raderas inget av sig "
    "självt den närmaste månaden. Kontrollera dagens datum på datorn. Du kan radera själv här."
)
DECIDED: Final = "beslut finns"
UNDECIDED: Final = "beslut saknas"
LOOK: Final = "Visa vad som raderas"
WHAT_GOES: Final = "Det här raderas"
WHAT_GOES_TEXT: Final = "Inget har hänt än. Titta igenom listan först."
BACKUPS: Final = "Säkerhetskopior som berörs"
NO_BACKUPS: Final = "Ingen säkerhetskopia finns än. En görs precis innan."
BACKUPS_TEXT: Final = (
    "Ärendenas nycklar tas bort ur alla, så ingen kopia kan öppna dem. Anteckningar och "
    "konsultationer tas bort "
    "om någon går tillbaka till en kopia, och kopiorna själva gallras med tiden."
)
AWAY: Final = "Den andra platsen är inte ansluten. Den följer med nästa gång den är det."
OUTSIDE: Final = "lämnat {at}, den kopian når programmet inte"
TYPE_COUNT: Final = "Skriv hur många poster som raderas"
TYPE_HELP: Final = "Det går inte att ångra."
DO_IT: Final = "Radera för gott"
WAIT: Final = "Vänta"
DONE: Final = "Raderat"
HERE: Final = "den här datorn"
SECOND: Final = "den andra platsen"
TABLES: Final = {
    "addendum": ("tillägg", "tillägg"),
    "agenda_item": ("punkt på dagordningen", "punkter på dagordningen"),
    "agreement": ("överenskommet stöd", "överenskomna stöd"),
    "child_record": ("anteckning från möte", "anteckningar från möten"),
    "commitment": ("åtagande", "åtaganden"),
    "confirmation": ("bekräftelse av samtycke", "bekräftelser av samtycke"),
    "consent_event": ("svar eller fråga om samtycke", "svar eller frågor om samtycke"),
    "consent_scan": ("bild av blankett", "bilder av blanketter"),
    "draft": ("halvskriven text", "halvskrivna texter"),
    "guardian": ("vårdnadshavare", "vårdnadshavare"),
    "handed_over": ("rad i registret över utlämnat", "rader i registret över utlämnat"),
    "item_snapshot": ("färdig version", "färdiga versioner"),
    "rating": ("skattning i blomman", "skattningar i blomman"),
    "written_input": ("inskickad text", "inskickade texter"),
}
ITSELF: Final = {
    "minutes": "anteckningarnas text, tillägg och register",
    "consultation": "fråga och råd",
}

CERTIFICATES: Final = "Gallringsintyg"
CERTIFICATES_TEXT: Final = (
    "Varje gång något raderas blir det ett intyg. Inget barn och ingen familj står i det."
)
CERTIFICATES_NONE: Final = "Inget har raderats än."
CERTIFICATE_HEADERS: Final = ("Intyg", "När", "Vad")
CERTIFICATE_LEAD: Final = (
    "Det här har raderats ur barnombudsteamets program. Intyget säger vad, hur många, när, med "
    "vilket beslut och "
    "av vem. Det säger inget om vilka barn eller familjer det gällde."
)
WHEN: Final = "När"
BY: Final = "Av"
CERTIFICATE_TABLE: Final = "Det som raderades"
CERTIFICATE_HEADER: Final = ("Handling", "Antal", "Papper", "Sparades", "Grund och beslut")
HOW_OTHERS: Final = (
    "Texten i anteckningar och konsultationer är borttagen. Den tas bort på nytt om någon går tillbaka till "
    "en äldre säkerhetskopia."
)
LOGGED: Final = "Åtkomstloggen har en rad om att något raderades."
HOW_CASES: Final = (
    "Nycklarna till ärendena är förstörda, också i äldre säkerhetskopior. Utan dem går innehållet "
    "inte att läsa."
)
NOT_REACHED: Final = (
    "Papper och filer som redan har lämnats ut berörs inte. De gallras av den som har dem, enligt den egna "
    "planen."
)


def what(kind: str, agency: str) -> str:
    """Return ``Samtycken, BVC Norra``."""
    return f"{KINDS[kind]}, {agency}" if agency else KINDS[kind]


def time(number: int, unit: str) -> str:
    """Return ``30 dagar``."""
    return counted(number, *_COUNTED[unit])


def keeps(number: int, unit: str, *, kept: bool) -> str:
    """Return how long, or that it is kept for good."""
    return KEPT if kept else time(number, unit)


def plan_line(kind: str, agencies: Sequence[str], keeps_: str, decision: str) -> str:
    """Say how long one kind of record is kept, of some agencies where they differ."""
    decided = f"beslut {decision}" if decision else MISSING.lower()
    whose = f" ({listed(agencies)})" if agencies else ""
    after = " efter avslut" if kind in ("case", "consent", "handed_over") and keeps_ != KEPT else ""
    return f"{KINDS[kind]}{whose}: {keeps_}{after}, {decided}."


def decision_cell(decision: str, *, by_itself: bool) -> str:
    """Return the decision's reference, or that there is none."""
    if not decision:
        return MISSING
    return f"{decision}, raderas av sig självt" if by_itself else decision


def missing(kinds: Sequence[str]) -> str:
    """Say for which kinds of record there is no decision."""
    words = [KINDS[kind][:1].lower() + KINDS[kind][1:] for kind in kinds]
    return MISSING_SOME.format(some=listed(words))


def record(kind: str, label: str, day: date) -> str:
    """Return one record as it is told apart: ``Ärende K7Q``, ``Mötesanteckningar 7/2026``."""
    words = {"case": f"Ärende {label}", "minutes": f"Mötesanteckningar {label}"}
    return words.get(kind, f"Konsultation {long_date(day)}")


def due_line(name: str, day: date, *, decided: bool) -> str:
    """Return one line of what is due."""
    return f"{name}, dags sedan {long_date(day)}, {DECIDED if decided else UNDECIDED}"


def question(records: int, papers: int) -> str:
    """Say what is about to go."""
    told = counted(records, "post", "poster")
    return f"{told} raderas för gott och {papers} papper kan inte göras igen. {TYPE_HELP}"


def certificate_line(lines: Sequence[tuple[str, int]]) -> str:
    """Say in one line what a certificate is about."""
    return ", ".join(f"{KINDS[kind]}: {count}" for kind, count in lines)


def coming(count: int, first: date) -> str:
    """Say what will be due within a year."""
    return f"{counted(count, 'post', 'poster')} till inom ett år, den första {long_date(first)}."


def rows_of(kind: str, rows: Sequence[tuple[str, int]]) -> str:
    """Say what lies in a record."""
    if kind in ITSELF:
        return ITSELF[kind]
    return ", ".join(counted(count, *TABLES[name]) for name, count in rows)


def paper(kind: str, document_id: str, handed_over_at: datetime | None) -> str:
    """Say one paper that can no longer be made."""
    told = f"{PAPERS[kind]} {document_id}"
    return f"{told}, {OUTSIDE.format(at=date_and_time(handed_over_at))}" if handed_over_at else told


def backup(at: datetime, *, second_place: bool) -> str:
    """Say one backup."""
    return f"{moment(at)}, {SECOND if second_place else HERE}"


def done(count: int, number: int, year: int) -> str:
    """Say what has been done."""
    return f"{counted(count, 'post', 'poster')}. {certificate_title(number, year)} finns i listan."


def certificate_title(number: int, year: int) -> str:
    """Return ``Gallringsintyg 1/2026``."""
    return f"Gallringsintyg {number}/{year}"


def at(moment_: datetime) -> str:
    """Say when it was done."""
    return date_and_time(moment_)


def by(person: str, *, by_itself: bool) -> str:
    """Say who did it, or that it went by itself."""
    return f"programmet av sig självt, när {person} var inloggad" if by_itself else person


def ground(basis: str, decision: str) -> str:
    """Return the ground and the decision in one cell."""
    return f"{basis}. Beslut: {decision}" if basis else f"Beslut: {decision}"


def backups_then(count: int) -> str:
    """Say how many backups there were."""
    found = counted(count, "säkerhetskopia", "säkerhetskopior")
    return f"Då fanns {found} inom räckhåll. Ingen av dem öppnar ärendena."
