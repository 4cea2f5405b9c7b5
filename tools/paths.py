"""Where things lie in the checkout; nothing outside it is named here."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
SOURCE = ROOT / "src" / "barnombud"
CODE_FOLDERS = ("src", "tests", "tools", "bench")


def python_files(*folders: str) -> list[Path]:
    """Return every Python file under the named folders of the checkout; all code folders if none is named."""
    return sorted(file for folder in folders or CODE_FOLDERS for file in (ROOT / folder).rglob("*.py"))


def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of a Python file, read anew: kept trees slow down garbage collection."""
    return ast.parse(file.read_text(encoding="utf-8"))


def folders_with_python() -> list[str]:
    """Return the code folders that hold Python already; a checker refuses an empty folder."""
    return [folder for folder in CODE_FOLDERS if python_files(folder)]


def tracked_files() -> list[Path]:
    """Return every file git tracks or would track (new, not ignored) that is on disk."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted(path for name in set(listed.split("\0")) if name and (path := ROOT / name).is_file())


def text_of(path: Path) -> str | None:
    """Return the file's text, or None when it is not UTF-8 text (a font, a picture, a stored database)."""
    data = path.read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
