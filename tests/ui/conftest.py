"""What tests of real widgets share: the dressed application and a window with invented pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode
from tests.ui.shell_world import ShellWorld

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
def shell(qtbot: QtBot, theme: Theme) -> ShellWorld:
    """Lend a shown main window with three invented pages."""
    world = ShellWorld(theme)
    qtbot.addWidget(world.window)
    world.window.show()
    return world
