"""An unlocked store with its window, from the first page until it is locked or closed.

The order of locking is fixed: save what is typed, let the store lane finish, close the store, drop the pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from barnombud.domain.changes import Change, Op
from barnombud.domain.half_typed import Spot
from barnombud.domain.team import TeamRules
from barnombud.errors import Bug, StoreDamaged, UserError
from barnombud.services.desk import Desk
from barnombud.texts import shell as texts
from barnombud.ui.change_bus import ChangeBus
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.jobs import JobRunner, Jobs, Lane, Result
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.shell.backup_watch import BackupWatch
from barnombud.ui.shell.clipboard_care import ClipboardCare
from barnombud.ui.shell.idle_lock import IdleLock
from barnombud.ui.shell.leaving import Leaving
from barnombud.ui.shell.log_watch import LogWatch
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.meeting_mode import MeetingMode
from barnombud.ui.shell.store_watch import StoreWatch
from barnombud.ui.shell.system_lock import SystemLock
from barnombud.ui.shell.typing_book import TypingBook
from barnombud.ui.shell.typing_keeper import TAKES_NOTHING, TypingKeeper
from barnombud.ui.shell.way_back import WayBack

FIRST_PAGE = "home"
_LOOK_FOR_REQUEST_MS = 1000
_OF_THE_STORE = ("sqlalchemy", "sqlcipher3")


class SessionJobs:
    """The lanes as pages get them: shut as soon as the store is on its way to be closed."""

    def __init__(self, jobs: JobRunner) -> None:
        """Pass work on to `jobs`; ``on_error`` hears what went wrong, also when the page has claimed it."""
        self._jobs = jobs
        self._open = True
        self.not_saved = False
        """Whether the disk has refused something since this was last set to False."""
        self.on_error: Callable[[UserError], object] = lambda _error: None

    def shut(self) -> None:
        """Take no more work."""
        self._open = False

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Start `work` as `Jobs.run` does, unless the store is being closed."""
        if self._open:
            noting = partial(self._noting, work)
            self._jobs.run(owner, noting, done, partial(self._claimed, failed) if failed else None, lane)

    def _noting(self, work: Callable[[], Result]) -> Result:
        """Do the work; on its lane, so that who locks behind it knows at once."""
        try:
            return work()
        except TAKES_NOTHING:
            self.not_saved = True
            raise

    def _claimed(self, failed: Callable[[UserError], object], error: UserError) -> None:
        self.on_error(error)
        failed(error)


@dataclass(frozen=True)
class SessionParts:
    """What wiring puts together for one session.

    Attributes:
        read_rules: asks the store for the team's rules; store lane.
        refresh_keys: gives and takes case keys as consents have begun and ended meanwhile; store lane.
        front_wanted: whether a second start has asked for this window since last time.
        log_watch: says what the access log has to tell.
        leave: makes a backup of what has changed and closes the store; store lane.
        backup_watch: has backups made meanwhile.
        store_watch: has the whole store looked through.
        typing: where half-typed text and the spot somebody was at are kept.
        spot: where the member was last, or None.
    """

    desk: Desk
    jobs: Jobs
    page_jobs: SessionJobs
    bus: ChangeBus
    window: MainWindow
    navigation: Navigation
    dialogs: Dialogs
    application: QApplication
    rules: TeamRules
    reference: str
    read_rules: Callable[[], TeamRules]
    refresh_keys: Callable[[], object]
    front_wanted: Callable[[], bool]
    log_watch: LogWatch
    leave: Callable[[], object]
    backup_watch: BackupWatch
    store_watch: StoreWatch
    typing: TypingBook
    spot: Spot | None = None


class Session(QObject):
    """Watches over one unlocked store; GUI thread, deleted when the program locks.

    Attributes:
        locking: the store is about to be closed; the window is hidden as soon as this returns.
        locked: the store is closed; carries the `Place` to return to (ids only) and what forced it, or None.
        closed: window and store are closed.
        idle: locks when nobody has touched the program for a while (R35).
    """

    locking = Signal()
    locked = Signal(object, object)
    closed = Signal()

    def __init__(self, parts: SessionParts, parent: QObject) -> None:
        """Connect what may end the session."""
        super().__init__(parent)
        self._parts = parts
        self._ending = False
        self.idle = IdleLock(parts.application, parts.rules.lock_minutes, parent=self)
        self.idle.idle.connect(parts.window.lock)
        self._meeting_mode = MeetingMode(self.idle)
        parts.window.top_bar.add_mode(self._meeting_mode)
        self._system = SystemLock(parts.application, parts.window, self)
        self._system.going_away.connect(parts.window.lock)
        self._front_timer = QTimer(self, interval=_LOOK_FOR_REQUEST_MS)
        self._front_timer.timeout.connect(self.look_for_request)
        self.typing = TypingKeeper(parts.window, parts.navigation, parts.page_jobs, parts.typing, self)
        self.typing.kept.connect(parts.window.top_bar.saved.show_saved)
        self.typing.troubled.connect(parts.window.trouble.show_error)
        self.typing.stuck.connect(lambda: parts.window.top_bar.saved.show_trouble(texts.NOT_SAVED_YET))
        self.typing.not_saved = lambda: parts.page_jobs.not_saved
        self.typing.trying_again.connect(self._on_trying_again)
        self.way_back = WayBack(self.typing.surface, parts.page_jobs, self)
        parts.window.lock_wanted.connect(self._on_lock_wanted)
        parts.window.closing.connect(self._on_closing)
        parts.window.connect_jobs(parts.jobs)
        parts.jobs.bug.connect(self._on_bug)
        parts.jobs.user_error.connect(self._on_error)
        parts.bus.changed.connect(self._on_changed)
        parts.page_jobs.on_error = self.typing.on_error
        parts.jobs.user_error.connect(self.typing.on_error)
        self._leaving = Leaving(parts.window, self.typing, parts.page_jobs, parts.dialogs, self)
        self._clipboard = ClipboardCare(parts.application, self)
        self._use_rules(parts.rules)

    @property
    def desk(self) -> Desk:
        """The open store and who is signed in."""
        return self._parts.desk

    @property
    def window(self) -> MainWindow:
        """The window on screen."""
        return self._parts.window

    @property
    def navigation(self) -> Navigation:
        """Where in the program one is."""
        return self._parts.navigation

    @property
    def geometry(self) -> QByteArray:
        """Where the window is, as Qt writes it."""
        return self._parts.window.saveGeometry()

    def start(self, place: Place | None, geometry: QByteArray) -> None:
        """Show the window where the first one was, at a remembered page if there is one."""
        self._parts.window.restoreGeometry(geometry)
        spot = self._parts.spot
        if place is None and spot is not None:
            place = Place(spot.page, dict(spot.ids), dict(spot.kept))
        if place is None or not self._parts.window.pages.knows(place.page):
            self._parts.navigation.go(FIRST_PAGE)
        else:
            self._parts.navigation.resume(place)
            if spot is not None and (spot.page, spot.ids) == (place.page, place.ids):
                self.way_back.lead_to(spot)
        self._parts.window.show()
        self._parts.window.activateWindow()
        self._front_timer.start()
        self._parts.page_jobs.run(owner=self, work=self._parts.refresh_keys)
        self._parts.log_watch.start()
        self._parts.backup_watch.start()
        self._parts.store_watch.start()

    def lock(self, because: UserError | None = None) -> None:
        """Close the store in the right order; `locked` follows when that is done."""
        if not self._begin_to_end():
            return
        place = self._parts.navigation.place
        self.typing.shut(hold=isinstance(because, StoreDamaged))
        self.locking.emit()
        close_over(self._parts.window)
        self._parts.window.hide()
        self._finish(lambda: self.locked.emit(place, because))

    def close(self) -> None:
        """Close the window as the person would."""
        self._parts.window.close()

    def dispose(self) -> None:
        """Delete the window with every page, and this session."""
        self._parts.window.deleteLater()
        self.deleteLater()

    # -- ending

    def _begin_to_end(self) -> bool:
        if self._ending:
            return False
        self._ending = True
        self.idle.stop()
        self._system.stop()
        self._front_timer.stop()
        self._parts.backup_watch.stop()
        self._clipboard.forget()
        self._leaving.let_go()
        return True

    def _finish(self, then: Callable[[], object]) -> None:
        """Close the store behind everything that waits in the store lane."""
        self._parts.page_jobs.shut()
        self._parts.jobs.run(owner=self, work=self._parts.leave, done=lambda _nothing: then())

    def _on_lock_wanted(self) -> None:
        self.lock()

    def _on_closing(self) -> None:
        if self._begin_to_end():
            self.typing.shut()
            self._finish(self.closed.emit)

    def _on_trying_again(self) -> None:
        self._parts.page_jobs.not_saved = False

    # -- what forces a lock

    def _on_bug(self, bug: Bug) -> None:
        cause = bug.__cause__
        if cause is not None and type(cause).__module__.startswith(_OF_THE_STORE):
            self.lock(bug_as_damage(bug))

    def _on_error(self, error: UserError) -> None:
        if isinstance(error, StoreDamaged):
            self.lock(error)

    # -- rules and requests

    def _on_changed(self, change: Change) -> None:
        if change.op is Op.CHANGE_TEAM and "rules" in change.touched:
            self._parts.page_jobs.run(owner=self, work=self._parts.read_rules, done=self._use_rules)

    def _use_rules(self, rules: TeamRules) -> None:
        self.idle.set_minutes(rules.lock_minutes)
        self._meeting_mode.allow(rules.meeting_mode_decision)
        self._parts.window.duty_panel.banner.set_phones(
            rules.telephone_social_services, rules.telephone_out_of_hours, self._parts.reference
        )

    def look_for_request(self) -> None:
        """Come to the front if a second start has asked for it."""
        if self._parts.front_wanted():
            window = self._parts.window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()


def close_over(window: QWidget) -> None:
    """Take away everything that lies over a window, asking nobody: forms, file choosers, lists, hints."""
    QToolTip.hideText()
    for each in QApplication.topLevelWidgets():
        above = each.parentWidget()
        while above is not None and above is not window:
            above = above.parentWidget()
        if above is window and each is not window:
            each.hide()
            each.deleteLater()


def bug_as_damage(bug: Bug) -> StoreDamaged:
    """Say a failure in the store's own machinery as what it may be: nobody knows the store's state."""
    damage = StoreDamaged(*bug.ids)
    damage.__cause__ = bug
    return damage
