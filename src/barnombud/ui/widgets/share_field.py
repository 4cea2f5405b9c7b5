"""Ten short lines for the groups of a share: the cursor goes on by itself, a wrong group is told at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from barnombud.texts import recovery as texts
from barnombud.ui.theme.theme import set_kind, set_state
from barnombud.ui.theme.tokens import SPACE_XS
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.flow_layout import FlowLayout
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.never_kept import PASSPHRASE, never_kept

GROUPS, LENGTH = 10, 5
_IN_A_ROW = 5
_EDGES = 28


class ShareField(QWidget):
    """Where a share is typed; kept nowhere, and emptied by `take`.

    Attributes:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, name: str, fits: Callable[[int, str], bool], parent: QWidget | None = None) -> None:
        """Start empty; ``fits`` tells of a place, counted from 0, whether its group is typed right."""
        super().__init__(parent)
        self._fits = fits
        self.setAccessibleName(name)
        never_kept(self, PASSPHRASE)
        self.lines = [self._line(name, number) for number in range(1, GROUPS + 1)]
        self._label, self._below = Text(name, "label"), Text(texts.GROUPS_HELP, "caption")
        self._numbers = [Text(str(number), "caption") for number in range(1, GROUPS + 1)]
        self._ground = self._make_ground()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._label)
        column.addWidget(self._ground)
        column.addWidget(self._below)
        self.setFocusProxy(self.lines[0])
        self._measure()

    def _make_ground(self) -> QWidget:
        """Set the groups five in a row as on paper, or fewer where there is no room."""
        ground = QWidget()
        flow = FlowLayout(ground, spacing=SPACE_XS)
        for number, line in zip(self._numbers, self.lines, strict=True):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE_XS)
            row.addWidget(number)
            row.addWidget(line)
            flow.addWidget(pair)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        ground.setSizePolicy(policy)
        return ground

    def _line(self, name: str, number: int) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(2 * GROUPS * LENGTH)
        line.setAccessibleName(texts.GROUPS_NAME.format(name=name, number=number))
        line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhUppercaseOnly
        )
        line.textEdited.connect(lambda _text, place=number - 1: self._on_typed(place))
        line.installEventFilter(self)
        return line

    @property
    def groups(self) -> tuple[str, ...]:
        """What is typed, group by group."""
        return tuple(line.text() for line in self.lines)

    @property
    def is_right(self) -> bool:
        """Whether every group is typed right, as far as its check tells."""
        return all(self._fits(place, group) for place, group in enumerate(self.groups))

    @property
    def said(self) -> str:
        """What stands below the groups."""
        return self._below.text()

    def take(self) -> tuple[str, ...]:
        """Return what is typed and empty every line."""
        typed = self.groups
        for line in self.lines:
            line.setText("")
        self.show_error("")
        return typed

    def show_error(self, text: str) -> None:
        """Say what else is wrong with the share; an empty text says what the groups themselves tell."""
        if text:
            self._say(text, "error")
            announce(self, text)
        else:
            self._tell()

    def set_label(self, name: str) -> None:
        """Call the share by another name."""
        self._label.setText(name)
        self.setAccessibleName(name)
        for number, line in enumerate(self.lines, start=1):
            line.setAccessibleName(texts.GROUPS_NAME.format(name=name, number=number))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need wider lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Spread what is pasted, go on at a space, and go back from an empty line with Backspace."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.lines:
            place = self.lines.index(watched)
            if event.matches(QKeySequence.StandardKey.Paste):
                self._spread(place, QGuiApplication.clipboard().text())
                return True
            if event.text() in (" ", "-"):
                return True
            if event.key() == Qt.Key.Key_Backspace and place and not self.lines[place].text():
                self.lines[place - 1].setFocus()
        return super().eventFilter(watched, event)

    def _on_typed(self, place: int) -> None:
        self._spread(place, self.lines[place].text())

    def _spread(self, place: int, typed: str) -> None:
        """Put what was typed in one line into it and those after it, and go on to the next."""
        signs = "".join(sign for sign in typed.upper() if sign.isalnum())
        last = place
        for start in range(0, max(1, len(signs)), LENGTH):
            last = place + start // LENGTH
            if last >= GROUPS:
                break
            self.lines[last].setText(signs[start : start + LENGTH])
        last = min(last, GROUPS - 1)
        if len(self.lines[last].text()) == LENGTH and last + 1 < GROUPS:
            self.lines[last + 1].setFocus()
            self.lines[last + 1].selectAll()
        else:
            self.lines[last].setFocus()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        full = {place: group for place, group in enumerate(self.groups) if len(group) == LENGTH}
        wrong = [place + 1 for place, group in full.items() if not self._fits(place, group)]
        for place, line in enumerate(self.lines):
            set_state(line, "wrong", "true" if place + 1 in wrong else "false")
        if wrong:
            text = texts.wrong(wrong)
            if text != self.said:
                announce(self, text)
            self._say(text, "error")
        else:
            self._say(texts.SHARE_RIGHT if len(full) == GROUPS else texts.GROUPS_HELP, "caption")

    def _say(self, text: str, kind: str) -> None:
        self._below.setText(text)
        set_kind(self._below, kind)

    def _measure(self) -> None:
        letters = self.fontMetrics()
        width = letters.horizontalAdvance("M" * LENGTH) + _EDGES
        wide = letters.horizontalAdvance("00")
        for number, line in zip(self._numbers, self.lines, strict=True):
            number.setFixedWidth(wide)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.setFixedWidth(width)
        self._ground.setMaximumWidth(_IN_A_ROW * (width + wide + 2 * SPACE_XS))
