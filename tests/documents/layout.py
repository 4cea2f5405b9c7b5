"""Looks at where the words of a paper lie: nothing beyond the edge, nothing on top of something else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import pikepdf
import pypdfium2

EDGE = 14.0
"""Points that no printer reaches; the least distance from words to the edge of the sheet."""
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


def boxes(paper: bytes) -> Iterator[tuple[float, float, list[Box]]]:
    """Yield width, height and the pieces of text of each page."""
    document = pypdfium2.PdfDocument(paper)
    try:
        for page in document:
            words = page.get_textpage()
            rects = [words.get_rect(number) for number in range(words.count_rects())]
            found = [Box(words.get_text_bounded(*rect).strip(), *rect) for rect in rects]
            yield *page.get_size(), [box for box in found if box.text and box.top - box.bottom < WATERMARK]
            words.close()
            page.close()
    finally:
        document.close()


def troubles(paper: bytes) -> list[str]:
    """Return what is wrong with where things lie: empty for a good paper."""
    found = []
    for number, (width, height, pieces) in enumerate(boxes(paper), start=1):
        found += [
            f"page {number}: beyond the edge: {box.text!r}"
            for box in pieces
            if min(box.left, box.bottom, width - box.right, height - box.top) < EDGE
        ]
        found += [
            f"page {number}: {one.text!r} lies on {other.text!r}"
            for one, other in combinations(pieces, 2)
            if one.covers(other) > COVERED
        ]
    return found


def faults(paper: bytes) -> list[str]:
    """Return what qpdf has to say against the file itself: empty for a valid one."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return [str(each) for each in document.check_pdf_syntax()]
