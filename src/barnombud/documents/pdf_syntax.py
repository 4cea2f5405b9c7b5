"""Values as PDF writes them."""

from __future__ import annotations

from collections.abc import Mapping

from barnombud.documents.structure import Name


def text(words: str) -> str:
    """Return a text string: as it is when it is plain ASCII, else as UTF-16."""
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def reference(number: int) -> str:
    """Return a reference to the object with this number."""
    return f"{number} 0 R"


def array(values: list[str]) -> str:
    """Return an array of values."""
    return f"[{' '.join(values)}]"


def dictionary(entries: Mapping[str, str]) -> str:
    """Return a dictionary; values are as PDF writes them already."""
    return f"<<{' '.join(f'/{key} {value}' for key, value in entries.items())}>>"


def value(of: Name | str) -> str:
    """Return one of the format's own words, or text."""
    return f"/{of}" if isinstance(of, Name) else text(of)
