"""A stop of the tour: one page worth looking at, and how one gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.practice_window import MEETING, Moment, PracticeWindow


@dataclass(frozen=True)
class Stop:
    """One page worth looking at: its name in pictures, when, and how one gets there."""

    name: str
    moment: Moment
    reach: Callable[[PracticeWindow], None]


def page(name: str, *presses: str, **keys: str) -> Callable[[PracticeWindow], None]:
    """Reach a page, with buttons pressed on it."""

    def reach(practice: PracticeWindow) -> None:
        practice.go(name, **keys)
        practice.press(*presses)

    return reach


def meeting(*presses: str) -> Callable[[PracticeWindow], None]:
    """Reach the meeting, with buttons pressed on it."""
    return page("meeting", *presses, meeting=MEETING)
