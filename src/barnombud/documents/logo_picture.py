"""Turns a chosen picture into a logo: bounded, opaque, small and in sRGB; nothing else of it is kept.

Only the two readers that are wanted are used, never the library's search among all it knows. Metadata, other
pictures in the file and what is see-through end here: PDF/A-1 has no transparency (R27).
"""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from barnombud.documents.logo_drawing import HIGHEST, WIDEST
from barnombud.domain.papers.letterhead import LOGO_HEIGHT, LOGO_WIDTH, MOST_DOTS, Logo, LogoFault
from barnombud.errors import InputError

_FIELD = "logo"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"%PDF-", b"\0\0\1\0", b"8BPS")
_WORK = 1600
"""Dots a side, about, in which a large picture is worked on."""
_STRIP = 64
"""Rows, after making small, that are made opaque at a time: a large picture is never in memory twice."""
_WHITE, _DARK = 243, 170
"""In grey: what is lighter than the first is paper, and something has to be darker than the second."""
_LEAST_DARK = 0.001
_LONGEST, _TALLEST = 12.0, 4.0
"""How many times wider than high, and higher than wide, a logo may be and still be seen."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What a camera notes of how it was held (EXIF), and how the picture is turned up again."""
_ORIENTATION = 0x0112
_UNREADABLE_PARTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What the readers raise for a file that is not as it should be."""


def logo_from(content: bytes) -> Logo:
    """Return the picture in ``content`` as it will be drawn; the same bytes give the same logo.

    Raises:
        InputError: at ``logo``, with a `LogoFault`: it is no picture that can be used.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the readers' own remarks about a damaged file reach nobody here
        return _packed(_seen(_opened(content)))


def _packed(shown: Image.Image) -> Logo:
    shown.thumbnail((LOGO_WIDTH, LOGO_HEIGHT), Image.Resampling.LANCZOS, reducing_gap=None)
    return Logo(width=shown.width, height=shown.height, packed=zlib.compress(shown.tobytes(), 9))


def _seen(picture: PngImageFile | JpegImageFile) -> Image.Image:
    """Return what is seen of the picture on white paper; raises as `logo_from`."""
    if picture.width * picture.height > MOST_DOTS:
        raise InputError(_FIELD, LogoFault.TOO_MANY_DOTS)
    if getattr(picture, "is_animated", False):
        raise InputError(_FIELD, LogoFault.MOVING)
    try:
        small = _turned(_in_srgb(_small(picture), picture), picture)
    except _UNREADABLE_PARTS as error:
        raise InputError(_FIELD, LogoFault.BROKEN) from error
    return _trimmed(small)


def _opened(content: bytes) -> PngImageFile | JpegImageFile:
    """Return the picture with its head read, none of its dots unpacked."""
    try:
        if content.startswith(_PNG):
            return PngImageFile(BytesIO(content))
        if content.startswith(_JPEG):
            return JpegImageFile(BytesIO(content))
    except _UNREADABLE_PARTS as error:
        raise InputError(_FIELD, LogoFault.BROKEN) from error
    raise InputError(_FIELD, _what_else(content[:1024]))


def _what_else(start: bytes) -> LogoFault:
    if b"<svg" in start.lower():
        return LogoFault.VECTOR
    known = start.startswith(_OTHERS) or start[8:12] == b"WEBP" or start[4:8] == b"ftyp"
    return LogoFault.OTHER_KIND if known else LogoFault.NO_PICTURE


def _small(picture: PngImageFile | JpegImageFile) -> Image.Image:
    """Return the picture opaque on white and not much larger than it is worked on."""
    if isinstance(picture, JpegImageFile):  # which can be unpacked at a half, a quarter or an eighth
        share = min(1.0, _WORK / max(picture.size))
        picture.draft(None, (round(picture.width * share) or 1, round(picture.height * share) or 1))
    picture.load()
    factor = max(1, max(picture.size) // _WORK)
    across, rows = _STRIP * factor, range(0, picture.height, _STRIP * factor)
    strips = [
        _reduced(_opaque(picture.crop((0, top, picture.width, min(top + across, picture.height)))), factor)
        for top in rows
    ]
    whole = Image.new(strips[0].mode, (strips[0].width, sum(strip.height for strip in strips)))
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return whole


def _reduced(strip: Image.Image, factor: int) -> Image.Image:
    return strip.reduce(factor) if factor > 1 else strip


def _opaque(strip: Image.Image) -> Image.Image:
    """Return it as it looks on white paper: grey, in red, green and blue, or in printer's colours."""
    if strip.mode.startswith("I"):
        return strip.point(lambda value: value * (1 / 256)).convert("L")  # two bytes a dot
    if strip.mode in ("L", "RGB", "CMYK") and "transparency" not in strip.info:
        return strip
    seen = strip.convert("RGBA")
    paper = Image.new("RGB", strip.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _in_srgb(small: Image.Image, picture: Image.Image) -> Image.Image:
    """Return it in sRGB, by the profile it came with where there is one that can be used."""
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            seen = ImageCms.profileToProfile(small, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, *_UNREADABLE_PARTS):
            seen = None  # another kind of colours, or damaged: then it is what most pictures are
        if seen is not None:
            return seen
    return small.convert("RGB")


def _turned(small: Image.Image, picture: Image.Image) -> Image.Image:
    try:
        turn = _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    except _UNREADABLE_PARTS:
        turn = None  # a note that cannot be read turns nothing
    return small if turn is None else small.transpose(turn)


def _trimmed(small: Image.Image) -> Image.Image:
    """Return it without white edges.

    Raises:
        InputError: at ``logo``: too little would be seen on paper.
    """
    grey = small.convert("L")
    box = grey.point([255 if value < _WHITE else 0 for value in range(256)]).getbbox()
    dark = sum(grey.histogram()[:_DARK])
    if box is None or dark < _LEAST_DARK * (box[2] - box[0]) * (box[3] - box[1]):
        raise InputError(_FIELD, LogoFault.INVISIBLE)
    shown = small.crop(box)
    if max(shown.width / shown.height / _LONGEST, shown.height / shown.width / _TALLEST) > 1:
        raise InputError(_FIELD, LogoFault.TOO_NARROW)
    if shown.width < WIDEST and shown.height < HIGHEST:
        raise InputError(_FIELD, LogoFault.TOO_SMALL)
    return shown
