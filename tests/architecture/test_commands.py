"""What README promises, `.ci/run` does: there is one list of checks."""

from __future__ import annotations

import os
import re

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
