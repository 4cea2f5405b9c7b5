"""The outline beside the pages: a paper's headings, each leading to its place (R41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from barnombud.documents import pdf_syntax as pdf
from barnombud.documents.structure import Element, Place, Tree
from barnombud.documents.structure_file import Objects, Written

_ABOVE = 6.0
"""Points that are shown over a heading."""


@dataclass(slots=True)
class _Entry:
    title: str
    level: int
    place: Place
    under: list[_Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many entries are under this one."""
        return sum(1 + entry.count for entry in self.under)


def write_bookmarks(objects: Objects, tree: Tree) -> Written | None:
    """Write the outline and return it; None when there is no heading.

    Headings in another language than the paper's are left out: the format cannot say which they are in.
    """
    entries = _nested(list(_headings(tree.root, tree.language, tree.language)))
    if not entries:
        return None
    number, outline = objects.new("outline")
    outline.content = pdf.dictionary({"Type": "/Outlines", **_children(objects, entries, number)})
    return outline


def _headings(element: Element, language: str, wanted: str) -> Iterator[_Entry]:
    language = element.language or language
    if element.title and element.place and language == wanted:
        yield _Entry(element.title, int(element.kind.removeprefix("H")), element.place)
    for part in element.content:
        if isinstance(part, Element):
            yield from _headings(part, language, wanted)


def _nested(entries: Sequence[_Entry]) -> list[_Entry]:
    top: list[_Entry] = []
    above: list[_Entry] = []
    for entry in entries:
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].under if above else top).append(entry)
        above.append(entry)
    return top


def _children(objects: Objects, entries: Sequence[_Entry], parent: int) -> dict[str, str]:
    """Write entries of one level; return what the one above says of them."""
    made = [objects.new("bookmark") for _ in entries]
    for index, (entry, (number, written)) in enumerate(zip(entries, made, strict=True)):
        place = entry.place
        target = [objects.page(place.page), "/XYZ", f"{place.left:.2f}", f"{place.top + _ABOVE:.2f}", "0"]
        content = {"Title": pdf.text(entry.title), "Parent": pdf.reference(parent), "Dest": pdf.array(target)}
        if index:
            content["Prev"] = pdf.reference(made[index - 1][0])
        if index + 1 < len(made):
            content["Next"] = pdf.reference(made[index + 1][0])
        if entry.under:
            content |= _children(objects, entry.under, number)
        written.content = pdf.dictionary(content)
    count = sum(1 + entry.count for entry in entries)
    return {"First": pdf.reference(made[0][0]), "Last": pdf.reference(made[-1][0]), "Count": str(count)}
