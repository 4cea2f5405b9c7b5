"""Renders papers in a process of its own, to show that the same content gives the same bytes there.

Reads one paper a line: the name of its content's class, a tab, and the content as JSON. Prints the SHA-256 of
each, as it comes: ``python -m tests.documents.rendered_elsewhere``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import IO, Self, cast, get_args

from barnombud.documents.catalogue import Content, render_paper

KINDS = {each.__name__: each for each in get_args(Content)}


def sha256(paper: bytes) -> str:
    """Return the fingerprint of a paper."""
    return hashlib.sha256(paper).hexdigest()


class Elsewhere:
    """A process of its own that renders whatever it is given, until it is left."""

    def __enter__(self) -> Self:
        """Start the process; its hashes of texts are seeded anew."""
        command = [sys.executable, "-m", __name__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.communicate()

    def prints(self, contents: Iterable[Content]) -> list[str]:
        """Return the fingerprints of papers that the process has made of the same contents."""
        asks, answers = cast("IO[str]", self._process.stdin), cast("IO[str]", self._process.stdout)
        found = []
        for content in contents:
            asks.write(f"{type(content).__name__}\t{content.model_dump_json()}\n")
            asks.flush()
            found.append(answers.readline().strip())
        return found


def main() -> None:
    """Render what comes on standard input, line by line."""
    for line in sys.stdin:
        name, _, content = line.partition("\t")
        sys.stdout.write(f"{sha256(render_paper(KINDS[name].model_validate_json(content)))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
