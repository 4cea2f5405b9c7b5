"""Fonts in the file for text that we set ourselves: glyphs by number, each with the letters it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc

from barnombud.documents.faces import Face, face

_SYMBOLIC = 4
"""Font flag: glyphs are found by number, not by a standard letter set."""
_STEM = 80
_NOTHING = "\u200b"
"""What a part of a letter stands for when another part stands for the whole."""
_CHUNK = 100
"""Entries in one part of a ToUnicode map; the format allows no more."""


class GlyphFont:
    """One font file as one document uses it; embedded, with those glyphs, when the document is written.

    A glyph that stands for different letters in different words has a code for each, so that no letter is
    taken for another when the text is searched or read aloud.
    """

    def __init__(self, face: Face, name: str) -> None:
        self._face = face
        self.name = name
        self._codes: dict[tuple[int, str, int], int] = {}

    def code(self, glyph: int, letters: str, variant: int = 0) -> int:
        """Return the code that shows ``glyph`` where it stands for ``letters``; one for each ``variant``."""
        return self._codes.setdefault((glyph, letters, variant), len(self._codes) + 1)

    @property
    def blank(self) -> int:
        """The glyph of the blank, which draws nothing."""
        return int(self._face.font.get_nominal_glyph(ord(" ")))

    def width(self, glyph: int) -> float:
        """Return the width the file gives ``glyph``, in 1/1000 of the type's size."""
        return round(self._face.advance(glyph), 3)

    def addObjects(self, document: Any) -> None:  # noqa: N802  # the typesetter's name
        """Write the font into ``document``; called when the last page is done."""
        used = {code: glyph for (glyph, _, _), code in self._codes.items()}
        told = {code: letters for (_, letters, _), code in self._codes.items()}
        base = pdfdoc.PDFName(f"{_subset_tag(used.values())}+{self._face.file}")
        descriptor = document.Reference(
            self._descriptor(document, base, used.values()), f"descriptor:{self.name}"
        )
        glyphs = _compressed(b"\0\0" + b"".join(glyph.to_bytes(2) for glyph in used.values()))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": descriptor,
                "DW": 0,
                "W": self._widths(used),
                "CIDToGIDMap": document.Reference(glyphs, f"glyphs:{self.name}"),
            }
        )
        meanings = _compressed(_to_unicode(told))
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": base,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"cid:{self.name}")]),
                "ToUnicode": document.Reference(meanings, f"meanings:{self.name}"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")

    def _widths(self, used: Mapping[int, int]) -> Any:
        # The codes are 1, 2, 3 ...: one list holds the widths of all.
        return pdfdoc.PDFArray([1, pdfdoc.PDFArray([self.width(glyph) for glyph in used.values()])])

    def _descriptor(self, document: Any, base: Any, glyphs: Iterable[int]) -> Any:
        content = self._face.subset(frozenset(glyphs) | {0})
        file = _compressed(content)
        file.dictionary["Length1"] = len(content)
        extents = self._face.font.get_font_extents("ltr")
        scale = self._face.per_unit
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-1000, round(extents.descender * scale), 2000, 1400]),
                "ItalicAngle": 0,
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": 700,
                "StemV": _STEM,
                "FontFile2": document.Reference(file, f"file:{self.name}"),
            }
        )


_fonts: WeakKeyDictionary[Any, dict[str, GlyphFont]] = WeakKeyDictionary()


def glyph_font(document: Any, file: str) -> GlyphFont:
    """Return the font ``file`` in the PDF ``document``, put there when it is first asked for."""
    known = _fonts.setdefault(document, {})
    if file not in known:
        known[file] = GlyphFont(face(file), f"G{len(known) + 1}")
        document.delayedFonts.append(known[file])
    return known[file]


def _compressed(content: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _subset_tag(used: Iterable[int]) -> str:
    """Return six letters that differ between subsets, the same for the same glyphs."""
    number = 0
    for glyph in used:
        number = (number * 31 + glyph + 1) % 26**6
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(ord("A") + rest)
    return letters


def _to_unicode(told: Mapping[int, str]) -> bytes:
    entries = [
        f"<{code:04X}> <{(letters or _NOTHING).encode('utf-16-be').hex().upper()}>"
        for code, letters in told.items()
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), _CHUNK):
        part = entries[start : start + _CHUNK]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
