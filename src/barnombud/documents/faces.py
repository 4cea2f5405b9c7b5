"""The font files: which there are, what each can draw and how wide; each is opened when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import uharfbuzz

from barnombud import resources


@dataclass(frozen=True, slots=True)
class Family:
    """One typeface in two weights.

    Attributes:
        regular, bold: files in the folder of fonts, without their ending.
        scale: size relative to the paper's own type, so that small letters look alike beside each other.
        leading: least height of a line, in the size of the type as it is set.
    """

    regular: str
    bold: str
    scale: float = 1.0
    leading: float = 1.25

    def file(self, *, bold: bool) -> str:
        """Return the name of the weight's file."""
        return self.bold if bold else self.regular


ATKINSON = Family("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold")
NOTO_SANS = Family("NotoSans-Regular", "NotoSans-Bold")
NASKH = Family("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold", scale=1.18, leading=1.4)
ETHIOPIC = Family("NotoSansEthiopic-Regular", "NotoSansEthiopic-Bold", leading=1.4)
HEBREW = Family("NotoSansHebrew-Regular", "NotoSansHebrew-Bold", scale=1.08, leading=1.35)
THAI = Family("NotoSansThaiLooped-Regular", "NotoSansThaiLooped-Bold", scale=1.05, leading=1.55)

_HOMES: tuple[tuple[int, int, Family], ...] = (
    (0x0590, 0x05FF, HEBREW),
    (0x0600, 0x08FF, NASKH),
    (0x0E00, 0x0E7F, THAI),
    (0x1200, 0x139F, ETHIOPIC),
    (0x2D80, 0x2DDF, ETHIOPIC),
    (0xAB00, 0xAB2F, ETHIOPIC),
    (0xFB1D, 0xFB4F, HEBREW),
    (0xFB50, 0xFDFF, NASKH),
    (0xFE70, 0xFEFF, NASKH),
)
"""First and last character of the blocks that one typeface alone draws; all else goes to the Latin ones."""


def families(character: str) -> tuple[Family, ...]:
    """Return the typefaces to ask for ``character``, in order, so that no other file need be opened."""
    number = ord(character)
    for first, last, family in _HOMES:
        if first <= number <= last:
            return (family,)
    return (ATKINSON, NOTO_SANS)


class Face:
    """One opened font file: coverage, measures in 1/1000 of the type's size, and its bytes for embedding."""

    def __init__(self, file: str) -> None:
        """Open the font ``file``, named without its ending."""
        blob = uharfbuzz.Blob.from_file_path(str(resources.file_path(f"fonts/{file}.ttf")))
        self.file = file
        self.shaped = uharfbuzz.Face(blob)
        self.font = uharfbuzz.Font(self.shaped)
        self.per_unit = 1000.0 / float(self.shaped.upem)
        self.coverage = frozenset(self.shaped.unicodes)
        self.glyph_count = int(self.shaped.glyph_count)

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in 1/1000 of the type's size."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.per_unit

    def subset(self, glyphs: frozenset[int]) -> bytes:
        """Return a font file with these glyphs only, each under its old number."""
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_FOR_PAPER)
        smaller: Any = uharfbuzz.subset(self.shaped, wanted)
        return bytes(smaller.blob.data)


_NOT_FOR_PAPER = ("GDEF", "GPOS", "GSUB", "STAT", "gasp", "name", "post", "vhea", "vmtx", "OS/2", "cmap")
"""Tables a viewer does not need once every glyph has its place; the required ones stay."""


@lru_cache(maxsize=16)
def face(file: str) -> Face:
    """Return the opened font ``file``; opened once."""
    return Face(file)
