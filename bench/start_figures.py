"""Process start to the first painted window: ours, a bare PySide6 window and KeePassXC, in turn.

All three run under one virtual display whose picture is a file in memory. A window counts once a good part
of that picture has changed: that it is painted, not only mapped. Looking at the file asks nothing of the
display and loads nothing, so it costs all three the same. Ours and KeePassXC each ask for the passphrase of
a store that exists; that ours takes typing from then on a test holds.
"""

from __future__ import annotations

import mmap
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from barnombud.domain.team import AgencyKind
from barnombud.services.founding import NewAgency, NewTeam, found_team
from bench.figures import line
from bench.ten_years import PHRASE, machine

ROUNDS = 15
_WIDTH, _HEIGHT, _BYTES = 1366, 768, 4
_ROW = _WIDTH * _BYTES
_EVERY_ROW, _ENOUGH_ROWS = 8, 20
_LOOK_EVERY = 0.001
_PATIENCE = 10.0
_ATTEMPTS = 3
_THEIRS, _THEIR_WELCOME = "KeePassXC, asking for a passphrase", "KeePassXC, without a store"
_BARE = (
    "import sys; from PySide6.QtWidgets import QApplication, QLineEdit; a = QApplication(sys.argv);"
    "w = QLineEdit(); w.setWindowTitle('Bare'); w.resize(400, 300); w.show(); w.setFocus(); a.exec()"
)


@dataclass(frozen=True)
class _Screen:
    """The virtual display: its name and its picture."""

    name: str
    picture: mmap.mmap

    def rows(self) -> list[bytes]:
        """Return some rows of pixels, the whole height through."""
        start = len(self.picture) - _HEIGHT * _ROW
        return [
            self.picture[start + row * _ROW : start + (row + 1) * _ROW]
            for row in range(0, _HEIGHT, _EVERY_ROW)
        ]


@dataclass
class _Found:
    """What the rounds of one program have given."""

    times: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)


def figures() -> Iterator[str]:
    """Yield a line a figure, or why nothing was measured."""
    if shutil.which("Xvfb") is None:
        yield "Not measured: Xvfb is not installed (apt-get install xvfb)"
        return
    with tempfile.TemporaryDirectory() as folder, _display(Path(folder)) as screen:
        environment = {**os.environ, "DISPLAY": screen.name, "BARNOMBUD_DATA": folder, "HOME": folder}
        # The first round compiles our code, as the first start on a machine does.
        for name in ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        commands = _commands(Path(folder))
        found = {name: _Found() for name in commands}
        for place in range(ROUNDS + 1):
            for name, command in commands.items():
                took, size = _start_anyhow(command, environment, screen)
                if place:  # the first round fills the file cache
                    found[name].times.append(took)
                    found[name].sizes.append(size)
    ours, bare = found["Unlock window"], found["Bare PySide6 window"]
    for name, each in found.items():
        yield line(name, median(each.times))
    above = median(own - other for own, other in zip(ours.times, bare.times, strict=True))
    yield line("Above the bare window", above, target="50")
    yield line("Resident before unlock", median(ours.sizes), "MB", "80")
    yield line("Resident, bare window", median(bare.sizes), "MB")
    if _THEIRS not in found:
        yield "KeePassXC is not installed: its ratio was not measured"
        return
    yield line(f"Resident, {_THEIRS}", median(found[_THEIRS].sizes), "MB")
    for name, target in ((_THEIRS, "1.2"), (_THEIR_WELCOME, "")):
        pairs = zip(ours.times, found[name].times, strict=True)
        yield line(f"Ours / {name}, median of pairs", median(a / b for a, b in pairs), "times", target)


def _commands(folder: Path) -> dict[str, list[str]]:
    """Make a store for each program that asks for a passphrase, and return how each is started."""
    here = machine(folder)
    agency = NewAgency(kind=AgencyKind.MUNICIPAL_PRESCHOOL, name="Förskolan Tallbacken")
    new = NewTeam(
        name="Laget",
        municipality="Exempelkommun",
        agencies=(agency,),
        member_name="Rut Rektorsson",
        member_role="rektor",
    )
    found_team(here, new, PHRASE).close()
    commands = {
        "Bare PySide6 window": [sys.executable, "-c", _BARE],
        "Unlock window": [sys.executable, "-m", "barnombud"],
    }
    keepass, maker = shutil.which("keepassxc"), shutil.which("keepassxc-cli")
    if keepass is not None and maker is not None:
        store = folder / "passwords.kdbx"
        subprocess.run(
            [maker, "db-create", "-p", str(store)],
            input=f"{PHRASE}\n{PHRASE}\n",
            text=True,
            check=True,
            capture_output=True,
        )
        commands |= {_THEIRS: [keepass, str(store)], _THEIR_WELCOME: [keepass]}
    return commands


@contextmanager
def _display(folder: Path) -> Iterator[_Screen]:
    """Start a virtual display on a free number."""
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", "1", "-fbdir", str(folder), "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{_WIDTH}x{_HEIGHT}x24"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None  # noqa: S101  # asked for above
        number = server.stdout.readline().strip()
        with (folder / "Xvfb_screen0").open("rb") as file:
            picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        yield _Screen(f":{number}", picture)
    finally:
        server.terminate()
        server.wait()


def _start_anyhow(
    command: Sequence[str], environment: Mapping[str, str], screen: _Screen
) -> tuple[float, float]:
    """Start again when no window came at all, as may happen while a killed one's traces are cleared."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return _start(command, environment, screen)
        except TimeoutError:
            continue
    return _start(command, environment, screen)


def _start(command: Sequence[str], environment: Mapping[str, str], screen: _Screen) -> tuple[float, float]:
    """Return the milliseconds until the window is painted, and the resident megabytes then."""
    before = screen.rows()
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(screen, lambda changed: changed >= _ENOUGH_ROWS, before)
        took = (time.perf_counter() - started) * 1000
        memory = _resident(process.pid)
    finally:
        process.kill()
        process.wait()
    _wait(screen, lambda changed: changed < _ENOUGH_ROWS, before)  # a pointer may stay
    return took, memory


def _wait(screen: _Screen, enough: Callable[[int], bool], before: list[bytes]) -> None:
    """Wait until as many rows have changed since ``before`` as is enough."""
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        if enough(sum(now != then for now, then in zip(screen.rows(), before, strict=True))):
            return
        time.sleep(_LOOK_EVERY)
    raise TimeoutError("No window was painted")


def _resident(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0
