"""Records what a program asks of the disk: every write, cut, name and sync of a run, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.traced import run_traced

MARKS = "marks"
"""File beside the recorded folder's content to which each acknowledgement is written."""
_KNOWN = "openat,pwrite64,write,lseek,fsync,fdatasync,ftruncate,rename,unlink,mkdir,rmdir"
_UNKNOWN = (
    "open,creat,writev,pwritev,sendfile,copy_file_range,link,linkat,symlink,symlinkat,truncate,fallocate,"
    "renameat,renameat2,unlinkat,mkdirat"
)
"""Calls the replay does not know; it says so rather than missing something."""
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})+)>")
_NOT_ON_DISK = ("-shm", "/lock", "/front")
"""Memory shared between processes, and files that mean something only while a program runs."""


@dataclass(frozen=True)
class Wrote:
    """Bytes written into a file."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file made shorter or longer."""

    file: int
    size: int


@dataclass(frozen=True)
class Named:
    """Names given and taken at once: folder, name, and the file or None; a new folder says so."""

    entries: tuple[tuple[int, str, int | None], ...]
    new_folder: int | None = None


@dataclass(frozen=True)
class Synced:
    """The disk was waited for: everything about this file, or this folder's names, is there."""

    file: int


@dataclass(frozen=True)
class Marked:
    """The program told somebody that everything so far is kept."""

    name: str


Step = Wrote | Cut | Named | Synced | Marked


def record(folder: Path, module: str, *arguments: str) -> list[Step]:
    """Run ``python -m module FOLDER …`` and return what it asked of the disk below ``folder``, the root 0."""
    trace = folder.parent / f"{folder.name}.trace"
    options = ["-y", "-xx", "-s", "300000", "-o", str(trace), "-e", f"trace={_KNOWN},{_UNKNOWN}"]
    run_traced(options, module, str(folder), *arguments)
    with trace.open(encoding="ascii") as lines:
        found = list(_Reading(str(folder)).steps(lines))
    trace.unlink()
    return found


@dataclass
class _Reading:
    """Turns lines of the trace into steps: files and folders get numbers, handles a place in their file."""

    root: str
    numbers: dict[str, int] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def steps(self, lines: Iterable[str]) -> Iterator[Step]:
        """Yield the steps of every call that succeeded below the root."""
        self.numbers[self.root] = 0
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                assert "unfinished" not in line, "the recorded program has one thread"
                continue
            call, rest, result = found[1], found[2], int(found[3])
            if result < 0:
                continue
            handle = _HANDLE.match(rest)
            paths = [text for text in _texts(rest) if self._counts(text)] if handle is None else []
            if handle is not None and self._counts(_text(handle[2])):
                yield from self._by_handle(call, handle[1], _text(handle[2]), rest, result)
            elif call == "openat":
                yield from self._opened(line, result)
            elif paths:
                yield self._by_path(call, paths)

    def _counts(self, path: str) -> bool:
        below = path == self.root or path.startswith(self.root + "/")
        return below and not path.endswith(_NOT_ON_DISK)

    def _opened(self, line: str, handle: int) -> Iterator[Step]:
        opened = _HANDLE.search(line.rpartition(" = ")[2])
        path = _text(opened[2]) if opened else ""
        if not self._counts(path):
            return
        self.places[str(handle)] = 0
        if path not in self.numbers:
            assert "O_CREAT" in line, path
            yield self._new(path)
        elif "O_TRUNC" in line:
            yield self._cut(path, 0)

    def _by_handle(self, call: str, handle: str, path: str, rest: str, result: int) -> Iterator[Step]:
        if path == f"{self.root}/{MARKS}":
            if call == "write":
                yield Marked(_texts(rest)[0])
            return
        if call == "pwrite64":
            yield self._wrote(path, int(rest.rpartition(", ")[2]), _bytes(rest)[:result])
        elif call == "write":
            yield self._wrote(path, self.places[handle], _bytes(rest)[:result])
            self.places[handle] += result
        elif call == "lseek":
            self.places[handle] = result
        elif call == "ftruncate":
            yield self._cut(path, int(rest.rpartition(", ")[2]))
        else:
            assert call in ("fsync", "fdatasync"), call
            yield Synced(self.numbers[path])

    def _by_path(self, call: str, paths: list[str]) -> Step:
        if call == "rename":
            return self._moved(*paths)
        if call == "mkdir":
            named = self._new(paths[0])
            return Named(named.entries, new_folder=self.numbers[paths[0]])
        assert call in ("unlink", "rmdir"), call
        gone = Named((self._entry(paths[0], None),))
        del self.numbers[paths[0]]
        return gone

    def _new(self, path: str) -> Named:
        number = len(self.sizes) + 1
        self.numbers[path], self.sizes[number] = number, 0
        return Named((self._entry(path, number),))

    def _moved(self, old: str, new: str) -> Named:
        number = self.numbers[old]
        named = Named((self._entry(new, number), self._entry(old, None)))
        for path in [each for each in self.numbers if each == old or each.startswith(old + "/")]:
            self.numbers[new + path[len(old) :]] = self.numbers.pop(path)
        return named

    def _wrote(self, path: str, offset: int, data: bytes) -> Wrote:
        return Wrote(self.numbers[path], offset, data)

    def _cut(self, path: str, size: int) -> Cut:
        return Cut(self.numbers[path], size)

    def _entry(self, path: str, number: int | None) -> tuple[int, str, int | None]:
        folder, _, name = path.rpartition("/")
        return self.numbers[folder], name, number


def _texts(rest: str) -> list[str]:
    return [_text(each) for each in _TEXT.findall(rest)]


def _text(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("\\x", "")).decode("utf-8", "surrogateescape")


def _bytes(rest: str) -> bytes:
    found = _TEXT.search(rest)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""
