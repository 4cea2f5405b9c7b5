"""How the program starts: the unlock window first and alone, everything else while somebody types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from barnombud import __main__ as entry
from barnombud import app
from barnombud.domain.clock import FixedClock
from barnombud.errors import WrongPassphrase
from barnombud.services.scenario.command import DONE, INVALID
from barnombud.settings import known_teams
from barnombud.texts import command_line
from tests.flows.first_window import found, machine_in
from tests.stores import PASSPHRASE
from tools.paths import ROOT

PATIENCE_SECONDS = 120
HEAVY = "('sqlalchemy', 'alembic', 'sqlcipher3', 'pydantic', 'reportlab', 'cryptography', 'pikepdf', 'PIL')"
WATCH = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from barnombud import app
from barnombud.ui.unlock.window import UnlockWindow

painted = UnlockWindow.paintEvent

def look(window, event):
    painted(window, event)
    if not seen:
        field = window.form.passphrase
        seen.update(name for name in sys.modules if name.split(".")[0] in {HEAVY}
                    or name.startswith(("barnombud.services", "barnombud.domain", "barnombud.wiring")))
        seen.add("painted" if window.isVisible() and field.isEnabled() else "hidden")
        end.start()

def leave():
    if "barnombud.wiring" in sys.modules:
        print(*sorted(seen))
        QApplication.quit()

seen = set()
end = QTimer(interval=20)
end.timeout.connect(leave)
UnlockWindow.paintEvent = look
sys.exit(app.open_window([]))
"""


def started(code: str, data: Path) -> subprocess.CompletedProcess[str]:
    """Run Python as the program would be, off screen, with its data in ``data``."""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "BARNOMBUD_DATA": str(data)}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def test_window_is_seen_before_anything_heavy_is_loaded(tmp_path: Path, fixed_clock: FixedClock) -> None:
    """It takes typing first; then the rest is loaded behind it."""
    found(machine_in(tmp_path, fixed_clock))
    done = started(WATCH, tmp_path)
    assert (done.returncode, done.stdout.split()) == (0, ["painted"]), done.stderr


def test_program_asks_for_no_core_dump(tmp_path: Path) -> None:
    """What is in memory while a store is open never reaches the disk that way."""
    code = (
        "import resource; from barnombud.__main__ import keep_memory_out_of_files as keep; keep();"
        "print(*resource.getrlimit(resource.RLIMIT_CORE));"
        "import ctypes, sys; print(ctypes.CDLL(None).prctl(3) if sys.platform == 'linux' else 0)"
    )
    assert started(code, tmp_path).stdout.split() == ["0", "0", "0"]


def test_every_step_of_the_warm_up_can_be_loaded() -> None:
    """A name that is wrong would show only as a slow first unlock."""
    gate = app.LateGate(Path("nowhere"))
    steps = app.warm_up_modules()
    assert [gate.warm_up(step) for step in range(len(steps) + 1)] == [*([True] * len(steps)), False]


@pytest.mark.rule("R34")
def test_the_real_way_in_opens_what_the_quick_one_founded(tmp_path: Path, fixed_clock: FixedClock) -> None:
    """A store whose key derivation is too cheap is refused, never opened by the program itself."""
    folder = found(machine_in(tmp_path, fixed_clock))
    gate = app.LateGate(tmp_path)
    assert not gate.is_open_elsewhere(folder)
    member = known_teams(tmp_path)[0].members[0].member_id
    with pytest.raises(Exception, match="keyring_damaged"):
        gate.unlock(folder, member, PASSPHRASE)


def test_practice_opens_at_its_real_cost(tmp_path: Path) -> None:
    """And is locked like any other store."""
    gate = app.LateGate(tmp_path)
    opened = gate.practise()
    folder = next((tmp_path / "practice").iterdir())
    assert opened.practice
    assert gate.is_open_elsewhere(folder)
    opened.close()
    member = known_teams(tmp_path, practice=True)[0].members[0].member_id
    with pytest.raises(WrongPassphrase):
        gate.unlock(folder, member, "inte den")


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["-h"]])
def test_small_questions_are_answered(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, with success."""
    assert entry.main(words) == 0
    out = capsys.readouterr().out
    assert out.strip() in (command_line.version(app.VERSION), command_line.HELP)


@pytest.mark.parametrize("words", [["--nonsense"], ["öppna"], ["--version", "x"], ["--self-check", "x"]])
def test_what_is_not_understood_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The words there are, on standard error, with failure."""
    assert entry.main(words) == 2
    assert capsys.readouterr().err.strip() == command_line.HELP


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a.toml"],
        ["a.toml", "--out"],
        ["--out", "b"],
        ["a.toml", "c.toml", "--out", "b"],
        ["a.toml", "--out", "b", "--out", "c"],
        ["a.toml", "--fast", "--out", "b"],
    ],
)
def test_scenario_needs_a_file_and_a_folder(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is an invalid file (2)."""
    assert entry.main(["scenario", *words]) == INVALID
    assert capsys.readouterr().err.strip() == command_line.HELP


def test_scenario_of_a_missing_file_is_invalid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command's own answer comes through."""
    words = [
        str(tmp_path / "none.toml"),
        "--out",
        str(tmp_path / "out"),
        "--report",
        str(tmp_path / "r.json"),
    ]
    assert entry.main(["scenario", *words]) == INVALID
    assert capsys.readouterr().err.strip()


def test_demonstration_runs_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Papers and a report lie where they were asked for."""
    out, report = tmp_path / "out", tmp_path / "report.json"
    demo = str(ROOT / "assets" / "practice" / "demo.toml")
    assert app.run_scenario([demo, "--out", str(out), "--report", str(report)]) == DONE
    assert list(out.rglob("*.pdf"))
    assert report.exists()


def test_program_checks_itself_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The built program is asked this way."""
    assert entry.main(["--self-check"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
