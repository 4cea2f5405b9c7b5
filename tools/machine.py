"""What the machine must have before Python packages help: Debian packages for venv, Qt and the tests.

Runs on the machine's own Python with nothing but the standard library.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

QT_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""Shared library Qt loads -> the Debian package that brings it. Asked by library: package names differ."""

TEST_PROGRAMS: Mapping[str, str] = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "pdftotext": "poppler-utils",
    "git": "git",
    "strace": "strace",
    "java": "default-jre-headless",
    "mvn": "maven",
    "qpdf": "qpdf",
}
"""Program some tests start -> its Debian package. Without it those tests are skipped, and say so."""


MEMORY_DISK, ROOM_ON_IT = Path("/dev/shm"), 2 * 1024**3  # noqa: S108  # where Linux has it


def fast_folder() -> str | None:
    """Return where what the tests write needs wait for no disk, or None where there is no room for that."""
    if not os.access(MEMORY_DISK, os.W_OK) or shutil.disk_usage(MEMORY_DISK).free < ROOM_ON_IT:
        return None
    return str(MEMORY_DISK)


def missing_qt_packages() -> list[str]:
    """Return the Debian packages of the libraries Qt needs and the loader does not find."""
    return [package for library, package in QT_LIBRARIES.items() if not _loads(library)]


def missing_test_packages() -> list[str]:
    """Return the Debian packages of the programs that tests start and that are not on the path."""
    return [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]


def missing_venv_packages() -> list[str]:
    """Return the Debian package that lets this Python make a virtual environment, if it cannot."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [f"python{version}-venv"]


def provide(packages: Sequence[str], what_for: str, *, needed: bool) -> None:
    """Install Debian packages when that may be done without asking, else print the exact command.

    Leaves the program when they are ``needed`` and cannot be had; otherwise the caller goes on without.
    """
    if not packages:
        return
    prefix = _rights()
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if prefix is not None and shutil.which("apt-get") and _installed(prefix, command):
        return
    print(
        f"\nMissing for {what_for}. Run this, then start again:\n  sudo {' '.join(command)}\n",
        file=sys.stderr,
    )
    if needed:
        raise SystemExit(1)


def _installed(prefix: Sequence[str], command: Sequence[str]) -> bool:
    """Refresh the package lists and install; True when apt says it went well."""
    print(f"Installing {' '.join(command[4:])} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    env_prefix = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"] if prefix else []
    steps = (["apt-get", "update", "-q"], list(command))
    _, done = (_quietly([*env_prefix, *step], quiet) for step in steps)
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0


def _quietly(command: Sequence[str], environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command that may not ask anything, keeping what it prints."""
    return subprocess.run(
        command, env=environ, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )


def _rights() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it asks no password, else None."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def _loads(library: str) -> bool:
    """Say whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
