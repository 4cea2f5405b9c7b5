"""After a whole meeting with a crash, a lock, a preview and a backup, no written file holds a word of it."""

from __future__ import annotations

import base64
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.marked_child import BORN

ROOT = Path(__file__).parents[2]
_PLACES = {
    "HOME": "home",
    "TMPDIR": "temporary",
    "TMP": "temporary",
    "TEMP": "temporary",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
    "USERPROFILE": "home",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}


@pytest.mark.rule("R34")
def test_no_file_holds_a_marked_word(tmp_path: Path) -> None:
    """Names, texts and numbers of a child, what was half typed, copied, previewed, backed up and killed."""
    typed = "Q" + secrets.token_hex(8)
    crashed = _run(tmp_path, "live", typed)
    assert crashed.returncode == -signal.SIGKILL, crashed.stderr
    words = {*json.loads(crashed.stdout), typed, BORN.isoformat(), f"{BORN:%Y%m%d}"}
    assert len(words) >= 48
    done = _run(tmp_path, "again", typed)
    assert done.returncode == 0, done.stderr
    said = crashed.stderr + done.stdout + done.stderr
    assert [word for word in words if word in said] == []
    exported = [path for path in _files(tmp_path) if "exported" in path.parts]
    assert list(_hits(exported, words)), "the search finds what was exported on purpose"
    assert list(_hits([path for path in _files(tmp_path) if path not in exported], words)) == []
    assert (tmp_path / "profile" / "data").is_dir()


@pytest.mark.parametrize("disguise", ["utf-8", "utf-16-le", "utf-16-be", "base64", "hex", "name"])
def test_search_finds_each_disguise(tmp_path: Path, disguise: str) -> None:
    """Or it would prove nothing."""
    word, name = "Qbcdfghjklmnpq", "innocent"
    content = f"før {word} efter".encode()
    if disguise == "name":
        name, content = f"{word}.txt", b""
    elif disguise == "base64":
        content = base64.b64encode(content)
    elif disguise == "hex":
        content = content.hex().encode()
    else:
        content = content.decode().encode(disguise)
    (tmp_path / name).write_bytes(b"\x00" + content)
    assert list(_hits(_files(tmp_path), {word}))
    assert not list(_hits(_files(tmp_path), {"Qzzzzzzzzzzzzz"}))


def _run(root: Path, stage: str, typed: str) -> subprocess.CompletedProcess[str]:
    profile = root / "profile"
    places = {name: str(profile / folder) for name, folder in _PLACES.items()}
    for folder in places.values():
        Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    environment = os.environ | places | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.faults.marked_meeting", str(root), stage, typed]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=240
    )


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def _hits(files: list[Path], words: set[str]) -> Iterator[tuple[str, str]]:
    """Yield file and word for every word found in a name or, in any of its forms, in a content."""
    forms = [(form, word) for word in words for form in _forms(word)]
    for path in files:
        content = path.read_bytes()
        for form, word in forms:
            if form in content or word in path.name:
                yield path.name, word


def _forms(word: str) -> Iterator[bytes]:
    plain = word.encode()
    yield plain
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield plain.hex().encode()
    for before in range(3):  # base64 looks different at each place in a group of three
        yield base64.b64encode(b"\0" * before + plain)[4 if before else 0 : -4]
