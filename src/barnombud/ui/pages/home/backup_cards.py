"""On Hem: when the last checked backup was made, and what every agency is asked after a restore."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.services.after_restore import RestoreRound
from barnombud.services.backups import BackupState
from barnombud.texts import backups as texts
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class BackupCard(Card):
    """Date and place of the newest checked backup, and a plain warning when it is old; GUI thread."""

    def __init__(self, open_page: Callable[[], object], parent: QWidget | None = None) -> None:
        """Start empty; ``open_page`` shows the page about backups."""
        super().__init__(texts.CARD, parent=parent)
        self.newest, self.second = Text(""), Text("", "quiet")
        self.warning = Text("", "warning")
        self.open_button = make_button(texts.OPEN, "link", open_page)
        for widget in (self.newest, self.second, self.warning, self.open_button):
            self.add(widget)

    def show_state(self, state: BackupState) -> None:
        """Show how it stands."""
        self.newest.setText(texts.newest(state.newest))
        self.second.setText(texts.newest_at_second(state.second_newest))
        self.second.setVisible(state.second_path is not None)
        warnings = [texts.OLD] if state.old else []
        if state.second_path is not None and state.second_old:
            warnings.append(texts.second_warning(there=state.second_there, old=True))
        self.warning.setText(" ".join(warnings))
        self.warning.setVisible(bool(warnings))


class RestoreCard(Card):
    """Which agencies have still to say what has changed since the backup; hidden when none; GUI thread.

    Attributes:
        answered: id of an agency that has said what has changed.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(texts.ROUND_TITLE, "attention", parent)
        self._text, self._done, self._buttons = Text(""), Text("", "quiet"), ButtonRow()
        self.add(self._text)
        self.add(self._buttons)
        self.add(self._done)
        self.buttons: tuple[QWidget, ...] = ()
        self.hide()

    def show_round(self, asked: RestoreRound | None) -> None:
        """Show who has still to answer; the keyboard stays at what is left."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        self._buttons.clear()
        self.buttons = ()
        self.setVisible(asked is not None)
        if asked is None:
            return
        self._text.setText(texts.round_text(asked.backup_at))
        self.buttons = tuple(
            make_button(texts.has_answered(agency.name), "secondary", partial(self.answered.emit, agency.id))
            for agency in asked.waiting
        )
        for button in self.buttons:
            self._buttons.add(button)
            button.show()
        done = texts.answered(tuple(agency.name for agency in asked.answered))
        self._done.setText(done)
        self._done.setVisible(bool(done))
        if had_focus:
            self.buttons[0].setFocus()
