"""What keeps a language from being offered: a sentence that is missing, empty or has lost a place (R43)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from barnombud.domain.languages.phrase_book import PLACEHOLDER, PhraseBook, PhraseHeader
from barnombud.domain.value import Value
from barnombud.errors import InputError

_JOINERS = frozenset("\u200b\u200c\u200d")
"""Break between Thai words, and the two joiners of Arabic script: the only unseen characters allowed."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
LONGEST = 400


class PhraseFault(StrEnum):
    """What is wrong with one sentence, or with a whole file."""

    UNREADABLE = "phrases_unreadable"
    EMPTY = "phrase_empty"
    PLACE_MISSING = "phrase_place_missing"
    PLACE_UNKNOWN = "phrase_place_unknown"
    BRACE = "phrase_brace"
    UNSEEN = "phrase_unseen"
    TOO_LONG = "phrase_too_long"
    KEY_MISSING = "phrase_key_missing"
    KEY_UNKNOWN = "phrase_key_unknown"


class FaultyPhrase(Value):
    """A fault with the sentence's key, and the places ``{…}`` it is about."""

    key: str
    fault: PhraseFault
    places: tuple[str, ...] = ()


def places_of(text: str) -> tuple[str, ...]:
    """Return the names of the places in a sentence, sorted, each once."""
    return tuple(sorted(set(PLACEHOLDER.findall(text))))


@lru_cache(maxsize=8_192)  # every sentence is asked about at each list of languages
def phrase_faults(key: str, text: str, source: str) -> tuple[FaultyPhrase, ...]:
    """Return what is wrong with ``text`` as a translation of ``source``."""
    if not text.strip():
        return (FaultyPhrase(key=key, fault=PhraseFault.EMPTY),)
    wanted, found = set(places_of(source)), set(places_of(text))
    missing, unknown = tuple(sorted(wanted - found)), tuple(sorted(found - wanted))
    without = PLACEHOLDER.sub("", text)
    faults = {
        PhraseFault.PLACE_MISSING: bool(missing),
        PhraseFault.PLACE_UNKNOWN: bool(unknown),
        PhraseFault.BRACE: "{" in without or "}" in without,
        PhraseFault.UNSEEN: text != text.strip() or (not text.isprintable() and _has_unseen(text)),
        PhraseFault.TOO_LONG: len(text) > LONGEST,
    }
    about = {PhraseFault.PLACE_MISSING: missing, PhraseFault.PLACE_UNKNOWN: unknown}
    return tuple(
        FaultyPhrase(key=key, fault=fault, places=about.get(fault, ()))
        for fault, is_so in faults.items()
        if is_so
    )


def _has_unseen(text: str) -> bool:
    return any(unicodedata.category(letter) in _UNSEEN and letter not in _JOINERS for letter in text)


def book_faults(book: PhraseBook, source: PhraseBook) -> tuple[FaultyPhrase, ...]:
    """Return every fault of a language, in the order of the Swedish; none makes it complete."""
    found: list[FaultyPhrase] = []
    for key, swedish in source.phrases.items():
        if key not in book.phrases:
            found.append(FaultyPhrase(key=key, fault=PhraseFault.KEY_MISSING))
        else:
            found += phrase_faults(key, book.phrases[key], swedish)
    unknown = sorted(set(book.phrases) - set(source.phrases))
    return (*found, *(FaultyPhrase(key=key, fault=PhraseFault.KEY_UNKNOWN) for key in unknown))


def book_from_dict(content: Mapping[str, Any]) -> PhraseBook:
    """Read the content of a phrase file: its ``[header]`` and its tables of sentences.

    Raises:
        InputError: a field of the header is missing or wrong, or a sentence is no text; the place is the
            error's field.
    """
    header = content.get("header", {})
    if not isinstance(header, Mapping):
        raise InputError("header", PhraseFault.UNREADABLE)
    header = dict(header)
    if header.get("reviewed_on") == "":
        header["reviewed_on"] = None
    phrases: dict[str, str] = {}
    for part, sentences in content.items():
        if part == "header":
            continue
        if not isinstance(sentences, Mapping):
            raise InputError(part, PhraseFault.UNREADABLE)
        for key, text in sentences.items():
            if not isinstance(text, str):
                raise InputError(f"{part}.{key}", PhraseFault.UNREADABLE)
            phrases[f"{part}.{key}"] = unicodedata.normalize("NFC", text)
    try:
        return PhraseBook(header=PhraseHeader.model_validate(header, strict=False), phrases=phrases)
    except ValidationError as error:
        place = ".".join(("header", *(str(part) for part in error.errors()[0]["loc"])))
        raise InputError(place, PhraseFault.UNREADABLE) from error
