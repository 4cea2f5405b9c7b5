"""A share on paper: what is typed right opens, and a slip of the pen is found where it was made."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barnombud.domain.ids import MemberId
from barnombud.domain.recovery_holder import people, recovery_holder
from barnombud.domain.recovery_share import (
    ALPHABET,
    GROUP_LENGTH,
    GROUPS,
    MOST_SHARES,
    OfficeShare,
    ShareFault,
    group_fits,
    read_share,
    share_groups,
    team_tag,
    tidy,
    wrong_groups,
)
from barnombud.errors import InputError

SHARES = st.builds(
    OfficeShare,
    index=st.integers(1, MOST_SHARES),
    team=st.binary(min_size=3, max_size=3),
    value=st.binary(min_size=16, max_size=16),
)
SHARE = OfficeShare(index=2, team=team_tag("5" * 32), value=bytes(range(16)))


def _fault(groups: tuple[str, ...]) -> str:
    with pytest.raises(InputError) as raised:
        read_share(groups, "share_1")
    assert raised.value.field == "share_1"
    return raised.value.reason


@given(SHARES)
def test_what_is_printed_is_read_back(share: OfficeShare) -> None:
    """In small letters, with spaces and hyphens, as people write."""
    groups = share_groups(share)
    assert len(groups) == GROUPS
    assert all(len(group) == GROUP_LENGTH and set(group) <= set(ALPHABET) for group in groups)
    assert read_share([f" {group[:2].lower()}-{group[2:]}\n" for group in groups], "share_1") == share


@given(SHARES, st.integers(0, GROUPS - 1), st.integers(0, GROUP_LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_in_its_group(
    share: OfficeShare, at: int, sign: int, wrong: str
) -> None:
    """Whichever it is, the check of that very group tells."""
    groups = list(share_groups(share))
    before = groups[at]
    groups[at] = before[:sign] + wrong + before[sign + 1 :]
    assert wrong_groups(groups) == ((at + 1,) if groups[at] != before else ())


@given(SHARES, st.integers(0, GROUPS - 1), st.integers(0, 4), st.integers(0, 4))
def test_two_that_changed_places_are_found(share: OfficeShare, at: int, one: int, other: int) -> None:
    """Neighbours or not."""
    groups = list(share_groups(share))
    signs = list(groups[at])
    signs[one], signs[other] = signs[other], signs[one]
    groups[at], before = "".join(signs), groups[at]
    assert wrong_groups(groups) == ((at + 1,) if groups[at] != before else ())


@given(SHARES, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_groups_in_each_others_place_are_both_found(share: OfficeShare, one: int, other: int) -> None:
    """A group fits in its own place only."""
    groups = list(share_groups(share))
    groups[one], groups[other] = groups[other], groups[one]
    assert set(wrong_groups(groups)) == ({one + 1, other + 1} if one != other else set())


def test_what_is_no_share_is_refused() -> None:
    """Too few groups, a strange letter, groups that fit one by one and not together, a later form."""
    groups = share_groups(SHARE)
    assert _fault(groups[:-1]) == ShareFault.SHARE_MISTYPED
    assert not group_fits(0, groups[0][:-1] + "O")
    assert not group_fits(0, groups[0][:-1])
    assert tidy("a b-c\n") == "ABC"
    other = share_groups(OfficeShare(index=1, team=SHARE.team, value=bytes(16)))
    assert wrong_groups(mixed := (*groups[:5], *other[5:])) == ()
    assert _fault(mixed) == ShareFault.SHARE_MISTYPED
    assert _fault(_spelled((1 << 177) + 5)) == ShareFault.SHARE_MISTYPED
    assert _fault(_spelled(_checked(bytes([0x10]) + bytes(19)))) == ShareFault.SHARE_MISTYPED
    assert _fault(_spelled(_checked(bytes([0x21]) + bytes(19)))) == ShareFault.SHARE_OF_LATER_FORM


def test_a_share_shows_nothing_of_itself() -> None:
    """Not where something prints it by mistake."""
    assert "x02" not in repr(SHARE)


def test_the_office_holders_key_is_no_person() -> None:
    """Its name among the holders is told from every member's, and another key's is another."""
    name = recovery_holder(bytes(32))
    assert name != recovery_holder(bytes(31) + b"\x01")
    assert len(name) <= 32
    assert people({name, MemberId("a1" * 16)}) == {MemberId("a1" * 16)}


def _checked(body: bytes) -> int:
    return int.from_bytes(body + hashlib.sha256(b"barnombud/share-check/1" + body).digest()[:2], "big")


def _spelled(number: int) -> tuple[str, ...]:
    """Return groups with right checks for any number, as the page about the format tells."""
    digits = [number // 23**place % 23 for place in reversed(range(40))]
    groups = []
    for place in range(10):
        part = digits[place * 4 : place * 4 + 4]
        total = place + 1 + sum((at + 1) * digit for at, digit in enumerate(part))
        part.append(next(check for check in range(23) if (total + 5 * check) % 23 == 0))
        groups.append("".join(ALPHABET[digit] for digit in part))
    return tuple(groups)
