"""Words of consent: answers, who answers, how, and the sentence that says what they mean today.

An answer in words (ja, nej, återkallat) is shown on the case's own consent page only; every other screen and
paper says `MISSING` (R25). A no is as calm a word as a yes.
"""

from __future__ import annotations

from collections.abc import Sequence

from barnombud.texts.passage import capitalised, listed

MISSING = "Samtycke saknas"
WITHDRAWN = "Samtycke återkallat"
"""All that an export holds after a withdrawal (R7)."""
LIFT_SECRECY = "samtycke till att bryta sekretess (12 kap. 2 § OSL)"
"""What consent is called (R10); never a consent under data protection law."""
CONFIRM = "Vår verksamhet har kontrollerat samtycket"
"""R8: each disclosing agency confirms before its first note."""
PURPOSE_PROPOSED = "se tidigt vad barnet behöver och enas om en väg in till stöd"
IFO_LEFT_OUT = "IFO deltar inte i detta ärende"
"""R3: confirmed before an item without IFO opens."""

STANDINGS = {
    "yes": "ja",
    "partly": "delvis",
    "no": "nej",
    "not_asked": "inte tillfrågad",
    "asked": "tillfrågad, har inte svarat",
    "withdrawn": "återkallat",
    "expired": "har gått ut",
    "not_yet_valid": "gäller inte ännu",
}
CAPACITIES = {
    "joint_guardian": "vårdnadshavare",
    "sole_guardian": "ensam vårdnadshavare",
    "specially_appointed": "särskilt förordnad vårdnadshavare",
    "temporary_guardian": "tillfällig vårdnadshavare",
    "parent_without_custody": "förälder utan vårdnad",
    "the_child": "barnet självt",
    "other_adult": "annan vuxen, om sig själv",
}
FORMS = {"oral": "muntligt", "written": "skriftligt"}
KINDS = {
    "asked": "tillfrågad",
    "answered": "svar",
    "withdrawn": "återkallat",
    "corrected": "rättat",
    "cleared": "gäller inte längre",
}
INTERPRETERS = {
    "professional": "tolk",
    "not_needed": "tolk behövdes inte, därför att …",
}
"""A child or relative is not on the list and cannot be chosen (R44, 13 § FL)."""
TRANSLATIONS = {
    "not_stated": "inte antecknat om översättningen var granskad",
    "reviewed": "granskad översättning",
    "unreviewed": "ej granskad översättning, läst med tolk",
}
"""R43; said of a translated sheet only."""
HINDRANCES = {
    "hindered": "förhindrad (6 kap. 13 § andra stycket FB)",
    "other": "annan grund",
}
PROTECTION = {
    "none": "ingen",
    "secrecy_mark": "sekretessmarkering",
    "protected_registration": "skyddad folkbokföring",
}
HANDLED_OUTSIDE = "Hanteras utanför programmet"
"""Default for protected identity (R23)."""
GATES = {
    "open": "Kan tas upp med namn",
    "deidentified_only": "Kan tas upp avidentifierat",
    "closed": MISSING,
}


def standing_word(code: str) -> str:
    """Return the cell of the consent matrix for a standing."""
    return STANDINGS[code]


def capacity_word(code: str) -> str:
    """Return in which capacity a person answers (R1)."""
    return CAPACITIES[code]


def may_today(name: str, with_agencies: Sequence[str], without: Sequence[str] = ()) -> str:
    """Say whom the child may be taken up with today.

    Args:
        name: first name or alias.
        with_agencies: agencies that consent reaches, as they are said in a sentence.
        without: agencies of the team that it does not reach.
    """
    if not with_agencies:
        return f"{MISSING}. I dag kan {name} inte tas upp med namn."
    told = f"I dag kan {name} tas upp med {listed(with_agencies)}"
    return f"{told}, inte med {listed(without, 'eller')}." if without else f"{told}."


def answers_missing(people: int, agencies: Sequence[str] = ()) -> str:
    """Say how many guardians' answers are missing, and for which agencies when it is not for all."""
    if people == 0:
        return ""
    who = "en vårdnadshavare" if people == 1 else f"{people} vårdnadshavare"
    return f"Svar saknas från {who}{f' för {listed(agencies)}' if agencies else ''}."


def must_leave(agencies: Sequence[str]) -> str:
    """Say which agencies leave the room first (R3); names no child."""
    if not agencies:
        return ""
    return f"{capitalised(listed(agencies))} lämnar rummet innan punkten öppnas."


def takes_part(agencies: Sequence[str], everybody: bool) -> str:
    """Return the badge of an open item: who takes part."""
    if everybody:
        return "Alla verksamheter får delta"
    return f"{capitalised(listed(agencies))} deltar"


def not_taking_part(agencies: Sequence[str]) -> str:
    """Return the sentence that is confirmed before an item that leaves agencies out is opened (R3)."""
    return f"{capitalised(listed(agencies))} deltar inte i detta ärende"


def expires_in(days: int) -> str:
    """Say when a consent runs out: its last day is today, or so many days ahead."""
    if days < 0:
        return "Samtycket har gått ut."
    if days == 0:
        return "Samtycket gäller till och med i dag."
    return f"Samtycket gäller {days} {'dag' if days == 1 else 'dagar'} till."
