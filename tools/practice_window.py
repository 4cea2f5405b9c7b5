"""The real main window with the demonstration's team in it, stopped at a moment of its meeting.

Work is done at once and file choosers answer by themselves, so that a picture or a test needs no waiting.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from barnombud import resources, wiring
from barnombud.domain.clock import STOCKHOLM, SystemClock
from barnombud.services.law import load_law_book
from barnombud.services.machine import Machine
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.player import play_step
from barnombud.services.scenario.reading import read_script
from barnombud.services.scenario.stage import Stage
from barnombud.services.team import team_view
from barnombud.store.key_derivation import KdfCaps, KdfCost
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import Dialogs, PresetDialogs, Question
from barnombud.ui.jobs import InlineJobs
from barnombud.ui.navigation import Navigation
from barnombud.ui.pages.page import PageContext
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.theme.theme import Theme

DEMONSTRATION = "practice/demo.toml"
PASSPHRASE = "en mening att öva med"  # noqa: S105  # no secret: invented people
MEETING = "december"
_ODD = Path(__file__).parent / "odd.toml"
_FAST_COST, _FAST_CAPS = KdfCost(memory_kib=64, iterations=1, lanes=1), KdfCaps(least_memory_kib=64)


@dataclass(frozen=True)
class Moment:
    """Where the demonstration stops: before the first step of a kind, and what the clock says.

    Attributes:
        do: kind of the step it stops before; empty plays everything.
        child: key of the child that step is about, when it matters.
        at: Swedish wall-clock time on screen.
        odd: of the cases the demonstration never comes to.
        member: key of who is signed in.
    """

    do: str
    at: datetime
    child: str = ""
    odd: bool = False
    member: str = "rektor"


class _OpenDialogs(PresetDialogs):
    """Chooses files by itself, and shows every question."""

    def ask(
        self,
        question: Question,
        then: Callable[[], object],
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Open it as in the program."""
        Dialogs.ask(self, question, then, otherwise)


class PracticeWindow:
    """One window on a store of its own, deleted at the end.

    Attributes:
        stage: who and what there is, by the demonstration's keys.
        window: the main window, not yet shown.
        context: what its pages were given.
        dialogs: what chooses files.
        papers: where the demonstration's papers lie, when it was played that far.
    """

    def __init__(self, theme: Theme, moment: Moment) -> None:
        """Play the demonstration up to ``moment`` and open the window."""
        self._folder = tempfile.TemporaryDirectory(prefix="barnombud-", ignore_cleanup_errors=True)
        root = Path(self._folder.name)
        self.papers = root / "papers"
        machine = Machine(root, SystemClock(), _FAST_COST, _FAST_CAPS)
        script = read_script(_ODD if moment.odd else resources.file_path(DEMONSTRATION))
        self.stage = Stage(script, machine, None, PASSPHRASE)
        self._play(moment)
        self.stage.clock.set(moment.at.replace(tzinfo=STOCKHOLM))
        bus = ChangeBus()
        self.dialogs: PresetDialogs = _OpenDialogs()
        self.context = PageContext(
            desk=self.stage.desk_of(self.stage.member(moment.member)),
            jobs=InlineJobs(bus),
            bus=bus,
            navigation=Navigation(),
            dialogs=self.dialogs,
            theme=theme,
            machine=machine,
        )
        self.window = MainWindow(theme, self.context.navigation, self.context.dialogs, explain=wiring.explain)
        wiring.register_pages(self.window, self.context)
        rules = team_view(self.context.desk).rules
        law = load_law_book().at(self.context.desk.today())
        self.window.duty_panel.banner.set_phones(
            rules.telephone_social_services,
            rules.telephone_out_of_hours,
            law.reference("duty_to_report").text,
        )

    def _play(self, moment: Moment) -> None:
        self.papers.mkdir()
        played = Played(self.stage, self.papers)
        for place, step in enumerate(self.stage.script.steps):
            do, child = getattr(step, "do", ""), getattr(step, "child", "")
            if do == moment.do and moment.child in ("", child):
                return
            play_step(played, place, step)

    def ids(self, **keys: str) -> dict[str, str]:
        """Return a page's ids; ``meeting`` and ``case`` are the demonstration's keys, others are kept."""
        ids = dict(keys)
        if meeting := ids.pop("meeting", ""):
            ids["meeting_id"] = self.stage.meeting(meeting)
        if case := ids.pop("case", ""):
            ids["case_id"] = self.stage.case(case)
        return ids

    def go(self, page: str, **keys: str) -> None:
        """Go to a page with its `ids`."""
        self.context.navigation.go(page, **self.ids(**keys))
        self.settle()
        shown = self.window.page
        if shown is not None and not shown.isAncestorOf(QApplication.focusWidget() or self.window):
            shown.take_focus()

    def press(self, *names: str) -> None:
        """Press visible buttons one after the other, by what they are called or how that begins.

        Raises:
            LookupError: there is no such button on screen.
        """
        for name in names:
            press_button(self.window, name)
            self.settle()

    @staticmethod
    def settle() -> None:
        """Let layouts and deferred deletions come to rest."""
        for _ in range(4):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def top(self) -> QWidget:
        """The dialog that lies over the window, or the window itself."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def leave_dialog(self) -> None:
        """Leave what lies over the window."""
        top = self.top
        if isinstance(top, QDialog):
            top.reject()
            self.settle()

    def close(self) -> None:
        """Take window and store away."""
        self.window.hide()
        self.window.deleteLater()
        self.settle()
        self.stage.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        """Return the window itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take everything away."""
        self.close()


def press_button(window: QWidget, name: str) -> None:
    """Press a visible button by what it is called or how that begins.

    Raises:
        LookupError: there is no such button on screen.
    """
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    called = {each: each.accessibleName() or each.text() for each in buttons}
    exact = [each for each, words in called.items() if words == name]
    found = exact or [each for each, words in called.items() if words.startswith(name)]
    if not found:
        raise LookupError(f"{name!r} is none of {sorted(called.values())}")
    button = found[-1] if exact else found[0]
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    button.click()
