"""The two files beside the keyring: the end of the log, and tries to unlock that failed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from barnombud.domain.access_log import LogFinding, LogHead
from barnombud.errors import DiskFull, NoPermission
from barnombud.store.failed_unlocks import (
    MOST_KEPT,
    FailedUnlocks,
    forget_failed_unlocks,
    note_failed_unlock,
    read_failed_unlocks,
)
from barnombud.store.folder import failed_unlocks_path, log_head_path
from barnombud.store.log_end import ROWS_BETWEEN, LogEnd
from barnombud.store.log_head import read_head, write_head

STORE, KEY = "5" * 32, b"k" * 32
HEAD = LogHead(sequence=7, chain=b"c" * 32)
NINE = datetime(2026, 3, 3, 8, tzinfo=UTC)


@pytest.mark.rule("R36")
def test_head_comes_back_to_who_holds_the_key(tmp_path: Path) -> None:
    """Nothing readable is in it but a number and a hash."""
    assert read_head(tmp_path, STORE, KEY) is LogFinding.HEAD_MISSING
    write_head(tmp_path, STORE, KEY, HEAD)
    assert read_head(tmp_path, STORE, KEY) == HEAD
    document = json.loads(log_head_path(tmp_path).read_bytes())
    assert set(document) == {"format", "version", "store_id", "sequence", "chain", "mac"}


@pytest.mark.rule("R36")
def test_head_of_another_store_or_key_is_of_no_use(tmp_path: Path) -> None:
    """Whoever copies one from elsewhere is found out."""
    write_head(tmp_path, STORE, KEY, HEAD)
    assert read_head(tmp_path, STORE, b"x" * 32) is LogFinding.HEAD_UNREADABLE
    assert read_head(tmp_path, "6" * 32, KEY) is LogFinding.HEAD_UNREADABLE


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"{}", b'{"mac": "\\ud800"}', b'{"mac": 7}', b"[" * 4000, b"7" * 9000],
)
@pytest.mark.rule("R36")
def test_head_nobody_wrote_is_of_no_use(tmp_path: Path, content: bytes) -> None:
    """Whatever lies there, the store opens and it is said."""
    log_head_path(tmp_path).write_bytes(content)
    assert read_head(tmp_path, STORE, KEY) is LogFinding.HEAD_UNREADABLE


@pytest.mark.rule("R36")
def test_a_changed_number_is_found(tmp_path: Path) -> None:
    """The readable number is proved by the key."""
    write_head(tmp_path, STORE, KEY, HEAD)
    path = log_head_path(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"sequence": 7', '"sequence": 6'), "utf-8")
    assert read_head(tmp_path, STORE, KEY) is LogFinding.HEAD_UNREADABLE


def test_a_folder_in_its_place_is_of_no_use(tmp_path: Path) -> None:
    """Not every fault of the disk is a missing file."""
    log_head_path(tmp_path).mkdir()
    failed_unlocks_path(tmp_path).mkdir()
    assert read_head(tmp_path, STORE, KEY) is LogFinding.HEAD_UNREADABLE
    assert read_failed_unlocks(tmp_path) == FailedUnlocks(unreadable=True)


def test_end_is_written_now_and_then(tmp_path: Path) -> None:
    """Each line asks; only so many later is it time, and what is written is not written again."""
    end = LogEnd()
    end.write(tmp_path, STORE, KEY)
    assert not log_head_path(tmp_path).exists()
    wanted = [end.passed(LogHead(sequence=n, chain=b"c" * 32)) for n in range(1, ROWS_BETWEEN + 1)]
    assert wanted == [False] * (ROWS_BETWEEN - 1) + [True]
    end.write(tmp_path, STORE, KEY)
    assert read_head(tmp_path, STORE, KEY) == LogHead(sequence=ROWS_BETWEEN, chain=b"c" * 32)
    log_head_path(tmp_path).unlink()
    end.write(tmp_path, STORE, KEY)
    assert not log_head_path(tmp_path).exists()


@pytest.mark.rule("R35")
def test_failed_tries_are_instants_only(tmp_path: Path) -> None:
    """No name stands there: whoever finds the laptop reads only that somebody has tried."""
    assert read_failed_unlocks(tmp_path) == FailedUnlocks()
    for minutes in (0, 3):
        note_failed_unlock(tmp_path, NINE + timedelta(minutes=minutes))
    found = read_failed_unlocks(tmp_path)
    assert found == FailedUnlocks((NINE, NINE + timedelta(minutes=3)))
    assert set(json.loads(failed_unlocks_path(tmp_path).read_bytes())) == {"at", "more", "unreadable"}
    forget_failed_unlocks(tmp_path)
    forget_failed_unlocks(tmp_path)
    assert read_failed_unlocks(tmp_path) == FailedUnlocks()


def test_only_so_many_are_kept_one_by_one(tmp_path: Path) -> None:
    """Somebody who tries all night fills no disk; how many they were is still known."""
    document = {"at": [NINE.isoformat()] * MOST_KEPT, "more": 3, "unreadable": False}
    failed_unlocks_path(tmp_path).write_text(json.dumps(document), encoding="utf-8")
    note_failed_unlock(tmp_path, NINE + timedelta(hours=1))
    found = read_failed_unlocks(tmp_path)
    assert (len(found.at), found.more, found.at[-1]) == (MOST_KEPT, 4, NINE + timedelta(hours=1))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"at": [7], "more": 0}',
        b'{"at": ["i dag"], "more": 0}',
        b'{"at": [], "more": Infinity}',
        b'{"at": ["0001-01-01T00:00:00+14:00"], "more": 0}',
        b"[" * 4000,
    ],
)
def test_damaged_file_of_tries_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    """That it was damaged stays known until the next unlock."""
    failed_unlocks_path(tmp_path).write_bytes(content)
    assert read_failed_unlocks(tmp_path) == FailedUnlocks(unreadable=True)
    note_failed_unlock(tmp_path, NINE)
    assert read_failed_unlocks(tmp_path) == FailedUnlocks((NINE,), unreadable=True)


def test_what_cannot_be_removed_is_said(tmp_path: Path) -> None:
    """A folder in its place is refused by the system in one way or another."""
    failed_unlocks_path(tmp_path).mkdir()
    with pytest.raises((NoPermission, DiskFull, IsADirectoryError)):
        forget_failed_unlocks(tmp_path)
