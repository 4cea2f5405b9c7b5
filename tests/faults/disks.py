"""Disks for tests of trouble: a small one, one in memory, and a limit on how large a file may grow."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  # where Linux keeps files in memory


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Lend a folder in memory where there is one: for what is opened hundreds of times over."""
    where = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="barnombud-faults-", dir=where) as folder:
        yield Path(folder)


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """Lend a disk of one mebibyte at ``at``; skips the test where the account may not mount one."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(at)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("needs the right to mount a small disk (root)")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def remount(at: Path, options: str) -> None:
    """Change the small disk's options, such as ``ro`` or ``size=2m``."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(at)], check=True)


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond ``size`` bytes meanwhile, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
