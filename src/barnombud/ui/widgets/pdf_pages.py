"""Shows a PDF from memory, one page at a time, with zoom; whole by keyboard.

Page Up and Page Down turn pages, Home and End go to the first and last, + and - zoom, 0 fits the width.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from barnombud.texts import pdf_pages as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pdf_drawing import DrawnPage, draw_page
from barnombud.ui.theme.palette import tokens_of
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_S, SPACE_XS
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.flow_layout import FlowLayout

_A4_WIDTH = 595.28
"""Points."""
ZOOM_STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Of the width of the view; 1.0 fits."""
_MARGIN = 2


class _Sheet(QWidget):
    """The page itself, at once at the size that is wanted; drawn for that size, it is sharp."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._drawn_for = 1.0

    def set_page(self, pixmap: QPixmap, drawn_for: float, wanted: float) -> None:
        """Show another page, drawn for an A4 page ``drawn_for`` wide where ``wanted`` is wanted by now."""
        self._pixmap, self._drawn_for = pixmap, drawn_for
        self.set_wanted(wanted)

    def set_wanted(self, wanted: float) -> None:
        """Show the page so wide that an A4 page is ``wanted``."""
        size = self._pixmap.deviceIndependentSize() * (wanted / self._drawn_for)
        self.setFixedSize(size.toSize())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with a thin edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)
        painter.setPen(tokens_of(self.palette()).edge)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PdfPages(QWidget):
    """A paper on screen; draws on the small lane.

    Attributes:
        area: what scrolls, and takes the focus.
    """

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """Start without a paper."""
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = b""
        self._name = ""
        self._zoom = ZOOM_STEPS.index(1.0)
        self.number, self.count = 1, 0
        self._rest = QTimer(self, singleShot=True, interval=120)
        self._rest.timeout.connect(self._draw)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        self.previous = make_button(texts.PREVIOUS, "quiet", partial(self.turn, -1), icon="chevron-left")
        self.next = make_button(texts.NEXT, "quiet", partial(self.turn, 1), icon="chevron-right")
        self.smaller = make_button(texts.SMALLER, "quiet", partial(self.zoom, -1), name=texts.SMALLER_NAME)
        self.larger = make_button(texts.LARGER, "quiet", partial(self.zoom, 1), name=texts.LARGER_NAME)
        self.fit = make_button(texts.FIT, "quiet", self.fit_width)
        self._where = QLabel()
        set_kind(self._where, "caption")
        bar = QWidget()
        flow = FlowLayout(bar, spacing=SPACE_XS)
        for widget in (self.previous, self._where, self.next, self.smaller, self.larger, self.fit):
            flow.addWidget(widget)
        self._sheet = _Sheet()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("focus_ring", True)
        self.area.setWidget(self._sheet)
        self.area.setMinimumHeight(160)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        row = QHBoxLayout()
        row.addWidget(bar, 1)
        column.addLayout(row)
        column.addWidget(self.area, 1)

    def show_paper(self, pdf: bytes, name: str) -> None:
        """Show another paper from its first page; the same paper made anew stays on its page."""
        if name != self._name:
            self.number = 1
            self.area.verticalScrollBar().setValue(0)
        self._pdf, self._name = pdf, name
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._pdf, self._name, self.number, self.count = b"", "", 1, 0
        self._sheet.set_page(QPixmap(), 1.0, 1.0)
        self._tell()

    def turn(self, step: int) -> None:
        """Go ``step`` pages on."""
        self.go_to(self.number + step)

    def go_to(self, number: int) -> None:
        """Go to a page, kept within the paper."""
        number = min(max(number, 1), max(self.count, 1))
        if number != self.number:
            self.number = number
            self.area.verticalScrollBar().setValue(0)
            self._draw()

    def zoom(self, step: int) -> None:
        """Make the page larger or smaller."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOM_STEPS) - 1)
        self._draw()

    def fit_width(self) -> None:
        """Make the page as wide as the view."""
        self._zoom = ZOOM_STEPS.index(1.0)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        key = Qt.Key
        keys: dict[Qt.Key, Callable[[], object]] = {
            key.Key_PageDown: partial(self.turn, 1),
            key.Key_PageUp: partial(self.turn, -1),
            key.Key_Home: partial(self.go_to, 1),
            key.Key_End: partial(self.go_to, self.count),
            key.Key_Plus: partial(self.zoom, 1),
            key.Key_Minus: partial(self.zoom, -1),
            key.Key_0: self.fit_width,
        }
        todo = keys.get(key(event.key()))
        if todo is None or not self._pdf:
            super().keyPressEvent(event)
            return
        todo()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit at once, and draw again when the size has come to rest."""
        super().resizeEvent(event)
        if self._pdf:
            self._sheet.set_wanted(self._wanted())
            self._rest.start()

    def _wanted(self) -> float:
        """Return how wide an A4 page is to be: as if it were always scrolled, so as not to flicker."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        return max(self.area.width() - bar - _MARGIN, 120) * ZOOM_STEPS[self._zoom]

    def _draw(self) -> None:
        if not self._pdf:
            return
        wanted = self._wanted()
        scale = wanted / _A4_WIDTH * self.devicePixelRatioF()
        work = partial(draw_page, self._pdf, self.number, scale)
        self._jobs.run(self, work, partial(self._on_page, self._pdf, wanted), lane=Lane.SMALL)

    def _on_page(self, pdf: bytes, drawn_for: float, page: DrawnPage) -> None:
        if pdf is not self._pdf:
            return  # another paper was chosen meanwhile
        pixmap = QPixmap.fromImage(page.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        turned = (page.number, page.count) != (self.number, self.count)
        self.number, self.count = page.number, page.count
        self._sheet.set_page(pixmap, drawn_for, self._wanted())
        self._sheet.setAccessibleDescription(page.text)
        self.area.setAccessibleDescription(page.text)
        self._tell()
        if turned and self.area.hasFocus():
            announce(self.area, texts.page_of(self.number, self.count))

    def _tell(self) -> None:
        words = texts.page_of(self.number, self.count) if self.count else ""
        self._where.setText(words)
        self.area.setAccessibleName(f"{self._name} {words}".strip() or texts.NO_PAPER)
        self.previous.setEnabled(self.number > 1)
        self.next.setEnabled(self.number < self.count)
        for button in (self.smaller, self.larger, self.fit):
            button.setEnabled(bool(self.count))
