"""A child whose every text is a marked word, a whole meeting, and then the real windows, broken off.

Run as ``python -m tests.faults.marked_meeting FOLDER live|again WORD``, with every folder of the user's and
the system's beneath one of the test's. ``live`` types, copies, previews, locks, backs up, exports one paper
into ``FOLDER/exported``, prints every word as JSON, types on and is killed by itself; ``again`` comes back
and closes.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from barnombud.domain.clock import FixedClock
from barnombud.services.machine import Machine
from barnombud.services.paper_contents import make_paper
from barnombud.services.papers import papers_page
from barnombud.settings import ReadSettings, Settings, known_teams, teams_dir
from barnombud.store.backup import make_backup
from barnombud.ui.application import create_application
from barnombud.ui.pages.case.story_tab import StoryTab
from barnombud.ui.pages.papers.view import PapersPage
from barnombud.ui.program import Program
from barnombud.ui.shell.session import Session
from barnombud.ui.widgets.autosave_text import AutosaveLine
from tests.flows.first_window import FastGate, machine_in
from tests.flows.marked_child import MarkedChild
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import World, found

_PATIENCE_S = 60


def wait(until: Callable[[], bool], what: str) -> None:
    """Let the program work until something is so.

    Raises:
        TimeoutError: it never was.
    """
    end = time.monotonic() + _PATIENCE_S
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QTest.qWait(20)


class Running:
    """The program with its first window, real lanes and a team of its own.

    Attributes:
        program: as `app.open_window` makes it, with a key derivation that takes no time.
        closed: whether it has wanted to end.
    """

    def __init__(self, machine: Machine) -> None:
        """Start it on what lies in the machine's folder."""
        application, theme = create_application(["barnombud"])
        settings = ReadSettings(Settings())
        self.program = Program(application, theme, FastGate(machine), machine.data_dir, settings)
        self.closed = False
        self.program.left.connect(self._on_left)
        self.program.start()

    def _on_left(self) -> None:
        self.closed = True

    def unlock(self) -> Session:
        """Unlock as the first member."""
        form = self.program.window.form
        wait(form.passphrase.isEnabled, "the field")
        form.member.setCurrentIndex(0)
        form.passphrase.setText(PASSPHRASE)
        QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
        wait(lambda: self.program.session is not None, "a session")
        session = self.program.session
        assert isinstance(session, Session)
        wait(session.window.isVisible, "the window")
        session.window.activateWindow()
        return session

    def lock(self, session: Session) -> None:
        """Lock with a form open or not."""
        session.window.lock()
        wait(lambda: self.program.session is None, "locked")


def open_story(session: Session, case_id: str) -> StoryTab:
    """Go to the tab in which something is added to a child's story."""
    session.navigation.go("case", case_id=case_id, tab="story")
    return find_story(session)


def find_story(session: Session) -> StoryTab:
    """Return the tab once it is on screen."""

    def tabs() -> list[StoryTab]:
        return [each for each in session.window.findChildren(StoryTab) if each.isVisible()]

    wait(lambda: bool(tabs()), "the story")
    return tabs()[0]


def write(field: AutosaveLine, text: str) -> None:
    """Type letter by letter."""
    field.setFocus()
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)


def make_marked(root: Path, clock: FixedClock) -> tuple[World, MarkedChild]:
    """Found a team among those the program knows, and live a child's whole way in it."""
    world = found(root, clock)
    child = MarkedChild(world, (world.preschool, world.bvc))
    child.everything()
    return world, child


def live(root: Path, typed: str) -> None:
    """Do everything, and be killed in mid-word."""
    clock = FixedClock(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))
    world, child = make_marked(root, clock)
    make_backup(world.folder, world.desk.store.keys, clock.now())
    export(world, child, root / "exported")
    world.close()
    machine = machine_in(root / "profile" / "data", clock)
    store_id = world.desk.store.keys.store_id
    teams_dir(machine.data_dir).mkdir(parents=True)
    shutil.move(world.folder, teams_dir(machine.data_dir) / store_id)
    running = Running(machine)
    session = running.unlock()
    page = show_paper(session, child)
    assert page.preview.paper is not None
    story = open_story(session, child.case_id)
    write(story.who, f"{typed}a")
    story.who.selectAll()
    story.who.copy()
    assert QApplication.clipboard().text() == f"{typed}a"
    running.lock(session)
    session = running.unlock()
    story = find_story(session)
    wait(lambda: story.who.text() == f"{typed}a", "what was typed before the lock")
    write(story.who, "b")
    wait(lambda: session.window.top_bar.saved.text().startswith("Sparat"), "the commit")
    sys.stdout.write(json.dumps(sorted(child.words.values())) + "\n")
    sys.stdout.flush()
    write(story.who, "c")
    os.kill(os.getpid(), signal.SIGKILL)


def show_paper(session: Session, child: MarkedChild) -> PapersPage:
    """Look at a paper about the child in the preview."""
    session.navigation.go("papers", meeting_id=child.meeting_id)
    page = session.window.page
    assert isinstance(page, PapersPage)
    wait(lambda: bool(page.outgoing.rows), "papers")
    page.outgoing.show_wanted.emit(list(page.outgoing.rows)[-1])
    wait(lambda: page.preview.paper is not None, "a paper in the preview")
    return page


def export(world: World, child: MarkedChild, folder: Path) -> None:
    """Save one paper on purpose, with a word in its plain name to be found."""
    folder.mkdir()
    line = papers_page(world.desk, child.meeting_id).lines[-1]
    paper = make_paper(world.desk, line.request)
    (folder / f"{child.word('first_name')}.pdf").write_bytes(paper.pdf)


def again(root: Path, typed: str) -> None:
    """Come back after the crash: what was said to be saved stands there; then close."""
    clock = FixedClock(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))
    machine = Machine(data_dir=root / "profile" / "data", clock=clock, cost=FAST_COST, caps=FAST_CAPS)
    assert known_teams(machine.data_dir)
    running = Running(machine)
    session = running.unlock()
    story = find_story(session)
    wait(lambda: sorted(story.who.text()) == sorted(f"{typed}ab"), "what was saved before the crash")
    session.close()
    wait(lambda: running.closed, "closed")
    running.program.shut_down()


if __name__ == "__main__":
    {"live": live, "again": again}[sys.argv[2]](Path(sys.argv[1]), sys.argv[3])
