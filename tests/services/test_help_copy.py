"""A copy for somebody who can help: the files as they are in one encrypted file, with a page."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from barnombud.errors import NoPermission, StoreMissing
from barnombud.services.help_copy import make_help_copy
from barnombud.store.backup import make_backup
from barnombud.store.folder import keyring_path, store_path
from barnombud.texts import help_copy as texts
from tests.store.test_age_file import read_age
from tests.stores import PASSPHRASE
from tests.world import World

PHRASE = "fyra ord att minnas"


def archive_of(path: Path) -> zipfile.ZipFile:
    """Open what lies in the copy."""
    return zipfile.ZipFile(io.BytesIO(read_age(path.read_bytes(), PHRASE)))


@pytest.mark.rule("R37")
def test_files_lie_in_it_as_they_are(world: World, tmp_path: Path) -> None:
    """Store, keyring and what is beside the backups; the file's name and content name nobody."""
    world.consented_case()
    make_backup(world.folder, world.desk.store.keys, world.clock.now())
    world.close()
    before = {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file()}
    made = make_help_copy(world.machine, world.folder, tmp_path, PHRASE)
    with archive_of(made) as archive:
        assert archive.testzip() is None
        assert archive.read("store.db") == store_path(world.folder).read_bytes()
        assert archive.read("keyring.json") == keyring_path(world.folder).read_bytes()
        assert {"backups/keyring.json", "backups/case-keys.json"} <= set(archive.namelist())
        assert not [name for name in archive.namelist() if name.endswith(".db") and "backups" in name]
        assert archive.read(texts.PAGE_NAME).decode() == texts.page([])
    assert before == {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file()}
    assert not list(tmp_path.glob("*.part"))
    raw = made.read_bytes()
    assert world.rektor.name.encode() not in raw and PASSPHRASE.encode() not in raw


def test_what_cannot_be_read_is_said_in_it(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad place on the disk ends one file, not the copy."""
    world.close()
    opened = Path.open

    class Torn(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "bad place")
            return super().read(100)

    def open_torn(path: Path, *arguments: Any, **named: Any) -> Any:
        if path == keyring_path(world.folder):
            return Torn(bytes(200))
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", open_torn)
    made = make_help_copy(world.machine, world.folder, tmp_path, PHRASE)
    with archive_of(made) as archive:
        assert archive.read("keyring.json") == bytes(100)
        assert archive.read(texts.PAGE_NAME).decode().endswith("keyring.json\n")


def test_what_stands_in_the_way(world: World, tmp_path: Path) -> None:
    """Nothing there, a copy of today there already, a place that is gone."""
    with pytest.raises(StoreMissing):
        make_help_copy(world.machine, tmp_path, tmp_path, PHRASE)
    world.close()
    first = make_help_copy(world.machine, world.folder, tmp_path, PHRASE)
    second = make_help_copy(world.machine, world.folder, tmp_path, PHRASE)
    assert first != second and first.exists() and second.exists()
    with pytest.raises(NoPermission):
        make_help_copy(world.machine, world.folder, tmp_path / "nowhere", PHRASE)
