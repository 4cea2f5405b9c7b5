"""The cards of the page Reservnyckel, one for each step; widgets only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from barnombud.domain.recovery_share import group_fits
from barnombud.texts import recovery as texts
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.share_field import ShareField

_LONGEST_ROLE = 80


class ChooseCard(Card):
    """Who keeps the three shares.

    Attributes:
        chosen: the three roles as typed.
        stopped: the person wants to leave it.
    """

    chosen = Signal(tuple)
    stopped = Signal()

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(texts.CHOOSE_TITLE)
        self.body.setSpacing(SPACE_M)
        self.add(Text(texts.CHOOSE_TEXT, "quiet"))
        self.rows: list[FieldRow] = []
        for label, example in zip(texts.OFFICES, texts.OFFICE_EXAMPLES, strict=True):
            line = QLineEdit()
            line.setMaxLength(_LONGEST_ROLE)
            self.rows.append(FieldRow(label, line, help_text=example))
            self.add(self.rows[-1])
        self.on_button = make_button(texts.ON_TO_PRINT, "primary", self._on)
        self.add(ButtonRow(self.on_button, make_button(texts.STOP, "quiet", self.stopped.emit)))

    @property
    def roles(self) -> tuple[str, ...]:
        """What is typed."""
        return tuple(row.field.text() for row in self.rows if isinstance(row.field, QLineEdit))

    def _on(self) -> None:
        for row in self.rows:
            row.clear_error()
        self.chosen.emit(self.roles)


class PrintCard(Card):
    """Printing the three sheets.

    Attributes:
        stopped: the person wants to leave it.
        printing: the person wants them printed.
    """

    stopped = Signal()
    printing = Signal()

    def __init__(self) -> None:
        """Offer the printer."""
        super().__init__(texts.PRINT_TITLE)
        self.add(Text(texts.PRINT_TEXT))
        self.body.addSpacing(SPACE_M)
        self.print_button = make_button(texts.PRINT, "primary", self.printing.emit)
        self.add(ButtonRow(self.print_button, make_button(texts.STOP, "quiet", self.stopped.emit)))


class SharesCard(Card):
    """Some shares to be typed, and a button.

    Attributes:
        typed: number of a share, counted from 1, whose every group fits.
        done: the person presses the button.
        stopped: the person wants to leave it.
    """

    typed = Signal(int)
    done = Signal()
    stopped = Signal()

    def __init__(self, title: str, text: str, names: Sequence[str], button: str) -> None:
        """Start with empty shares."""
        super().__init__(title)
        self.body.setSpacing(SPACE_M)
        self.add(Text(text, "quiet"))
        self.shares = [ShareField(name, group_fits) for name in names]
        for number, share in enumerate(self.shares, start=1):
            share.changed.connect(lambda number=number: self._on_changed(number))
            self.add(share)
        self.done_button = make_button(button, "primary", self.done.emit)
        self.add(ButtonRow(self.done_button, make_button(texts.STOP, "quiet", self.stopped.emit)))

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """What is typed, share by share."""
        return tuple(share.groups for share in self.shares)

    def take(self) -> None:
        """Empty every share."""
        for share in self.shares:
            share.take()

    def show_share_error(self, number: int, text: str) -> None:
        """Say what is wrong with a share, counted from 1, and go there."""
        self.shares[number - 1].show_error(text)
        if text:
            self.shares[number - 1].setFocus()

    def _on_changed(self, number: int) -> None:
        if self.shares[number - 1].is_right:
            self.typed.emit(number)
