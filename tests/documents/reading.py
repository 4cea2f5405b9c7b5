"""Reads papers back: their text page by page, their fonts and properties, and how hard their words are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2


def pages(paper: bytes) -> list[str]:
    """The text of every page in logical order, white space made one blank."""
    document = pypdfium2.PdfDocument(paper)
    try:
        return [_text(document, index) for index in range(len(document))]
    finally:
        document.close()


def _text(document: Any, index: int) -> str:
    page = document[index]
    found = page.get_textpage()
    text = str(found.get_text_range())
    found.close()
    page.close()
    # PDFium marks a hyphen at a line's end with U+FFFE.
    return re.sub(r"\s+", " ", text.replace("\ufffe\r\n", "-").replace("\ufffe", "-"))


def text(paper: bytes) -> str:
    """The text of the whole paper."""
    return " ".join(pages(paper))


def letters(paper: bytes) -> str:
    """The text without any white space, for words that are broken over lines."""
    return re.sub(r"\s", "", text(paper))


def fonts(paper: bytes) -> Iterator[tuple[str, bool]]:
    """Name of every font and whether its outlines are embedded."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        for page in document.pages:
            for font in page.Resources.get("/Font", {}).values():
                described = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
                descriptor = described.get("/FontDescriptor")
                yield str(font.BaseFont), descriptor is not None and "/FontFile2" in descriptor


def sizes(paper: bytes) -> frozenset[float]:
    """Every size of type the paper is set in, in points."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return frozenset(
            round(float(each.operands[1]), 1)
            for page in document.pages
            for each in pikepdf.parse_content_stream(page, "Tf")
            if str(each.operator) == "Tf"
        )


def properties(paper: bytes) -> dict[str, str]:
    """The document's properties and language."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        found = {str(key): str(value) for key, value in (document.docinfo or {}).items()}
        return found | {"lang": str(document.Root.get("/Lang", ""))}


def lix(passage: str) -> float:
    """The Swedish readability index: words per sentence and per cent of words over six letters."""
    words = re.findall(r"[A-Za-zÅÄÖåäöÉé]+", passage)
    sentences = max(1, len(re.findall(r"[.!?:]+(?=\s|$)", passage)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
