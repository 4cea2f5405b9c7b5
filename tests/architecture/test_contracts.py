"""The layers of docs/architecture.md hold, and every package has been given its place in every contract."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from typing import Any

import pytest

from tools.paths import ROOT, SOURCE, python_files, tree_of

ABOVE_QT = {"__main__", "app", "wiring", "ui"}


def contracts() -> dict[str, dict[str, Any]]:
    """Return the import contracts of pyproject.toml by name."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def packages() -> set[str]:
    """Return the names directly below the package."""
    return {
        path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    } - {"__init__"}


def test_every_import_contract_is_kept() -> None:
    """The linter of imports finds nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.contracts"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_below_the_window_is_kept_from_qt() -> None:
    """A new package cannot be forgotten in the contract that keeps Qt out."""
    named = {
        name.removeprefix("barnombud.") for name in contracts()["Only the UI knows Qt"]["source_modules"]
    }
    assert named >= packages() - ABOVE_QT


def test_a_handover_package_is_forbidden_to_the_window_as_soon_as_it_exists() -> None:
    """The package that comes with a later issue joins the contract when it comes."""
    named = contracts()["The UI reaches data only through services"]["forbidden_modules"]
    assert "handover" not in packages() or "barnombud.handover" in named


@pytest.mark.rule("R35")
def test_nothing_imports_qt_network() -> None:
    """Contracts cannot name a library's sub-module, so this one is looked for by name (R35)."""
    users = [
        str(file.relative_to(ROOT))
        for file in python_files("src")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Import | ast.ImportFrom) and "QtNetwork" in ast.unparse(node)
    ]
    assert not users
