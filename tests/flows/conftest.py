"""What whole walks through the program share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from barnombud.ui.theme.theme import Theme
from barnombud.ui.theme.tokens import ThemeMode

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
