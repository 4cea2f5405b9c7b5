"""The steps of one item beside each other: where one is, what is done, and a way to any of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from barnombud.texts import widgets as texts
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind, set_state
from barnombud.ui.theme.tokens import SPACE_XS
from barnombud.ui.widgets.flow_layout import FlowLayout


class StepBar(QWidget):
    """Tabs with a tick on what is done; Alt+Left and Alt+Right go between them from anywhere in the window.

    Attributes:
        step_chosen: the code of the step the person wants to see. Not emitted by `set_current`.
    """

    step_chosen = Signal(str)

    def __init__(self, name: str, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Show `steps` as (code, words); `name` is what a screen reader calls the bar."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, spacing=SPACE_XS)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self._done: frozenset[str] = frozenset()
        self._current = ""
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.move_by(step))
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show other steps; the first becomes the current one if the old one is gone, the focus stays."""
        focused = any(button.hasFocus() for button in self._buttons.values())
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons, self._words = {}, dict(steps)
        for code, words in steps:
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(True)
            set_kind(button, "tab")
            button.clicked.connect(lambda _checked=False, code=code: self._choose(code))
            self._group.addButton(button)
            self._flow.addWidget(button)
            button.show()  # at once: a button that is not on screen yet cannot take the focus
            self._buttons[code] = button
        if self._current not in self._buttons:
            self._current = next(iter(self._buttons), "")
        self._show()
        if focused and self._current:
            self._buttons[self._current].setFocus()

    @property
    def current(self) -> str:
        """The code of the step on screen."""
        return self._current

    def set_current(self, code: str) -> None:
        """Mark the step on screen."""
        self._current = code
        self._show()

    def set_done(self, codes: Collection[str]) -> None:
        """Tick off steps."""
        self._done = frozenset(codes)
        self._show()

    def button(self, code: str) -> QPushButton:
        """Return one step's button, for instance to give it the focus."""
        return self._buttons[code]

    def move_by(self, step: int) -> None:
        """Go `step` tabs to the right (or left when negative); stops at the ends."""
        codes = list(self._buttons)
        if self._current not in codes:
            return
        place = codes.index(self._current) + step
        if 0 <= place < len(codes):
            self._choose(codes[place])
            self._buttons[codes[place]].setFocus()

    def _choose(self, code: str) -> None:
        changed = code != self._current
        self.set_current(code)
        if changed:
            self.step_chosen.emit(code)

    def _show(self) -> None:
        count = len(self._buttons)
        for number, (code, button) in enumerate(self._buttons.items(), 1):
            done = code in self._done
            button.setChecked(code == self._current)
            set_state(button, "current", "true" if code == self._current else "false")
            set_state(button, "done", "true" if done else "false")
            put_icon(button, "check" if done else "", "accent_ink")
            button.setAccessibleName(texts.step_name(self._words[code], number, count, done=done))
