"""Puts the chosen colours and text size on the whole application and tells widgets when they change."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from barnombud.ui.theme.focus_ring import focus_ring_of
from barnombud.ui.theme.fonts import body_font, load_fonts
from barnombud.ui.theme.icons import ICON_PROPERTY, redraw_icon
from barnombud.ui.theme.palette import palette_for
from barnombud.ui.theme.style_sheet import style_sheet
from barnombud.ui.theme.tokens import MAX_SCALE, MIN_SCALE, ThemeMode, Tokens, tokens_named

_POINTS_PER_POINT = 96 / 72 if sys.platform == "darwin" else 1.0


class Theme(QObject):
    """The look of the running program; GUI thread, owned by the application.

    Attributes:
        changed: emitted after colours or text size have changed; widgets that paint or measure listen.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, mode: ThemeMode = ThemeMode.SYSTEM, scale: float = 1.0
    ) -> None:
        """Load the typeface and dress the application at once."""
        super().__init__(application)
        self._application = application
        self._mode = mode
        self._scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        self._wall_factor = 1.0
        self._motion = True
        load_fonts()
        application.setStyle(QStyleFactory.create("Fusion"))
        self._ring = focus_ring_of(application)
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._dress()

    @property
    def mode(self) -> ThemeMode:
        """What the person chose: light, dark or like the desktop."""
        return self._mode

    @property
    def scale(self) -> float:
        """The person's text size, 1.0 to 2.0."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours in use now."""
        scheme = self._application.styleHints().colorScheme()
        return tokens_named(self._mode, system_is_dark=scheme == Qt.ColorScheme.Dark)

    @property
    def motion(self) -> bool:
        """Whether explaining movements (150 ms) may be shown; off where the person has asked for calm."""
        return self._motion and not _desktop_wants_calm(self._application)

    def set_mode(self, mode: ThemeMode) -> None:
        """Change between light, dark and what the desktop says."""
        if mode is not self._mode:
            self._mode = mode
            self._dress()

    def set_scale(self, scale: float) -> None:
        """Change the text size; values outside 1.0 to 2.0 are brought to the nearest end."""
        wanted = min(max(scale, MIN_SCALE), MAX_SCALE)
        if wanted != self._scale:
            self._scale = wanted
            self._dress()

    def set_wall_factor(self, factor: float) -> None:
        """Write larger than the person's own size while the wall view is on; 1.0 ends it."""
        if factor != self._wall_factor:
            self._wall_factor = factor
            self._dress()

    def set_motion(self, allowed: bool) -> None:
        """Allow or stop movements."""
        self._motion = allowed

    def _on_system_scheme_changed(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        factor = self._scale * self._wall_factor
        self._application.setStyleSheet(
            ""
        )  # first off, else Qt dresses every widget several times: six times as long
        self._application.setPalette(palette_for(self.tokens))
        self._application.setFont(body_font(factor, _POINTS_PER_POINT))
        self._application.setStyleSheet(style_sheet(self.tokens, factor, _POINTS_PER_POINT))
        for widget in self._application.allWidgets():
            if widget.property(ICON_PROPERTY):
                redraw_icon(widget)
        self.changed.emit()


def _desktop_wants_calm(application: QApplication) -> bool:
    """Say whether animations are switched off in Windows; Qt does not tell on other desktops."""
    return sys.platform == "win32" and not application.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget its look (see `style_sheet.KINDS`), also after it has been shown."""
    set_state(widget, "kind", kind)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet looks at and redraw the widget with it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        # What has not been on screen yet Qt dresses before its first showing.
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            widget.update()
