"""Settings outside the store, and the list of teams at unlock."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from barnombud.errors import DiskFull, NoPermission
from barnombud.settings import (
    DATA_VARIABLE,
    Settings,
    data_dir,
    known_teams,
    read_settings,
    team_folder,
    write_settings,
)
from barnombud.store.folder import keyring_path
from barnombud.store.keyring import add_slot
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, make_keyring


def test_first_start_has_defaults_and_writes_nothing(tmp_path: Path) -> None:
    """No file is no trouble."""
    assert read_settings(tmp_path / "none").settings == Settings()
    assert not (tmp_path / "none").exists()


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    """Also twice, with one file left."""
    write_settings(tmp_path / "data", Settings())
    settings = Settings(theme="dark", text_percent=150, geometry="AdnQ==", last_store_id="5" * 32)
    write_settings(tmp_path / "data", settings)
    read = read_settings(tmp_path / "data")
    assert (read.settings, read.set_aside) == (settings, None)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b"{}",
        b'{"theme": "pink", "text_percent": 100, "geometry": "", "last_store_id": "", "schema": 1}',
        b'{"theme": 1, "text_percent": 100, "geometry": "", "last_store_id": "", "schema": 1}',
        b'{"theme": "dark", "text_percent": 100, "geometry": "", "last_store_id": "", "schema": 2}',
        b'{"theme": "dark", "text_percent": 90, "geometry": "", "last_store_id": "", "schema": 1}',
        b'{"theme": "dark", "text_percent": true, "geometry": "", "last_store_id": "", "schema": 1}',
        b'{"theme": "dark", "text_percent": "150", "geometry": "", "last_store_id": "", "schema": 1}',
        b" " * 1_100_000 + b"{}",
    ],
)
def test_broken_file_is_set_aside_and_said_so(tmp_path: Path, content: bytes) -> None:
    """Nothing is overwritten unseen, and the program starts."""
    (tmp_path / "settings.json").write_bytes(content)
    read = read_settings(tmp_path)
    assert read.settings == Settings()
    assert read.set_aside is not None
    assert read.set_aside.read_bytes() == content
    assert read_settings(tmp_path).set_aside is None


def test_unreadable_place_gives_defaults(tmp_path: Path) -> None:
    """A folder where the file should be, or a file that cannot be moved, stops nothing."""
    (tmp_path / "settings.json").mkdir()
    assert read_settings(tmp_path).settings == Settings()


def test_broken_file_that_cannot_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a read-only folder the file stays, and the defaults hold."""
    (tmp_path / "settings.json").write_bytes(b"")

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "replace", refuse)
    read = read_settings(tmp_path)
    assert (read.settings, read.set_aside) == (Settings(), None)


@pytest.mark.parametrize(("code", "meant"), [(errno.ENOSPC, DiskFull), (errno.EROFS, NoPermission)])
def test_failed_write_is_said_and_the_old_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, meant: type[Exception]
) -> None:
    """A full or read-only disk gives its own plain answer."""
    write_settings(tmp_path, Settings())

    def refuse(handle: int) -> None:
        raise OSError(code, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        with pytest.raises(meant):
            write_settings(tmp_path, replace(Settings(), theme="dark"))
    assert read_settings(tmp_path).settings == Settings()


def test_data_lies_where_the_system_says_or_where_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Tests and rehearsals use a folder of their own."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    assert "arnombud" in data_dir().name.lower()
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    assert data_dir() == tmp_path
    assert team_folder(tmp_path, "x") == tmp_path / "teams" / "x"
    assert team_folder(tmp_path, "x", practice=True) == tmp_path / "practice" / "x"


def test_other_systems_say_themselves_where_data_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the usual one is written out here, to save time at start."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    ours = data_dir()
    monkeypatch.setattr(sys, "platform", "elsewhere")
    assert data_dir() == ours


def test_teams_and_members_are_listed_without_any_passphrase(tmp_path: Path) -> None:
    """The keyring that the store writes is the one the first window reads."""
    folder = team_folder(tmp_path, "5" * 32)
    keys = make_keyring(folder)
    add_slot(folder, keys, BO, "en helt annan mening", FAST_COST, caps=FAST_CAPS)
    make_keyring(team_folder(tmp_path, "practice", practice=True), practice=True)
    (folder.parent / ".founding-1").mkdir()
    (folder.parent / "note.txt").write_text("")
    (team,) = known_teams(tmp_path)
    assert (team.store_id, team.team_name, team.practice) == ("5" * 32, "Laget i Exempelkommun", False)
    assert (team.folder, team.damaged) == (folder, False)
    assert [(one.member_id, one.name, one.role, one.agency) for one in team.members] == [
        (ALVA.member_id, ALVA.name, ALVA.role, ALVA.agency),
        (BO.member_id, BO.name, BO.role, BO.agency),
    ]
    (rehearsal,) = known_teams(tmp_path, practice=True)
    assert rehearsal.practice


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"slots": 1}', b'{"slots": [{}]}', b'{"slots": [], "team_name": 1}']
)
def test_damaged_keyring_is_listed_as_such(tmp_path: Path, content: bytes) -> None:
    """A team never vanishes from the list."""
    make_keyring(team_folder(tmp_path, "a"))
    broken = team_folder(tmp_path, "b")
    broken.mkdir()
    keyring_path(broken).write_bytes(content)
    first, last = known_teams(tmp_path)
    assert (first.store_id, first.damaged, last.store_id, last.damaged) == ("a", False, "b", True)


def test_no_teams_yet(tmp_path: Path) -> None:
    """First start."""
    assert known_teams(tmp_path) == ()


def test_settings_load_nothing_heavy() -> None:
    """The first window waits for no database and no cryptography."""
    heavy = "{'sqlalchemy', 'sqlcipher3', 'pydantic', 'cryptography', 'alembic', 'PySide6'}"
    code = f"import sys, barnombud.settings; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
