"""Protected identity: why it is uncovered, and the check that lets a paper be made (R23-R25)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from barnombud.domain.case import MASK

UNCOVERED_SECONDS = 60
"""So long names and number stay uncovered (R23)."""


class UncoverReason(StrEnum):
    """Why somebody looks at covered names; chosen from a list, as free text could tell too much (R23)."""

    RIGHT_CHILD = "right_child"
    """To be sure that it is the right child."""
    SPEAK_WITH_FAMILY = "speak_with_family"
    CHECK_PAPER = "check_paper"
    PUT_RIGHT = "put_right"
    """To correct what is written."""


class ProtectionBlocker(StrEnum):
    """Why something about a protected child, or a paper to a family, cannot be done yet."""

    MASKING_NOT_SIGNED = "masking_not_signed"
    """A paper about a protected child: nobody has signed that it may go (R25)."""
    WORDS_NOT_ANSWERED = "words_not_answered"
    """A paper holds words that may tell too much, and not each has been answered (R24)."""
    NOT_THIS_FAMILYS = "not_this_familys"
    """A full name of somebody else's, or words the reader may not have: struck out, or no paper."""
    UNCOVER_WITH_REASON = "uncover_with_reason"
    """A protected child's number is seen only together with the names, with a reason (R23)."""


TO_LOOK_THROUGH = frozenset(
    {
        ProtectionBlocker.MASKING_NOT_SIGNED,
        ProtectionBlocker.WORDS_NOT_ANSWERED,
        ProtectionBlocker.NOT_THIS_FAMILYS,
    }
)
"""Somebody has to look through the paper first; the page of papers is where."""


def holds_mask(texts: Iterable[str]) -> bool:
    """Whether any text is a cover instead of a name: what is covered on a page is never saved over a name."""
    return any(MASK[0] in text for text in texts)
