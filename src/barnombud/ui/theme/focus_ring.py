"""One 2-pixel ring that follows the keyboard focus round buttons, tick boxes and painted widgets.

A style sheet cannot draw a gap between a filled button and its ring; fields draw their own thick edge.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QWidget,
)

from barnombud.ui.theme.palette import tokens_of

GAP, WIDTH = 2, 2
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
}


class _Ring(QWidget):
    """The drawn ring; takes no mouse and no focus, and is nothing to a screen reader."""

    def __init__(self, parent: QWidget, target: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._on_hero = str(target.property("kind") or "").startswith("hero")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a rounded frame in the focus colour."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.hero_ink if self._on_hero else tokens.focus), WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()
        event.accept()


class FocusRing(QObject):
    """Owns the ring and moves it; GUI thread, one for the application (see `focus_ring_of`)."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._chain: list[QWidget] = []
        self._next: QWidget | None = None
        # The focus may move while what holds it is being taken down: then nothing there can be asked.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take_next)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        self._next = new
        if new is not None:
            self._soon.start()

    def _take_next(self) -> None:
        target, self._next = self._next, None
        if target is not None and shiboken6.isValid(target) and _wants_ring(target):
            self._take(target)

    def _let_go(self) -> None:
        for widget in self._chain:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._chain = []
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._target = None

    def _take(self, target: QWidget) -> None:
        self._chain = [target]
        ground = target.parentWidget()
        while ground is not None and not _is_ground(ground):
            self._chain.append(ground)
            ground = ground.parentWidget()
        if ground is None:
            self._chain = []
            return
        self._target = target
        self._ring = _Ring(ground, target)
        for widget in self._chain:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        if self._ring is None or self._target is None:
            return
        if not (shiboken6.isValid(self._ring) and shiboken6.isValid(self._target)):
            self._ring = self._target = None
            return
        ground = self._ring.parentWidget()
        if ground is None:
            return
        corner = self._target.mapTo(ground, QPoint(0, 0))
        reach = GAP + WIDTH
        around = QRect(corner, self._target.size()).adjusted(-reach, -reach, reach, reach)
        self._ring.setGeometry(around.intersected(ground.rect()))
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focused widget when it or what holds it moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)


def _wants_ring(widget: QWidget) -> bool:
    if widget.property("own_focus"):
        return False
    return isinstance(widget, QAbstractButton) or bool(widget.property("focus_ring"))


def _is_ground(widget: QWidget) -> bool:
    """Say whether the ring may lie in `widget`: a window, or the content of something that scrolls."""
    if widget.isWindow():
        return True
    viewport = widget.parentWidget()
    holder = viewport.parentWidget() if viewport is not None else None
    if isinstance(holder, QScrollArea):
        return holder.widget() is widget
    return isinstance(viewport, QAbstractScrollArea)


def focus_ring_of(application: QApplication) -> FocusRing:
    """Return the application's ring, made at the first call: another theme must not draw a second one."""
    return application.findChild(FocusRing) or FocusRing(application)
