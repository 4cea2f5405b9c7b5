"""What lies in the tree: no registry's address, no path of one machine, every asset used and licensed."""

from __future__ import annotations

import ast
import re

from tools.paths import ROOT, python_files, text_of, tracked_files, tree_of

ASSETS = ROOT / "assets"
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "crates" + ".io",
    "--" + "index-url",
)
LOCK_FILES = {
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "Pipfile.lock",
    "package-lock.json",
    "yarn.lock",
    "Cargo.lock",
}
MACHINE_PATH = re.compile(r"(?<![\w./*-])/(?:" + "work|tmp|home" + r")/[\w.]")
LICENCE_NAMES = ("LICENSE", "LICENCE", "OFL", "COPYING")
MADE_UP_NAME = 4  # `f"app_{size}.png"` names every file that starts with app_
NEEDS_LICENCE = {".ttf", ".otf", ".svg", ".png", ".jpg"}


def test_no_registry_address_is_written_down() -> None:
    """Where packages come from is the machine's affair, not the project's."""
    found = [
        f"{file.relative_to(ROOT)}: {address}"
        for file in tracked_files()
        for address in REGISTRIES
        if address in (text_of(file) or "")
    ]
    assert not found


def test_no_lock_file_is_kept() -> None:
    """Lock files record addresses; pinned lists with hashes do not."""
    assert not [str(file) for file in tracked_files() if file.name in LOCK_FILES]


def test_no_path_of_one_machine_is_written_down() -> None:
    """The tree works wherever it is cloned."""
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in tracked_files()
        for number, line in enumerate((text_of(file) or "").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not found


def test_every_asset_is_used() -> None:
    """A file nobody names is dead weight; licences are read by people."""
    strings = {
        node.value
        for file in python_files("src", "tools")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    words = {word for value in strings for word in re.findall(r"[\w.-]+", value)}
    starts = tuple(word for word in words if len(word) >= MADE_UP_NAME and word.endswith(("_", "-")))
    unused = [
        str(file.relative_to(ROOT))
        for file in tracked_files()
        if file.is_relative_to(ASSETS) and not file.name.startswith((*LICENCE_NAMES, "README"))
        if not {file.name, file.stem} & words and not file.name.startswith(starts)
        if file.parent.name not in words - {"icons", "fonts"}  # a folder that is read as a whole
    ]
    assert not unused


def test_every_borrowed_asset_has_its_licence_beside_it() -> None:
    """Fonts and drawings travel with their licence, in the folder or above it."""
    bare = [
        str(file.relative_to(ROOT))
        for file in tracked_files()
        if file.is_relative_to(ASSETS) and file.suffix in NEEDS_LICENCE
        if not any(
            path.name.startswith(LICENCE_NAMES)
            for folder in (file.parent, *file.parent.parents)
            if folder.is_relative_to(ASSETS)
            for path in folder.iterdir()
        )
    ]
    assert not bare
