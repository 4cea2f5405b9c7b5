"""The built program: only with `./run freeze`, because building takes minutes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.paths import ROOT

SPEC = ROOT / "installer" / "barnombud.spec"
BUILD_SECONDS = 1200


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


def test_the_recipe_ships_plain_assets_and_migrations() -> None:
    """Forgetting either shows only in the built program, so the recipe is read here."""
    recipe = SPEC.read_text(encoding="utf-8")
    assert '"barnombud/assets"' in recipe
    assert '"barnombud/store/migrations"' in recipe
