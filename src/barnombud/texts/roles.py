"""Swedish words for roles at the meeting and in the team."""

from __future__ import annotations

CHAIR = "mötesledare"
NOTE_TAKER = "sekreterare"
DEPUTY = "ersättare"
BARNOMBUD = "barnombud"
BATON_HOLDER = "ansvarig just nu"
INTERPRETER = "tolk"
GUARDIAN = "vårdnadshavare"
SUPPORT_PERSON = "stödperson"

_USUAL = {
    "municipal_preschool": ("rektor", "biträdande rektor", "förskollärare", "specialpedagog"),
    "independent_preschool": ("rektor", "biträdande rektor", "förskollärare", "specialpedagog"),
    "child_health_care": ("BVC-sjuksköterska", "psykolog", "verksamhetschef"),
    "private_child_health_care": ("BVC-sjuksköterska", "psykolog", "verksamhetschef"),
    "social_services": ("socialsekreterare", "familjebehandlare", "enhetschef"),
    "other": ("samordnare", "logoped", "handläggare"),
}
VISITORS = {
    "guardian": GUARDIAN,
    "interpreter": INTERPRETER,
    "support_person": SUPPORT_PERSON,
    "somebody": "en besökare",
}


def usual_roles(kind: str) -> tuple[str, ...]:
    """Return roles to choose among in an agency of ``kind``; any other may be typed."""
    return _USUAL[kind]


def visitor_word(code: str) -> str:
    """Return who a visitor to a single item is."""
    return VISITORS[code]


def guardian_by_number(ordinal: int) -> str:
    """Return ``Vårdnadshavare 1``: all that is said of a guardian until a consent holds."""
    return f"Vårdnadshavare {ordinal}"


def person_line(name: str, role: str, agency: str) -> str:
    """Return ``Berit Påhitt, rektor, Förskolan Tallbacken`` with what is known."""
    return ", ".join(part for part in (name, role, agency) if part)


def sent_in_by(person: str) -> str:
    """Say that somebody who was not there has sent in a text: ``Skriftligt från Bo Påhitt, rektor``."""
    return f"Skriftligt från {person}"


def as_deputy(role: str) -> str:
    """Return the role of somebody who stands in for another: ``rektor, ersättare``."""
    return f"{role}, ersättare"
