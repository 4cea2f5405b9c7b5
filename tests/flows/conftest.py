"""What whole walks through the program share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.domain.clock import FixedClock
from barnombud.services.machine import Machine
from barnombud.settings import ReadSettings
from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.flows.first_window import FirstWindow, Starter, machine_in, start

_theme: list[Theme] = []


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Lend the application's theme, light and at normal size before and after."""
    if not _theme:
        _theme.append(Theme(qapp, ThemeMode.LIGHT))
    yield _theme[0]
    _theme[0].set_mode(ThemeMode.LIGHT)
    _theme[0].set_scale(1.0)
    _theme[0].set_wall_factor(1.0)


@pytest.fixture
def machine(tmp_path: Path, fixed_clock: FixedClock) -> Machine:
    """Return a machine without teams."""
    return machine_in(tmp_path / "data", fixed_clock)


@pytest.fixture
def begin(qtbot: QtBot, theme: Theme, machine: Machine) -> Iterator[Starter]:
    """Lend a function that starts the program; every start is ended afterwards."""
    starts: list[FirstWindow] = []

    def make(read: ReadSettings | None = None) -> FirstWindow:
        starts.append(start(qtbot, theme, machine, read))
        return starts[-1]

    yield make
    for each in starts:
        each.end()
