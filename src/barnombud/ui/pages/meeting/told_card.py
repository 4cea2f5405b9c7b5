"""After a withdrawal: who must hear that nothing more is shared (R7). Names no child."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.scenes import ToldRow
from barnombud.ui.pages.meeting.swap import swap_in
from barnombud.ui.theme.tokens import SPACE_S
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text


class ToldCard(Card):
    """A list that is read aloud, and goes away with the next item."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__(texts.TOLD_TITLE, "soft")
        self._rows = QWidget()
        self.text = Text("", "quiet")
        self._who = Text(texts.TOLD_WHO)
        self.add(self._who)
        self.add(self._rows)
        self.add(self.text)
        self.hide()

    def show_rows(self, rows: tuple[ToldRow, ...]) -> None:
        """Show who must be told, or that nobody else knows."""
        holder = QWidget()
        column = Column(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S // 2)
        for row in rows:
            column.addWidget(Text(texts.told(row.agency, row.why), "strong"))
        swap_in(self.body, self._rows, holder)
        self._rows = holder
        self._who.setVisible(bool(rows))
        self.text.setText(texts.TOLD_TEXT if rows else texts.TOLD_NOBODY)
        self.show()
        words = (texts.told(row.agency, row.why) for row in rows)
        said = (texts.TOLD_WHO, *words) if rows else ()
        announce(self, " ".join((f"{texts.TOLD_TITLE}.", *said, self.text.text())))
