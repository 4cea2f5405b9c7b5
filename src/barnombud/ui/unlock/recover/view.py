"""Two shares, whose place is to be opened, and a new passphrase; widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from barnombud.settings import KnownMember
from barnombud.texts import recovery as texts
from barnombud.texts import roles
from barnombud.texts import unlock as unlock_texts
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M
from barnombud.ui.unlock.gate import EnteredRecovery
from barnombud.ui.unlock.setup.parts import PassphrasePart
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar
from barnombud.ui.widgets.share_field import ShareField


class RecoverView(QWidget):
    """The page between "I have forgotten" and the unlock form.

    Attributes:
        wanted: the person presses the button.
        left: the person wants back.
        judge_wanted: a new passphrase is to be judged.
        reveal: a widget that has to be in sight.
    """

    wanted = Signal()
    left = Signal()
    judge_wanted = Signal(str)
    reveal = Signal(QWidget)
    CHARACTERS = 92

    def __init__(self, fits: Callable[[int, str], bool], go_on: str = texts.RECOVER) -> None:
        """Start empty; ``fits`` tells whether a group is typed right, ``go_on`` is what the button says."""
        super().__init__()
        self._go_on = go_on
        self.message = MessageBar()
        self.shares = (ShareField(texts.FIRST_SHARE, fits), ShareField(texts.SECOND_SHARE, fits))
        self.member = QComboBox()
        self.member.setPlaceholderText(unlock_texts.CHOOSE_NAME)
        self.member_row = FieldRow(texts.RECOVER_WHO, self.member)
        self.phrase = PassphrasePart()
        self.phrase.strength.judge_wanted.connect(self.judge_wanted)
        self.wanted_button = make_button(go_on, "primary", self.wanted.emit)
        self._back = make_button(unlock_texts.BACK, "secondary", self.left.emit)
        card = Card(texts.RECOVER_TITLE)
        card.body.setSpacing(SPACE_M)
        for each in (Text(texts.RECOVER_TEXT), *self.shares, self.member_row):
            card.add(each)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for widget in (self.message, card, self.phrase, ButtonRow(self.wanted_button, self._back)):
            column.addWidget(widget)

    def show_members(self, members: Sequence[KnownMember], chosen: str) -> None:
        """Offer whose place may be opened."""
        self.member.clear()
        for member in members:
            self.member.addItem(roles.person_line(member.name, member.role, member.agency), member.member_id)
        self.member.setCurrentIndex(self.member.findData(chosen))

    def entered(self) -> EnteredRecovery:
        """Return what is filled in."""
        return EnteredRecovery(
            first=self.shares[0].groups,
            second=self.shares[1].groups,
            member_id=str(self.member.currentData() or ""),
            passphrase=self.phrase.passphrase.text(),
            repeated=self.phrase.repeated.text(),
        )

    def show_fault(self, field: str, text: str) -> None:
        """Say what is wrong at one field, by its code name, and go there."""
        share = {"share_1": self.shares[0], "share_2": self.shares[1]}.get(field)
        if share is not None:
            share.show_error(text)
            target: QWidget = share
        else:
            row = {"member": self.member_row, **self.phrase.rows}[field]
            row.set_error(text)
            target = row.field
        target.setFocus()
        self.reveal.emit(target)

    def say_trouble(self, title: str, text: str) -> None:
        """Say what else is wrong."""
        self.message.say(title, text, kind="attention")
        self.reveal.emit(self.message)

    def clear_faults(self) -> None:
        """Take every sentence away."""
        self.message.clear()
        for share in self.shares:
            share.show_error("")
        for row in (self.member_row, *self.phrase.rows.values()):
            row.clear_error()

    def set_busy(self, busy: bool) -> None:
        """Take nothing meanwhile."""
        self.wanted_button.setText(texts.RECOVERING if busy else self._go_on)
        for widget in (*self.shares, self.member, self.phrase, self.wanted_button, self._back):
            widget.setEnabled(not busy)

    def forget(self) -> None:
        """Empty everything that was typed."""
        for share in self.shares:
            share.take()
        self.phrase.forget()
        self.clear_faults()
