"""The one door to the files in `assets/`: the folder inside the package, else the one in the checkout.

Names are written with forward slashes and are relative to `assets/`, for example ``flower/default.toml``.
Nobody outside this module learns where the files lie, so an installed, a built and a checked-out program
behave alike.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any


@cache
def _root() -> Path:
    """Return the assets folder of this installation; every kind of it ships plain files beside the code."""
    here = Path(__file__).resolve()
    packaged = here.parent / "assets"
    return packaged if packaged.is_dir() else here.parents[2] / "assets"


def _find(name: str) -> Path:
    """Return the asset called ``name``; a name that leaves the folder is a programming error."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or "\\" in name or ".." in parts:
        message = f"not the name of an asset: {name!r}"
        raise ValueError(message)
    return _root().joinpath(*parts)


def read_bytes(name: str) -> bytes:
    """Return the content of the asset ``name``; FileNotFoundError when it was never shipped."""
    return _find(name).read_bytes()


def read_text(name: str) -> str:
    """Return the asset ``name`` as UTF-8 text; FileNotFoundError when it was never shipped."""
    return _find(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """Return the asset ``name`` parsed as TOML."""
    import tomllib  # noqa: PLC0415  # not needed before unlock, and loading it delays the first window

    return tomllib.loads(read_text(name))


def list_names(folder: str) -> tuple[str, ...]:
    """Return the sorted names of the files directly in the assets folder ``folder``."""
    return tuple(sorted(f"{folder}/{entry.name}" for entry in _find(folder).iterdir() if entry.is_file()))


def file_path(name: str) -> Path:
    """Return where the asset ``name`` lies, for what must open a file itself (images in Qt's style sheet)."""
    return _find(name)
