"""The page about a damaged team: three things to try, in order; nothing on it deletes anything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from barnombud.texts import unlock_damaged as texts
from barnombud.texts.said import Said
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text


class DamagedView(QWidget):
    """The view of `DamagedPresenter`.

    Attributes:
        backups_wanted, salvage_wanted, open_wanted, left: the buttons.
        help_wanted: the folder the copy for somebody who can help is to lie in.
    """

    CHARACTERS = 84
    backups_wanted = Signal()
    salvage_wanted = Signal()
    help_wanted = Signal(Path)
    open_wanted = Signal()
    left = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        """Build the parts; only the choices are shown."""
        super().__init__(parent)
        self._dialogs = dialogs
        self.backups_button = make_button(texts.BACKUP_BUTTON, "primary", self.backups_wanted.emit)
        self.salvage_button = make_button(texts.SALVAGE_BUTTON, "secondary", self.salvage_wanted.emit)
        self.help_button = make_button(texts.HELP_BUTTON, "secondary", self._on_help)
        self.back_button = make_button(texts.BACK, "link", self.left.emit)
        self.open_button = make_button(texts.OPEN_SALVAGED, "primary", self.open_wanted.emit)
        self.saved_text, self.help_text, self.trouble_text = Text(""), Text(""), Text("", "strong")
        self._choices, self._saved = self._make_choices(), self._make_saved()
        self._help = _told(self.help_text)
        self._trouble = _told(self.trouble_text)
        set_kind(self._trouble, "attention")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (self._trouble, self._help, self._choices, self._saved):
            column.addWidget(part)
        self.show_choices()

    def _make_choices(self) -> Card:
        card = Card(texts.TITLE)
        card.add(Text(texts.TEXT))
        card.add(Text(texts.ORDER))
        for title, text, button in (
            (texts.BACKUP_TITLE, texts.BACKUP_TEXT, self.backups_button),
            (texts.SALVAGE_TITLE, texts.SALVAGE_TEXT, self.salvage_button),
            (texts.HELP_TITLE, texts.HELP_TEXT, self.help_button),
        ):
            card.body.addSpacing(SPACE_S)
            card.add(Text(title, "strong"))
            card.add(Text(text))
            card.add(ButtonRow(button))
        card.add(ButtonRow(self.back_button))
        return card

    def _make_saved(self) -> Card:
        card = Card(texts.SALVAGED_TITLE)
        card.add(self.saved_text)
        card.body.addSpacing(SPACE_M)
        card.add(ButtonRow(self.open_button))
        return card

    # -- what the presenter shows

    def show_choices(self) -> None:
        """Begin anew."""
        self._choices.show()
        for part in (self._saved, self._help, self._trouble):
            part.hide()
        self.backups_button.setFocus()
        announce(self, f"{texts.TITLE}. {texts.TEXT}")

    def show_saved(self, lines: tuple[str, ...]) -> None:
        """Say what was saved."""
        self.saved_text.setText("\n\n".join(lines))
        self._choices.hide()
        self._help.hide()
        self._saved.show()
        self.open_button.setFocus()
        announce(self, " ".join(lines))

    def show_help_copy(self, lines: tuple[str, ...]) -> None:
        """Say where the copy is and what opens it."""
        self.help_text.setText("\n\n".join(lines))
        self._help.show()
        self.help_button.setFocus()
        announce(self, " ".join(lines))

    def show_trouble(self, said: Said | None) -> None:
        """Say what is wrong; None takes it away."""
        self._trouble.setVisible(said is not None)
        self.trouble_text.setText(said.text if said is not None else "")
        if said is not None:
            announce(self, said.text)

    def set_busy(self, text: str) -> None:
        """Take nothing meanwhile; empty is done."""
        self._choices.setEnabled(not text)
        self.salvage_button.setText(text if text == texts.SALVAGING else texts.SALVAGE_BUTTON)
        self.help_button.setText(text if text == texts.MAKING_HELP else texts.HELP_BUTTON)

    def _on_help(self) -> None:
        self._dialogs.choose_folder(texts.HELP_BUTTON, self._on_folder)

    def _on_folder(self, path: Path) -> None:
        self.help_wanted.emit(path)


def _told(text: Text) -> QFrame:
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    card = Card()
    card.add(text)
    return card
