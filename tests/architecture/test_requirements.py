"""What the code imports is what the requirement lists bring, pinned and hashed."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

from tools.paths import ROOT, python_files, tree_of

INSTALLER = ROOT / "installer"
OWN = {"barnombud", "tests", "tools", "bench"}


def listed(name: str) -> set[str]:
    """Return the package names a requirement list names, in normal form."""
    lines = (INSTALLER / name).read_text(encoding="utf-8").splitlines()
    return {normal(found.group()) for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


def normal(name: str) -> str:
    """Return a package name as lists compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(*folders: str) -> set[str]:
    """Return the packages that code below the folders imports, standard library and own code aside."""
    modules: set[str] = set()
    for file in python_files(*folders):
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    homes = packages_distributions()
    outside = modules - OWN - set(sys.stdlib_module_names)
    return {normal(homes.get(module, [module])[0]) for module in outside}


def test_the_program_imports_only_what_it_requires_itself() -> None:
    """A library that happens to come with another one is not leaned on."""
    assert imported("src") <= listed("requirements.in") | {"shiboken6"}  # shiboken6 is a part of PySide6


def test_tests_and_tools_import_only_what_is_required() -> None:
    """The same for everything else in the tree."""
    wanted = listed("requirements.in") | listed("requirements-dev.in") | {"shiboken6", "grimp"}
    assert imported("tests", "tools", "bench") <= wanted


def test_every_pin_has_a_hash() -> None:
    """Nothing is installed that was not looked at: each pin is exact and carries its hashes."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (INSTALLER / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z])", text.strip())
        assert entries
        assert not [
            entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry
        ]


def test_development_brings_the_very_same_runtime() -> None:
    """What is tested is what is run."""
    pins = {
        name: set(
            re.findall(r"^([a-z0-9-]+==\S+)", (INSTALLER / name).read_text(encoding="utf-8"), re.MULTILINE)
        )
        for name in ("requirements.txt", "requirements-dev.txt")
    }
    assert pins["requirements.txt"] <= pins["requirements-dev.txt"]
