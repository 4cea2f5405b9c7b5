"""A paragraph that reportlab sets, which says what it is and in which language its words are (R41)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, TypeAlias

from reportlab.platypus import Flowable, Paragraph

from barnombud.documents.marking import go_on_as, marked
from barnombud.documents.structure import Element

Stretches: TypeAlias = tuple[tuple[str, int], ...]
"""Languages and how many letters are in each, after each other; the paragraph's own is empty."""
_BLANKS = " \n"
"""Not counted: lines begin and end anywhere among them."""


def letter_count(text: str) -> int:
    """Return how many letters of ``text`` count in stretches."""
    return len(text) - sum(map(text.count, _BLANKS))


class PlainText(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """Lines from left to right, one glyph of the paper's own typeface a letter.

    Attributes:
        element: what it is to somebody who listens; None for an artifact.
        label: what its bullet is.
        stretches: which letters are in which language; empty when all are in its own.
    """

    element: Element | None = None
    label: Element | None = None
    stretches: Stretches = ()
    _wrapped: tuple[float, tuple[float, float]] | None = None
    """For which width its lines are broken, and the size that gives."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break the lines, once for each width: cells and columns ask several times."""
        # reportlab lets go of the lines (`blPara`) where it finds that they cannot be divided
        if self._wrapped is None or self._wrapped[0] != available_width or not hasattr(self, "blPara"):
            self._wrapped = (available_width, super().wrap(available_width, available_height))
        return self._wrapped[1]

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Divide it between lines; both parts are the same element."""
        parts: list[Flowable] = super().split(available_width, available_height)
        for part in parts:
            part.element, part.label, part.stretches = self.element, self.label, self.stretches
        if self.stretches and len(parts) > 1:
            parts[1].stretches = _last(self.stretches, sum(map(_letters_in, parts[1].frags)))
        return parts

    def draw(self) -> None:
        """Draw bullet and lines, each marked as what it is."""
        with marked(self.canv, self.label if self.bulletText else self.element, (self.width, self.height)):
            super().draw()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802  # reportlab's name
        """Begin the lines; the bullet has been drawn before.

        Each line ends with a blank: readers that know the tags take its last word and the next for one else.
        """
        if self.bulletText:
            go_on_as(self.canv, self.element)
        lines = super().beginText(x, y)
        show: Callable[[str, int], None] = lines._textOut
        if self.stretches:
            languages = _letter_by_letter(self.stretches)
            lines._textOut = lambda text, ends=0: _show_stretches(lines, show, text, ends, languages)
        else:
            lines._textOut = lambda text, ends=0: show(f"{text} " if ends else text, ends)
        return lines


def _letters_in(frag: Any) -> int:
    """Return how many letters are in a part of a paragraph: a run of text, or a word in several voices."""
    if isinstance(frag, list):
        return sum(letter_count(text) for _, text in frag[1:])
    return letter_count(frag.text)


def _letter_by_letter(stretches: Stretches) -> Iterator[str]:
    for language, count in stretches:
        yield from (language for _ in range(count))


def _show_stretches(
    lines: Any, show: Callable[[str, int], None], text: str, ends: int, languages: Iterator[str]
) -> None:
    """Show a part of a line, words in another language marked with it; ``ends`` goes on to the next line."""
    for each, group in groupby(_spoken(text, languages), key=lambda pair: pair[0]):
        part = "".join(letters for _, letters in group)
        if not part:
            continue
        if each:
            lines._code.append(f"/Span <</Lang ({each})>> BDC")
        show(part, 0)
        if each:
            lines._code.append("EMC")
    if ends:
        show(" ", ends)


def _spoken(text: str, languages: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield words and blanks with their language; a blank between two languages is in neither."""
    before = ""
    blanks = ""
    for letter in text:
        if letter in _BLANKS:
            blanks += letter
            continue
        language = next(languages, "")
        yield (language if language == before else ""), blanks
        yield language, letter
        before, blanks = language, ""
    yield "", blanks


def _last(stretches: Stretches, count: int) -> Stretches:
    """Return what of ``stretches`` the last ``count`` letters are in."""
    found: list[tuple[str, int]] = []
    for language, length in reversed(stretches):
        taken = min(length, count)
        if taken:
            found.append((language, taken))
        count -= taken
    return tuple(reversed(found))
