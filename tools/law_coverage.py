"""Lists each rule with the tests that show it; `python -m tools.law_coverage` writes docs/law-coverage.md.

The list is also a lock: a test that stands in it has to be there, with its marker, or the build fails; so a
rule cannot lose a test unnoticed. A new test may be missing in the list until it is written anew, so that two
people who add tests do not stand in each other's way.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tools.paths import ROOT
from tools.rules import Rule, rules, shown_by

INTRODUCTION = """\
# The rules and their tests

Made by `python -m tools.law_coverage` from the `rule` markers in tests/ and from
[law-owners.toml](law-owners.toml). A marker says that a test shows something of the rule; whether it shows
all of it is for the reader of the test. `./run test` fails when a test named here is gone or no longer marked
with the rule, and when a must has neither a test nor an owner. The owner is the later work that brings the
rest: *samtycke* (consent, secrecy, languages), *lager* (the store, keys, backups), *papper* (papers and their
archive form).
"""
REPORT = ROOT / "docs" / "law-coverage.md"
OWNERS = ROOT / "docs" / "law-owners.toml"
NOBODY = "–"
_HEADING = re.compile(r"^### (R\d+)\b")
_LISTED = re.compile(r"^- `(tests/[^`]+::[^`]+)`$")


@dataclass(frozen=True)
class Owner:
    """Who brings what a rule still lacks: the name of a later work, and what is missing."""

    owner: str
    what: str


def owners() -> dict[str, Owner]:
    """Return the later works by rule number."""
    return {
        number: Owner(entry["owner"], entry["what"])
        for number, entry in tomllib.loads(OWNERS.read_text(encoding="utf-8")).items()
    }


def uncovered() -> list[Rule]:
    """Return the rules that no test is marked with, in order."""
    shown = shown_by()
    return [rule for number, rule in rules().items() if number not in shown]


def covered_in_part() -> list[Rule]:
    """Return the rules that a test shows while a later work still owns a part of them, in order."""
    shown, owned = shown_by(), owners()
    return [rule for number, rule in rules().items() if number in shown and number in owned]


def unowned() -> list[Rule]:
    """Return the musts without a test that no later work owns: a rule has lost its test, or never had one."""
    owned = owners()
    return [rule for rule in uncovered() if rule.must and rule.number not in owned]


def listed(report: str) -> dict[str, list[str]]:
    """Return the tests a written report names, by rule."""
    found: dict[str, list[str]] = {}
    rule = ""
    for line in report.splitlines():
        heading, test = _HEADING.match(line), _LISTED.match(line)
        rule = heading[1] if heading else rule
        if heading:
            found[rule] = []
        elif test:
            found[rule].append(test[1])
    return found


def lost(report: str, shown: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what ``report`` names and ``shown`` no longer has: rules that are gone, and tests of a rule."""
    named = listed(report)
    gone = [f"{rule} has no heading" for rule in rules() if rule not in named]
    return gone + [
        f"{rule}: {test}"
        for rule, tests in named.items()
        for test in tests
        if test not in shown.get(rule, ())
    ]


def report() -> str:
    """Return the text of docs/law-coverage.md."""
    missing, shown = uncovered(), shown_by()
    parts = [INTRODUCTION]
    for title, found in (
        ("Musts without a test", [rule for rule in missing if rule.must]),
        ("Shoulds without a test", [rule for rule in missing if not rule.must]),
        ("Shown in part", covered_in_part()),
    ):
        parts.append(f"## {title}: {len(found)}\n\n" + ("\n".join(_table(found)) or "None.") + "\n")
    parts.append("## Each rule and its tests\n")
    parts += [_of_rule(rule, shown.get(number, ())) for number, rule in rules().items()]
    return "\n".join(parts)


def _of_rule(rule: Rule, tests: Sequence[str]) -> str:
    kind = "M" if rule.must else "S"
    lines = [f"- `{test}`" for test in sorted(set(tests))] or ["No test."]
    return "\n".join(
        (f"### {rule.number} ({kind}): {len(set(tests))}", "", _first_words(rule.text), "", *lines, "")
    )


def _table(found: Sequence[Rule]) -> Iterable[str]:
    """Return the lines of a table of rules, or none."""
    if not found:
        return []
    owned = owners()
    nobody = Owner(NOBODY, "")
    return [
        "| Rule | What it says | Owner | What is missing |",
        "|---|---|---|---|",
        *(
            f"| [{rule.number}](rules.md) | {_first_words(rule.text)} | {told.owner} | {told.what} |"
            for rule in found
            for told in [owned.get(rule.number, nobody)]
        ),
    ]


def _first_words(text: str) -> str:
    """Return the start of a rule, long enough to know it by."""
    return text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0] + " …"


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
    for rule in unowned():
        print(f"{rule.number} has neither a test nor an owner: {_first_words(rule.text)}", file=sys.stderr)
    sys.exit(1 if unowned() else 0)
