"""The checkout's virtual environment: made once, and made anew only when a requirement list changed.

Runs on the machine's own Python with nothing but the standard library.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from tools import machine
from tools.paths import ROOT, VENV, VENV_PYTHON

RUNTIME = ROOT / "installer" / "requirements.txt"
DEVELOPMENT = ROOT / "installer" / "requirements-dev.txt"


def ready(requirements: Path) -> None:
    """Leave a virtual environment that holds exactly what ``requirements`` pins, and this checkout.

    The development list includes the runtime one, so an environment made for tests also opens the program.
    Leaves the program with a plain sentence when the packages cannot be fetched.
    """
    if not _usable():
        machine.provide(machine.missing_venv_packages(), "a virtual environment", needed=True)
        print("Making a virtual environment in .venv …", flush=True)
        venv.create(VENV, clear=True, with_pip=True)
    wanted = (DEVELOPMENT,) if requirements == DEVELOPMENT else (RUNTIME, DEVELOPMENT)
    if any(_stamp(each).exists() for each in wanted):
        return
    print(f"Installing what {requirements.name} pins …", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run(
        [*pip, "install", "--require-hashes", "--no-deps", "-r", str(requirements)], cwd=ROOT, check=False
    )
    if done.returncode != 0:
        raise SystemExit("The packages could not be fetched. Is there a network? Try the same command again.")
    _point_at_checkout()
    for old in VENV.glob("stamp-*"):
        old.unlink()
    _stamp(requirements).touch()


def _usable() -> bool:
    """Say whether .venv holds a Python that starts and is new enough (an upgrade may have broken it)."""
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    if not VENV_PYTHON.exists():
        return False
    return subprocess.run([str(VENV_PYTHON), "-c", probe], check=False, capture_output=True).returncode == 0


def _stamp(requirements: Path) -> Path:
    """Return the file whose presence says: exactly this list has been installed here, for this checkout."""
    told = requirements.read_bytes() + str(ROOT).encode()
    return VENV / f"stamp-{requirements.stem}-{hashlib.sha256(told).hexdigest()[:16]}"


def _point_at_checkout() -> None:
    """Make `import barnombud` find src/; a path file does it without a build step."""
    asked = subprocess.run(
        [str(VENV_PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    Path(asked.stdout.strip(), "barnombud-checkout.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


if __name__ == "__main__":
    ready(DEVELOPMENT if "dev" in sys.argv else RUNTIME)
