"""Judges a passphrase as somebody would guess it, by the library zxcvbn with Swedish words added (R35).

The library is loaded at the first judgement, as it takes a quarter of a second; its own sentences are not
used. See docs/decisions/0063.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from threading import Lock
from types import ModuleType
from typing import Any

from barnombud.domain.passphrase import JudgedPhrase, PhraseHint, PhraseStrength
from barnombud.errors import InputError
from barnombud.resources import read_text

LEAST_CHARACTERS = 12
_MOST_JUDGED = 72
"""The library goes no further; what comes after makes a passphrase no easier."""
_ENOUGH, _GOOD = 9.0, 11.0
"""Powers of ten, of guesses that each cost an Argon2id: months, and years, for a machine of its own."""
_LEAST_OWN = 3
_one_at_a_time = Lock()
"""The library keeps a person's own words in one place for all."""


def judge(passphrase: str, own: Iterable[str] = ()) -> JudgedPhrase:
    """Return how hard ``passphrase`` is to guess for who knows the words in ``own`` (names, the team's).

    Spaces count for nothing: everybody puts them between words. Takes some 20 ms, so never on the GUI thread.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text.strip()) < LEAST_CHARACTERS:
        return JudgedPhrase(strength=PhraseStrength.TOO_SHORT)
    squeezed = "".join(text.split())[:_MOST_JUDGED]
    known = [word for each in own for word in each.casefold().split() if len(word) >= _LEAST_OWN]
    with _one_at_a_time:
        found = _library().zxcvbn(squeezed, user_inputs=known)
    power = float(found["guesses_log10"])
    if power >= _GOOD:
        return JudgedPhrase(strength=PhraseStrength.GOOD)
    strength = PhraseStrength.FAIR if power >= _ENOUGH else PhraseStrength.EASY
    return JudgedPhrase(strength=strength, hint=_hint(found["sequence"]))


def check_passphrase(passphrase: str, repeated: str, own: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is too short, soon guessed, or not typed the same twice.

    Raises:
        InputError: at field ``passphrase`` or ``repeated``.
    """
    judged = judge(passphrase, own)
    if judged.strength is PhraseStrength.TOO_SHORT:
        raise InputError("passphrase", "too_short")
    if not judged.taken:
        raise InputError("passphrase", "easy_to_guess")
    if passphrase != repeated:
        raise InputError("repeated", "not_the_same")


@cache
def _library() -> ModuleType:
    import zxcvbn  # noqa: PLC0415  # loaded when it is first needed
    from zxcvbn.matching import add_frequency_lists  # noqa: PLC0415

    add_frequency_lists(
        {
            "swedish": read_text("words/guessed_first.txt").split(),
            "swedish_words": read_text("words/passphrase.txt").split(),
        }
    )
    library: ModuleType = zxcvbn
    return library


def _hint(sequence: list[dict[str, Any]]) -> PhraseHint | None:
    """Return what the longest recognised part is."""
    known = [part for part in sequence if part["pattern"] != "bruteforce"]
    if not known:
        return None
    part = max(known, key=lambda each: len(each["token"]))
    if part["pattern"] == "dictionary":
        return PhraseHint.OWN if part["dictionary_name"] == "user_inputs" else PhraseHint.COMMON
    return {
        "repeat": PhraseHint.REPEATED,
        "sequence": PhraseHint.IN_A_ROW,
        "spatial": PhraseHint.IN_A_ROW,
        "regex": PhraseHint.DATE,
        "date": PhraseHint.DATE,
    }[part["pattern"]]
