"""The wheel: built without a network, it holds every file the program reads and runs without the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from barnombud.app import VERSION
from tools.paths import ROOT

NEEDED = ("setup.py", "pyproject.toml", "README.md", "LICENSE", "installer/requirements.in", "assets", "src")


def ignored(_folder: str, names: list[str]) -> set[str]:
    """Leave behind what tools keep for themselves."""
    return {name for name in names if name.startswith((".", "__pycache__")) or name.endswith(".egg-info")}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a wheel is built from, so that nothing is left in the checkout."""
    copy = tmp_path_factory.mktemp("copy")
    for name in NEEDED:
        (copy / name).parent.mkdir(exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def unpacked(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it."""
    wheels, home = (tmp_path_factory.mktemp(name) for name in ("wheels", "unpacked"))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--no-index", "-w", str(wheels), str(copy)], check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home)
    return home


def program(unpacked: Path, folder: Path, *arguments: str) -> str:
    """Run the unpacked program in ``folder`` and return what it says on standard output."""
    environ = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "barnombud", *arguments],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_holds_what_the_checkout_holds(copy: Path, unpacked: Path) -> None:
    """Every module, migration step and asset, none forgotten, and the licence."""
    shipped = {path.relative_to(unpacked) for path in unpacked.rglob("*")}
    package = {path.relative_to(copy / "src") for path in (copy / "src" / "barnombud").rglob("*.*")}
    assets = {"barnombud" / path.relative_to(copy) for path in (copy / "assets").rglob("*.*")}
    assert package | assets <= shipped
    assert list(unpacked.glob(f"barnombud-{VERSION}.dist-info/licenses/LICENSE"))


def test_unpacked_program_knows_its_version(unpacked: Path, tmp_path: Path) -> None:
    """There is one number, and it is the wheel's."""
    assert VERSION in program(unpacked, tmp_path, "--version")


def test_unpacked_program_works_away_from_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    """It checks itself and plays a file with no asset of the checkout in reach."""
    where = "import barnombud.resources as r; print(r.file_path('flower/default.toml'))"
    found = subprocess.run(
        [sys.executable, "-P", "-c", where],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(unpacked)
    program(unpacked, tmp_path, "--self-check")
    script = shutil.copy(ROOT / "assets" / "practice" / "two_preschools.toml", tmp_path / "team.toml")
    program(unpacked, tmp_path, "scenario", str(script), "--out", "papers")
    assert len(list((tmp_path / "papers").glob("*.pdf"))) > 1
