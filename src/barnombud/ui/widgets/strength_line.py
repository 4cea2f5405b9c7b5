"""Says below a new passphrase how hard it is to guess, when the typing has rested for a moment."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from barnombud.texts import passphrase as texts
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.passphrase_field import PassphraseField

REST_MS = 300
Judged = tuple[str, str]
"""Codes of a strength and of a hint, "" for none."""


class StrengthLine(Text):
    """A quiet sentence; the judging itself is somebody else's, off the GUI thread.

    Attributes:
        judge_wanted: a passphrase to judge; answer with `show_judged`.
    """

    judge_wanted = Signal(str)

    def __init__(self, field: PassphraseField) -> None:
        """Watch ``field``."""
        super().__init__("", "quiet")
        self._field = field
        self._timer = QTimer(self, interval=REST_MS, singleShot=True)
        self._timer.timeout.connect(self._ask)
        field.textChanged.connect(self._on_text)

    def show_judged(self, passphrase: str, judged: Judged) -> None:
        """Say the judgement, unless something else stands in the field by now."""
        if passphrase == self._field.text():
            words = texts.judged(*judged)
            if words != self.text():
                self.setText(words)
                announce(self, words)

    def _on_text(self, text: str) -> None:
        if text:
            self._timer.start()
        else:
            self._timer.stop()
            self.setText("")

    def _ask(self) -> None:
        self.judge_wanted.emit(self._field.text())
