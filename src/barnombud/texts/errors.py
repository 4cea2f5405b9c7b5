"""Every code of an error or a rule, said in Swedish: what happened, why, and what to do."""

from __future__ import annotations

import unicodedata

from barnombud.errors import BarnombudError, ConsentError, InputError, RuleViolation
from barnombud.texts.said import PROGRAM, Said
from barnombud.texts.said_consent import ANSWER_CODES, ANSWER_FIELDS, GATE, ON_CONSENT_PAGE, SCANS
from barnombud.texts.said_input import ANY_FIELD, REASONS, field_word
from barnombud.texts.said_logo import LOGO
from barnombud.texts.said_phrases import PHRASES
from barnombud.texts.said_recovery import RECOVERY
from barnombud.texts.said_rules import RULES
from barnombud.texts.said_scenario import SCENARIO

_ALL = PROGRAM | GATE | ANSWER_FIELDS | SCANS | RULES | REASONS | PHRASES | SCENARIO | RECOVERY | LOGO
_UNSAID = {"field": ANY_FIELD, "agencies": "Någon", "letter": "Ett tecken"}
"""What stands where the caller says nothing more."""


def said(code: str, **context: str) -> Said:
    """Return title, cause and advice for a code.

    Args:
        code: of an error in `barnombud.errors`, a blocker, a gate code or the reason of an input error. An
            unknown one is told as an unexpected trouble, never shown.
        context: ``field`` (its code name), ``agencies`` and ``letter`` (as they are said); no others.
    """
    words = {**_UNSAID, **context}
    if "field" in context:
        words["field"] = field_word(context["field"])
    return Said(*(part.format_map(words) for part in _ALL.get(code, PROGRAM["unknown"])))


def has_text(code: str) -> bool:
    """Whether a code has words of its own."""
    return code in _ALL


def said_at_gate(code: str, **context: str) -> Said:
    """Return what the gate's code is told as outside the consent page: no word tells a no from a silence."""
    return PROGRAM["consent_missing"] if code in ANSWER_CODES else said(code, **context)


def said_on_consent_page(code: str, **context: str) -> Said:
    """Return the plain words, for the case's own consent page only (R25)."""
    return ON_CONSENT_PAGE.get(code) or said(code, **context)


def said_error(error: BarnombudError, **context: str) -> tuple[Said, ...]:
    """Return what to tell about an error: for a rule one for each reason, heaviest first, none twice."""
    if isinstance(error, InputError):
        reason = error.reason if has_text(error.reason) else error.code
        return (said(reason, **{"field": error.field, **_letter_of(error), **context}),)
    if isinstance(error, RuleViolation) and error.blockers:
        tell = said_at_gate if isinstance(error, ConsentError) else said
        return tuple(dict.fromkeys(tell(blocker, **context) for blocker in error.blockers))
    return (said(error.code, **context),)


def _letter_of(error: InputError) -> dict[str, str]:
    """Return the character that cannot be printed, where it can be shown by itself."""
    number = error.ids[0] if error.reason == "glyph_missing" and error.ids else ""
    letter = chr(int(number.removeprefix("U+"), 16)) if number.startswith("U+") else ""
    shown = letter.isprintable() and not unicodedata.combining(letter) if letter else False
    return {"letter": f"Tecknet {letter}"} if shown else {}
