"""Reads the law book that ships with the program (R18)."""

from __future__ import annotations

import tomllib
from typing import Any

from barnombud import resources
from barnombud.domain.law import LawBook, LawBookCode, law_book_from_dict
from barnombud.errors import InputError

REFERENCES = "law/references.toml"
SECRECY = "law/secrecy.toml"


def load_law_book() -> LawBook:
    """Return the law book in ``assets/law/``.

    Raises:
        InputError: somebody edited a file into something that cannot be read.
    """
    return read_law_book(resources.read_text(REFERENCES), resources.read_text(SECRECY))


def read_law_book(references: str, secrecy: str) -> LawBook:
    """Return the law book in two TOML texts; raises as `load_law_book`."""
    return law_book_from_dict(_parsed(REFERENCES, references), _parsed(SECRECY, secrecy))


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(name, LawBookCode.UNREADABLE) from error
