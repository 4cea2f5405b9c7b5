"""A whole meeting in the real window, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import KeyboardPerson
from tests.flows.window.story import hold_a_whole_meeting


@pytest.mark.no_cover  # the same meeting is measured by mouse
@pytest.mark.rule("R3")
@pytest.mark.rule("R12")
@pytest.mark.rule("R40")
def test_a_whole_meeting_by_keyboard(running: RunningProgram, tmp_path: Path) -> None:
    """First start, three children, a consultation, the meeting, its papers, and the next agenda."""
    hold_a_whole_meeting(KeyboardPerson(running), tmp_path)
