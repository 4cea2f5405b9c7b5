"""The parts of a paper that people have written, each with its place; and taking words out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from pydantic import BaseModel

from barnombud.domain.papers.enclosure import TellRow
from barnombud.domain.papers.frame import PaperContent
from barnombud.domain.papers.promises import PromiseRow
from barnombud.domain.rare_traits import Span
from barnombud.domain.value import Value

C = TypeVar("C", bound=PaperContent)

_FILLED_IN = frozenset(
    {
        *PaperContent.model_fields,
        *("kind", "sender", "language", "receiver", "minutes_number", "case_number", "child", "recipient"),
        *("attendance", "permitted", "topics", "finalised", "withdraw_contact", "agency", "contact_name"),
        *("attended", "follow_up_by"),
        *("telephone", "author", "question", "template", "layers", "centre", "petal_key", "whose"),
        *("agencies", "form_id", "contact", "reference", "private_senders", "translation", "own_records"),
    }
)
"""Parts that the program fills in from the team's own settings and its fixed text."""
_FILLED_IN_OF_TELLING = frozenset({"who"})
"""A member who tells the guardians; who is to come back about an offer is typed by people."""
_WRITTEN_IN_A_PROMISE = "what"
"""All else in its row comes from the register of cases and members."""


class WrittenPart(Value):
    """One text that somebody has written on a paper."""

    place: str
    """The part of the paper, such as ``offers``."""
    path: str
    """Exactly where, such as ``offers.0.what``."""
    text: str


def written_parts(content: PaperContent) -> Iterator[WrittenPart]:
    """Yield what people have written on a paper, in its order."""
    yield from _parts(content, "", "")


def filled_parts(content: PaperContent) -> Iterator[str]:
    """Yield every text on a paper that the program has filled in: people of the team, agencies, headings."""
    yield from _filled(content, inside=False)


def without_words(content: C, spans: Iterable[tuple[str, Span]], instead: str) -> C:
    """Return the paper with ``instead`` where the words stood; each span is a part's path and a place.

    Spans that overlap or touch go as one: no character of any of them is left (R3, R6, R25, R26).
    """
    by_path: dict[str, list[Span]] = {}
    for path, span in spans:
        by_path.setdefault(path, []).append(span)
    apart = {path: _apart(found) for path, found in by_path.items()}
    return content.model_copy(update=_changed(content, "", apart, instead))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return spans in their order, those that overlap or touch made into one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            first, last = apart.pop()
            apart.append((first, max(last, end)))
        else:
            apart.append((start, end))
    return apart


def _is_filled_in(part: BaseModel, name: str) -> bool:
    if isinstance(part, PromiseRow):
        return name != _WRITTEN_IN_A_PROMISE
    return name in _FILLED_IN or (isinstance(part, TellRow) and name in _FILLED_IN_OF_TELLING)


def _parts(part: object, place: str, path: str) -> Iterator[WrittenPart]:
    if type(part) is str and part.strip():  # a code is no text
        yield WrittenPart(place=place, path=path, text=part)
    elif isinstance(part, BaseModel):
        for name, inner in part:
            if not _is_filled_in(part, name):
                yield from _parts(inner, place or name, f"{path}.{name}" if path else name)
    elif isinstance(part, tuple):
        for number, inner in enumerate(part):
            yield from _parts(inner, place, f"{path}.{number}")


def _filled(part: object, *, inside: bool) -> Iterator[str]:
    if type(part) is str and inside:
        yield part
    elif isinstance(part, BaseModel):
        for name, inner in part:
            yield from _filled(inner, inside=inside or _is_filled_in(part, name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from _filled(inner, inside=inside)


def _changed(part: BaseModel, path: str, spans: dict[str, list[Span]], instead: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, inner in part:
        here = f"{path}.{name}" if path else name
        if any(each == here or each.startswith(f"{here}.") for each in spans):
            found[name] = _instead(inner, here, spans, instead)
    return found


def _instead(part: object, path: str, spans: dict[str, list[Span]], instead: str) -> object:
    if isinstance(part, str):
        for start, end in reversed(spans.get(path, [])):
            part = f"{part[:start]}{instead}{part[end:]}"
        return part
    if isinstance(part, tuple):
        return tuple(_instead(inner, f"{path}.{number}", spans, instead) for number, inner in enumerate(part))
    inner = cast("BaseModel", part)
    return inner.model_copy(update=_changed(inner, path, spans, instead))
