"""Makes the pinned, hashed requirement lists anew from the .in files; `python -m tools.pin` (needs uv).

No address of a package index may land in the tree, so every switch that would write one is off.
"""

from __future__ import annotations

import subprocess

from tools.paths import ROOT

SWITCHES = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
    "--quiet",
)


def pin(name: str) -> None:
    """Compile ``installer/NAME.in`` to ``installer/NAME.txt``, keeping pins that still fit."""
    subprocess.run(
        ["uv", "pip", "compile", f"{name}.in", "-o", f"{name}.txt", *SWITCHES],
        cwd=ROOT / "installer",
        check=True,
    )


if __name__ == "__main__":
    pin("requirements")
    pin("requirements-dev")
