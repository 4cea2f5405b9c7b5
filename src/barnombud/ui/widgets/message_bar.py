"""A calm line across the page that says what happened and offers one thing to do; never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from barnombud.texts import buttons
from barnombud.texts import widgets as texts
from barnombud.ui.theme.icons import put_icon
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.labels import Text

_ICON = {
    "soft": ("info", "soft_ink"),
    "attention": ("triangle-alert", "highlight_ink"),
    "danger": ("triangle-alert", "danger"),
}


class MessageBar(QFrame):
    """Shows one message at a time until it is closed, replaced or cleared; hidden when there is none.

    Attributes:
        shown_changed: True when a message appears, False when it has gone.
    """

    shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._action: Callable[[], object] | None = None
        self._icon = QLabel()
        self._title = Text("", "strong")
        self._text = Text()
        self._button = make_button("", "quiet", self._on_action)
        self._close = make_button(buttons.CLOSE, "quiet", self.clear, icon="x", name=texts.MESSAGE_CLOSE)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S + 2, SPACE_M, SPACE_S + 2)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    def say(
        self,
        title: str,
        text: str = "",
        *,
        kind: str = "soft",
        action_text: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Show a message.

        Args:
            title: what happened, in a few words.
            text: one sentence of cause and one of what to do.
            kind: "soft" for news (an undo, say), "attention" for what needs a look, "danger" for real danger.
            action_text: the verb of the one thing to do, for instance "Ångra".
            action: called when it is pressed; the message is then cleared.
        """
        set_kind(self, kind)
        put_icon(self._icon, *_ICON[kind])
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action = action
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text) and action is not None)
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()
        self.shown_changed.emit(True)
        announce(self, f"{title}. {text}")

    def focus_action(self) -> None:
        """Give the one thing to do the keyboard."""
        self._button.setFocus()

    @property
    def title(self) -> str:
        """The message on screen, or nothing."""
        return self._title.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Hide the message."""
        self._action = None
        self.hide()
        self.shown_changed.emit(False)

    def _on_action(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()
