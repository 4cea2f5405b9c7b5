"""What of the page Team is about a new store key: a card while one is due, and the form over the page."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QWidget

from barnombud.domain.changes import Change, Op
from barnombud.services.store_key import KeyWork
from barnombud.texts import store_key as texts
from barnombud.ui.pages.page import PageContext
from barnombud.ui.pages.team.key_form import KeyForm, KeyProgress
from barnombud.ui.pages.team.key_presenter import KeyPresenter
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar

_OURS = frozenset({Op.REMOVE_MEMBER, Op.NEW_STORE_KEY, Op.END_MEETING})
"""After these a new store key may be due, or not any more."""


class KeyPart(Card):
    """The card, hidden while nothing is left to do; it opens the form by itself when somebody has left."""

    def __init__(
        self,
        context: PageContext,
        page: QWidget,
        message: MessageBar,
        *,
        saved: Callable[[str], object],
        lock: Callable[[], object],
    ) -> None:
        """Stand on ``page``; ``saved`` is told the time of a commit, ``lock`` is called when it must lock."""
        super().__init__(texts.CARD, "attention")
        self._context, self._message, self._saved, self._lock = context, message, saved, lock
        self.presenter = KeyPresenter(context.desk, context.jobs, self, page)
        self.work = KeyWork()
        self._form: KeyForm | None = None
        self._wanted = False
        self._text = Text()
        self.add(self._text)
        self.button = make_button(texts.CHANGE, "primary", self.open_form)
        self.add(self.button)
        self.hide()
        context.bus.changed.connect(self._on_change)

    def load(self) -> None:
        """Fetch what is left to do."""
        self.presenter.load()

    def lead(self) -> None:
        """Fetch it and go on to the form: somebody has just left."""
        self._wanted = True
        self.load()

    def open_form(self) -> None:
        """Lead through what is left."""
        form = KeyForm(KeyProgress(store_done=self.work.due_since is None))
        self._form = form
        verb = texts.CHANGE if self.work.due_since else texts.GO_ON
        form.dialog = self._context.dialogs.open_form(texts.TITLE, form, verb, self._accept)

    def _accept(self) -> bool:
        if not self.presenter.running:
            self.presenter.change(self.work)
        return False

    # -- what the presenter shows

    def show_key_work(self, work: KeyWork) -> None:
        """Show the card, or hide it when nothing is left."""
        self.work = work
        self.setVisible(work.any)
        due = work.due_since is not None
        if self.heading is not None:
            self.heading.setText(texts.CARD if due else texts.CARD_BACKUPS)
        self._text.setText(texts.CARD_TEXT if due else texts.backups_left(len(work.backups)))
        self.button.setText(texts.CHANGE if due else texts.GO_ON)
        if self._wanted and due:
            self.open_form()
        self._wanted = False

    def show_key_progress(self, progress: KeyProgress) -> None:
        """Show how far it has come, where the form is still open."""
        self.button.setEnabled(not progress.running)
        form = self._open_form()
        if form is not None:
            form.show_progress(progress)
            form.set_busy(progress.running)

    def show_key_changed(self, useless: int) -> None:
        """Close the form and say it on the page."""
        self.stop_showing_key()
        kind = "attention" if useless else "soft"
        text = texts.useless_backups(useless) if useless else texts.CHANGED_TEXT
        self._message.say(texts.CHANGED, text, kind=kind)

    def stop_showing_key(self) -> None:
        """Close the form."""
        self.button.setEnabled(True)
        form = self._open_form()
        if form is not None:
            form.close_form()

    def say_trouble(self, title: str, text: str) -> None:
        """Say what could not be done."""
        self._message.say(title, text, kind="attention")

    def show_saved(self, time: str) -> None:
        """Say when the last commit came back."""
        self._saved(time)

    def lock_at_once(self) -> None:
        """Lock the program."""
        self._lock()

    def _on_change(self, change: Change) -> None:
        if change.op in _OURS:
            self.load()

    def _open_form(self) -> KeyForm | None:
        return self._form if self._form is not None and shiboken6.isValid(self._form) else None
