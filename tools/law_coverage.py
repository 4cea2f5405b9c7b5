"""Lists the rules that no test shows; `python -m tools.law_coverage` writes docs/law-coverage.md.

Only what is missing is written: a list of what is there would change with every test.
"""

from __future__ import annotations

import sys

from tools.paths import ROOT
from tools.rules import Rule, rules, shown_by

INTRODUCTION = """\
# Rules without a test

Made by `python -m tools.law_coverage` from the `rule` markers in tests/. A marker says that a test shows
something of the rule; whether it shows all of it is for the reader of the test.
"""
REPORT = ROOT / "docs" / "law-coverage.md"


def uncovered() -> list[Rule]:
    """Return the rules that no test is marked with, in order."""
    shown = shown_by()
    return [rule for number, rule in rules().items() if number not in shown]


def report() -> str:
    """Return the text of docs/law-coverage.md."""
    missing = uncovered()
    parts = [INTRODUCTION]
    for title, must in (("Must", True), ("Should", False)):
        lines = [
            f"- [{rule.number}](rules.md): {_first_words(rule.text)}" for rule in missing if rule.must is must
        ]
        parts.append(f"## {title}: {len(lines)}\n\n" + ("\n".join(lines) or "None.") + "\n")
    return "\n".join(parts)


def _first_words(text: str) -> str:
    """Return the start of a rule, long enough to know it by."""
    return text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0] + " …"


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
    for rule in uncovered():
        print(f"{rule.number} {'M' if rule.must else 'S'} {_first_words(rule.text)}")
    sys.exit(0)
