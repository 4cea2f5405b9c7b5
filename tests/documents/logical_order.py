"""Reads a paper's text in the order of the file: the letters its glyphs stand for, or ActualText over them.

Two readers that share nothing: one walks the content stream with pikepdf, the other asks PDFium for each text
object and its marks. Blanks are left out, and so are marks that only say how letters join or run.
"""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from bidi.mirror import MIRRORED

_LINE_BREAKS = "\u200b"
_BLANKS = frozenset(" \r\n\u00a0\u200b\u200c\u200d\x02\ufffe")
_JOINED_FORMS = re.compile("[\ufb1d-\ufefc]")


def bare(text: str) -> str:
    """The text without white space and without marks for line breaks."""
    composed = unicodedata.normalize("NFC", _JOINED_FORMS.sub(_letters_of, text))
    return re.sub(r"\s", "", composed.replace(_LINE_BREAKS, ""))


def _letters_of(joined: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", joined.group())


def from_content(paper: bytes) -> str:
    """The text of all pages from their content streams: ActualText where there is one, else ToUnicode."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return bare("".join("".join(_page_text(page)) for page in document.pages))


def _page_text(page: Any) -> Iterator[str]:
    maps = {str(name): letters_of_font(font) for name, font in page.Resources.Font.items()}
    font = ""
    marks: list[str] = []
    backwards: list[str] = []
    instructions: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in instructions:
        match str(operator):
            case "BDC":
                actual = (
                    operands[1].get("/ActualText") if isinstance(operands[1], pikepdf.Dictionary) else None
                )
                marks.append("" if actual is None else "ActualText")
                if actual is not None:
                    yield str(actual)
            case "BMC":
                marks.append(str(operands[0]))
            case "EMC":
                if marks.pop() == "/ReversedChars":
                    yield from turned(backwards)
                    backwards.clear()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" if "ActualText" not in marks:
                shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                read = [maps[font](bytes(part)) for part in shown if isinstance(part, pikepdf.String)]
                if "/ReversedChars" in marks:
                    backwards += read
                else:
                    yield "".join(read)
            case _:
                pass


def turned(glyphs: list[str]) -> Iterator[str]:
    """What glyphs shown from left to right say when read from right to left: brackets open the other way."""
    return (MIRRORED.get(letters, letters) for letters in reversed(glyphs))


def letters_of_font(font: Any) -> Any:
    """What turns the codes of a font into the letters they stand for."""
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


def glyphs(paper: bytes) -> set[int]:
    """The numbers of all glyphs shown by fonts that show glyphs by number."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        return {
            glyph
            for page in document.pages
            for font in page.Resources.Font.values()
            for glyph in _glyphs(font)
        }


def _glyphs(font: Any) -> list[int]:
    if font.Subtype != "/Type0":
        return []
    table = font.DescendantFonts[0].CIDToGIDMap.read_bytes()[2:]  # code 0 is never shown
    return [int.from_bytes(table[at : at + 2]) for at in range(0, len(table), 2)]


class Shown(NamedTuple):
    """A text object as PDFium sees it: its letters as read, and what of it is seen, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float


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


def seen(paper: bytes) -> list[str]:
    """The characters of each line of the first page from left to right, the uppermost line first."""
    document = pypdfium2.PdfDocument(paper)
    try:
        read = document[0].get_textpage()
        rows: dict[int, list[tuple[float, str]]] = {}
        for index in range(read.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(read, index, x, y)
            letter = chr(pdfium.FPDFText_GetUnicode(read, index))
            rows.setdefault(round(y.value), []).append((x.value, letter))
        lines = ["".join(letter for _, letter in sorted(rows[y])) for y in sorted(rows, reverse=True)]
        return [line for line in lines if is_drawn(line)]
    finally:
        document.close()


def _objects(page: Any) -> Iterator[Shown]:
    read = page.get_textpage()
    seen = _seen_boxes(read)
    items = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    for (_, kind), group in groupby(items, key=_mark):
        parts = list(group)
        texts = [_object_text(item, read) for item in parts]
        if kind == "ReversedChars":
            parts.reverse()
            texts.reverse()
        elif kind == "Span" and (actual := _actual_text(parts[0])):
            texts = [actual, *([""] * (len(parts) - 1))]
        for item, text in zip(parts, texts, strict=True):
            left, bottom, right, top = seen.get(_address(item), item.get_bounds())
            yield Shown(text, left, bottom, right, top, item.get_matrix().f)
    read.close()
    page.close()


def is_drawn(text: str) -> bool:
    """Whether anything of a text object is drawn with it: marks are drawn after their line."""
    return any(letter not in _BLANKS and not unicodedata.combining(letter) for letter in text)


def _seen_boxes(read: Any) -> dict[int, tuple[float, float, float, float]]:
    """The box of the letters of each text object, by its address: blanks may stand far from them."""
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for index in range(read.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(read, index))
        if is_drawn(letter):
            address = ctypes.addressof(pdfium.FPDFText_GetTextObject(read, index).contents)
            boxes.setdefault(address, []).append(read.get_charbox(index))
    return {
        address: (min(lefts), min(bottoms), max(rights), max(tops))
        for address, found in boxes.items()
        for lefts, bottoms, rights, tops in [zip(*found, strict=True)]
    }


def _address(item: Any) -> int:
    return ctypes.addressof(item.raw.contents)


def _mark(item: Any) -> tuple[int, str]:
    """The innermost mark on a text object, by its address, and its name; none are 0 and nothing."""
    number = pdfium.FPDFPageObj_CountMarks(item) - 1
    if number < 0:
        return 0, ""
    mark = pdfium.FPDFPageObj_GetMark(item, number)
    length = ctypes.c_ulong()
    room = (ctypes.c_ushort * 32)()
    pdfium.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), length)
    return ctypes.cast(mark, ctypes.c_void_p).value or 0, _utf_16(bytes(room)[: length.value])


def _utf_16(raw: bytes) -> str:
    return raw.decode("utf-16-le").rstrip("\0")


def _actual_text(item: Any) -> str:
    """The ActualText of the innermost mark; nothing when the mark only says another language."""
    mark = pdfium.FPDFPageObj_GetMark(item, pdfium.FPDFPageObj_CountMarks(item) - 1)
    length = ctypes.c_ulong()
    room = (ctypes.c_ubyte * 4096)()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", room, 4096, length):
        return ""
    return bytes(room)[: length.value].decode("utf-16")


def _object_text(item: Any, read: Any) -> str:
    room = (ctypes.c_ushort * 4096)()
    length = pdfium.FPDFTextObj_GetText(item, read, room, 4096)
    return _utf_16(bytes(room)[:length])
