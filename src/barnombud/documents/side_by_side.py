"""Flowables beside each other: two columns of a paper, and a passage beside the same in another language."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from barnombud.documents.flowables import draw_stack, stack_height

_LEAST_PART = 60.0
"""Height in points under which no part of a divided row is worth beginning on a page."""


class TwoColumns(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Two columns side by side; set one after the other when they are taller than a page."""

    GUTTER = 24.0

    def __init__(
        self,
        left: list[Flowable],
        right: list[Flowable],
        left_share: float,
        page_height: float,
        *,
        mirrored: bool = False,
    ) -> None:
        super().__init__()
        self._sides = (left, right)
        self._left_share = left_share
        self._page_height = page_height
        self._mirrored = mirrored
        self.spaceAfter = 8
        self.width = self.height = 0.0

    def _widths(self, available_width: float) -> tuple[float, float]:
        left = (available_width - self.GUTTER) * self._left_share
        return left, available_width - self.GUTTER - left

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and the taller column's height."""
        self.width = available_width
        widths = self._widths(available_width)
        heights = [stack_height(side, width) for side, width in zip(self._sides, widths, strict=True)]
        self.height = max(heights)
        return self.width, self.height

    def split(self, available_width: float, _available_height: float) -> list[Flowable]:
        """Move to the next page when that is enough, else give both columns one after the other."""
        self.wrap(available_width, self._page_height)
        if self.height <= self._page_height:
            return []
        left, right = self._sides
        # reportlab wants a first part that has room here; the next one may be divided or move on.
        return [Spacer(0, 0), *left, *right]

    def draw(self) -> None:
        """Draw both columns from the top, the one read first where lines begin."""
        first, second = self._widths(self.width)
        draw_stack(self._sides[0], self, self.width - first if self._mirrored else 0.0, first)
        draw_stack(self._sides[1], self, 0.0 if self._mirrored else first + self.GUTTER, second)


class PairRow(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One passage in two languages, tops aligned; divided on both sides only when taller than a page."""

    GUTTER = 24.0

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable], page_height: float) -> None:
        super().__init__()
        self._sides = (tuple(left), tuple(right))
        self._page_height = page_height
        self.spaceBefore = max((side[0].getSpaceBefore() for side in self._sides if side), default=0.0)
        self.spaceAfter = max((side[-1].getSpaceAfter() for side in self._sides if side), default=0.0)
        self.width = self.height = 0.0

    @classmethod
    def side_width(cls, width: float) -> float:
        """Return the width of each side in a row ``width`` points wide."""
        return (width - cls.GUTTER) / 2

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and the taller side's height."""
        self.width = available_width
        side = self.side_width(available_width)
        self.height = max(stack_height(stack, side) for stack in self._sides)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Move to the next page when that is enough, else divide both sides at the foot of this one."""
        self.wrap(available_width, self._page_height)
        if self.height <= self._page_height or available_height < _LEAST_PART:
            return []
        side = self.side_width(available_width)
        parts = [_divided(stack, side, available_height) for stack in self._sides]
        if not any(head for head, _ in parts):
            return []
        return [
            PairRow(parts[0][0], parts[1][0], self._page_height),
            PairRow(parts[0][1], parts[1][1], self._page_height),
        ]

    def draw(self) -> None:
        """Draw Swedish from the left edge, the other language from the middle."""
        side = self.side_width(self.width)
        draw_stack(self._sides[0], self, 0.0, side)
        draw_stack(self._sides[1], self, side + self.GUTTER, side)


def _divided(stack: Sequence[Flowable], width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return what of ``stack`` fits into ``height`` points, and the rest."""
    count = max(n for n in range(len(stack) + 1) if stack_height(stack[:n], width) <= height)
    head, tail = list(stack[:count]), list(stack[count:])
    if tail:
        gap = max(head[-1].getSpaceAfter(), tail[0].getSpaceBefore()) if head else 0.0
        parts = tail[0].split(width, height - stack_height(head, width) - gap)
        if len(parts) > 1:
            head.append(parts[0])
            tail[:1] = parts[1:]
    return head, tail
