"""Reads a paper's text in the order it is read, as the file says it: letters of glyphs, and ActualText over them.

Two readers that share nothing: one walks the content stream with pikepdf, the other asks PDFium for each text
object and its marks. Blanks are left out, and so are marks that only say how letters join or run.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_LINE_BREAKS = "\u200b"


def bare(text: str) -> str:
    """The text without white space and without marks for line breaks."""
    return re.sub(r"\s", "", text.replace(_LINE_BREAKS, ""))


def from_content(paper: bytes) -> str:
    """The text of all pages from their content streams: ActualText where there is one, else ToUnicode."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return bare("".join("".join(_page_text(page)) for page in document.pages))


def _page_text(page: Any) -> Iterator[str]:
    maps = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    font, covered = "", 0
    marks: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                actual = operands[1].get("/ActualText") if isinstance(operands[1], pikepdf.Dictionary) else None
                marks.append(actual is not None)
                covered += marks[-1]
                if actual is not None:
                    yield str(actual)
            case "BMC":
                marks.append(False)
            case "EMC":
                covered -= marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" if not covered:
                shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                yield "".join(maps[font](bytes(part)) for part in shown if isinstance(part, pikepdf.String))
            case _:
                pass


def _letters(font: Any) -> Any:
    codes = 2 if font.Subtype == "/Type0" else 1
    if "/ToUnicode" not in font:
        return lambda shown: shown.decode("latin-1")
    found: dict[int, str] = {}
    stream = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
        for first, _, listed in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.S):
            for offset, letters in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", listed)):
                found[int(first, 16) + offset] = bytes.fromhex(letters).decode("utf-16-be")

    def read(shown: bytes) -> str:
        numbers = (int.from_bytes(shown[at : at + codes]) for at in range(0, len(shown), codes))
        return "".join(found[number] for number in numbers)

    return read


class Shown(NamedTuple):
    """A text object as PDFium sees it: its letters in reading order and its box in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def from_pdfium(paper: bytes) -> str:
    """The text of all pages by PDFium: what it says of each text object, or the ActualText marked on it."""
    return bare("".join(shown.text for page in objects(paper) for shown in page))


def objects(paper: bytes) -> list[list[Shown]]:
    """The text objects of each page in the order of the file, ActualText on the first it covers."""
    document = pypdfium2.PdfDocument(paper)
    try:
        return [list(_objects(document[index])) for index in range(len(document))]
    finally:
        document.close()


def _objects(page: Any) -> Iterator[Shown]:
    read = page.get_textpage()
    before = None
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        actual, mark = _actual_text(item)
        text = ("" if mark == before else actual) if mark else _object_text(item, read)
        before = mark
        yield Shown(text, *item.get_bounds())
    read.close()
    page.close()


def _actual_text(item: Any) -> tuple[str, int]:
    for number in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, number)
        length = ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, length)
        if length.value:
            room = (ctypes.c_ubyte * length.value)()
            pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", room, length.value, length)
            return bytes(room).decode("utf-16"), ctypes.cast(mark, ctypes.c_void_p).value or 0
    return "", 0


def _object_text(item: Any, read: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(item, read, None, 0)
    room = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(item, read, room, length)
    return bytes(room).decode("utf-16-le").rstrip("\0")
