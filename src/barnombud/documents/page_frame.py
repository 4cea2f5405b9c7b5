"""What stands on every page outside the text: sender, marking, states, document id and ``Sida x (y)`` (R28).

Heads, feet and watermarks are artifacts: they repeat on each page and are no part of the reading order. The
number of pages is known when the last one is set, so heads and feet are drawn then; the watermark is drawn
first and lies under the text.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from barnombud.documents.fonts import BOLD, REGULAR
from barnombud.documents.inline import Text, paragraph
from barnombud.documents.model import PageMarks, plain
from barnombud.documents.style import (
    AMBER,
    INK,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET_INK,
    SAND,
    TEXT_WIDTH,
    WATERMARK,
    WHITE,
)
from barnombud.texts import handouts
from barnombud.texts import papers as texts

_EDGE = 34.0
_GAP = 16.0
_NUMBER_WIDTH = 130.0
_ONLY_NUMBER_WIDTH = 70.0
_PILL_WIDTH = 290.0


def _mark_style(
    name: str, size: float, *, bold: bool = False, ink: Color = QUIET_INK, alignment: int = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size + 2.8,
        textColor=ink,
        alignment=alignment,
        splitLongWords=1,
    )


_HEAD = _mark_style("head", 9.0)
_HEAD_RIGHT = _mark_style("head_right", 9.0, alignment=TA_RIGHT)
_MARKING = _mark_style("marking", 9.0, bold=True, ink=INK)
_FOOT = _mark_style("foot", 7.8)
_FOOT_RIGHT = _mark_style("foot_right", 7.8, ink=INK, alignment=TA_RIGHT)
_BADGE = _mark_style("badge", 9.0, bold=True, ink=WHITE, alignment=TA_CENTER)


class PageFrame:
    """The marks of one document, measured once and drawn on every page."""

    def __init__(self, marks: PageMarks) -> None:
        """Measure ``marks``.

        Raises:
            InputError: a mark has a character that no font has.
        """
        self._marks = marks
        half = TEXT_WIDTH / 2 - _GAP / 2
        self._left = _measured(marks.head_left, _HEAD, half, "head")
        self._right = _measured(marks.head_right, _HEAD_RIGHT, half, "head")
        self._badges = self._badge_texts()
        self._marking = _measured(marks.marking, _MARKING, TEXT_WIDTH - 20, "marking")
        self._number_width = _NUMBER_WIDTH if marks.foot_right else _ONLY_NUMBER_WIDTH
        foot = "\n".join(marks.foot_left)
        self._foot = _measured(foot, _FOOT, TEXT_WIDTH - self._number_width - _GAP, "foot")

    def _badge_texts(self) -> tuple[Text, ...]:
        words = []
        if self._marks.practice:
            words.append(texts.PRACTICE_BADGE)
        if self._marks.draft:
            words.append(texts.DRAFT_BADGE)
        return tuple(paragraph(plain(word), _BADGE) for word in words)

    @property
    def top(self) -> float:
        """Height in points that the head takes from the page's upper edge, with the room under it."""
        head = max(self._left.height, self._right.height)
        badges = 22.0 * len(self._badges)
        marking = self._marking.height + 20.0 if self._marks.marking else 0.0
        return float(_EDGE + head + badges + marking + _GAP)

    @property
    def bottom(self) -> float:
        """Height in points that the foot takes from the page's lower edge, with the room over it."""
        return float(_EDGE - 6.0 + max(self._foot.height, 22.0) + 8.0 + _GAP)

    def draw_under(self, canvas: Canvas, _template: Any) -> None:
        """Draw what lies under a page's text: the watermark of a draft and the edge of practice papers."""
        _watermark(self._marks, canvas)

    def draw_over(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw head and foot of page ``page`` of ``pages``."""
        canvas.saveState()
        y = PAGE_HEIGHT - _EDGE
        self._left.drawOn(canvas, MARGIN_LEFT, y - self._left.height)
        self._right.drawOn(canvas, PAGE_WIDTH - MARGIN_RIGHT - self._right.width, y - self._right.height)
        y -= max(self._left.height, self._right.height)
        for badge, ink in zip(self._badges, self._badge_inks(), strict=True):
            y -= 22.0
            _pill(canvas, badge, ink, y)
        if self._marks.marking:
            self._draw_marking(canvas, y - 8.0)
        self._draw_foot(canvas, page, pages)
        canvas.restoreState()

    def _badge_inks(self) -> tuple[Color, ...]:
        return ((AMBER,) if self._marks.practice else ()) + ((QUIET_INK,) if self._marks.draft else ())

    def _draw_marking(self, canvas: Canvas, top: float) -> None:
        height = self._marking.height + 12.0
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(MARGIN_LEFT, top - height, TEXT_WIDTH, height, stroke=1, fill=0)
        self._marking.drawOn(canvas, MARGIN_LEFT + 10, top - height + 6.5)

    def _draw_foot(self, canvas: Canvas, page: int, pages: int) -> None:
        line = self.bottom - _GAP
        canvas.setStrokeColor(SAND)
        canvas.setLineWidth(0.7)
        canvas.line(MARGIN_LEFT, line, PAGE_WIDTH - MARGIN_RIGHT, line)
        self._foot.drawOn(canvas, MARGIN_LEFT, line - 6.0 - self._foot.height)
        number = handouts.page_of(page, pages)
        words = f"{self._marks.foot_right}\n{number}" if self._marks.foot_right else number
        right = _measured(words, _FOOT_RIGHT, self._number_width, "foot")
        right.drawOn(canvas, PAGE_WIDTH - MARGIN_RIGHT - self._number_width, line - 6.0 - right.height)


def _measured(text: str, style: ParagraphStyle, width: float, source: str) -> Text:
    flowable = paragraph(plain(text, source=source), style)
    flowable.wrap(width, PAGE_HEIGHT)
    return flowable


def _pill(canvas: Canvas, badge: Text, ink: Color, y: float) -> None:
    width = _PILL_WIDTH
    left = (PAGE_WIDTH - width) / 2
    canvas.setFillColor(ink)
    canvas.roundRect(left, y, width, 17.0, 8.5, stroke=0, fill=1)
    _, height = badge.wrap(width, 17.0)
    badge.drawOn(canvas, left, y + (17.0 - height) / 2 + 0.5)


def _watermark(marks: PageMarks, canvas: Canvas) -> None:
    if marks.practice:
        canvas.saveState()
        canvas.setStrokeColor(AMBER)
        canvas.setLineWidth(3.0)
        canvas.rect(12, 12, PAGE_WIDTH - 24, PAGE_HEIGHT - 24, stroke=1, fill=0)
        canvas.restoreState()
    word = texts.DRAFT_WATERMARK if marks.draft else texts.PRACTICE_WATERMARK if marks.practice else ""
    if not word:
        return
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFillColor(WATERMARK)
    canvas.setFont(BOLD, 150)
    canvas.drawCentredString(0, -50, word)
    canvas.restoreState()


class CountingCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that keeps its pages until the last one is set, then numbers them ``x (y)``."""

    def __init__(self, *args: Any, frame: PageFrame, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._frame = frame
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """Keep the page that ends here and begin the next."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw head and foot on every kept page and write the document."""
        kept = self._kept
        for number, state in enumerate(kept, start=1):
            self.__dict__.update(state)
            self._frame.draw_over(self, number, len(kept))
            super().showPage()
        super().save()
