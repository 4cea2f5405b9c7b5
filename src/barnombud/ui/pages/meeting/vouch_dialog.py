"""Opens the form in which somebody confirms with her own passphrase, and closes it when that is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from barnombud.domain.ids import MemberId
from barnombud.services.machine import Machine
from barnombud.services.vouching import Vouch
from barnombud.texts import meeting as texts
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.pages.meeting.vouch_form import VouchForm


class VouchDialog(QObject):
    """One at a time; GUI thread.

    Attributes:
        form: the fields on screen; None while there are none.
    """

    def __init__(self, dialogs: Dialogs, machine: Machine, parent: QObject) -> None:
        """Remember how passphrases are tried."""
        super().__init__(parent)
        self._dialogs, self._machine = dialogs, machine
        self.form: VouchForm | None = None
        self._dialog: QDialog | None = None

    def ask(self, people: tuple[tuple[str, str], ...], then: Callable[[Vouch], object]) -> None:
        """Ask who confirms; it stays open until the confirmation is kept or the person leaves."""
        form = self.form = VouchForm(people)

        def tried() -> bool:
            member_id, passphrase = form.take()
            if passphrase:
                then(Vouch(MemberId(member_id), passphrase, self._machine))
            else:
                form.show_error(texts.VOUCH_EMPTY)
            return False

        self._dialog = self._dialogs.open_form(texts.VOUCH_TITLE, form, texts.VOUCH, tried)
        self._dialog.finished.connect(self._forget)
        form.focus_first()

    def close(self, trouble: str) -> None:
        """Close it; with ``trouble`` say that instead."""
        if self.form is None or self._dialog is None:
            return
        if trouble:
            self.form.show_error(trouble)
        else:
            self._dialog.accept()

    def _forget(self, _result: int) -> None:
        self.form = self._dialog = None
