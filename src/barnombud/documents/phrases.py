"""The phrase files that ship with the program: the Swedish source and what has been made from it (R43)."""

from __future__ import annotations

import tomllib
from functools import cache

from barnombud import resources
from barnombud.domain.languages.phrase_book import SOURCE, PhraseBook
from barnombud.domain.languages.phrase_checks import PhraseFault, book_from_dict
from barnombud.errors import InputError

FOLDER = "phrases"


@cache
def swedish() -> PhraseBook:
    """Return the Swedish sentences."""
    return shipped(SOURCE)


@cache
def shipped(language: str) -> PhraseBook:
    """Return one language as it ships, complete or not; FileNotFoundError when there is no such file.

    Raises:
        InputError: somebody edited the file into something that cannot be read.
    """
    name = f"{FOLDER}/{language}.toml"
    return read_book(name, resources.read_bytes(name))


def read_book(name: str, raw: bytes) -> PhraseBook:
    """Return what stands in a phrase file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return book_from_dict(tomllib.loads(raw.decode("utf-8")))
    except (ValueError, RecursionError) as error:  # also huge numbers, endless brackets and other encodings
        raise InputError(name, PhraseFault.UNREADABLE) from error


@cache
def shipped_languages() -> tuple[str, ...]:
    """Return the tag of every phrase file, the Swedish source among them."""
    return tuple(
        name.removeprefix(f"{FOLDER}/").removesuffix(".toml")
        for name in resources.list_names(FOLDER)
        if name.endswith(".toml")
    )
