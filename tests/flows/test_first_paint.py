"""What is loaded when the unlock window has been painted, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from barnombud.domain.clock import FixedClock
from tests.flows.first_window import found, machine_in

_HEAVY = (
    *("sqlalchemy", "alembic", "sqlcipher3", "pydantic", "reportlab", "cryptography", "platformdirs"),
    *("barnombud.domain", "barnombud.services", "barnombud.store", "barnombud.wiring"),
    *("barnombud.ui.pages", "barnombud.ui.shell", "barnombud.ui.unlock.setup"),
)
_PROGRAM = f"""
import sys
from pathlib import Path
from barnombud import app, settings
from barnombud.ui.application import create_application
from barnombud.ui.program import Program

folder = Path(sys.argv[1])
application, theme = create_application(["barnombud"])
program = Program(application, theme, app.LateGate(folder), folder, settings.read_settings(folder))

def look():
    print(program.window.form.isVisible(), [name for name in sys.modules if name.startswith({_HEAVY!r})])
    application.quit()

program.window.painted.connect(look)
program.start()
application.exec()
program.shut_down()
"""


def test_first_paint_waits_for_nothing_heavy(tmp_path: Path, fixed_clock: FixedClock) -> None:
    """With a team on the machine the form is on screen before store, pages, bars and set-up are loaded."""
    data = tmp_path / "data"
    found(machine_in(data, fixed_clock))
    command = [sys.executable, "-c", _PROGRAM, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True []"
