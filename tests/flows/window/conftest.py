"""The running program, and a person in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.ui.theme.theme import Theme
from tests.flows.window.driver import RunningProgram
from tests.ui.conftest import theme  # noqa: F401  # the one dressed application of all window tests


@pytest.fixture
def running(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[RunningProgram]:  # noqa: F811  # a fixture
    """Lend the program, just started on a machine without a team: Monday 9 November 2026, 10.00 in Sweden."""
    clock = FixedClock(datetime(2026, 11, 9, 9, 0, tzinfo=UTC))
    with RunningProgram(qtbot, theme, clock, tmp_path / "data") as program:
        yield program
