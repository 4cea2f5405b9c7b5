"""Holds the floors of coverage: whole packages at 100 % of lines and branches, the rest at 90 % together."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FULL = ("src/barnombud/domain/", "src/barnombud/services/", "src/barnombud/store/")
OVERALL = 90.0


def shortfalls(report: dict[str, Any]) -> list[str]:
    """Return one line for each floor that the coverage report (coverage.py's JSON) falls below."""
    lines = []
    for name, file in sorted(report["files"].items()):
        summary = file["summary"]
        if name.startswith(FULL) and (summary["missing_lines"] or summary["missing_branches"]):
            branches = [f"{start}->{end}" for start, end in file["missing_branches"]]
            lines.append(f"{name}: not covered: {[*file['missing_lines'], *branches]}")
    overall = report["totals"]["percent_covered"]
    if overall < OVERALL:
        lines.append(f"overall: {overall:.1f} % is below {OVERALL:.0f} %")
    return lines


def main(path: str) -> int:
    """Print how much is covered and every shortfall of the report at ``path``; 0 when there is none."""
    report = json.loads(Path(path).read_text(encoding="utf-8"))
    print(f"covered: {report['totals']['percent_covered']:.1f} %")
    found = shortfalls(report)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
