"""A whole meeting in the real window, by mouse and typed text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import MousePerson
from tests.flows.window.story import hold_a_whole_meeting


@pytest.mark.rule("R3")
@pytest.mark.rule("R12")
def test_a_whole_meeting_by_mouse(running: RunningProgram, tmp_path: Path) -> None:
    """First start, three children, a consultation, the meeting, its papers, and the next agenda."""
    hold_a_whole_meeting(MousePerson(running), tmp_path)
