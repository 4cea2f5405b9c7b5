"""What the office holders' key stands for among those who hold a case's key: no member, never in the room.

The name carries a part of the key, so that a key of before is somebody else, who should hold nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from barnombud.domain.ids import MemberId

RECOVERY_PREFIX = "recovery-"
"""How every such name begins; a member's id is hexadecimal and never does."""

_TAG_CHARACTERS = 16


def recovery_holder(public_key: bytes) -> MemberId:
    """Return the name that the office holders' key with this public half (32 bytes) has among the holders."""
    return MemberId(RECOVERY_PREFIX + hashlib.sha256(public_key).hexdigest()[:_TAG_CHARACTERS])


def people(holders: Iterable[MemberId]) -> frozenset[MemberId]:
    """Return the holders who are members of the team."""
    return frozenset(holder for holder in holders if not holder.startswith(RECOVERY_PREFIX))
