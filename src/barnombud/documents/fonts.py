"""The one door to fonts on paper: what text is printed as, and which font draws each character.

A character no font has is an error that names its field, never a hole in the paper and never a box (R43).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import digits

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from barnombud import resources
from barnombud.documents.faces import ATKINSON, NOTO_SANS, Family, face, families
from barnombud.errors import InputError

REGULAR = "Atkinson"
BOLD = "Atkinson-Bold"

VISIBLE_MARK = "¤"
"""Stands where a control character was, so that nothing disappears unseen."""

BREAK = "\u200b"
"""Where a line may break in a language that writes no blanks; it takes no room and is not printed."""

JOINERS = frozenset("\u200c\u200d")
"""Say that letters do not join, or that they do."""
_UNSEEN = JOINERS | {BREAK, "\u200e", "\u200f", "\u061c", "\u2068", "\u2069"}
"""Say how letters join, where lines break and which way text runs; no font need draw them."""
_SILENT = frozenset({"\u00ad", "\ufeff", "\u2060"})
"""Soft hyphen and zero-width marks, which paper does not need."""
_KEPT = _UNSEEN - {"\u2068", "\u2069"}
_SPACES = frozenset({"\t", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"})
_SARA_AM = "\u0e33"
"""A Thai vowel that is drawn around the consonant before it."""
_WHOLE_IN_NOTO = frozenset({"be", "bg", "mk", "ru", "se", "sjd", "smj", "smn", "sms", "uk"})
"""Languages with letters that Atkinson lacks: their words are set in one typeface, not letter by letter."""


@lru_cache(maxsize=1)
def register() -> None:
    """Load the paper's own typeface into reportlab once."""
    for name, file in ((REGULAR, ATKINSON.regular), (BOLD, ATKINSON.bold)):
        pdfmetrics.registerFont(TTFont(name, str(resources.file_path(f"fonts/{file}.ttf"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def cleaned(text: str) -> str:
    """Return ``text`` composed (NFC), with one kind of line end and control characters as a visible mark."""
    if is_plain(text):
        return text
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_clean(letter) for letter in lines)


def _clean(letter: str) -> str:
    if letter == "\n" or letter in _KEPT:
        return letter
    if letter in _SPACES:
        return " "
    if letter in _SILENT:
        return ""
    return VISIBLE_MARK if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Cn") else letter


@lru_cache(maxsize=1)
def _plain_letters() -> frozenset[str]:
    both = face(ATKINSON.regular).coverage & face(ATKINSON.bold).coverage
    letters = {chr(number) for number in both if unicodedata.category(chr(number))[0] not in "MC"}
    return frozenset(letter for letter in letters if letter == unicodedata.normalize("NFC", letter)) | {"\n"}


def is_plain(text: str) -> bool:
    """Whether ``text`` is clean, and runs from left to right with one glyph of Atkinson a character."""
    return _plain_letters().issuperset(text)


def grapheme_clusters(text: str) -> Iterator[str]:
    """Yield each letter of ``text`` with the marks that belong to it."""
    start = 0
    for index in range(1, len(text)):
        if not _belongs_before(text[index]):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _belongs_before(letter: str) -> bool:
    return letter in JOINERS or letter == _SARA_AM or unicodedata.category(letter)[0] == "M"


def clusters(text: str, language: str, before: Family | None) -> Iterator[tuple[str, Family | None]]:
    """Yield each cluster of cleaned ``text`` with the typeface that draws all of it, or None.

    Signs stay in the typeface of what stands ``before`` them when it has them. Figures do not: in a date or a
    telephone number some stand after letters and some do not, and all have to be of one size.
    """
    current = before
    for cluster in grapheme_clusters(text):
        family = _family(cluster, language, current)
        yield cluster, family
        current = family or current


@lru_cache(maxsize=8192)
def _family(cluster: str, language: str, before: Family | None) -> Family | None:
    seen = [letter for letter in cluster if letter not in _UNSEEN]
    if not seen:
        return before or ATKINSON
    asked = families(seen[0])
    if NOTO_SANS in asked and language.partition("-")[0] in _WHOLE_IN_NOTO:
        asked = (NOTO_SANS,)
    sign = unicodedata.category(seen[0])[0] in "PSZN" and seen[0] not in digits
    if before is not None and sign:
        asked = (before, *asked)
    return next((family for family in asked if _draws(family, seen)), None)


def _draws(family: Family, letters: list[str]) -> bool:
    return face(family.regular).coverage.issuperset(map(ord, letters))


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no font can print, each once, in order of appearance."""
    found: dict[str, None] = {}
    letters = cleaned(text)
    if is_plain(letters):
        return ()
    for cluster, family in clusters(letters.replace("\n", " "), "", None):
        if family is None:
            found[_culprit(cluster)] = None
    return tuple(found)


def require(text: str, source: str) -> None:
    """Refuse ``text`` that cannot be printed.

    Raises:
        InputError: `missing`, for the first character no font has.
    """
    if lacking := missing_glyphs(text):
        raise missing(lacking[0], source)


def missing(cluster: str, source: str) -> InputError:
    """Return the error that says the field ``source`` has a character no font draws.

    Its code is ``glyph_missing``; its id is the character's number such as ``U+1F600``, never the text.
    """
    return InputError(source, "glyph_missing", f"U+{ord(_culprit(cluster)):04X}")


def _culprit(cluster: str) -> str:
    """Return the letter of a cluster that no font has; its last mark if each is in another font."""
    return next((letter for letter in cluster if _family(letter, "", None) is None), cluster[-1])
