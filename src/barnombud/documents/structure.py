"""What a paper says and in which order, apart from where it stands: the tree a listener walks (R41).

The tree is made when blocks are set, in reading order. What is drawn then hangs its marks on it, so a
paragraph over two pages is one element and the order of drawing does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

_DEEPEST_HEADING = 6


class Name(str):
    """A value of an attribute that is one of the format's own words, not text."""

    __slots__ = ()


class Mark(NamedTuple):
    """Something drawn that belongs to an element: the page it is on, and its number there."""

    page: int
    number: int


class Place(NamedTuple):
    """Where an element was first drawn: page, and edges in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


Attributes: TypeAlias = Mapping[str, Name | str]


@dataclass(slots=True, eq=False)
class Element:
    """One part of a paper as it is spoken.

    Attributes:
        kind: structure type of PDF, such as ``P`` or ``TH``.
        language: BCP 47 tag; empty for that of what it stands in.
        alt_text: says in words what a drawing shows.
        owner, attributes: further attributes and whose they are, such as ``Table`` and its ``Scope``.
        once: said once, however often it is drawn: the header of a table over several pages.
        title: a heading's words, for the bookmarks.
        content: elements in it, and marks drawn for it, in reading order.
        place: where it was first drawn, of what asks for it.
    """

    kind: str
    language: str = ""
    alt_text: str = ""
    owner: str = ""
    attributes: Attributes = field(default_factory=dict)
    once: bool = False
    title: str = ""
    content: list[Element | Mark] = field(default_factory=list)
    place: Place | None = None

    def add(
        self,
        kind: str,
        *,
        language: str = "",
        alt_text: str = "",
        owner: str = "",
        attributes: Attributes | None = None,
        once: bool = False,
    ) -> Element:
        """Return a new element that is read after all that is in this one."""
        element = Element(kind, language, alt_text, owner, attributes or {}, once)
        self.content.append(element)
        return element

    @property
    def is_drawn(self) -> bool:
        """Whether a mark has been drawn for it already."""
        return bool(self.content)

    def elements(self) -> Iterator[Element]:
        """Yield this element and all in it, in reading order."""
        yield self
        for part in self.content:
            if isinstance(part, Element):
                yield from part.elements()


class Tree:
    """The tree of one paper."""

    def __init__(self, language: str) -> None:
        """Begin an empty paper in ``language``."""
        self.root = Element("Document", language)
        self.language = language
        self._level = 0

    def heading(self, within: Element, level: int, title: str) -> Element:
        """Return a heading in ``within``; no level is left out on the way down (PDF/UA)."""
        self._level = min(level, self._level + 1, _DEEPEST_HEADING)
        element = within.add(f"H{self._level}")
        element.title = title
        return element
