"""A reportlab canvas that knows how many pages there are before any of them is numbered."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from barnombud.documents.bookmarks import write_bookmarks
from barnombud.documents.marking import marks_of
from barnombud.documents.page_frame import PageFrame
from barnombud.documents.structure import Tree
from barnombud.documents.structure_file import Objects, write_structure


class CountingCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that keeps its pages until the last one is set, then numbers them ``x (y)``."""

    def __init__(self, *args: Any, frame: PageFrame, tree: Tree, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._frame = frame
        self._tree = tree
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """Keep the page that ends here and begin the next."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw head and foot on every kept page and write the document with its structure."""
        kept = self._kept
        for number, state in enumerate(kept, start=1):
            self.__dict__.update(state)
            self._frame.draw_over(self, number, len(kept))
            super().showPage()
        objects = Objects(self._doc)
        catalogue = self._doc.Catalog
        catalogue.StructTreeRoot = write_structure(objects, self._tree, marks_of(self).pages)
        if bookmarks := write_bookmarks(objects, self._tree):
            self._doc.Outlines = catalogue.Outlines = bookmarks
        super().save()
