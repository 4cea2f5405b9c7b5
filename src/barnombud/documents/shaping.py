"""Letters to glyphs: joined forms, ligatures and marks in their places, by HarfBuzz."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

import uharfbuzz

from barnombud.documents.faces import face


class Glyph(NamedTuple):
    """One glyph, measures in 1/1000 of the type's size.

    Attributes:
        number: its number in the font; 0 is the box for what the font has not.
        letter: index of the first letter it stands for, in the word that was shaped.
        advance: how far it moves the pen.
        right, up: how far it is set from the pen.
    """

    number: int
    letter: int
    advance: float
    right: float
    up: float


Glyphs: TypeAlias = tuple[Glyph, ...]


@lru_cache(maxsize=8192)
def shaped(word: str, first: int, after: int, file: str, *, right_to_left: bool, language: str) -> Glyphs:
    """Return the glyphs of ``word[first:after]`` from left to right, joined as the whole word asks."""
    opened = face(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word, first, after - first)
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = (
        uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES | uharfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    )
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language or "und"
    buffer.guess_segment_properties()
    uharfbuzz.shape(opened.font, buffer)
    scale = opened.per_unit
    return tuple(
        Glyph(
            info.codepoint,
            info.cluster,
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
