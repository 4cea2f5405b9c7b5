"""Renders papers in a process of its own, to show that the same content gives the same bytes there.

Reads one paper a line: the name of its content's class, a tab, and the content as JSON. Prints the SHA-256 of
each, in order: ``python -m tests.documents.rendered_elsewhere``.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from typing import get_args

from barnombud.documents.catalogue import Content, render_paper

KINDS = {each.__name__: each for each in get_args(Content)}


def sha256(paper: bytes) -> str:
    """Return the fingerprint of a paper."""
    return hashlib.sha256(paper).hexdigest()


def elsewhere(contents: Iterable[Content]) -> list[str]:
    """Return the fingerprints of papers that another process has made of the same contents."""
    lines = [f"{type(content).__name__}\t{content.model_dump_json()}\n" for content in contents]
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, input="".join(lines), capture_output=True, text=True, check=True)
    return done.stdout.split()


def main() -> None:
    """Render what stands on standard input."""
    for line in sys.stdin:
        name, _, content = line.partition("\t")
        sys.stdout.write(f"{sha256(render_paper(KINDS[name].model_validate_json(content)))}\n")


if __name__ == "__main__":
    main()
