"""Wrong passphrases make everybody wait, also when the program is started anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.store.failed_unlocks import note_failed_unlock
from barnombud.ui.theme.theme import Theme
from tests.flows.window import ready
from tests.flows.window.driver import RunningProgram
from tests.flows.window.person import KeyboardPerson
from tests.world import found

MORNING = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)


@pytest.mark.rule("R35")
def test_the_button_rests_after_slips_and_from_the_next_start_on(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    """The seconds stand on it in plain words, and typing goes on."""
    clock, data = FixedClock(MORNING), tmp_path / "data"
    with found(data / "teams", clock) as world:
        folder = world.folder
    with RunningProgram(qtbot, theme, clock, data) as program:
        person = KeyboardPerson(program)
        ready.unlock(person, "Rakel")
        person.keys("Ctrl+L")
        person.sees("Lås upp")
        for _ in range(5):
            note_failed_unlock(folder, MORNING - timedelta(days=1))
        person.choose("Namn", "Rakel")
        person.fill("Lösenfras", "något helt annat")
        person.keys("Return")
        person.sees("Vänta ", " sekunder och försök igen.")
    with RunningProgram(qtbot, theme, clock, data) as program:
        person = KeyboardPerson(program)
        person.sees("Vänta ", " sekunder och försök igen.")
        assert not person.has("Lås upp")
