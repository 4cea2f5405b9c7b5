"""The built program: only with `./run freeze`, because building takes minutes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tools.paths import ROOT

SPEC = ROOT / "installer" / "barnombud.spec"
BUILD_SECONDS = 1200
START_SECONDS = 120
ENOUGH_BYTES = 100_000
MOST_BYTES = 230_000_000


@pytest.fixture(scope="module")
def built() -> Path:
    """Build the one-folder program into dist/ and return its folder."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    folders = [f"--distpath={ROOT / 'dist'}", f"--workpath={ROOT / 'build'}"]
    done = subprocess.run(
        [*command, *folders, str(SPEC)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return ROOT / "dist" / "barnombud"


@pytest.mark.freeze
def test_the_built_program_checks_itself(built: Path, tmp_path: Path) -> None:
    """Away from the checkout, it opens an encrypted store, runs a meeting and writes a paper."""
    environ = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(built / "barnombud"), "--self-check"],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.freeze
def test_the_built_program_brings_its_files(built: Path) -> None:
    """Assets, migrations and the licence lie in the folder as plain files."""
    package = built / "_internal" / "barnombud"
    assert {path.name for path in (ROOT / "assets").iterdir()} == {
        path.name for path in (package / "assets").iterdir()
    }
    versions = "store/migrations/versions"
    shipped = {path.name for path in (package / versions).glob("0*.py")}
    assert shipped == {path.name for path in (ROOT / "src" / "barnombud" / versions).glob("0*.py")}
    assert (built / "_internal" / "LICENSE").is_file()


@pytest.mark.freeze
@pytest.mark.needs_display
def test_the_built_program_opens_its_first_window(built: Path, tmp_path: Path) -> None:
    """On a real X server, not Qt's own stand-in, so that a forgotten plugin or library shows."""
    server = [*("Xvfb", "-displayfd", "1", "-fbdir", str(tmp_path)), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as display:
        assert display.stdout is not None
        environ = {
            "DISPLAY": f":{display.stdout.readline().strip()}",
            "HOME": str(tmp_path),
            "LANG": "C.UTF-8",
        }
        empty = (tmp_path / "Xvfb_screen0").read_bytes()
        with subprocess.Popen([str(built / "barnombud")], cwd=tmp_path, env=environ) as program:
            try:
                _wait_for(lambda: _changed(empty, tmp_path) > ENOUGH_BYTES, program)
            finally:
                program.terminate()
                display.terminate()


def _wait_for(done: Callable[[], bool], program: subprocess.Popen[bytes]) -> None:
    """Look again until it is so; the program must not end before."""
    until = time.monotonic() + START_SECONDS
    while not done():
        assert time.monotonic() < until, "no window was painted"
        with suppress(subprocess.TimeoutExpired):
            program.wait(timeout=0.2)
        assert program.returncode is None, "the program ended by itself"


def _changed(empty: bytes, folder: Path) -> int:
    """Count the bytes of the screen that are not as they were."""
    now = (folder / "Xvfb_screen0").read_bytes()
    return sum(a != b for a, b in zip(empty[::64], now[::64], strict=True)) * 64


@pytest.mark.freeze
def test_the_built_program_knows_no_network(built: Path) -> None:
    """Qt's network library and what speaks TLS for it stay out (R35)."""
    names = {path.name for path in built.rglob("*")}
    assert not [name for name in names if "Qt6Network" in name or "QtNetwork" in name or "Qt6Qml" in name]
    assert not (built / "_internal" / "PySide6" / "Qt" / "plugins" / "tls").exists()


@pytest.mark.freeze
def test_the_built_program_stays_small(built: Path) -> None:
    """The figure itself stands in installer/README.md."""
    size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file() and not path.is_symlink())
    assert size < MOST_BYTES, f"{size // 1_000_000} MB"


def test_the_recipe_ships_plain_assets_and_migrations() -> None:
    """Forgetting either shows only in the built program, so the recipe is read here."""
    recipe = SPEC.read_text(encoding="utf-8")
    assert '"barnombud/assets"' in recipe
    assert '"barnombud/store/migrations"' in recipe
