"""What stands on every page outside the text: sender, marking, states, document id and ``Sida x (y)`` (R28).

Who listens hears the head of the first page before the text and the foot of the last page after it, so that
the practice and draft badges, a marking and the document's id are heard, once; on the other pages they are
artifacts, and so are page numbers and watermarks everywhere. The number of pages is known when the last one
is set, so heads and feet are drawn then; the watermark is drawn first and lies under the text.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from barnombud.documents.fonts import BOLD, REGULAR
from barnombud.documents.inline import Text, paragraph
from barnombud.documents.logo_drawing import DrawnLogo
from barnombud.documents.marking import Artifact, artifact
from barnombud.documents.model import PageMarks, plain
from barnombud.documents.structure import Element, Tree
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
_LOGO_GAP = 12.0
_LOGO_RISE = 8.0
"""How much higher than the head's first line a logo begins."""
_LEAST_RIGHT = 190.0
"""What is left for the right half of the head, with its gap, beside a wide logo."""
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


_MARKING = _mark_style("marking", 9.0, bold=True, ink=INK)
_BADGE = _mark_style("badge", 9.0, bold=True, ink=WHITE, alignment=TA_CENTER)


class _Marks(NamedTuple):
    """What head and foot are set in, and how wide the page's number may be, in points."""

    head: ParagraphStyle
    head_right: ParagraphStyle
    foot: ParagraphStyle
    foot_right: ParagraphStyle
    number: float
    only_number: float


def _marks(head: float, foot: float) -> _Marks:
    return _Marks(
        _mark_style("head", head),
        _mark_style("head_right", head, alignment=TA_RIGHT),
        _mark_style("foot", foot),
        _mark_style("foot_right", foot, ink=INK, alignment=TA_RIGHT),
        _NUMBER_WIDTH * foot / _FOOT,
        _ONLY_NUMBER_WIDTH * foot / _FOOT,
    )


_FOOT = 7.8
_USUAL, _LARGE = _marks(9.0, _FOOT), _marks(13.0, 12.0)
"""Large print is large at the page's edges too, where its number stands."""


class PageFrame:
    """The marks of one document, measured once and drawn on every page."""

    def __init__(self, marks: PageMarks, tree: Tree, *, large: bool = False) -> None:
        """Measure ``marks``; the head is heard before all that is added to ``tree`` later.

        Raises:
            InputError: a mark has a character that no font has.
        """
        self._marks, self._set_in = marks, _LARGE if large else _USUAL
        self._logo = DrawnLogo(marks.logo) if marks.logo else None
        half = TEXT_WIDTH / 2 - _GAP / 2
        self._badges = _badge_texts(marks, tree.root)
        left = min(half, TEXT_WIDTH - self._beside - _LEAST_RIGHT)
        self._left = _measured(marks.head_left, self._set_in.head, left, "head", tree.root)
        right = TEXT_WIDTH - self._beside - left - _GAP if self._logo else half
        self._right = _measured(marks.head_right, self._set_in.head_right, right, "head", tree.root)
        self._marking = _measured(marks.marking, _MARKING, TEXT_WIDTH - 20, "marking", tree.root)
        self._number_width = self._set_in.number if marks.foot_right else self._set_in.only_number
        foot = "\n".join(marks.foot_left)
        self._foot = _measured(foot, self._set_in.foot, TEXT_WIDTH - self._number_width - _GAP, "foot")
        self._identity = _measured(marks.foot_right, self._set_in.foot_right, self._number_width, "foot")

    def speak_foot(self, tree: Tree) -> None:
        """Have the foot heard after all that is in ``tree``."""
        self._foot.element = tree.root.add("P")
        self._identity.element = tree.root.add("P")

    @property
    def _beside(self) -> float:
        """Width in points that the logo takes, with the room to what stands beside it."""
        return self._logo.width + _LOGO_GAP if self._logo else 0.0

    @property
    def _head(self) -> float:
        """Height in points of the head's texts, or of the logo below where they begin."""
        texts_height = max(self._left.height, self._right.height)
        return max(texts_height, self._logo.height - _LOGO_RISE if self._logo else 0.0)

    @property
    def top(self) -> float:
        """Height in points that the head takes from the page's upper edge, with the room under it."""
        badges = 22.0 * len(self._badges)
        marking = self._marking.height + 20.0 if self._marks.marking else 0.0
        return float(_EDGE + self._head + badges + marking + _GAP)

    @property
    def bottom(self) -> float:
        """Height in points that the foot takes from the page's lower edge, with the room over it."""
        right = self._identity.height + self._set_in.foot_right.leading
        return float(_EDGE - 6.0 + max(self._foot.height, right, 22.0) + 8.0 + _GAP)

    def draw_under(self, canvas: Canvas, _template: Any) -> None:
        """Draw what lies under a page's text: the watermark of a draft and the edge of practice papers."""
        with artifact(canvas, Artifact.WATERMARK):
            _watermark(self._marks, canvas)

    def draw_over(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw head and foot of page ``page`` of ``pages``."""
        canvas.saveState()
        with _heard(canvas, Artifact.HEAD, on_this_page=page == 1):
            self._draw_head(canvas)
        with _heard(canvas, Artifact.FOOT, on_this_page=page == pages):
            self._draw_foot(canvas, page, pages)
        canvas.restoreState()

    def _draw_head(self, canvas: Canvas) -> None:
        y = PAGE_HEIGHT - _EDGE
        if self._logo is not None:
            self._logo.draw(canvas, MARGIN_LEFT, y + _LOGO_RISE)
        self._left.drawOn(canvas, MARGIN_LEFT + self._beside, y - self._left.height)
        self._right.drawOn(canvas, PAGE_WIDTH - MARGIN_RIGHT - self._right.width, y - self._right.height)
        y -= self._head
        for badge, ink in zip(self._badges, self._badge_inks(), strict=True):
            y -= 22.0
            _pill(canvas, badge, ink, y)
        if self._marks.marking:
            self._draw_marking(canvas, y - 8.0)

    def _badge_inks(self) -> tuple[Color, ...]:
        return ((AMBER,) if self._marks.practice else ()) + ((QUIET_INK,) if self._marks.draft else ())

    def _draw_marking(self, canvas: Canvas, top: float) -> None:
        height = self._marking.height + 12.0
        with artifact(canvas, Artifact.HEAD):
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.9)
            canvas.rect(MARGIN_LEFT, top - height, TEXT_WIDTH, height, stroke=1, fill=0)
        self._marking.drawOn(canvas, MARGIN_LEFT + 10, top - height + 6.5)

    def _draw_foot(self, canvas: Canvas, page: int, pages: int) -> None:
        line = self.bottom - _GAP
        with artifact(canvas, Artifact.FOOT):
            canvas.setStrokeColor(SAND)
            canvas.setLineWidth(0.7)
            canvas.line(MARGIN_LEFT, line, PAGE_WIDTH - MARGIN_RIGHT, line)
        self._foot.drawOn(canvas, MARGIN_LEFT, line - 6.0 - self._foot.height)
        words = handouts.page_of(page, pages)
        number = _measured(words, self._set_in.foot_right, self._number_width, "foot")
        left, top = PAGE_WIDTH - MARGIN_RIGHT - self._number_width, line - 6.0 - self._identity.height
        self._identity.drawOn(canvas, left, top)
        number.drawOn(canvas, left, top - number.height)


def _heard(canvas: Canvas, kind: Artifact, *, on_this_page: bool) -> AbstractContextManager[None]:
    """Return where texts are heard as what they are, or nothing is."""
    return nullcontext() if on_this_page else artifact(canvas, kind)


def _badge_texts(marks: PageMarks, within: Element) -> tuple[Text, ...]:
    words = []
    if marks.practice:
        words.append(texts.PRACTICE_BADGE)
    if marks.draft:
        words.append(texts.DRAFT_BADGE)
    return tuple(paragraph(plain(word), _BADGE, element=within.add("P")) for word in words)


def _measured(
    text: str, style: ParagraphStyle, width: float, source: str, within: Element | None = None
) -> Text:
    flowable = paragraph(plain(text, source=source), style)
    if within is not None and text:
        flowable.element = within.add("P")
    flowable.wrap(width, PAGE_HEIGHT)
    return flowable


def _pill(canvas: Canvas, badge: Text, ink: Color, y: float) -> None:
    width = _PILL_WIDTH
    left = (PAGE_WIDTH - width) / 2
    with artifact(canvas, Artifact.HEAD):
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
