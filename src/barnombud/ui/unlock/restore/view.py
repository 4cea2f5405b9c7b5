"""Going back to a backup in the first window: who, which, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from barnombud.settings import KnownMember
from barnombud.texts import backups as texts
from barnombud.texts import unlock
from barnombud.texts.dates import moment
from barnombud.texts.said import Said
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.unlock.gate import OfferedBackup
from barnombud.ui.unlock.restore.words import GOING_BACK, RestoreWords
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.passphrase_field import PassphraseField
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow


class RestoreView(QWidget):
    """The view of `RestorePresenter`.

    Attributes:
        look_wanted: member id and passphrase.
        restore_wanted: member id, passphrase and the path of the chosen backup.
        other_wanted: the way that is not by this page's passphrase or not to these backups.
        left: back to the way in.
    """

    CHARACTERS = 84
    look_wanted = Signal(str, str)
    restore_wanted = Signal(str, str, str)
    other_wanted = Signal()
    left = Signal()

    def __init__(self, words: RestoreWords = GOING_BACK, parent: QWidget | None = None) -> None:
        """Build the three parts; only the first is shown."""
        super().__init__(parent)
        self._words = words
        self.member = QComboBox()
        self.member.setPlaceholderText(unlock.CHOOSE_NAME)
        self.passphrase = PassphraseField(unlock.PHRASE)
        self.passphrase.returnPressed.connect(self._on_look)
        self.passphrase_row = FieldRow(unlock.PHRASE, self.passphrase)
        self.look_button = make_button(words.look, "primary", self._on_look)
        self.restore_button = make_button(words.restore, "primary", self._on_restore)
        self.table = SimpleTable(texts.TABLE, texts.HEADERS, weights=(6, 5, 4))
        self.table.row_activated.connect(lambda _key: self.restore_button.setFocus())
        self.done_button = make_button(texts.BACK_TO_UNLOCK, "primary", self.left.emit)
        self.done_text = Text("")
        self._trouble, self.trouble_text = QFrame(), Text("", "strong")
        set_kind(self._trouble, "attention")
        self._who, self._which, self._done = self._make_who(), self._make_which(), self._make_done()
        inside = QVBoxLayout(self._trouble)
        inside.addWidget(self.trouble_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (self._who, self._which, self._done, self._trouble):
            column.addWidget(part)
        self._show(self._who)

    def _make_who(self) -> Card:
        card = Card(self._words.title)
        card.add(Text(self._words.text))
        card.add(FieldRow(unlock.NAME, self.member))
        card.add(self.passphrase_row)
        card.add(ButtonRow(self.look_button, make_button(texts.CANCEL, "secondary", self.left.emit)))
        self.other_button = make_button(self._words.other, "link", self.other_wanted.emit)
        card.add(self.other_button)
        return card

    def _make_which(self) -> Card:
        card = Card(self._words.title)
        card.add(self.table)
        card.body.addSpacing(SPACE_M)
        card.add(Text(self._words.check_title, "strong"))
        for line in self._words.check_lines:
            card.add(Text(line))
        card.body.addSpacing(SPACE_M)
        card.add(ButtonRow(self.restore_button, make_button(texts.CANCEL, "secondary", self.left.emit)))
        return card

    def _make_done(self) -> Card:
        card = Card(self._words.done_title)
        self.done_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(self.done_text)
        card.body.addSpacing(SPACE_M)
        card.add(self.done_button)
        return card

    # -- what the presenter shows

    def show_members(self, members: Sequence[KnownMember], chosen: str) -> None:
        """Begin anew: offer who may go back to a backup."""
        self.member.clear()
        for member in members:
            self.member.addItem(f"{member.name}, {member.role}", member.member_id)
        self.member.setCurrentIndex(0 if len(members) == 1 else self.member.findData(chosen))
        self._show(self._who)
        (self.member if self.member.currentIndex() < 0 else self.passphrase).setFocus()

    def show_backups(self, backups: Sequence[OfferedBackup]) -> None:
        """Offer the backups, the newest chosen; without any the first part stays."""
        if not backups:
            return
        self.table.set_rows([self._row(each) for each in backups])
        self._show(self._which)
        self.table.selectRow(0)
        self.table.setFocus()

    def show_done(self, lines: Sequence[str]) -> None:
        """Say what it came to."""
        self.done_text.setText("\n".join(lines))
        self._show(self._done)
        self.done_button.setFocus()
        announce(self, " ".join(lines))

    def show_wrong_passphrase(self, text: str) -> None:
        """Say what is wrong with the passphrase."""
        self._show(self._who)
        self.passphrase_row.set_error(text)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def show_trouble(self, said: Said | None) -> None:
        """Say what else is wrong; None takes it away."""
        self._trouble.setVisible(said is not None)
        self.trouble_text.setText(said.text if said is not None else "")
        if said is not None:
            announce(self, said.text)
        else:
            self.passphrase_row.clear_error()

    def set_busy(self, text: str) -> None:
        """Take nothing meanwhile; empty is done."""
        for part in (self._who, self._which):
            part.setEnabled(not text)
        self.look_button.setText(text or self._words.look)
        self.restore_button.setText(text or self._words.restore)

    def forget(self) -> None:
        """Empty the passphrase and the list."""
        self.passphrase.take()
        self.table.set_rows([])

    def _show(self, part: QWidget) -> None:
        for each in (self._who, self._which, self._done):
            each.setVisible(each is part)
        self._trouble.hide()

    def _on_look(self) -> None:
        self.look_wanted.emit(str(self.member.currentData() or ""), self.passphrase.text())

    def _on_restore(self) -> None:
        member = str(self.member.currentData() or "")
        self.restore_wanted.emit(member, self.passphrase.text(), self.table.current_key())

    def _row(self, each: OfferedBackup) -> TableRow:
        holds = texts.UNREADABLE if each.holds is None else texts.holds(*each.holds)
        where = self._words.second if each.second_place else self._words.here
        return TableRow(str(each.path), (moment(each.at), holds, where))
