"""Which tests coverage watches: on Python 3.11 everything takes twice as long under its eyes.

What goes through the same code hundreds of times is watched once (`pytest.mark.no_cover` leaves a test out).
So a line that only a rare random history reaches is seen as what it is: without a test of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def measured_first(parts: Iterable[int]) -> list[object]:
    """Return the parts of one long test; coverage watches the first."""
    return [
        pytest.param(part, marks=[pytest.mark.no_cover] if place else []) for place, part in enumerate(parts)
    ]
