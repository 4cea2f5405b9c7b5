"""Keeps what is typed anywhere in the window, and where, within a second of rest and ten while typing.

It looks after every text field of the page on screen and of the dialogs over it; no form has to say anything.
The work is done on the store lane; "Sparat" is said when the commit has returned, and what the store could
not take stays in its field and is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.domain.ids import CaseId
from barnombud.errors import ConsentError, DiskFull, KeyNotHeld, NoPermission, RuleViolation, UserError
from barnombud.texts.dates import clock_time
from barnombud.ui.jobs import JobRunner
from barnombud.ui.navigation import Navigation, Place
from barnombud.ui.shell import text_fields
from barnombud.ui.shell.main_window import MainWindow
from barnombud.ui.shell.typed_surface import TypedSurface
from barnombud.ui.widgets.autosave_text import Rest
from barnombud.ui.widgets.typed_about import TypedAbout

RETRY_MS = 5_000
_REFUSED = (RuleViolation, ConsentError, KeyNotHeld)


@dataclass(frozen=True)
class TypingBook:
    """Where it is kept; both belong on the store lane.

    Attributes:
        keep: keeps a spot and, unless None, everything half typed there; returns when texts were committed.
        find: returns what is half typed on a page, about the child with the id given if any.
    """

    keep: Callable[[Spot, tuple[HalfTyped, ...]], datetime | None]
    find: Callable[[Spot, CaseId | None], HalfTyped]


@dataclass
class _Known:
    """What the store has of the page on screen, as far as is known.

    Attributes:
        spot: the spot kept last.
        asked: what the page is about and the store has been asked for.
        typed: what the store has of each, once it has answered.
    """

    spot: Spot | None = None
    asked: set[TypedAbout] = field(default_factory=set)
    typed: dict[TypedAbout, dict[str, str]] = field(default_factory=dict)


class TypingKeeper(QObject):
    """One per unlocked window; GUI thread.

    Attributes:
        kept: local time HH.MM of a commit of half-typed text.
        troubled: the `UserError` that keeps a text from being kept, the first time.
        stuck: something typed, here or by a page, could not be saved; it is tried again.
        is_stuck: whether something typed could not be kept, so that closing has to ask.
        surface: the fields on screen.
        book: where everything is kept.
    """

    kept = Signal(str)
    troubled = Signal(object)
    stuck = Signal()

    def __init__(
        self, window: MainWindow, navigation: Navigation, jobs: JobRunner, book: TypingBook, parent: QObject
    ) -> None:
        """Look after ``window`` from its first page on."""
        super().__init__(parent)
        self._window, self._navigation, self._jobs, self.book = window, navigation, jobs, book
        self.is_stuck = self._said = self._shut = False
        self.surface = TypedSurface(window)
        self._known = _Known()
        self._watched: list[QMetaObject.Connection] = []
        self._rest = Rest(self, self.keep_now)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        navigation.went.connect(self._on_went)
        window.opening_noted.connect(self._on_opening)
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

    def shut(self) -> None:
        """Keep everything and take no more: the store is about to be closed."""
        self.keep_now()
        if self.surface.page is not None and not self._shut:
            self._keep_unanswered(self._spot())
        self.break_off()

    def break_off(self) -> None:
        """Keep nothing more, as when the program breaks off."""
        self._shut = True
        self._rest.stop()
        self._retry.stop()

    def _spot(self) -> Spot:
        place = self._navigation.place or Place("")
        return self.surface.spot(Spot(page=place.page, ids=dict(place.ids), kept=dict(place.kept)))

    def _keep(self, spot: Spot) -> None:
        known, now = self._known, self.surface.half_typed()
        before = dict(known.typed)
        changed = {
            about: now.get(about, {}) for about in known.typed if now.get(about, {}) != known.typed[about]
        }
        if not changed and spot == known.spot:
            return
        known.typed |= changed
        old, known.spot = known.spot, spot
        parts = tuple(self._part(about, fields) for about, fields in changed.items())
        undo = partial(_undo, known, old, {about: before[about] for about in changed})
        self._jobs.run(
            self, partial(self.book.keep, spot, parts), self._on_kept, partial(self._on_failed, undo)
        )

    def _keep_unanswered(self, spot: Spot) -> None:
        """Keep what was typed before the store had told what it has: the fields are about to go."""
        for about, fields in self.surface.half_typed().items():
            if about not in self._known.typed:
                work = partial(_keep_beside, self.book, spot, self._part(about, fields))
                self._jobs.run(self, work, self._on_kept, partial(self._on_failed, lambda: None))

    def _part(self, about: TypedAbout, fields: dict[str, str]) -> HalfTyped:
        page = self.surface.page.typed_about() if self.surface.page is not None else TypedAbout()
        before_consent = about == page and page.before_consent
        return HalfTyped(fields=fields, case_id=_case(about), before_consent=before_consent)

    def _ask(self) -> None:
        """Ask for what is kept about whatever has come on the page since the last time."""
        known = self._known
        for about in self.surface.abouts() - known.asked:
            known.asked.add(about)
            work = partial(self.book.find, self._spot(), _case(about))
            self._jobs.run(self, work, partial(self._found, known, about), lambda _error: None)

    def _found(self, known: _Known, about: TypedAbout, typed: HalfTyped) -> None:
        if known is not self._known:
            return
        known.typed[about] = dict(typed.fields)
        self.surface.pending |= {address: (about, text) for address, text in typed.fields.items()}
        self.surface.put_pending()
        self._rest.typed()

    def _on_went(self, _place: Place) -> None:
        before = self._known.spot
        if before is not None and self.surface.page is not None and not self._shut:
            self._keep(before)
            self._keep_unanswered(before)
        self._known = _Known()
        self.surface.show(self._window.page)
        if self.surface.page is not None:
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
        self._watched = [typed.connect(self._on_typed), line.cursorPositionChanged.connect(self._on_typed)]
        self.surface.put_pending()
        self._rest.typed()

    def _on_typed(self) -> None:
        if not self._shut:
            self._rest.typed()

    def _on_kept(self, at: datetime | None) -> None:
        self.is_stuck = self._said = False
        if at is not None:
            self.kept.emit(clock_time(at))

    def _on_failed(self, undo: Callable[[], None], error: UserError) -> None:
        undo()
        if isinstance(error, _REFUSED):
            return
        if not self._said:
            self._said = True
            self.troubled.emit(error)
        self._get_stuck()

    def on_error(self, error: UserError) -> None:
        """Hear of what the store could not take from any page: its fields are handed on again."""
        if isinstance(error, DiskFull | NoPermission):
            self._get_stuck()

    def _get_stuck(self) -> None:
        self.is_stuck = True
        self.stuck.emit()
        if not self._shut:
            self._retry.start()

    def _try_again(self) -> None:
        """Have every page save anew what is typed, and keep the rest."""
        self.surface.tell_again()
        self._known.spot = None
        self.keep_now()


def _keep_beside(book: TypingBook, spot: Spot, part: HalfTyped) -> datetime | None:
    """Keep fields beside what is kept of others there; on the store lane."""
    fields = {**book.find(spot, part.case_id).fields, **part.fields}
    return book.keep(spot, (part.model_copy(update={"fields": fields}),))


def _case(about: TypedAbout) -> CaseId | None:
    return CaseId(about.case_id) if about.case_id else None


def _undo(known: _Known, spot: Spot | None, typed: dict[TypedAbout, dict[str, str]]) -> None:
    """Know again what the store has: what was to be kept was not."""
    known.spot = spot
    known.typed |= typed
