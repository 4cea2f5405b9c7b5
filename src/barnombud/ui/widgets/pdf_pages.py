"""Shows a PDF from memory, one page at a time, with zoom; whole by keyboard.

Page Up and Page Down scroll and then turn pages, Home and End go to the first and last, + and - zoom, also
with Ctrl as the wheel does, and 0 goes back to the whole width.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from barnombud.texts import pdf_pages as texts
from barnombud.ui.jobs import JobRunner, Lane
from barnombud.ui.pdf_drawing import DrawnPage, draw_page
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_S, SPACE_XS
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.flow_layout import FlowLayout
from barnombud.ui.widgets.pdf_sheet import Sheet, SheetArea

_A4_WIDTH = 595.28
"""Points."""
ZOOM_STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Of the width of the view, or of what lets the whole page be seen; 1.0 fits."""
_MARGIN = 2
_LEAST_WIDTH = 120


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
        self._whole_page = False
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
        self.fit = make_button(texts.FIT, "quiet", self.fit_width, name=texts.FIT_NAME)
        self.fit_all = make_button(texts.FIT_PAGE, "quiet", self.fit_page, name=texts.FIT_PAGE_NAME)
        self._where = QLabel()
        set_kind(self._where, "caption")
        bar = QWidget()
        flow = FlowLayout(bar, spacing=SPACE_XS)
        parts = (self.previous, self._where, self.next, self.smaller, self.larger, self.fit, self.fit_all)
        for widget in parts:
            flow.addWidget(widget)
        self._sheet = Sheet()
        self.area = SheetArea()
        self.area.setWidget(self._sheet)
        self.area.turned.connect(self.turn)
        self.area.zoomed.connect(self.zoom)
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
        self._fit(whole_page=False)

    def fit_page(self) -> None:
        """Let the whole page be seen at once."""
        self._fit(whole_page=True)

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

    def _fit(self, *, whole_page: bool) -> None:
        self._whole_page, self._zoom = whole_page, ZOOM_STEPS.index(1.0)
        self._sheet.set_wanted(self._wanted())
        self._draw()

    def _wanted(self) -> float:
        """Return how wide an A4 page is to be: as if it were always scrolled, so as not to flicker."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        width: float = max(self.area.width() - bar - _MARGIN, _LEAST_WIDTH)
        ratio = self._sheet.height_of_width
        if self._whole_page and ratio:
            width = min(width, max((self.area.height() - _MARGIN) / ratio, _LEAST_WIDTH))
        return width * ZOOM_STEPS[self._zoom]

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
        for button in (self.smaller, self.larger, self.fit, self.fit_all):
            button.setEnabled(bool(self.count))
