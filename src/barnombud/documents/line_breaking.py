"""Words into lines no wider than their column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from barnombud.documents.pieces import Word, Words, divided

Line: TypeAlias = tuple[Word, ...]


def lines(words: Sequence[Word], room: float) -> Iterator[tuple[Line, Words]]:
    """Yield each line of ``words`` that fits ``room`` points, with the words that follow it.

    A gap at a line's beginning or end is left out; a word wider than the room is divided. No words at all are
    one empty line.
    """
    rest = list(words)
    while True:
        line, rest = _first_line(rest, room)
        yield line, tuple(rest)
        if not rest:
            return


def _first_line(words: list[Word], room: float) -> tuple[Line, list[Word]]:
    line: list[Word] = []
    width = 0.0
    for index, word in enumerate(words):
        if word.gap:
            if _has_text(line):
                line.append(word)
                width += word.width
            continue
        if width + word.width <= room:
            line.append(word)
            width += word.width
            continue
        if _has_text(line):
            return _without_last_gap(line), words[index:]
        fits, over = divided(word, max(room - width, 0.0))
        return (*line, fits), [over, *words[index + 1 :]] if over.pieces else words[index + 1 :]
    return _without_last_gap(line), []


def _has_text(line: Sequence[Word]) -> bool:
    return any(not word.gap for word in line)


def _without_last_gap(line: list[Word]) -> Line:
    end = len(line)
    while end and line[end - 1].gap:
        end -= 1
    return tuple(line[:end])
