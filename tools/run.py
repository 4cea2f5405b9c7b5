"""The words of `./run`. Each word sets up what it needs and starts one thing; the things live elsewhere.

Runs on the machine's own Python with nothing but the standard library; the work is done in .venv.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from tools import environment, machine, pdf_validator
from tools.paths import ROOT, VENV_PYTHON, folders_with_python

HELP = """\
./run              set everything up and open the program (without a display: the demonstration)
./run demo         run the demonstration meeting; its papers land in out/demo
./run test [part]  every check and every test; with a part (unit, store, flows/x.py …) only those tests
./run check        format, lint, types and contracts only
./run bench        measure; ./run bench --help tells more
./run freeze       build the stand-alone program and let it check itself
./run pictures     draw every page and paper into docs/pictures, or into the folder named
"""
Word = Callable[[Sequence[str]], int]


def open_program(arguments: Sequence[str]) -> int:
    """Open the window, or run the demonstration where there is no display to open it on."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("There is no display here, so this runs the demonstration instead.", flush=True)
        return demo(arguments)
    environment.ready(environment.RUNTIME)
    machine.provide(machine.missing_qt_packages(), "the window", needed=True)
    return _python("-m", "barnombud", *arguments)


def demo(arguments: Sequence[str]) -> int:
    """Run the demonstration scenario into out/demo and say where its papers lie."""
    environment.ready(environment.RUNTIME)
    scenario = ROOT / "assets" / "practice" / "demo.toml"
    out = ROOT / "out" / "demo"
    code = _python("-m", "barnombud", "scenario", str(scenario), "--out", str(out), *arguments)
    if code == 0:
        print(f"The papers of the demonstration meeting lie in {out}")
    return code


def check(_arguments: Sequence[str]) -> int:
    """Run format, lint, types and contracts; every one runs even when an earlier one fails."""
    environment.ready(environment.DEVELOPMENT)
    folders = folders_with_python()
    failed = [
        name
        for name, command in {
            "format": ("ruff", "format", "--check", "--quiet", *folders),
            "lint": ("ruff", "check", "--quiet", *folders),
            "types": ("mypy", "--no-error-summary", *folders),
            "contracts": ("tools.contracts",),
        }.items()
        if _checked(name, command) != 0
    ]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def test(arguments: Sequence[str]) -> int:
    """Run every check, then every test with coverage; with a part named, only the tests of that part."""
    environment.ready(environment.DEVELOPMENT)
    machine.provide(machine.missing_qt_packages(), "the tests of the window", needed=True)
    machine.provide(machine.missing_test_packages(), "some tests (they are skipped without)", needed=False)
    pdf_validator.NOTED.unlink(missing_ok=True)
    if arguments:
        return _and_said(_python("-m", "pytest", *(_part(argument) for argument in arguments)))
    checks = check(())
    cover = ("--cov", "--cov-report=json:out/coverage.json")  # a second report takes as long again
    fast = machine.fast_folder()
    where = {} if fast is None else {"TMPDIR": fast}
    tests = _python("-m", "pytest", "-q", "-n", str(_workers()), "--dist", "worksteal", *cover, **where)
    floor = _python("-m", "tools.coverage_floor", "out/coverage.json") if tests == 0 else 0
    return _and_said(1 if checks or tests or floor else 0)


def _and_said(code: int) -> int:
    """Print which papers the reference validator looked at, or why it did not, and return ``code``."""
    if pdf_validator.NOTED.exists():
        print(pdf_validator.NOTED.read_text(encoding="utf-8"), end="", flush=True)
    return code


def bench(arguments: Sequence[str]) -> int:
    """Measure; nothing here passes or fails by time."""
    environment.ready(environment.DEVELOPMENT)
    machine.provide(machine.missing_qt_packages(), "the window", needed=True)
    machine.provide(machine.missing_test_packages(), "measuring under a virtual display", needed=False)
    return _python("-m", "bench", *arguments)


def freeze(_arguments: Sequence[str]) -> int:
    """Build the one-folder program and let it check itself."""
    environment.ready(environment.DEVELOPMENT)
    machine.provide(machine.missing_qt_packages(), "the built program", needed=True)
    return _python("-m", "pytest", "tests/package", BARNOMBUD_FREEZE="1")


def pictures(arguments: Sequence[str]) -> int:
    """Draw every page with the demonstration's data into docs/pictures, or into the folder named."""
    environment.ready(environment.DEVELOPMENT)
    machine.provide(machine.missing_qt_packages(), "drawing the pages", needed=True)
    return _python("-m", "tools.pictures", *arguments, QT_QPA_PLATFORM="offscreen")


WORDS: Mapping[str, Word] = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "freeze": freeze,
    "pictures": pictures,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says; without a word, open the program."""
    if not arguments:
        return open_program(())
    word, rest = arguments[0], arguments[1:]
    if word in WORDS:
        return WORDS[word](rest)
    print(HELP, end="")
    return 0 if word in {"help", "-h", "--help"} else 2


def _workers() -> int:
    """Return how many processes test side by side: one a core, with more the windows wait for each other."""
    return min(max(2, os.cpu_count() or 1), 8)


def _part(argument: str) -> str:
    """Return a folder or file below tests/ as pytest's path; options and whole paths are left alone."""
    under_tests = ROOT / "tests" / argument.split("::", 1)[0]
    return f"tests/{argument}" if under_tests.exists() else argument


def _checked(name: str, command: Sequence[str]) -> int:
    """Run one checker by module and say so first."""
    print(f"-- {name}", flush=True)
    return _python("-m", *command)


def _python(*arguments: str, **extra: str) -> int:
    """Run the environment's Python in the checkout's root and return its exit code."""
    environ = {**os.environ, **extra}
    return subprocess.run([str(VENV_PYTHON), *arguments], cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
