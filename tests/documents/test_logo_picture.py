"""A picture taken in as the logo: every kind somebody may choose gives a right one or is refused by name."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from barnombud.documents.logo_drawing import HIGHEST, WIDEST, DrawnLogo, picture_of
from barnombud.documents.logo_picture import logo_from
from barnombud.domain.papers.letterhead import LOGO_HEIGHT, LOGO_WIDTH, Letterhead, Logo, LogoFault
from barnombud.errors import InputError
from barnombud.texts.errors import said_error
from tests.documents import logos


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _with_a_wrong_byte(content: bytes) -> bytes:
    at = content.index(b"IDAT") + 40
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def _black(width: int, height: int) -> bytes:
    return logos.as_file(Image.new("RGB", (width, height), "black"))


def _white_on_nothing() -> bytes:
    picture = logos.mark()
    white = Image.new("RGBA", picture.size, "white")
    white.putalpha(picture.getchannel("A"))
    return logos.as_file(white)


BAD: dict[str, tuple[Callable[[], bytes], LogoFault]] = {
    "nothing": (lambda: b"", LogoFault.NO_PICTURE),
    "a letter": ("Hej på er".encode, LogoFault.NO_PICTURE),
    "a letter called PNG inside": (lambda: b"PNG" + bytes(2000), LogoFault.NO_PICTURE),
    "a GIF": (lambda: logos.as_file(logos.mark(mode="P"), "GIF"), LogoFault.OTHER_KIND),
    "a WebP": (lambda: b"RIFF\x10\0\0\0WEBPVP8 ", LogoFault.OTHER_KIND),
    "a telephone's HEIC": (lambda: b"\0\0\0\x18ftypheic", LogoFault.OTHER_KIND),
    "a PDF": (lambda: b"%PDF-1.7 ...", LogoFault.OTHER_KIND),
    "an SVG": (lambda: b'<?xml version="1.0"?><svg width="9"/>', LogoFault.VECTOR),
    "half a PNG": (lambda: _half(logos.as_file(logos.mark())), LogoFault.BROKEN),
    "half a JPEG": (lambda: _half(logos.as_file(logos.mark(mode="RGB"), "JPEG")), LogoFault.BROKEN),
    "only the start of a PNG": (lambda: b"\x89PNG\r\n\x1a\n", LogoFault.BROKEN),
    "only the start of a JPEG": (lambda: b"\xff\xd8\xff\xe0", LogoFault.BROKEN),
    "a PNG with a wrong sum": (lambda: _with_a_wrong_byte(logos.as_file(logos.mark())), LogoFault.BROKEN),
    "40 million dots": (lambda: logos.png_of(8000, 5000), LogoFault.TOO_MANY_DOTS),
    "a bomb": (logos.bomb, LogoFault.TOO_MANY_DOTS),
    "a remark that is a bomb": (logos.text_bomb, LogoFault.BROKEN),
    "a moving picture": (logos.moving, LogoFault.MOVING),
    "one dot": (lambda: _black(1, 1), LogoFault.TOO_SMALL),
    "a stamp": (lambda: _black(40, 20), LogoFault.TOO_SMALL),
    "one dot high": (lambda: _black(1000, 1), LogoFault.TOO_NARROW),
    "one dot wide": (lambda: _black(1, 1000), LogoFault.TOO_NARROW),
    "white": (lambda: logos.as_file(Image.new("RGB", (400, 100), "white")), LogoFault.INVISIBLE),
    "nothing but see-through": (
        lambda: logos.as_file(Image.new("RGBA", (400, 100), (0, 0, 0, 0))),
        LogoFault.INVISIBLE,
    ),
    "white for a dark ground": (_white_on_nothing, LogoFault.INVISIBLE),
    "pale": (lambda: logos.as_file(Image.new("RGB", (400, 100), (225, 225, 190))), LogoFault.INVISIBLE),
}


@pytest.mark.parametrize("name", logos.GOOD)
def test_what_can_be_used_gives_a_right_logo(name: str) -> None:
    """Three times as wide as high, blue to the left, white around the mark; the same twice."""
    content = logos.GOOD[name]()
    made = logo_from(content)
    assert (made.width, made.height) == (480, 160)
    picture = picture_of(made)
    red, green, blue = (int(part) for part in _dot(picture, 80, 80))
    if "grey" in name or "black" in name:
        assert red == green == blue < 128
    else:
        assert red < 60 < green < blue
    assert min(_dot(picture, 2, 2)) > 245
    if "million" not in name:
        assert logo_from(content) == made


def _dot(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    dot = picture.getpixel((x, y))
    assert isinstance(dot, tuple)
    return dot


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_refused_by_what_is_wrong(name: str) -> None:
    """With a title, a cause and what to do, each of its own."""
    make, fault = BAD[name]
    with pytest.raises(InputError) as raised:
        logo_from(make())
    assert (raised.value.field, raised.value.reason) == ("logo", fault)
    (told,) = said_error(raised.value)
    assert all(told)
    assert "Rätta" not in told.title


def test_two_bytes_a_dot_keep_their_shades() -> None:
    """Black to the left, half grey to the right, not white from where a byte is full."""
    made = logo_from(logos.as_file(logos.deep()))
    left, middle, right = (_dot(picture_of(made), x, made.height // 2)[0] for x in (2, 150, 290))
    assert left < 10
    assert 50 < middle < 80
    assert 115 < right < 140


def test_a_profile_is_followed() -> None:
    """What a wide profile calls its green is another green in sRGB."""
    plain = logo_from(logos.as_file(logos.mark(mode="RGB")))
    swapped = logo_from(logos.as_file(logos.mark(mode="RGB"), icc_profile=logos.other_gamma()))
    before, after = (_dot(picture_of(each), 80, 80) for each in (plain, swapped))
    assert before == logos.BLUE
    assert after != before


def test_a_logo_is_kept_small_and_nothing_else_of_the_file() -> None:
    """No remark, no place, no name: only dots; and at most as many as are printed."""
    remark = logos.as_file(logos.mark(2000, 200), "PNG", pnginfo=logos.remark("Foto: Åsa Påhitt"))
    assert "Åsa".encode() in remark
    made = logo_from(remark)
    assert (made.width, made.height) == (LOGO_WIDTH, 64)
    assert zlib.decompress(made.packed) == picture_of(made).tobytes()
    assert len(zlib.decompress(made.packed)) == made.width * made.height * 3
    assert "Åsa".encode() not in zlib.decompress(made.packed)
    assert logo_from(logos.as_file(logos.mark(2000, 200))) == made


def test_white_edges_are_cut_off() -> None:
    """A mark in the middle of a large white field is drawn as large as one without."""
    field = Image.new("RGB", (1500, 1500), "white")
    field.paste(logos.mark(600, 200, "RGB"), (400, 600))
    made = logo_from(logos.as_file(field))
    assert (made.width, made.height) == (480, 160)


@pytest.mark.parametrize(("width", "height"), [(480, 160), (640, 60), (40, 160)])
def test_it_is_drawn_as_large_as_there_is_room(width: int, height: int) -> None:
    """Never wider or higher than its place, and in its own proportions."""
    drawn = DrawnLogo(Logo(width=width, height=height, packed=zlib.compress(bytes(width * height * 3))))
    assert drawn.width / drawn.height == pytest.approx(width / height)
    assert drawn.width == pytest.approx(WIDEST) or drawn.height == pytest.approx(HIGHEST)
    assert drawn.width <= WIDEST + 0.01
    assert drawn.height <= HIGHEST + 0.01


def test_no_damage_to_a_file_does_more_than_refuse_it() -> None:
    """Bytes changed at random in a picture: a logo or a plain refusal, never anything else."""
    chance = random.Random(5)
    whole = [logos.as_file(logos.mark(180, 60)), logos.turned(), logos.as_file(logos.deep())]
    refused = 0
    for number in range(150):
        content = bytearray(whole[number % 3])
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        try:
            made = logo_from(bytes(content))
            assert made.height <= LOGO_HEIGHT
        except InputError as error:
            assert error.field == "logo"
            refused += 1
    assert 0 < refused < 150


def test_a_letterhead_without_name_and_logo_is_none() -> None:
    """It would only be an empty line."""
    with pytest.raises(ValueError, match="empty letterhead"):
        Letterhead()
    assert Logo.model_validate_json(logos.logo().model_dump_json()) == logos.logo()
