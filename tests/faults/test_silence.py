"""The whole program under the system's trace: no network socket, and every local one named here (R35)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.traced import run_traced

SOCKET = re.compile(r"\bsocket\((\w+)")
PLACE = re.compile(r"\bconnect\(\d+, \{sa_family=(\w+)(?:, sun_path=@?\"([^\"]*)\")?")
FAMILIES = {
    "AF_UNIX": "between programs of this machine; each is named below",
    "AF_NETLINK": "asks the kernel, here which screens and keyboards there are",
}
PLACES = {
    r"/tmp/\.X11-unix/X\d+": "the screen",  # noqa: S108  # where it lies
    r"/run/user/\d+/wayland-\d+": "the screen",
    r"(/var)?/run/nscd/socket": "the C library asks who the account is",
    r"(/var)?/run/dbus/system_bus_socket": "Qt asks the desktop for theme and accessibility",
    r"/run/user/\d+/(bus|at-spi/bus.*)": "as above",
    r"/tmp/\.ICE-unix/\d+": "the desktop, to ask the program to end",  # noqa: S108  # as above
}


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lend a virtual display, so that the window is the one a person sees."""
    server = [*("Xvfb", "-displayfd", "1", "-fbdir", str(tmp_path)), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        monkeypatch.setenv("DISPLAY", f":{running.stdout.readline().strip()}")
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        yield
        running.terminate()


def sockets(folder: Path, part: str) -> tuple[set[str], set[str]]:
    """Return the families of sockets a part of the program opens, and the places it connects to."""
    log = folder / "sockets.trace"
    run_traced(
        ["-o", str(log), "-e", "trace=%network"], "tests.faults.whole_run", str(folder), part, timeout=240
    )
    lines = log.read_text("utf-8", "replace")
    places = {path if family == "AF_UNIX" else family for family, path in PLACE.findall(lines)}
    return set(SOCKET.findall(lines)), places


@pytest.mark.rule("R35")
def test_demonstration_opens_no_socket(tmp_path: Path) -> None:
    """A team through two meetings, with every paper made."""
    assert sockets(tmp_path, "demo") == (set(), set())


@pytest.mark.needs_display
@pytest.mark.rule("R35")
@pytest.mark.parametrize("part", ["start", "pages"])
def test_windows_speak_to_nobody_but_this_machine(tmp_path: Path, screen: None, part: str) -> None:
    """From the first window through the pages of a meeting's day."""
    families, places = sockets(tmp_path, part)
    assert "AF_UNIX" in families, "the trace sees how the window reaches its screen"
    assert families <= FAMILIES.keys()
    strangers = {each for each in places if not any(re.fullmatch(known, each) for known in PLACES)}
    assert strangers - FAMILIES.keys() == set()


def test_the_trace_would_see_a_network_socket(tmp_path: Path) -> None:
    """A program that opens one is found, so that silence means something."""
    log = tmp_path / "sockets.trace"
    run_traced(["-o", str(log), "-e", "trace=%network"], "tests.faults.one_socket")
    assert "AF_INET" in SOCKET.findall(log.read_text("utf-8"))
