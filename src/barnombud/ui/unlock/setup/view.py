"""The frame of the first start: heading, one page at a time, back and next. Going back keeps everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from barnombud.texts import buttons
from barnombud.texts import setup as texts
from barnombud.texts.said import Said
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.unlock.gate import EnteredTeam
from barnombud.ui.unlock.setup.checks import Fault
from barnombud.ui.unlock.setup.parts import AgenciesPart, MemberPart, Part, PassphrasePart, TeamPart
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.labels import Text, Title
from barnombud.ui.widgets.tab_order import follow_layout

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INTRODUCTIONS = (texts.TEAM_TEXT, texts.AGENCIES_TEXT, texts.MEMBER_TEXT, texts.PHRASE_TEXT)


class SetupView(QWidget):
    """The view of `SetupPresenter`.

    Attributes:
        next_wanted, back_wanted: go on, or back a page.
        judge_wanted: a passphrase to judge while it is typed.
        left: leave the first start.
        reveal: a field that should be scrolled into sight.
    """

    CHARACTERS = 84
    next_wanted = Signal()
    back_wanted = Signal()
    judge_wanted = Signal(str)
    left = Signal()
    reveal = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build all four pages."""
        super().__init__(parent)
        self._step = Text("", "caption")
        self._title, self._introduction = Title(""), Text()
        self.team, self.agencies = TeamPart(), AgenciesPart()
        self.member, self.secret = MemberPart(), PassphrasePart()
        self.secret.strength.judge_wanted.connect(self.judge_wanted)
        self.parts: tuple[Part, ...] = (self.team, self.agencies, self.member, self.secret)
        self.agencies.changed.connect(lambda: self.member.show_agencies(self.agencies.entered()))
        self.agencies.changed.connect(self._order_keys)
        self.member.show_agencies(self.agencies.entered())
        self._trouble = QFrame()
        set_kind(self._trouble, "attention")
        self._trouble_title, self._trouble_text = Text("", "strong"), Text()
        self.back_button = make_button(buttons.BACK, "secondary", self.back_wanted.emit)
        self.next_button = make_button(buttons.NEXT, "primary", self.next_wanted.emit)
        self._leave_button = make_button(texts.LEAVE, "link", self.left.emit)
        self._build()

    def _build(self) -> None:
        trouble = QVBoxLayout(self._trouble)
        trouble.addWidget(self._trouble_title)
        trouble.addWidget(self._trouble_text)
        self._trouble.hide()
        row = QHBoxLayout()
        row.addWidget(self._leave_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addSpacing(SPACE_S - 4)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for widget in (self._step, self._title, self._introduction, *self.parts, self._trouble):
            column.addWidget(widget)
        column.addLayout(row)

    def _order_keys(self) -> None:
        follow_layout(self)
        # From the last field Tab goes on to the next page, not to leaving.
        QWidget.setTabOrder(self.next_button, self.back_button)
        QWidget.setTabOrder(self.back_button, self._leave_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from any field, as the unlock window does."""
        if event.key() in _ENTER and isinstance(self.focusWidget(), QLineEdit | QComboBox):
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_step(self, number: int) -> None:
        """Show one page, counted from 1, with the focus in its first field."""
        self._step.setText(texts.step(number))
        self._title.setText(texts.title(number))
        self._introduction.setText(_INTRODUCTIONS[number - 1])
        for place, part in enumerate(self.parts, 1):
            part.setVisible(place == number)
        last = number == len(self.parts)
        self.next_button.setText(texts.SAVE if last else buttons.next_step(texts.title(number + 1)))
        self.back_button.setVisible(number > 1)
        self.show_trouble(None)
        self._order_keys()
        field = self.parts[number - 1].first_field()
        field.setFocus()
        self.reveal.emit(self._step)
        announce(self, f"{texts.step(number)}. {texts.title(number)}")

    def show_faults(self, number: int, faults: Sequence[Fault]) -> None:
        """Say what is wrong on a page and go to the first such field."""
        field = self.parts[number - 1].show_faults(faults)
        if field is not None:
            field.setFocus()
            self.reveal.emit(field)

    def show_trouble(self, said: Said | None) -> None:
        """Say what is wrong with the machine or its disk; None takes it away."""
        self._trouble.setVisible(said is not None)
        if said is not None:
            self._trouble_title.setText(said.title)
            self._trouble_text.setText(f"{said.cause} {said.advice}")
            announce(self, said.text)
            self.reveal.emit(self._trouble)

    def set_busy(self, busy: bool) -> None:
        """Take nothing while the team is being made."""
        self.next_button.setText(texts.SAVING if busy else texts.SAVE)
        for widget in (*self.parts, self.back_button, self.next_button, self._leave_button):
            widget.setEnabled(not busy)

    def entered(self) -> EnteredTeam:
        """Return everything filled in so far, but for the passphrase."""
        return EnteredTeam(
            name=self.team.name.text(),
            municipality=self.team.municipality.text(),
            agencies=self.agencies.entered(),
            host=self.agencies.host,
            member_name=self.member.name.text(),
            member_role=self.member.role.currentText(),
            member_agency=max(0, self.member.agency.currentIndex()),
        )

    def show_judged(self, passphrase: str, judged: tuple[str, str]) -> None:
        """Say how hard a passphrase is to guess."""
        self.secret.strength.show_judged(passphrase, judged)

    def passphrases(self) -> tuple[str, str]:
        """Return the passphrase and its repetition."""
        return self.secret.passphrase.text(), self.secret.repeated.text()

    def forget_passphrases(self) -> None:
        """Empty both lines."""
        self.secret.forget()
