"""Looks at where the words of a paper lie: nothing beyond the edge, nothing on top of something else."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

EDGE = 14.0
"""Points that no printer reaches; the least distance from words to the edge of the sheet."""
ARABIC = frozenset(map(chr, range(0x0600, 0x0700)))
WATERMARK = 60.0
"""Points: no piece of text is so high but the watermark of a draft, which lies under the words by design."""
COVERED = 0.12
"""Share of the smaller of two pieces of text that may lie in the other: descenders meet ascenders."""


@dataclass(frozen=True)
class Box:
    """One piece of text and where it lies, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Square points."""
        return max(self.right - self.left, 0.0) * max(self.top - self.bottom, 0.0)

    def covers(self, other: Box) -> float:
        """How much of the smaller of the two lies in both, from 0 to 1."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        least = min(self.area, other.area)
        return width * height / least if width > 0 and height > 0 and least > 0 else 0.0

    def may_share_a_glyph_with(self, other: Box) -> bool:
        """Whether both are Arabic letters of one line, where lam and alif are one glyph."""
        apart = abs(self.bottom + self.top - other.bottom - other.top) / 2
        same_line = apart < max(self.top - self.bottom, other.top - other.bottom) / 2
        return same_line and all(letter in ARABIC for letter in self.text + other.text)


def boxes(paper: bytes) -> Iterator[tuple[float, float, list[Box]]]:
    """Yield width, height and the pieces of text of each page."""
    document = pypdfium2.PdfDocument(paper)
    try:
        for page in document:
            words = page.get_textpage()
            found = [box for box in _pieces(words) if box.top - box.bottom < WATERMARK]
            yield *page.get_size(), found
            words.close()
            page.close()
    finally:
        document.close()


def _pieces(words: Any) -> Iterator[Box]:
    """Yield each piece as it was set, by its letters: blanks and marks on letters make no box wider."""
    letters = [(chr(raw.FPDFText_GetUnicode(words, n)), n) for n in range(words.count_chars())]
    seen = ((letter, n) for letter, n in letters if unicodedata.category(letter)[0] in "LNPS")
    for _piece, here in groupby(seen, key=lambda each: _address(raw.FPDFText_GetTextObject(words, each[1]))):
        text, places = zip(*here, strict=True)
        lefts, bottoms, rights, tops = zip(*map(words.get_charbox, places), strict=True)
        yield Box("".join(text), min(lefts), min(bottoms), max(rights), max(tops))


def _address(piece: Any) -> int | None:
    return ctypes.cast(piece, ctypes.c_void_p).value


def troubles(paper: bytes) -> list[str]:
    """Return what is wrong with where things lie: empty for a good paper."""
    found = []
    for number, (width, height, pieces) in enumerate(boxes(paper), start=1):
        found += [
            f"page {number}: beyond the edge: {box.text!r}"
            for box in pieces
            if min(box.left, box.bottom, width - box.right, height - box.top) < EDGE
        ]
        found += [f"page {number}: {one.text!r} lies on {other.text!r}" for one, other in _on_top(pieces)]
    return found


def _on_top(pieces: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield pieces that lie on each other; from the top down, until one lies wholly below."""
    down = sorted(pieces, key=lambda box: -box.top)
    for number, one in enumerate(down):
        for other in down[number + 1 :]:
            if other.top < one.bottom:
                break
            if one.covers(other) > COVERED and not one.may_share_a_glyph_with(other):
                yield one, other


def faults(paper: bytes) -> list[str]:
    """Return what qpdf has to say against the file itself: empty for a valid one."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return [str(each) for each in document.check_pdf_syntax()]
