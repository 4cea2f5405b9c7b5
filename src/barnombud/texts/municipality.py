"""What the municipality's settings file decides, and what in it could not be used."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Kommunens inställningar"
LOCKED: Final = "Bestämt av kommunen."
HOLDS: Final = "Det kommunen har bestämt gäller för alla team. De fälten är låsta här."
TROUBLE: Final = "Något i kommunens fil går inte att använda. Be den som har hand om den att rätta:"
WHOLE: Final = "Filen används inte. Teamets egna val gäller."
VALUE: Final = "Teamets eget val gäller i stället."
FAULTS: Final = {
    "unreadable": "Filen går inte att läsa eller är för stor.",
    "not_text": "Filen är inte sparad som text i UTF-8.",
    "not_toml": "Något är felskrivet.",
    "too_new": "Filen är gjord för en nyare version av programmet.",
    "unknown_name": "Programmet känner inte till ”{name}”.",
    "wrong_picture": "Bilden i ”{name}” finns inte eller går inte att använda.",
    "wrong_value": "Värdet för ”{name}” går inte att använda.",
}
_WHOLE: Final = frozenset({"unreadable", "not_text", "not_toml", "too_new"})


def holds(decided_by: str) -> str:
    """Say that something is decided, and by whom where it is known."""
    return f"{HOLDS} De kommer från: {decided_by}." if decided_by else HOLDS


def finding(fault: str, line: int | None, name: str) -> str:
    """Say one fault, where it stands and what holds instead."""
    where = f"Rad {line}: " if line is not None else ""
    told = FAULTS[fault].format(name=name)
    return f"{where}{told} {WHOLE if fault in _WHOLE else VALUE}"
