"""Says in the pages' own commands which element of the structure each drawn thing is, or that it is none.

Everything on a page is one or the other: what no element claims is an artifact, which nobody hears.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any
from weakref import WeakKeyDictionary

from barnombud.documents.structure import Element, Mark, Place


class Artifact(StrEnum):
    """Why something is drawn that nobody hears: as the format names it."""

    LAYOUT = "/Artifact BMC"
    HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    FOOT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
    WATERMARK = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"


class Marks:
    """The marks of one document while it is drawn."""

    def __init__(self) -> None:
        self.pages: dict[int, list[Element]] = {}
        """By page, the element of each mark in the order of their numbers."""
        self._open: Element | Artifact | None = None
        self._begun = 0

    def switch(self, canvas: Any, to: Element | Artifact | None) -> Element | Artifact | None:
        """End what is open, begin ``to`` and return what was open."""
        before = self._open
        if before is not None:
            self._end(canvas, before)
        self._open = to
        if to is not None:
            self._begin(canvas, to)
        return before

    def _begin(self, canvas: Any, what: Element | Artifact) -> None:
        self._begun = len(canvas._code)
        if isinstance(what, Artifact):
            canvas._code.append(what.value)
            return
        page = canvas.getPageNumber()
        number = len(self.pages.get(page, ()))
        canvas._code.append(f"/{what.kind} <</MCID {number}>> BDC")

    def _end(self, canvas: Any, what: Element | Artifact) -> None:
        if len(canvas._code) == self._begun + 1:  # nothing was drawn
            canvas._code.pop()
            return
        canvas._code.append("EMC")
        if isinstance(what, Element):
            page = canvas.getPageNumber()
            claimed = self.pages.setdefault(page, [])
            what.content.append(Mark(page, len(claimed)))
            claimed.append(what)


_marks: WeakKeyDictionary[Any, Marks] = WeakKeyDictionary()


def marks_of(canvas: Any) -> Marks:
    """Return the marks of the document that ``canvas`` draws."""
    marks = _marks.get(canvas._doc)
    if marks is None:
        marks = _marks[canvas._doc] = Marks()
    return marks


@contextmanager
def marked(canvas: Any, element: Element | None, size: tuple[float, float] | None = None) -> Iterator[None]:
    """Draw what is drawn meanwhile as ``element``; as an artifact when there is none, or it has been said.

    ``size`` in points notes where the element stands; the lower left corner is the canvas's origin.
    """
    said_before = element is None or (element.once and element.is_drawn)
    if element is not None and size is not None and element.place is None:
        element.place = _place(canvas, size)
    with _drawn(canvas, Artifact.LAYOUT if said_before else element):
        yield


def artifact(canvas: Any, kind: Artifact = Artifact.LAYOUT) -> Any:
    """Return a context in which everything drawn is an artifact, also in the middle of an element."""
    return _drawn(canvas, kind)


def go_on_as(canvas: Any, element: Element | None) -> None:
    """Draw what follows within the same context as another element."""
    marks_of(canvas).switch(canvas, element or Artifact.LAYOUT)


@contextmanager
def _drawn(canvas: Any, what: Element | Artifact | None) -> Iterator[None]:
    marks = marks_of(canvas)
    before = marks._open
    if isinstance(before, Artifact):  # an artifact has nothing in it that is heard
        yield
        return
    marks.switch(canvas, what)
    yield
    marks.switch(canvas, before)


def _place(canvas: Any, size: tuple[float, float]) -> Place:
    left, bottom = canvas.absolutePosition(0, 0)
    return Place(canvas.getPageNumber(), left, bottom, left + size[0], bottom + size[1])
