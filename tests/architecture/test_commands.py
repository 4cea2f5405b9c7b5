"""What README promises, `.ci/run` does: there is one list of checks."""

from __future__ import annotations

import os
import re

from tests.long_first import LONG, long_first
from tools.paths import ROOT
from tools.run import HELP, WORDS


def test_ci_calls_exactly_the_test_command_of_the_readme() -> None:
    """`.ci/run` ends in the README's test command and starts no check of its own."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^(\./run test)\b", readme, re.MULTILINE)
    lines = [line.strip() for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()]
    called = [line for line in lines if "./run" in line and not line.startswith("#")]
    assert told == ["./run test"]
    assert called == [f"exec {told[0]}"]
    assert not [line for line in lines if re.search(r"pytest|ruff|mypy|lint", line)]


def test_both_scripts_can_be_executed() -> None:
    """A clone can run them as they are."""
    assert all(os.access(ROOT / name, os.X_OK) for name in ("run", ".ci/run"))


def test_the_help_names_every_word() -> None:
    """`./run help` and the words it knows are the same."""
    assert set(re.findall(r"^\./run ([a-z]+)", HELP, re.MULTILINE)) == set(WORDS)


def test_each_process_begins_with_long_tests() -> None:
    """Dealt out to where each process begins; every test is run once, and what is called long is there."""
    long = [f"{LONG[0]}[{number}]" for number in range(3)]
    others = [f"tests/unit/{number}" for number in range(6)]
    dealt = long_first([*others, *long], 2, str)
    assert dealt == [long[0], long[2], *others[:2], long[1], *others[2:]]
    assert long_first([*others, *long], 1, str) == [*long, *others]
    assert sorted(long_first([others[0], *long], 4, str)) == sorted([others[0], *long])
    assert [name for name in LONG if not list(ROOT.glob(name.partition("::")[0] + "*"))] == []
