"""A line for a passphrase: hidden, with "Visa" inside it, and a word when Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from barnombud.texts import unlock as texts
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.widgets.never_kept import PASSPHRASE, never_kept

MOST_CHARACTERS = 512
_EDGE = 12


class PassphraseField(QLineEdit):
    """Keeps what is typed out of sight, out of the clipboard and out of word lists.

    Attributes:
        caps_changed: whether Caps Lock is on, as far as the keys pressed tell.
    """

    caps_changed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start hidden; `name` is what a screen reader says."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(MOST_CHARACTERS)
        never_kept(self, PASSPHRASE)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._caps = False
        self._show = QPushButton(texts.SHOW, self)
        self._show.setAutoDefault(True)
        self._show.setCursor(Qt.CursorShape.PointingHandCursor)
        set_kind(self._show, "link")
        self._show.clicked.connect(self._on_show)
        self._show.installEventFilter(self)
        self.set_shown(False)

    @property
    def caps_lock(self) -> bool:
        """Whether Caps Lock is on, as far as the keys pressed tell."""
        return self._caps

    @property
    def is_shown(self) -> bool:
        """Whether the letters can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Show or hide the letters."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(texts.HIDE if shown else texts.SHOW)
        self._show.setAccessibleName(texts.HIDE_NAME if shown else texts.SHOW_NAME)
        self._place()

    def take(self) -> str:
        """Return what is typed and empty the line; Qt's own undo forgets it too."""
        typed = self.text()
        self.setText("")
        return typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Learn from each letter whether Caps Lock is on."""
        self._learn(event)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say nothing about keys pressed elsewhere."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._set_caps(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the word at the right end."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Larger letters need more room for the word."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()
        return super().eventFilter(watched, event)

    def _learn(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self._caps:
            self._set_caps(False)
        elif len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(letter.isupper() != shifted)

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_changed.emit(on)

    def _on_show(self) -> None:
        self.set_shown(not self.is_shown)

    def _place(self) -> None:
        size = self._show.sizeHint()
        self._show.setGeometry(
            self.width() - size.width() - _EDGE,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self.setTextMargins(0, 0, size.width() + _EDGE, 0)
