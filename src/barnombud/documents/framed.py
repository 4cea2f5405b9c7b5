"""A stack of flowables in a frame, kept on one page when it fits on one."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from barnombud.documents.flowables import draw_stack, stack_height
from barnombud.documents.marking import artifact
from barnombud.documents.style import QUIET_INK


class FramedStack(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Flowables below each other with an edge round them; without the edge when taller than a page."""

    PADDING = 12.0
    EDGE = 0.8
    CORNER = 8.0

    def __init__(self, stack: Sequence[Flowable], page_height: float) -> None:
        super().__init__()
        self._stack = tuple(stack)
        self._page_height = page_height
        self.spaceBefore, self.spaceAfter = 4, 10
        self.width = self.height = 0.0

    @classmethod
    def inner_width(cls, width: float) -> float:
        """Return the width of what stands in a frame ``width`` points wide."""
        return width - 2 * cls.PADDING

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width, and the stack's height with room inside the edge."""
        self.width = available_width
        inner = stack_height(self._stack, self.inner_width(available_width))
        self.height = inner + 2 * self.PADDING
        return self.width, self.height

    def split(self, available_width: float, _available_height: float) -> list[Flowable]:
        """Move to the next page when that is enough, else go on without the edge."""
        self.wrap(available_width, self._page_height)
        if self.height <= self._page_height:
            return []
        # reportlab wants a first part that has room here; the next one may be divided or move on.
        return [Spacer(0, 0), *self._stack]

    def draw(self) -> None:
        """Draw the edge, and the stack inside it."""
        with artifact(self.canv):
            self.canv.setStrokeColor(QUIET_INK)
            self.canv.setLineWidth(self.EDGE)
            self.canv.roundRect(0, 0, self.width, self.height, self.CORNER)
        draw_stack(self._stack, self, self.PADDING, self.inner_width(self.width), self.PADDING)
