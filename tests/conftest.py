"""Fixtures for the whole suite: no network, no unexpected warning, nothing left behind, a fixed clock.

What one package's tests share belongs in that folder's conftest, not here.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from barnombud.domain.clock import FixedClock
from tests.founded_once import lend
from tests.long_first import long_first
from tests.world import World

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile(
    "barnombud", deadline=None, print_blob=True, derandomize="BARNOMBUD_EXAMPLES" not in os.environ
)
settings.load_profile("barnombud")

INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})


class NetworkUsedError(AssertionError):
    """Something in the program tried to reach a network (R35)."""


class OfflineSocket(socket.socket):
    """A socket that knows only this machine; sockets between processes stay possible."""

    def __init__(self, family: int = -1, *arguments: Any, **named: Any) -> None:
        """Refuse the internet families, and the default, which is one of them."""
        if named.get("fileno") is None and (family == -1 or family in INTERNET):
            raise NetworkUsedError(f"socket family {family}")
        super().__init__(family, *arguments, **named)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what this machine cannot run; side by side the long ones come first."""
    for item in items:
        if item.get_closest_marker("needs_display") and shutil.which("Xvfb") is None:
            item.add_marker(pytest.mark.skip(reason="needs Xvfb (apt-get install xvfb)"))
        if item.get_closest_marker("freeze") and os.environ.get("BARNOMBUD_FREEZE") != "1":
            item.add_marker(pytest.mark.skip(reason="builds the program; run ./run freeze"))
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes > 1:
        items[:] = long_first(items, processes, lambda item: item.nodeid)


def pytest_collection_finish() -> None:
    """Leave out of every later search for garbage what has been imported and collected: it stays."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Make every internet socket of the suite an error (R35)."""
    before = socket.socket
    socket.socket = OfflineSocket  # type: ignore[misc]  # the point is to replace it for everybody
    yield
    socket.socket = before  # type: ignore[misc]  # put back what was there


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test folders of its own for data and settings; nobody's real ones are touched."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile" / name.lower()))


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which the program logs a warning, unless the test is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith("barnombud")
    ]
    assert not loud, f"unexpected log: {loud}"


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a window test that leaves a thread, a top-level widget or a running timer behind."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    threads, widgets = set(threading.enumerate()), _top_level_widgets().keys()
    yield
    leaked = [
        *(
            f"thread {thread.name}"
            for thread in threading.enumerate()
            if thread not in threads and _stays(thread)
        ),
        *_left_widgets(set(widgets)),
        *_running_timers(),
    ]
    assert not leaked, f"left behind: {leaked}"
    gc.collect()  # windows die here and not on some thread of the next test (decisions/0077)


@pytest.fixture
def fixed_clock() -> FixedClock:
    """Return a clock that stands at Tuesday 3 March 2026, 09.00 in Sweden."""
    return FixedClock(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))


@pytest.fixture
def world(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[World]:
    """Lend a founded team with the rektor signed in, in a real encrypted store."""
    with lend(tmp_path, fixed_clock) as founded:
        yield founded


def _stays(thread: threading.Thread) -> bool:
    """Say whether the thread still lives after a fair moment to end."""
    thread.join(timeout=2)
    return thread.is_alive()


def _left_widgets(before: set[int]) -> list[str]:
    """Return the top-level widgets that are there still after Qt and Python have cleared away."""
    left = _widgets_since(before)
    if left:
        gc.collect()
        left = _widgets_since(before)
    return left


def _widgets_since(before: set[int]) -> list[str]:
    """Let Qt delete what it was asked to delete later, and return what came since and stays."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [name for pointer, name in _top_level_widgets().items() if pointer not in before]


def _top_level_widgets() -> dict[int, str]:
    """Return address and description of each top-level widget, Qt's own tooltip aside."""
    return {
        shiboken6.getCppPointer(widget)[0]: f"widget {type(widget).__name__} {widget.objectName()}"
        for widget in QApplication.topLevelWidgets()
        if widget.objectName() != "qtooltip_label"
    }


def _running_timers() -> list[str]:
    """Return the timers made in Python that still run."""
    timers = [each for each in gc.get_objects() if issubclass(type(each), QTimer)]
    return [
        f"timer of {timer.parent()!r}, {timer.interval()} ms"
        for timer in timers
        if shiboken6.isValid(timer) and timer.isActive()
    ]
