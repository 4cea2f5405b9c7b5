"""The duty to report (law text 4.1, R16): always visible, never dismissed for good."""

from __future__ import annotations

from barnombud.texts.passage import Notice

REFERENCE = "19 kap. 1 § SoL"
"""Where no law book is at hand, as in the unlock window; else the book's own wording is passed in (R18)."""
TITLE = "Misstänker du att ett barn far illa?"
EMERGENCY = "Akut fara: ring 112."
_PREPARATION = (
    "Misstänker du våld, sexuella övergrepp eller hedersförtryck? "
    "Rådgör med socialtjänsten innan du talar med vårdnadshavarna."
)


def banner(telefon: str, jour: str, reference: str = REFERENCE) -> Notice:
    """Return the whole banner for staff.

    Args:
        telefon: social services by day, as the team has set it; may be empty.
        jour: social services in the evening and at weekends; may be empty.
        reference: the section of law in force on the day.
    """
    return Notice(
        TITLE,
        (
            f"Anmäl genast till socialnämnden ({reference}). "
            "Skyldigheten är personlig och gäller utan samtycke.",
            "Du behöver inte vara säker. Mötet ersätter inte en anmälan.",
            f"{EMERGENCY} {social_services(telefon, jour)}",
            _PREPARATION,
        ),
    )


def social_services(telefon: str, jour: str) -> str:
    """Return whom to ring, whichever of the two numbers the team has filled in."""
    if telefon and jour:
        return f"Socialtjänsten: {telefon}, kväll och helg {jour}."
    if telefon:
        return f"Socialtjänsten: {telefon}."
    if jour:
        return f"Socialtjänsten, kväll och helg: {jour}."
    return "Socialtjänstens telefon fylls i under Inställningar."


def calm_line() -> str:
    """Return the one line for the wall view and when a guardian is in the room (R16): the duty and 112."""
    return f"{TITLE} Anmäl genast till socialnämnden. {EMERGENCY}"
