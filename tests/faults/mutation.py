"""Makes damaged files out of good ones: seeded, so that every one can be made again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_WORDS = (
    b"null", b"true", b"[]", b"{}", b'""', b"-1", b"0", b"1e999", b"NaN", b"nan", b"inf", b"2147483648",
    b"18446744073709551616", b"9" * 5_000, b"[" * 3_000, b"{'a':" * 500, b'{"a":' * 3_000, b"x.y." * 400,
    b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-12:00", b"0001-01-01", b"25:61:61", b"1979-05-27",
    b"\\u0000", b"\\ud800", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\x00", b"\r\n", b'"""', b"'''",
    b"[[steps]]", b"[header]", b"header = 5\n", b"[header]\n[header]\n", b"=", b"#", b"\\", b"{", b"[", b'"',
)  # fmt: skip
"""What readers of text files stumble over."""
_NUMBER = re.compile(rb"\d+")
Mutation = Callable[[bytearray, random.Random], None]


def mutated(good: bytes, chance: random.Random) -> bytes:
    """Return ``good`` with one to six random changes."""
    made = bytearray(good)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        chance.choice(_MUTATIONS)(made, chance)
    return bytes(made)


def _place(made: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(made) + 1)


def _flip(made: bytearray, chance: random.Random) -> None:
    if made:
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)


def _set(made: bytearray, chance: random.Random) -> None:
    if made:
        made[chance.randrange(len(made))] = chance.randrange(256)


def _insert(made: bytearray, chance: random.Random) -> None:
    at = _place(made, chance)
    made[at:at] = chance.randbytes(chance.choice((1, 2, 8, 64)))


def _remove(made: bytearray, chance: random.Random) -> None:
    at = _place(made, chance)
    del made[at : at + chance.choice((1, 2, 8, 64, 512))]


def _cut(made: bytearray, chance: random.Random) -> None:
    del made[_place(made, chance) :]


def _repeat(made: bytearray, chance: random.Random) -> None:
    at = _place(made, chance)
    piece = bytes(made[at : at + chance.choice((1, 3, 16, 200))])
    made[at:at] = piece * chance.choice((1, 2, 10, 300))


def _word(made: bytearray, chance: random.Random) -> None:
    at = _place(made, chance)
    made[at : at + chance.choice((0, 0, 4, 16))] = chance.choice(_WORDS)


def _swap(made: bytearray, chance: random.Random) -> None:
    one, other = sorted((_place(made, chance), _place(made, chance)))
    width = chance.choice((1, 8, 64))
    made[one : one + width], made[other : other + width] = (
        made[other : other + width],
        made[one : one + width],
    )


def _number(made: bytearray, chance: random.Random) -> None:
    numbers = list(_NUMBER.finditer(bytes(made)))
    if numbers:
        found = chance.choice(numbers)
        made[found.start() : found.end()] = chance.choice(_WORDS)


_MUTATIONS: tuple[Mutation, ...] = (
    _flip, _set, _insert, _remove, _cut, _repeat, _word, _word, _swap, _number, _number
)  # fmt: skip
