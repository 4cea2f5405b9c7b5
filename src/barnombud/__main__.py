"""Where the program begins: reads the arguments and starts the window, a scenario or the self-check.

Kept light: everything else is loaded by `app` when it is known what is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress

from barnombud import app
from barnombud.texts import command_line as texts

_NO_CRASH_BOXES, _NO_HEAP_IN_REPORTS = 0x1 | 0x2, 0x1
"""For Windows: no report is offered at a crash, and none holds what was in memory."""
_SET_DUMPABLE = 4
"""What Linux calls the switch that lets nothing be dumped of a process."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code; without any, open the window."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    keep_memory_out_of_files()
    if not given:
        return app.open_window([])
    word, rest = given[0], given[1:]
    if word == "scenario":
        return app.run_scenario(rest)
    if word == "--self-check" and not rest:
        return _self_check()
    if word == "--version" and not rest:
        print(texts.version(app.VERSION))
        return 0
    help_wanted = word in ("--help", "-h")
    print(texts.HELP, file=sys.stdout if help_wanted else sys.stderr)
    return 0 if help_wanted else 2


def keep_memory_out_of_files() -> None:
    """Have no core dump written: what is in memory while a store is open is not for the disk (R34)."""
    import ctypes  # noqa: PLC0415  # for this and nothing else

    if sys.platform == "win32":
        with suppress(AttributeError, OSError):
            ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_BOXES)
            ctypes.windll.kernel32.WerSetFlags(_NO_HEAP_IN_REPORTS)
        return
    import resource  # noqa: PLC0415  # not there on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # nor by what collects dumps beside that limit
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def _self_check() -> int:
    print(app.self_check())
    return 0


if __name__ == "__main__":
    sys.exit(main())
