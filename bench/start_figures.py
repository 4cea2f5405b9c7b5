"""Process start to a window on screen, under one virtual display: ours, a bare PySide6 window, KeePassXC."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.figures import line, ratio

ROUNDS = 7
_BARE = (
    "import sys; from PySide6.QtWidgets import QApplication, QLineEdit; a = QApplication(sys.argv);"
    "w = QLineEdit(); w.setWindowTitle('Bare'); w.resize(400, 300); w.show(); w.setFocus(); a.exec()"
)
_PATIENCE = 20.0


def figures() -> Iterator[str]:
    """Yield a line a figure, or why nothing was measured."""
    lacking = [name for name in ("Xvfb", "xwininfo") if shutil.which(name) is None]
    if lacking:
        yield f"Not measured: {', '.join(lacking)} not installed (apt-get install xvfb x11-utils)"
        return
    with tempfile.TemporaryDirectory() as folder, _display() as display:
        environment = {**os.environ, "DISPLAY": display, "BARNOMBUD_DATA": folder, "HOME": folder}
        environment.pop("QT_QPA_PLATFORM", None)
        bare, _ = _start([sys.executable, "-c", _BARE], environment)
        ours, memory = _start([sys.executable, "-m", "barnombud"], environment)
        yield line("Bare PySide6 window", bare)
        yield line("Unlock window", ours)
        yield line("Resident before unlock", memory, "MB", "80")
        yield ratio("Unlock window / bare window", ours, bare, "0.05 s above bare")
        keepass = shutil.which("keepassxc")
        if keepass is None:
            yield "KeePassXC is not installed: its ratio was not measured"
            return
        theirs, _ = _start([keepass], environment)
        yield ratio("Unlock window / KeePassXC", ours, theirs, "1.2")


@contextmanager
def _display() -> Iterator[str]:
    """Start a virtual display and yield its name."""
    number = next(n for n in range(90, 200) if not Path(f"/tmp/.X11-unix/X{n}").exists())  # noqa: S108  # where X puts it
    server = subprocess.Popen(
        ["Xvfb", f":{number}", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(1.0)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _start(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return the median milliseconds until a window is seen, and the median resident megabytes then."""
    times, sizes = [], []
    for place in range(ROUNDS + 1):
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            _wait_for_window(environment, started)
            took = (time.perf_counter() - started) * 1000
            memory = _resident(process.pid)
        finally:
            process.kill()
            process.wait()
        if place:
            times.append(took)
            sizes.append(memory)
    return median(times), median(sizes)


def _wait_for_window(environment: Mapping[str, str], started: float) -> None:
    while time.perf_counter() - started < _PATIENCE:
        found = subprocess.run(
            ["xwininfo", "-root", "-tree"], env=environment, capture_output=True, text=True, check=False
        )
        for size in re.findall(r"\s(\d+)x(\d+)\+", found.stdout):
            if 250 <= int(size[0]) < 1366 and int(size[1]) >= 200:  # a real window, not the root
                return
        time.sleep(0.004)
    raise TimeoutError(" ".join(environment["DISPLAY"]))


def _resident(process_id: int) -> float:
    status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0
