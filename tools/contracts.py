"""Checks the import contracts of pyproject.toml; `python -m tools.contracts`."""

from __future__ import annotations

import sys

from importlinter.cli import lint_imports


def broken_contracts() -> int:
    """Check every contract and return 0 when all are kept; what is broken is printed."""
    return lint_imports(config_filename="pyproject.toml", cache_dir=".import_linter_cache", no_logo=True)


if __name__ == "__main__":
    sys.exit(broken_contracts())
