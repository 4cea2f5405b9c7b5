"""Write the colour profile that says what the colours on paper are: sRGB, by the numbers of IEC 61966-2-1.

`python -m tools.colour_profile` makes `assets/colour/srgb.icc` anew, the same bytes each time. It is of
version 2 of the format, which PDF/A-1 asks for too, and made of the standard's own numbers, so that nobody
else's licence is on it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from tools.paths import ROOT

TARGET = ROOT / "assets" / "colour" / "srgb.icc"
_STEPS = 1024
_WHITE_D50 = (0.9642, 1.0, 0.8249)
_WHITE_D65 = (0.9505, 1.0, 1.0891)
_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Red, green and blue, adapted to the light that profiles are written for (D50)."""


def profile() -> bytes:
    """Return the profile's bytes."""
    curve = _curve()
    tags = {
        "desc": _description("sRGB IEC61966-2.1"),
        "cprt": b"text\0\0\0\0" + b"Made of the numbers in IEC 61966-2-1; no rights reserved (CC0).\0",
        "wtpt": _colour(_WHITE_D65),
        **{name: _colour(colour) for name, colour in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    body, table = _laid_out(tags)
    head = struct.pack(">I4s4s4s4s4s", 0, b"\0" * 4, b"\x02\x10\0\0", b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += _fixed(_WHITE_D50) + b"\0" * 48
    whole = head + table + body
    return struct.pack(">I", len(whole)) + whole[4:]


def _curve() -> bytes:
    """Return how bright each of the steps from dark to light is."""
    shares = (step / (_STEPS - 1) for step in range(_STEPS))
    bright = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    values = [round(each * 65535) for each in bright]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _description(words: str) -> bytes:
    text = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _colour(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(">3i", *(round(each * 65536) for each in values))


def _laid_out(tags: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """Return the tags' contents after each other, the same ones once, and the table that finds them."""
    start = 128 + 4 + 12 * len(tags)
    body, places = b"", dict[bytes, int]()
    table = struct.pack(">I", len(tags))
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + b"\0" * (-len(content) % 4)
        table += struct.pack(">4sII", name.encode("ascii"), places[content], len(content))
    return body, table


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(profile())


if __name__ == "__main__":
    main()
