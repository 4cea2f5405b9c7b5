"""Where the backups lie, and whose: the first of the pages by which a team is fetched; widgets only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from barnombud.texts import fetching as texts
from barnombud.texts.dates import moment
from barnombud.texts.said import Said
from barnombud.ui.dialogs import Dialogs
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.unlock.gate import FoundTeam
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.simple_table import SimpleTable, TableRow


class FetchView(QWidget):
    """The view of `FetchPresenter`.

    Attributes:
        place_chosen: the folder in which to look.
        team_wanted: the key of the team in the list, which is the path of its backups.
        left: back to where the person came from.
    """

    CHARACTERS = 84
    place_chosen = Signal(Path)
    team_wanted = Signal(str)
    left = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        """Build the page without teams."""
        super().__init__(parent)
        self._dialogs = dialogs
        self.choose_button = make_button(texts.CHOOSE, "primary", self._on_choose)
        self.go_on_button = make_button(texts.GO_ON, "primary", self._on_go_on)
        self.table = SimpleTable(texts.TABLE, texts.HEADERS, weights=(6, 3, 5))
        self.table.row_activated.connect(lambda _key: self.go_on_button.setFocus())
        self._trouble, self.trouble_text = QFrame(), Text("", "strong")
        set_kind(self._trouble, "attention")
        QVBoxLayout(self._trouble).addWidget(self.trouble_text)
        card = Card(texts.TITLE)
        card.add(Text(texts.TEXT))
        card.add(self.table)
        card.body.addSpacing(SPACE_M)
        cancel = make_button(texts.CANCEL, "secondary", self.left.emit)
        card.add(ButtonRow(self.go_on_button, self.choose_button, cancel))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(card)
        column.addWidget(self._trouble)
        self.begin()

    # -- what the presenter shows

    def begin(self) -> None:
        """Begin anew, with no place chosen."""
        self.show_trouble(None)
        self.show_teams(())

    def show_teams(self, teams: Sequence[FoundTeam]) -> None:
        """Offer the teams that have backups at the place, the first one chosen."""
        self.table.set_rows([_row(each) for each in teams])
        for widget in (self.table, self.go_on_button):
            widget.setVisible(bool(teams))
        self.choose_button.setText(texts.CHOOSE_OTHER if teams else texts.CHOOSE)
        set_kind(self.choose_button, "secondary" if teams else "primary")
        if teams:
            self.table.selectRow(0)
        (self.table if teams else self.choose_button).setFocus()

    def show_trouble(self, said: Said | None) -> None:
        """Say what is wrong; None takes it away."""
        self._trouble.setVisible(said is not None)
        self.trouble_text.setText(said.text if said is not None else "")
        if said is not None:
            announce(self, said.text)

    def set_busy(self, busy: bool) -> None:
        """Take nothing meanwhile."""
        self.choose_button.setText(texts.LOOKING if busy else texts.CHOOSE)
        for widget in (self.choose_button, self.go_on_button, self.table):
            widget.setEnabled(not busy)

    # -- what the person does

    def _on_choose(self) -> None:
        self._dialogs.choose_folder(texts.CHOOSER, self._on_folder)

    def _on_folder(self, path: Path) -> None:
        self.place_chosen.emit(path)

    def _on_go_on(self) -> None:
        self.team_wanted.emit(self.table.current_key())


def _row(team: FoundTeam) -> TableRow:
    return TableRow(str(team.where), (team.team_name, texts.copies(team.copies), moment(team.newest)))
