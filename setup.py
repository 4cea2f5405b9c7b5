"""Says what a wheel holds; everything else about the project stands in pyproject.toml.

Only because pyproject.toml cannot both find the packages below src/ and add assets/ as one of them: the
files of assets/ belong to nobody's package in the checkout and lie inside `barnombud` in a wheel.
"""

from pathlib import Path

from setuptools import find_namespace_packages, setup

FOLDERS = ["assets", *(path.as_posix() for path in sorted(Path("assets").rglob("*")) if path.is_dir())]
ASSETS = {f"barnombud.{folder.replace('/', '.')}": folder for folder in FOLDERS}

setup(
    packages=[*find_namespace_packages("src", include=["barnombud*"]), *ASSETS],
    package_dir={"": "src", **ASSETS},
    package_data={"barnombud.store.migrations.versions": ["*.sql"], **{name: ["*"] for name in ASSETS}},
)
