"""Cleans one line of text that somebody has typed, or says what is wrong with it."""

from __future__ import annotations

import unicodedata

from barnombud.errors import InputError


def entered_line(field: str, text: str, longest: int, *, required: bool = True) -> str:
    """Return ``text`` trimmed and in NFC.

    Args:
        field: code name of the field, for the error.
        text: as typed.
        longest: characters it may have.
        required: whether an empty one is refused.

    Raises:
        InputError: reason ``empty``, ``too_long`` or ``unprintable`` (control characters, line breaks).
    """
    clean = unicodedata.normalize("NFC", text.strip())
    if required and not clean:
        raise InputError(field, "empty")
    if len(clean) > longest:
        raise InputError(field, "too_long")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in clean):
        raise InputError(field, "unprintable")
    return clean
