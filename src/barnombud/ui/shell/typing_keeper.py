"""Keeps what is typed anywhere in the window, and where, within a second of rest and ten while typing.

It looks after every text field of the page on screen and of the dialogs over it; no form has to say anything.
Choices are kept in the forms that say that they are half filled until a button saves them.
The work is done on the store lane; "Sparat" is said when the commit has returned, and what the store could
not take stays in its field and is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from barnombud.domain.half_typed import HalfTyped, Spot, Unsaved
from barnombud.errors import DiskFailing, DiskFull, NoPermission, UserError
from barnombud.texts.dates import clock_time
from barnombud.ui.jobs import JobRunner
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.known_typing import Known, case_of, parts_of
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.typed_surface import TypedSurface, Waiting
from barnombud.ui.shell.typing_book import REFUSED, OnPage, TypingBook, keep_or_hold
from barnombud.ui.widgets.autosave_text import Rest
from barnombud.ui.widgets.typed_about import TypedAbout

RETRY_MS = 5_000
TAKES_NOTHING = (DiskFull, DiskFailing, NoPermission)
"""What a page's own saving meets when the disk takes nothing."""


class TypingKeeper(QObject):
    """One per unlocked window; GUI thread.

    Attributes:
        kept: local time HH.MM of a commit of half-typed text.
        troubled: the `UserError` that keeps a text from being kept, the first time.
        stuck: something typed, here or by a page, could not be saved; it is tried again.
        trying_again: pages are about to be told to save anew what they could not.
        is_stuck: whether something typed could not be kept, so that closing has to ask.
        not_saved: tells on the store lane whether a page could not save what was typed in it.
        surface: the fields on screen.
        book: where everything is kept.
    """

    kept = Signal(str)
    troubled = Signal(object)
    stuck = Signal()
    trying_again = Signal()

    def __init__(
        self, window: MainWindow, navigation: Navigation, jobs: JobRunner, book: TypingBook, parent: QObject
    ) -> None:
        """Look after ``window`` from its first page on."""
        super().__init__(parent)
        self._window, self._navigation, self._jobs, self.book = window, navigation, jobs, book
        self.is_stuck = self._said = self._shut = False
        self.not_saved: Callable[[], bool] = lambda: False
        self.surface = TypedSurface(window)
        self._known = Known()
        self._watched: list[QMetaObject.Connection] = []
        self._rest = Rest(self, self.keep_now)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        navigation.went.connect(self._on_went)
        window.opening_noted.connect(self._on_opening)
        window.choice_noted.connect(self._rest.typed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def keep_now(self) -> None:
        """Keep the spot and what is half typed, at once, unless both are kept already."""
        self._rest.stop()
        if self._shut or self.surface.page is None:
            return
        self._ask()
        self.surface.put_pending()
        self._keep(self._spot())

    def shut(self, *, hold: bool = False) -> None:
        """Keep everything and take no more: the store is about to be closed.

        With ``hold`` it is held too, as the store may not come back as it was.
        """
        self._rest.stop()
        if self.surface.page is not None and not self._shut:
            self._ask()
            self.surface.put_pending()
            self._let_go(self._spot(), hold=hold)
        self.break_off()

    @property
    def is_owing(self) -> bool:
        """Whether something typed could not be kept, here or before an earlier lock."""
        return self.is_stuck or self.book.is_holding()

    def break_off(self) -> None:
        """Keep nothing more, as when the program breaks off."""
        self._shut = True
        self._rest.stop()
        self._retry.stop()

    def _page(self) -> Spot:
        """Return which page is shown, without looking where on it somebody is: that takes longer."""
        place = self._navigation.place or Place("")
        return Spot(page=place.page, ids=dict(place.ids), kept=dict(place.kept))

    def _spot(self) -> Spot:
        return self.surface.spot(self._page())

    def _keep(self, spot: Spot) -> None:
        changed, undo = self._known.changes(self.surface.half_typed(), spot)
        if changed is not None:
            work = partial(self.book.keep, spot, parts_of(changed, self.surface.about))
            self._jobs.run(self, work, self._on_kept, partial(self._on_failed, undo))

    def _let_go(self, spot: Spot, *, hold: bool = False) -> None:
        """Keep or hold everything, also what the store has not told of: the fields are about to go."""
        typed = self.surface.half_typed()
        unasked = {about: fields for about, fields in typed.items() if about not in self._known.typed}
        own = self.surface.half_typed(own=True)
        changed, undo = self._known.changes(typed, spot)
        parts = None if changed is None else parts_of(changed, self.surface.about)
        on_page = OnPage(spot, *(parts_of(each, self.surface.about) for each in (typed, own, unasked)))
        not_saved = (lambda: True) if hold else self.not_saved
        work = partial(keep_or_hold, self.book, on_page, parts, not_saved)
        self._jobs.run(self, work, self._on_kept, partial(self._on_failed, undo))

    def _ask(self) -> None:
        """Ask for what is kept about whatever has come on the page since the last time."""
        known = self._known
        for about in self.surface.abouts() - known.asked:
            known.asked.add(about)
            work = partial(self.book.find, self._page(), case_of(about))
            self._jobs.run(self, work, partial(self._found, known, about), lambda _error: None)

    def _found(self, known: Known, about: TypedAbout, typed: HalfTyped) -> None:
        if known is not self._known:
            return
        known.typed[about] = dict(typed.fields)
        self.surface.wait_for((address, Waiting(about, text)) for address, text in typed.fields.items())
        self._rest.typed()

    def _found_held(self, known: Known, unsaved: Unsaved | None) -> None:
        if known is not self._known or unsaved is None:
            return
        known.is_held = True
        page = self.surface.about
        for own, part in (
            *((False, each) for each in unsaved.typed),
            *((True, each) for each in unsaved.own),
        ):
            about = page if (part.case_id or "") == page.case_id else TypedAbout(part.case_id or "")
            beside = own and unsaved.others_since
            self.surface.wait_for(
                (address, Waiting(about, text, own, beside)) for address, text in part.fields.items()
            )
        self._rest.typed()

    def _on_went(self, _place: Place) -> None:
        before = self._known.spot or self._known.arrived
        if before is not None and self.surface.page is not None and not self._shut:
            self._let_go(before)
        self.surface.show(self._window.page)
        self._known = Known(self._spot())
        if self.surface.page is not None:
            work = partial(self.book.find_held, self._page())
            self._jobs.run(self, work, partial(self._found_held, self._known), lambda _error: None)
            self._ask()
        self._rest.typed()

    def _on_opening(self, opener: QWidget, key: str) -> None:
        self.surface.note_opening(opener, key)
        self._rest.typed()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        for connection in self._watched:
            QObject.disconnect(connection)
        self._watched = []
        line = text_fields.as_text_field(new)
        if self._shut or line is None or not self.surface.has(line):
            return
        typed = line.textEdited if isinstance(line, QLineEdit) else line.textChanged
        self._watched = [
            typed.connect(self._rest.typed),
            line.cursorPositionChanged.connect(self._rest.typed),
        ]
        self.surface.put_pending()
        self._rest.typed()

    def _on_kept(self, at: datetime | None) -> None:
        self.is_stuck = self._said = False
        if self._known.is_held and not self.surface.pending and not self._shut:
            self._known.is_held = False
            self.book.forget_held(self._page())
        if at is not None:
            self.kept.emit(clock_time(at))

    def _on_failed(self, undo: Callable[[], None], error: UserError) -> None:
        undo()
        if isinstance(error, REFUSED):
            return
        if not self._said:
            self._said = True
            self.troubled.emit(error)
        self._get_stuck()

    def on_error(self, error: UserError) -> None:
        """Hear of what the store could not take from any page: its fields are handed on again."""
        if isinstance(error, TAKES_NOTHING):
            self._get_stuck()

    def _get_stuck(self) -> None:
        self.is_stuck = True
        self.stuck.emit()
        if not self._shut:
            self._retry.start()

    def _try_again(self) -> None:
        """Have every page save anew what is typed, and keep the rest."""
        self.trying_again.emit()
        for each in self.surface.fields().values():
            text_fields.tell_again(each)
        self._known.spot = None
        self.keep_now()
