"""Draws the bundled line icons in a token's colour, sharp at any pixel density.

Outside: which icon a page uses. An icon always stands beside a word.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from barnombud.resources import read_text
from barnombud.ui.theme.palette import tokens_of

_SIZES = (16, 20, 24, 32, 48, 64)
ICON_PROPERTY, COLOUR_PROPERTY = "icon_name", "icon_colour"


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return read_text(f"icons/{name}.svg")


def _pixmap(name: str, colour: str, side: int, air: int = 0) -> QPixmap:
    """Draw a square icon with `air` empty pixels on its right, which is the gap to a button's word."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(side + air, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def icon(name: str, colour: str) -> QIcon:
    """Return the icon `name` (file name without `.svg`) in a `#RRGGBB` colour, square, at usual sizes."""
    made = QIcon()
    for side in _SIZES:
        made.addPixmap(_pixmap(name, colour, side))
    return made


def _icon_at(name: str, colour: str, side: int, density: float) -> QIcon:
    """Return an icon drawn only at the size it is shown at, for this screen and for a dense one."""
    made = QIcon()
    for each in {density, 2.0}:
        pixmap = _pixmap(name, colour, round(side * each), round(side // 4 * each))
        pixmap.setDevicePixelRatio(each)
        made.addPixmap(pixmap)
    return made


def put_icon(target: QAbstractButton | QLabel, name: str, colour: str = "ink") -> None:
    """Show an icon beside a button's word, or in a label of its own.

    Args:
        target: the button or label; it remembers the icon, and the theme redraws it on a change.
        name: file name in `assets/icons` without `.svg`.
        colour: name of a token, for instance `"accent_ink"`.
    """
    target.setProperty(ICON_PROPERTY, name)
    target.setProperty(COLOUR_PROPERTY, colour)
    redraw_icon(target)


def redraw_icon(target: QWidget) -> None:
    """Draw the icon a widget remembers again, in the colours and text size of now."""
    name, colour_name = target.property(ICON_PROPERTY), target.property(COLOUR_PROPERTY)
    if not name:
        if isinstance(target, QAbstractButton):
            target.setIcon(QIcon())
        return
    if isinstance(target, QLabel):
        target.ensurePolished()  # its kind may make the letters beside the icon smaller
    colour = str(getattr(tokens_of(target.palette()), str(colour_name)))
    side = max(16, round(target.fontMetrics().height() * 1.05))
    if isinstance(target, QAbstractButton):
        target.setIcon(_icon_at(str(name), colour, side, target.devicePixelRatioF()))
        target.setIconSize(QSize(side + side // 4, side))
    elif isinstance(target, QLabel):
        target.setPixmap(icon(str(name), colour).pixmap(QSize(side, side), target.devicePixelRatioF()))
