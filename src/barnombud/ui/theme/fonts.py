"""Loads the bundled typeface, so that every machine shows the same letters."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from barnombud.resources import read_bytes
from barnombud.ui.theme.tokens import BODY_PT, FAMILY

FONT_FILES = (
    "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    "fonts/AtkinsonHyperlegibleNext-Italic.ttf",
    "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
)


def load_fonts() -> None:
    """Make the bundled typeface known to Qt; doing it again costs nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for name in FONT_FILES:
        QFontDatabase.addApplicationFontFromData(read_bytes(name))


def body_font(scale: float, points_per_point: float) -> QFont:
    """Return the 11-point body font at a text size of 1.0 to 2.0.

    `points_per_point` evens out desktops that count 72 instead of 96 pixels to the inch.
    """
    font = QFont(FAMILY)
    font.setPointSizeF(BODY_PT * scale * points_per_point)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
