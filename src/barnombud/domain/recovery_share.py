"""An office holder's share of the recovery key as it stands on paper, and how a slip of the pen is found.

Ten groups of five characters. The fifth of each group is a check: it tells one wrong character, two that have
changed places and a group in another's place. Two bytes of check over all tell what is left. What makes the
key of the shares is in the store; here is only their form (docs/keyring-format.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum

from pydantic import Field

from barnombud.domain.value import Value
from barnombud.errors import InputError

ALPHABET = "34679ACDEFGHJKMNPRTVWXY"  # data: the characters of a share
"""No two of them are mistaken for each other, and there is a prime number of them, for the check."""
GROUPS = 10
GROUP_LENGTH = 5
SHARE_BYTES = 16
TEAM_BYTES = 3
MOST_SHARES = 15

_FORM = 1
_BASE = len(ALPHABET)
_DATA = GROUP_LENGTH - 1
_CHECK_BYTES = 2
_BYTES = 1 + TEAM_BYTES + SHARE_BYTES + _CHECK_BYTES


class ShareFault(StrEnum):
    """Why what was typed is no share that can be used."""

    SHARE_MISTYPED = "share_mistyped"
    """A character is wrong; `wrong_groups` tells where."""
    SHARE_OF_LATER_FORM = "share_of_later_form"
    SHARE_OF_ANOTHER_TEAM = "share_of_another_team"
    SHARE_NOT_OF_NOW = "share_not_of_now"
    """Of this team, and typed right: from before the recovery key was renewed."""
    SHARE_TWICE = "share_twice"
    SHARE_OF_ANOTHER_SHEET = "share_of_another_sheet"
    """Of this team and of now, but not the sheet that is being tried."""


class OfficeShare(Value):
    """One office holder's share; never kept, never logged."""

    index: int = Field(ge=1, le=MOST_SHARES)
    team: bytes = Field(min_length=TEAM_BYTES, max_length=TEAM_BYTES)
    """What `team_tag` gives for the store it opens."""
    value: bytes = Field(min_length=SHARE_BYTES, max_length=SHARE_BYTES, repr=False)


def team_tag(store_id: str) -> bytes:
    """Return the bytes by which a share tells which store it belongs to."""
    return hashlib.sha256(f"barnombud/share-team/1/{store_id}".encode()).digest()[:TEAM_BYTES]


def share_groups(share: OfficeShare) -> tuple[str, ...]:
    """Return the groups as they are printed."""
    body = bytes([_FORM << 4 | share.index]) + share.team + share.value
    number = int.from_bytes(body + _check_bytes(body), "big")
    digits: list[int] = []
    for _ in range(GROUPS * _DATA):
        number, digit = divmod(number, _BASE)
        digits.insert(0, digit)
    parts = (digits[place * _DATA : (place + 1) * _DATA] for place in range(GROUPS))
    return tuple(
        "".join(ALPHABET[digit] for digit in (*part, _check_digit(place, part)))
        for place, part in enumerate(parts)
    )


def tidy(text: str) -> str:
    """Return what was typed in capitals, without spaces, line ends and hyphens."""
    return "".join(sign for sign in text.upper() if not sign.isspace() and sign not in "-–·.")


def group_fits(place: int, text: str) -> bool:
    """Whether one group, counted from 0, is typed right as far as its check tells."""
    group = tidy(text)
    if len(group) != GROUP_LENGTH or any(sign not in ALPHABET for sign in group):
        return False
    digits = [ALPHABET.index(sign) for sign in group]
    return digits[-1] == _check_digit(place, digits[:-1])


def wrong_groups(groups: Sequence[str]) -> tuple[int, ...]:
    """Return which of ten groups, counted from 1, are not typed right."""
    return tuple(place + 1 for place, group in enumerate(groups) if not group_fits(place, group))


def read_share(groups: Sequence[str], field: str) -> OfficeShare:
    """Return the share in ``groups`` as typed.

    Raises:
        InputError: at ``field``, for a `ShareFault`: a character is wrong, or a later program made the sheet.
    """
    if len(groups) != GROUPS or wrong_groups(groups):
        raise InputError(field, ShareFault.SHARE_MISTYPED)
    number = 0
    for group in groups:
        for sign in tidy(group)[:_DATA]:
            number = number * _BASE + ALPHABET.index(sign)
    if number >= 1 << 8 * _BYTES:
        raise InputError(field, ShareFault.SHARE_MISTYPED)
    raw = number.to_bytes(_BYTES, "big")
    body, check = raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]
    if check != _check_bytes(body) or not body[0] & 0x0F:
        raise InputError(field, ShareFault.SHARE_MISTYPED)
    if body[0] >> 4 != _FORM:
        raise InputError(field, ShareFault.SHARE_OF_LATER_FORM)
    return OfficeShare(index=body[0] & 0x0F, team=body[1 : 1 + TEAM_BYTES], value=body[1 + TEAM_BYTES :])


def _check_digit(place: int, digits: Sequence[int]) -> int:
    """Return what makes the weighted sum of the group and its place nothing; every weight has an inverse."""
    weighed = place + 1 + sum(weight * digit for weight, digit in enumerate(digits, start=1))
    return -weighed * pow(GROUP_LENGTH, -1, _BASE) % _BASE


def _check_bytes(body: bytes) -> bytes:
    return hashlib.sha256(b"barnombud/share-check/1" + body).digest()[:_CHECK_BYTES]
