"""Pictures somebody may choose as the logo, drawn here, and what a logo is once it is taken in."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from barnombud import resources
from barnombud.documents.logo_picture import logo_from
from barnombud.domain.papers.letterhead import Letterhead, Logo

BLUE, YELLOW = (0, 94, 140), (250, 210, 60)


def mark(width: int = 900, height: int = 300, mode: str = "RGBA") -> Image.Image:
    """A round mark and a bar on nothing; left is the mark, so that a turned one is known."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((0, 0, height - 1, height - 1), fill=(*BLUE, 255))
    draw.rectangle((height + 20, height // 3, width - 1, height * 2 // 3), fill=(*YELLOW, 255))
    if mode == "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper if mode == "RGB" else paper.convert(mode)


def as_file(picture: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    """The picture as the content of a file."""
    held = BytesIO()
    picture.save(held, kind, **how)
    return held.getvalue()


def logo() -> Logo:
    """An ordinary logo, as it is kept."""
    return logo_from(as_file(mark()))


def letterhead() -> Letterhead:
    """The head of an invented municipality."""
    return Letterhead(organisation="Exempelkommun", logo=logo())


def png_of(width: int, height: int, *, dots: bytes = b"", more: bytes = b"") -> bytes:
    """A PNG that says it is so large, whatever its dots are."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + _chunk(b"IDAT", zlib.compress(dots)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb() -> bytes:
    """Few bytes that unpack to more than a computer has: 60 000 dots each way."""
    return png_of(60_000, 60_000, dots=bytes(100_000))


def text_bomb() -> bytes:
    """A small picture with a remark that unpacks to a hundred megabytes."""
    return png_of(200, 60, dots=bytes(61 * 601), more=_chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(10**8))))


def turned() -> bytes:
    """A picture whose camera was held on its side: it lies until the note of it is followed."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return as_file(mark(mode="RGB").transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)


def deep() -> Image.Image:
    """Grey in two bytes a dot, from black to half grey."""
    picture = Image.new("I;16", (300, 100))
    for x in range(300):
        for y in range(100):
            picture.putpixel((x, y), 32_768 * x // 299)
    return picture


def with_other_colours() -> bytes:
    """A picture whose profile is for another kind of colours than it has."""
    lab = ImageCms.createProfile("LAB")
    return as_file(mark(mode="RGB"), icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())


def remark(text: str) -> PngInfo:
    """What somebody has written in a picture beside its dots."""
    written = PngInfo()
    written.add_itxt("Author", text)
    return written


def other_gamma() -> bytes:
    """The profile of sRGB with red and green in each other's place."""
    profile = resources.read_bytes("colour/srgb.icc")
    return profile.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tXYZ", b"gXYZ", 1)


def moving() -> bytes:
    """Two pictures that take turns."""
    return as_file(mark(), save_all=True, append_images=[mark(900, 200).resize((900, 300))])


GOOD: dict[str, Callable[[], bytes]] = {
    "a PNG with see-through parts": lambda: as_file(mark()),
    "a JPEG": lambda: as_file(mark(mode="RGB"), "JPEG", quality=95),
    "in printer's colours": lambda: as_file(mark(mode="CMYK"), "JPEG", quality=95),
    "turned by a camera": turned,
    "with a palette": lambda: as_file(mark(mode="P")),
    "a palette with a see-through colour": lambda: as_file(mark().quantize(8)),
    "black and white": lambda: as_file(mark(mode="1")),
    "grey": lambda: as_file(mark(mode="L")),
    "grey and see-through": lambda: as_file(mark().convert("LA")),
    "with a profile of no picture": with_other_colours,
    "with a profile that is none": lambda: as_file(mark(mode="RGB"), icc_profile=b"not one"),
    "16 million dots": lambda: as_file(mark(6900, 2300, "RGB"), compress_level=1),
    "a progressive JPEG": lambda: as_file(mark(mode="RGB"), "JPEG", quality=95, progressive=True),
    "12 million dots as JPEG": lambda: as_file(mark(6000, 2000, "RGB"), "JPEG"),
}
"""What gives a right logo: three times as wide as high, blue to the left."""
