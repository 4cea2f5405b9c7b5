"""Draws the pages of a PDF that lies in memory; nothing readable touches the disk. Any thread."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()
"""PDFium keeps state of its own and takes one caller at a time."""


@dataclass(frozen=True)
class DrawnPage:
    """One page as an image, with its words for a screen reader.

    Attributes:
        number: 1 for the first page.
        count: pages of the paper.
        image: the page in pixels.
        text: its words in reading order.
    """

    number: int
    count: int
    image: QImage
    text: str


def draw_page(pdf: bytes, number: int, pixels_per_point: float) -> DrawnPage:
    """Draw page ``number`` (from 1; kept within the paper) of ``pdf``."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            count = len(document)
            number = min(max(number, 1), count)
            page = document[number - 1]
            words = page.get_textpage()
            text = str(words.get_text_range())
            words.close()
            bitmap = page.render(scale=pixels_per_point, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGBX8888,
            ).copy()
            bitmap.close()
            page.close()
        finally:
            document.close()
    return DrawnPage(number, count, image, text)
