"""The one door to fonts on paper: which are embedded, and which of them draws each character.

A character no font has is an error that names its field, never a hole in the paper. Text that needs shaping
or runs from right to left counts as missing until the program can set its lines (R43).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from barnombud import resources
from barnombud.errors import InputError

REGULAR = "Atkinson"
BOLD = "Atkinson-Bold"

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
}
_CHAINS: dict[bool, tuple[str, ...]] = {False: (REGULAR, BOLD), True: (BOLD, REGULAR)}
"""Bold or not → fonts in the order they are asked; one that has the character lends it to the other."""

VISIBLE_MARK = "¤"
"""Stands where a control character was, so that nothing disappears unseen."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SILENT = frozenset({"\u00ad", "\u200b", "\ufeff", "\u2060"})
"""Soft hyphen and zero-width marks: they only say where a line may break, which paper does not need."""
_SPACES = frozenset({"\t", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"})


@lru_cache(maxsize=1)
def register() -> None:
    """Load the bundled fonts into the typesetter once."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.file_path(f"fonts/{file}"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


@lru_cache(maxsize=8)
def _coverage(name: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


def cleaned(text: str) -> str:
    """Return ``text`` composed (NFC), with one kind of line end and control characters as a visible mark."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_clean(letter) for letter in lines)


def _clean(letter: str) -> str:
    if letter == "\n":
        return letter
    if letter in _SPACES:
        return " "
    if letter in _SILENT:
        return ""
    return VISIBLE_MARK if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Cn") else letter


@lru_cache(maxsize=4096)
def _font_for(letter: str, bold: bool) -> str | None:
    if letter == "\n":
        return _CHAINS[bold][0]
    if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
        return None
    return next((name for name in _CHAINS[bold] if ord(letter) in _coverage(name)), None)


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no font can print, each once, in order of appearance."""
    unprintable = (letter for letter in cleaned(text) if _font_for(letter, False) is None)
    return tuple(dict.fromkeys(unprintable))


def segments(text: str, *, bold: bool, source: str) -> Iterator[tuple[str, str]]:
    """Yield ``(font name, stretch of text)`` for cleaned ``text``, each stretch drawn by one font.

    Raises:
        InputError: ``glyph_missing`` for the field ``source`` when no font has a character; its id is the
            character's number such as ``U+1F600``, never the text.
    """
    letters = cleaned(text)
    for letter in letters:
        if _font_for(letter, bold) is None:
            raise InputError(source, "glyph_missing", f"U+{ord(letter):04X}")
    for name, stretch in groupby(letters, key=lambda letter: _font_for(letter, bold)):
        yield str(name), "".join(stretch)
