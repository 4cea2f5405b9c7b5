"""Writes a paper's structure into the file: the tree of elements, and which mark belongs to which (R41)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from barnombud.documents import pdf_syntax as pdf
from barnombud.documents.structure import Element, Mark, Tree

_ALWAYS_HEARD = frozenset({"TH", "TD"})
"""Cells: a row without one of them would shift the others under the wrong header."""


class Written(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object of the file whose content is ready."""

    __RefOnly__ = 1
    ready = 1
    """That it can stand for reportlab's own outline."""

    def __init__(self) -> None:
        self.content = ""

    def format(self, _document: Any) -> bytes:
        """Return the content as it is written."""
        return self.content.encode("ascii")

    def prepare(self, _document: Any, _canvas: Any) -> None:
        """Do nothing: reportlab asks it of its own outline."""


class Objects:
    """Makes objects in the file that reportlab is about to write."""

    def __init__(self, document: Any) -> None:
        """Add to ``document``, all of whose pages are done."""
        self._document = document

    def new(self, part: str) -> tuple[int, Written]:
        """Return a new object and its number; ``part`` begins its internal name."""
        made = Written()
        self._document.Reference(made, f"{part}:{self._document.objectcounter}")
        return self._document.objectcounter, made

    def page(self, number: int) -> str:
        """Return a reference to a page, the first being 1."""
        return pdf.reference(self._document.idToObjectNumberAndVersion[f"Page{number}"][0])


def write_structure(objects: Objects, tree: Tree, marks: Mapping[int, Sequence[Element]]) -> Written:
    """Write ``tree`` and return its root; ``marks`` are the elements of each page's marks."""
    _drop_unheard(tree.root)
    number, root = objects.new("structure")
    writer = _Writer(objects)
    top = writer.write(tree.root, number)
    pages = [
        f"{page - 1} {pdf.array([pdf.reference(writer.numbers[each]) for each in marks[page]])}"
        for page in sorted(marks)
    ]
    parents, parent_tree = objects.new("parents")
    parent_tree.content = pdf.dictionary({"Nums": pdf.array(pages)})
    root.content = pdf.dictionary(
        {
            "Type": "/StructTreeRoot",
            "K": pdf.reference(top),
            "ParentTree": pdf.reference(parents),
            "ParentTreeNextKey": str(max(marks, default=0)),
        }
    )
    return root


def _drop_unheard(element: Element) -> bool:
    """Take out what turned out to be empty; return whether anything is left to hear."""
    element.content = [part for part in element.content if isinstance(part, Mark) or _drop_unheard(part)]
    return bool(element.content) or element.kind in _ALWAYS_HEARD


class _Writer:
    """Writes elements one after the other and knows their numbers."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.numbers: dict[Element, int] = {}

    def write(self, element: Element, parent: int) -> int:
        """Write an element and all in it; return its number."""
        number, made = self._objects.new("element")
        self.numbers[element] = number
        page = next((part.page for part in element.content if isinstance(part, Mark)), 0)
        entries = {"Type": "/StructElem", "S": f"/{element.kind}", "P": pdf.reference(parent)}
        if page:
            entries["Pg"] = self._objects.page(page)
        if element.language:
            entries["Lang"] = pdf.text(element.language)
        if element.alt_text:
            entries["Alt"] = pdf.text(element.alt_text)
        if attributes := _attributes(element):
            entries["A"] = attributes
        kids = [self._kid(part, number, page) for part in element.content]
        entries["K"] = kids[0] if len(kids) == 1 else pdf.array(kids)
        made.content = pdf.dictionary(entries)
        return number

    def _kid(self, part: Element | Mark, parent: int, page: int) -> str:
        if isinstance(part, Element):
            return pdf.reference(self.write(part, parent))
        if part.page == page:
            return str(part.number)
        where = {"Type": "/MCR", "Pg": self._objects.page(part.page), "MCID": str(part.number)}
        return pdf.dictionary(where)


def _attributes(element: Element) -> str:
    if element.kind == "Figure" and element.place:
        box = pdf.array([f"{edge:.2f}" for edge in element.place[1:]])
        return pdf.dictionary({"O": "/Layout", "Placement": "/Block", "BBox": box})
    if not element.attributes:
        return ""
    values = {key: pdf.value(each) for key, each in element.attributes.items()}
    return pdf.dictionary({"O": f"/{element.owner}", **values})
