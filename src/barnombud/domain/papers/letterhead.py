"""Who stands at the head of papers: the organisation's name and its picture, as the settings have them."""

from __future__ import annotations

import zlib
from enum import StrEnum
from typing import Self

from pydantic import ConfigDict, Field, model_validator

from barnombud.domain.value import Value

LARGEST_PICTURE = 20 * 1024 * 1024
"""Bytes of a file that is looked at; a logo is seldom more than one hundredth of it."""
MOST_DOTS = 16_000_000
"""Of a picture that is opened: what unpacks to more takes memory that a small laptop needs."""
LOGO_WIDTH, LOGO_HEIGHT = 640, 160
"""Dots that are kept at most: 380 an inch where the logo is drawn as large as it can be."""


class LogoFault(StrEnum):
    """Why a file cannot be the logo."""

    UNREADABLE = "logo_unreadable"
    FILE_TOO_LARGE = "logo_file_too_large"
    NO_PICTURE = "logo_no_picture"
    OTHER_KIND = "logo_other_kind"
    """A picture, but of a kind that is not taken."""
    VECTOR = "logo_vector"
    """SVG, which may fetch other files and wants a reader of its own."""
    BROKEN = "logo_broken"
    TOO_MANY_DOTS = "logo_too_many_dots"
    MOVING = "logo_moving"
    TOO_SMALL = "logo_too_small"
    TOO_NARROW = "logo_too_narrow"
    INVISIBLE = "logo_invisible"
    """White or nearly so, as what is made for a dark ground: nothing would be seen on paper or in grey."""


class Logo(Value):
    """A picture as it is drawn: nothing of the file it came from but its dots.

    Attributes:
        width, height: in dots.
        packed: red, green and blue of each dot, row by row from the top, packed by zlib; opaque, in sRGB.
    """

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    width: int = Field(ge=1, le=LOGO_WIDTH)
    height: int = Field(ge=1, le=LOGO_HEIGHT)
    packed: bytes = Field(repr=False, min_length=1, max_length=LOGO_WIDTH * LOGO_HEIGHT * 3 + 1024)

    @property
    def dots(self) -> bytes:
        """Red, green and blue of each dot, unpacked; never more than the size says."""
        return zlib.decompressobj().decompress(self.packed, self.width * self.height * 3)


class Letterhead(Value):
    """What stands at the head beside the sender; at least one of the two."""

    organisation: str = Field(default="", max_length=120)
    logo: Logo | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.organisation and self.logo is None:
            raise ValueError("An empty letterhead is none")
        return self
