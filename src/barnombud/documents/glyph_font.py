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
_CHUNK = 100
"""Entries in one part of a ToUnicode map; the format allows no more."""


class GlyphFont:
    """One font file as one document uses it; embedded, with those glyphs, when the document is written."""

    def __init__(self, face: Face, name: str) -> None:
        self._face = face
        self.name = name
        self._letters: dict[int, str] = {}

    def use(self, glyph: int, letters: str) -> bool:
        """Note that ``glyph`` is printed; return whether ``letters`` is what the file says it stands for.

        The first meaning stays.
        """
        return self._letters.setdefault(glyph, letters) == letters

    def width(self, glyph: int) -> float:
        """Return the width the file gives ``glyph``, in 1/1000 of the type's size."""
        return round(self._face.advance(glyph), 3)

    def addObjects(self, document: Any) -> None:  # noqa: N802  # the typesetter's name
        """Write the font into ``document``; called when the last page is done."""
        used = dict(sorted(self._letters.items()))
        base = pdfdoc.PDFName(f"{_subset_tag(used)}+{self._face.file}")
        descriptor = document.Reference(self._descriptor(document, base, used), f"descriptor:{self.name}")
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
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            }
        )
        meanings = pdfdoc.PDFStream(content=_to_unicode(used))
        meanings.filters = [pdfdoc.PDFZCompress]
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
        document.idToObject["BasicFonts"].dict[self.name] = font

    def _widths(self, used: Iterable[int]) -> Any:
        parts: list[Any] = []
        for glyph in used:
            parts += [glyph, pdfdoc.PDFArray([self.width(glyph)])]
        return pdfdoc.PDFArray(parts)

    def _descriptor(self, document: Any, base: Any, used: Iterable[int]) -> Any:
        file = pdfdoc.PDFStream(content=self._face.subset(frozenset(used) | {0}))
        file.dictionary["Length1"] = len(file.content)
        file.filters = [pdfdoc.PDFZCompress]
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


def _subset_tag(used: Mapping[int, str]) -> str:
    """Return six letters that differ between subsets, the same for the same glyphs."""
    number = 0
    for glyph in used:
        number = (number * 31 + glyph + 1) % 26**6
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(ord("A") + rest)
    return letters


def _to_unicode(used: Mapping[int, str]) -> bytes:
    entries = [
        f"<{glyph:04X}> <{(letters or chr(0x200B)).encode('utf-16-be').hex().upper()}>"
        for glyph, letters in used.items()
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
