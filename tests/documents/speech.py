"""Reads a paper aloud: walks its structure as a screen reader does; a line for each part that is heard.

Honours ActualText, alternative text, languages, list labels and table headers. It shares nothing with what
writes the structure, and stops at anything drawn that is neither in the structure nor an artifact.
`python -m tests.documents.speech paper.pdf` prints a file.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, cast

import pikepdf

from tests.documents.logical_order import letters_of_font, turned

_TEXT = frozenset({"P", "LBody", "TD", "TH", "Span"})
_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_PAINTS = _SHOWS_TEXT | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"}


class Heard(NamedTuple):
    """One part as it is heard.

    Attributes:
        kind: structure type, such as ``H1``, ``P``, ``LI``, ``TR``, ``Figure`` or ``Form``.
        text: what is said.
        language: in which language.
        cells: of a table's row, each cell with the header it is heard under.
    """

    kind: str
    text: str
    language: str
    cells: tuple[tuple[str, str], ...] = ()


class _Scope(NamedTuple):
    kind: str
    value: str


class _PageReader:
    """Reads the marks of one page."""

    def __init__(self, page: Any) -> None:
        self._fonts = {str(name): letters_of_font(font) for name, font in page.Resources.Font.items()}
        self._font = ""
        self._row: float | None = None
        self._open: list[_Scope] = []
        self._reversed: list[str] = []
        self.said: dict[int, list[tuple[str, str]]] = {}
        instructions: list[Any] = list(pikepdf.parse_content_stream(page))
        for operands, operator in instructions:
            self._step(list(operands), str(operator))
        assert not self._open, "a mark is not closed"

    def _step(self, operands: list[Any], operator: str) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(str(operands[0]), operands[1] if len(operands) > 1 else None)
        elif operator == "EMC":
            self._end()
        elif operator == "Tf":
            self._font = str(operands[0])
        elif operator in ("Tm", "Td"):
            self._new_row(float(operands[5 if operator == "Tm" else 1]))
        elif operator in _PAINTS:
            self._paint(operands, operator)

    def _begin(self, tag: str, properties: Any) -> None:
        values = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
        if "/ActualText" in values:
            self._say(str(values.ActualText))
            self._open.append(_Scope("actual", ""))
        elif "/MCID" in values:
            assert not self._scopes("mcid", "artifact"), "an element within a mark"
            self._open.append(_Scope("mcid", str(int(values.MCID))))
            self._row = None
        elif tag == "/Artifact":
            assert not self._scopes("mcid"), "an artifact within an element"
            self._open.append(_Scope("artifact", ""))
        elif "/Lang" in values:
            self._open.append(_Scope("language", str(values.Lang)))
        else:
            self._open.append(_Scope("reversed" if tag == "/ReversedChars" else "", ""))

    def _end(self) -> None:
        if self._open.pop().kind == "reversed":
            self._say("".join(turned(self._reversed)))
            self._reversed.clear()

    def _scopes(self, *kinds: str) -> list[_Scope]:
        return [scope for scope in self._open if scope.kind in kinds]

    def _new_row(self, baseline: float) -> None:
        """Words at the end of one row and the beginning of the next are two, as every reader takes it."""
        if self._row is not None and abs(baseline - self._row) > 1.0 and self._scopes("mcid"):
            self._say(" ")
        self._row = baseline

    def _paint(self, operands: list[Any], operator: str) -> None:
        assert self._scopes("mcid", "artifact"), f"{operator} is neither an element nor an artifact"
        if operator in _SHOWS_TEXT and not self._scopes("actual", "artifact"):
            shown = operands[0] if operator == "TJ" else operands[-1:]
            read = [
                self._fonts[self._font](bytes(part)) for part in shown if isinstance(part, pikepdf.String)
            ]
            if self._scopes("reversed"):
                self._reversed += read
            else:
                self._say("".join(read))

    def _say(self, text: str) -> None:
        for scope in self._scopes("mcid"):
            language = "".join(each.value for each in self._scopes("language")[-1:])
            self.said.setdefault(int(scope.value), []).append((language, text))


class _Reader:
    def __init__(self, document: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: _PageReader(page).said for page in document.pages}
        self._read: set[tuple[Any, int]] = set()

    def walk(self, element: Any, language: str) -> Iterator[Heard]:
        """Yield what is heard of an element."""
        kind = str(element.S).removeprefix("/")
        language = str(element.get("/Lang", language))
        if kind in ("Figure", "Form"):
            assert str(element.get("/Alt", "")).strip(), f"{kind} without words"
            self._text(element)
            yield Heard(kind, str(element.Alt), language)
        elif kind == "Table":
            yield from self._table(element, language)
        elif kind == "LI":
            parts = [part for child in _children(element) for part in self.walk(child, language)]
            yield Heard("LI", " ".join(part.text for part in parts), language)
        elif kind in _TEXT or kind == "Lbl" or kind.startswith("H"):
            inner = [part.text for child in _children(element) for part in self.walk(child, language)]
            yield Heard(kind, " ".join([*inner, self._text(element)]).strip(), language)
        else:
            assert kind in ("Document", "Div", "Sect", "L"), kind
            for child in _children(element):
                yield from self.walk(child, language)

    def _table(self, table: Any, language: str) -> Iterator[Heard]:
        headers: list[str] = []
        for row in _children(table):
            assert row.S == "/TR", row.S
            cells = [(cell, self._text(cell)) for cell in _children(row)]
            columns = [text for cell, text in cells if _scope(cell) == "/Column"]
            if columns:
                assert len(columns) == len(cells), "a row is all headers or none"
                headers = columns
                continue
            spoken = _under_headers(headers, [(text, _scope(cell) == "/Row") for cell, text in cells])
            said = "; ".join(f"{head}: {text}" if head else text for head, text in spoken if text)
            yield Heard("TR", said, language, spoken)

    def _text(self, element: Any) -> str:
        """Return the text of an element's own marks."""
        said: list[str] = []
        last: Any = None
        for page, number in _marks(element):
            key = (page.objgen, number)
            assert key not in self._read, "a mark of two elements"
            self._read.add(key)
            said.append(" " if said and page.objgen != last else "")
            last = page.objgen
            stretches = groupby(self._pages[page.objgen].get(number, []), key=lambda each: each[0])
            for language, stretch in stretches:
                text = "".join(text for _, text in stretch)
                said.append(f"[{language}: {text}]" if language and text.strip() else text)
        return re.sub(r"\s+", " ", "".join(said).replace("\u200b", "")).strip()

    def unread(self) -> list[str]:
        """Return what is marked on a page but in no element."""
        return [
            text
            for page, said in self._pages.items()
            for number, parts in said.items()
            if (page, number) not in self._read
            for _, text in parts
        ]


def _under_headers(columns: list[str], cells: list[tuple[str, bool]]) -> tuple[tuple[str, str], ...]:
    """Return each cell (its text, whether it is its row's header) with the header it is heard under."""
    if columns:
        assert len(columns) == len(cells), "a row has as many cells as there are headers"
        return tuple((head, text) for head, (text, _) in zip(columns, cells, strict=True))
    named = " ".join(text for text, is_header in cells if is_header)
    return tuple((named, text) for text, is_header in cells if not is_header)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(cast("Any", kids)) if isinstance(kids, pikepdf.Array) else [kids]


def _children(element: Any) -> list[Any]:
    return [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _marks(element: Any) -> Iterator[tuple[Any, int]]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                yield kid.Pg, int(kid.MCID)
        else:
            yield element.Pg, int(kid)


def _scope(cell: Any) -> str:
    return str(cell.A.get("/Scope", "")) if cell.S == "/TH" else ""


def heard(paper: bytes) -> list[Heard]:
    """Everything that is heard of a paper, in order."""
    with pikepdf.open(io.BytesIO(paper)) as document:
        reader = _Reader(document)
        parts = list(reader.walk(document.Root.StructTreeRoot.K, str(document.Root.Lang)))
        assert not reader.unread(), "marked, but in no element"
        return [part for part in parts if part.text]


def spoken(paper: bytes) -> str:
    """A paper as speech, a line for each part."""
    names = {"Figure": "Bild: ", "TR": "Rad: "}
    lines = []
    for part in heard(paper):
        name = f"Rubrik {part.kind[1:]}: " if part.kind[0] == "H" else names.get(part.kind, "")
        language = "" if part.language == "sv" else f"[{part.language}] "
        lines.append(f"{language}{name}{part.text}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(spoken(Path(sys.argv[1]).read_bytes()) + "\n")
