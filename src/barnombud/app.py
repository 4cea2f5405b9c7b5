"""Starts what is wanted; the unlock window is on screen before anything heavy is loaded.

That is why the imports here stand inside functions: Qt only for the window, the rest while somebody types.
"""

from __future__ import annotations

import gc
import pkgutil
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from barnombud import settings
from barnombud.texts import command_line, unlock

if TYPE_CHECKING:
    from barnombud.services.held_typing import HeldTyping
    from barnombud.services.machine import Machine
    from barnombud.settings import KnownTeam
    from barnombud.store.unlock_pace import UnlockPace
    from barnombud.ui.unlock.gate import (
        EnteredRecovery,
        EnteredTeam,
        Fetching,
        HelpCopy,
        OfferedBackup,
        OpenedTeam,
        Recovered,
        RestoredTeam,
        SavedTeam,
    )

VERSION = "0.1.0"
"""The program's version; pyproject.toml reads it here, so that every kind of installation knows it."""
INVALID = 2
"""Exit code of a command that cannot be understood."""


def open_window(arguments: Sequence[str], data: Path | None = None) -> int:
    """Open the unlock window and stay until the program is closed; returns the exit code.

    Args:
        arguments: given on to Qt.
        data: where everything lies; the usual folder when left out.
    """
    from barnombud.ui.application import create_application  # noqa: PLC0415  # Qt is for the window only
    from barnombud.ui.program import Program  # noqa: PLC0415  # as above
    from barnombud.ui.theme.tokens import ThemeMode  # noqa: PLC0415  # as above

    folder = data or settings.data_dir()
    read = settings.read_settings(folder)
    application, theme = create_application(
        ["barnombud", *arguments], ThemeMode(read.settings.theme), read.settings.text_percent / 100
    )
    program = Program(application, theme, LateGate(folder), folder, read)
    program.left.connect(application.quit)
    sys.excepthook = program.on_uncaught
    program.start()
    code = application.exec()
    program.shut_down()
    return int(code)


def warm_up_modules() -> tuple[str, ...]:
    """Return what is loaded while somebody types, in this order, one at a time; the pages come last."""
    from barnombud.ui.pages.registry import PAGES, STEPS  # noqa: PLC0415  # not before the first window is shown

    return (
        "sqlalchemy",
        "sqlalchemy.orm",
        "pydantic",
        "cryptography.hazmat.primitives.kdf.argon2",
        "sqlcipher3.dbapi2",
        "barnombud.domain.team",
        "barnombud.models.all_rows",
        "barnombud.services.unlocking",
        "barnombud.wiring",
        *(page.partition(":")[0] for page in (*PAGES.values(), *STEPS)),
    )


class LateMachine:
    """What every store of this run is given; made when the first of them is wanted."""

    def __init__(self, data: Path) -> None:
        """Keep where everything lies."""
        self._data = data

    def _this_machine(self) -> Machine:
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.machine_for(self._data, self._pace, self._held)

    @cached_property
    def _held(self) -> HeldTyping:
        from barnombud.services.held_typing import HeldTyping  # noqa: PLC0415  # as above

        return HeldTyping()

    @cached_property
    def _pace(self) -> UnlockPace:
        from barnombud.store.unlock_pace import UnlockPace  # noqa: PLC0415  # as above

        return UnlockPace()


class LateGate(LateMachine):
    """The way into a store; loads the rest of the program when it is first needed."""

    def warm_up(self, step: int) -> bool:
        """Import one more module; False when all are loaded."""
        modules = warm_up_modules()
        if step >= len(modules):
            gc.freeze()  # modules stay: looking through them for garbage would make the window stand still
            return False
        import_module(modules[step])
        return True

    def is_open_elsewhere(self, folder: Path) -> bool:
        """Tell whether another window has this store open; if so, it comes to the front."""
        from barnombud import wiring  # noqa: PLC0415  # heavy, and only needed once somebody unlocks

        return wiring.is_open_elsewhere(folder)

    def seconds_to_wait(self, folder: Path) -> int:
        """Return how long nobody can try to unlock."""
        from barnombud.domain.clock import SystemClock  # noqa: PLC0415  # as above

        return self._pace.seconds_left(folder, SystemClock().now())

    def judge(self, passphrase: str, own: tuple[str, ...]) -> tuple[str, str]:
        """Return how hard a passphrase is to guess, as codes."""
        from barnombud.services.passphrases import judge  # noqa: PLC0415  # as above

        judged = judge(passphrase, own)
        return judged.strength, judged.hint or ""

    @property
    def fetching(self) -> Fetching:
        """The way by which a team is fetched from another place."""
        from barnombud.ui.coming_back import FetchingHere  # noqa: PLC0415  # as above

        return FetchingHere(self._this_machine())

    def spare_team(self, folder: Path) -> KnownTeam | None:
        """Return a team with a damaged keyring as its newest copy has it."""
        from barnombud.ui.coming_back import spare_team  # noqa: PLC0415  # as above

        return spare_team(folder)

    def unlock(self, folder: Path, member_id: str, passphrase: str, *, mend: bool = False) -> OpenedTeam:
        """Open a store as one member."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.unlock(self._this_machine(), folder, member_id, passphrase, mend=mend)

    def found(self, entered: EnteredTeam, passphrase: str) -> OpenedTeam:
        """Make a new team and open it."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.found(self._this_machine(), entered, passphrase)

    def backups(self, folder: Path, member_id: str, passphrase: str) -> tuple[OfferedBackup, ...]:
        """Return the backups of a team, newest first."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.offered_backups(self._this_machine(), folder, member_id, passphrase)

    def restore(self, folder: Path, member_id: str, passphrase: str, backup: Path) -> RestoredTeam:
        """Go back to one backup."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.go_back(self._this_machine(), folder, member_id, passphrase, backup)

    def practise(self) -> OpenedTeam:
        """Make the practice team anew and open it."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.practise(self._this_machine(), unlock.PRACTICE_PHRASE)

    def group_fits(self, place: int, group: str) -> bool:
        """Tell whether one group of a share is typed right."""
        from barnombud.domain.recovery_share import group_fits  # noqa: PLC0415  # as above

        return group_fits(place, group)

    def recover(self, folder: Path, entered: EnteredRecovery) -> Recovered:
        """Give a member a new passphrase with two shares."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.recover(self._this_machine(), folder, entered)

    def incident_contacts(self) -> tuple[str, str]:
        """Return whom to ring when something is lost."""
        from barnombud.services import incident  # noqa: PLC0415  # as above

        return incident.incident_contacts(self._this_machine())

    def incident_paper(self) -> bytes:
        """Return the incident sheet as PDF."""
        from barnombud.services import incident  # noqa: PLC0415  # as above

        return incident.incident_paper(self._this_machine())

    def salvage(self, folder: Path, member_id: str, passphrase: str) -> SavedTeam:
        """Save what can be read of a damaged team."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.salvage(self._this_machine(), folder, member_id, passphrase)

    def prove(self, folder: Path, member_id: str, passphrase: str) -> None:
        """Look through all of a team's file."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        wiring.prove(self._this_machine(), folder, member_id, passphrase)

    def help_copy(self, folder: Path, to: Path) -> HelpCopy:
        """Put a team's files as they are into one file."""
        from barnombud import wiring  # noqa: PLC0415  # as above

        return wiring.help_copy(self._this_machine(), folder, to)


def run_scenario(arguments: Sequence[str]) -> int:
    """Run a described team through its meetings; returns the exit code.

    Args:
        arguments: ``FILE --out DIR [--report FILE]``; anything else is an invalid file (2).
    """
    asked = scenario_arguments(arguments)
    if asked is None:
        _say(command_line.HELP)
        return INVALID
    from barnombud.services.scenario.command import run  # noqa: PLC0415  # heavy, and not for the window

    return run(*asked, _say)


def scenario_arguments(arguments: Sequence[str]) -> tuple[Path, Path, Path | None] | None:
    """Return file, folder for papers and report, or None when something is missing or too much."""
    named: dict[str, Path] = {}
    files: list[Path] = []
    rest = iter(arguments)
    for word in rest:
        if word in ("--out", "--report"):
            value = next(rest, None)
            if value is None or word in named:
                return None
            named[word] = Path(value)
        elif word.startswith("-"):
            return None
        else:
            files.append(Path(word))
    if len(files) != 1 or "--out" not in named:
        return None
    return files[0], named["--out"], named.get("--report")


def self_check() -> str:
    """Try everything a team will need on this machine and say so in one line; raises what does not work."""
    from barnombud import ui  # noqa: PLC0415  # as for scenarios
    from barnombud.services.self_check import self_check as check  # noqa: PLC0415  # as above
    from barnombud.ui.pdf_drawing import draw_page  # noqa: PLC0415  # as above

    found = check()
    draw_page(found.paper, 1, pixels_per_point=1.0)
    for each in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(each.name)
    return command_line.self_check_done(found.papers, found.texts, found.assets)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
