"""Runs a module of ours under the system-call trace, which records what it does or makes calls fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@cache
def may_trace() -> str:
    """Return why programs cannot be traced on this machine; empty when they can."""
    if shutil.which("strace") is None:
        return "needs strace (apt-get install strace)"
    probe = ["strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true"]
    if subprocess.run(probe, check=False, capture_output=True).returncode != 0:
        return "needs the right to trace a program of one's own"
    return ""


def run_traced(strace: Sequence[str], module: str, *arguments: str, timeout: float = 300) -> str:
    """Run ``python -m module`` under strace with these options and return what it printed.

    Skips the test, with the reason, where that may not be.
    """
    if reason := may_trace():
        pytest.skip(reason)
    command = ["strace", "-f", "--seccomp-bpf", *strace, sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=timeout)
    assert done.returncode == 0, done.stderr
    return done.stdout
