"""``./run bench [start|store|consent|papers|pages|histories|teams|faults]``: measures and prints.

Passes or fails nothing by time; `histories`, `teams` and `faults` take long and run only when named.
`histories` stops where the oracle disagrees; `teams` and `faults` print what they have found.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench import (
    consent_figures,
    fault_figures,
    history_figures,
    page_figures,
    paper_figures,
    start_figures,
    store_figures,
    team_figures,
)

FOLDER = Path("out/bench")
PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "start": start_figures.figures,
    "store": lambda: store_figures.figures(FOLDER),
    "consent": lambda: consent_figures.figures(FOLDER),
    "papers": paper_figures.figures,
    "pages": lambda: page_figures.figures(FOLDER),
    "histories": history_figures.figures,
    "teams": team_figures.figures,
    "faults": fault_figures.figures,
}
ONLY_WHEN_NAMED = {"histories", "teams", "faults"}


def main(arguments: Sequence[str]) -> int:
    """Measure the parts named, or all of them."""
    wanted = [name for name in arguments if not name.startswith("-")]
    wanted = wanted or [name for name in PARTS if name not in ONLY_WHEN_NAMED]
    if any(name not in PARTS for name in wanted) or "--help" in arguments:
        print(f"./run bench [{'|'.join(PARTS)}]")
        return 2
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}, Python {platform.python_version()}")
    for name in wanted:
        print(f"\n{name}", flush=True)
        for found in PARTS[name]():
            print(f"  {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
