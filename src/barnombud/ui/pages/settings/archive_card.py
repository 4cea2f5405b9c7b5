"""The form of PDF/A that the municipality's archive asks for (R27), and that it cannot be encrypted."""

from __future__ import annotations

from PySide6.QtCore import Signal

from barnombud.domain.team import TeamRules
from barnombud.texts import letterhead as texts
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick


class ArchiveCard(Card):
    """One tick, saved at once.

    Attributes:
        changed: whether papers are made as PDF/A-1, when somebody has changed it.
        older: the tick.
    """

    changed = Signal(bool)

    def __init__(self) -> None:
        """Start with the form that most archives take."""
        super().__init__(texts.ARCHIVE)
        self.add(Text(texts.ARCHIVE_TEXT, "quiet"))
        self.older = Tick(texts.OLDER_FORM)
        self.older.ticked.connect(self.changed)
        self.add(self.older)
        self.help = Text(texts.OLDER_FORM_HELP, "caption")
        self.add(self.help)
        self.add(Text(texts.NEVER_LOCKED, "caption"))

    def show_rules(self, rules: TeamRules) -> None:
        """Show what holds."""
        self.older.set_ticked(rules.older_archive_form)

    def lock(self, because: str) -> None:
        """Let the tick be seen but not changed, and say why; an empty text opens it again."""
        self.older.box.setEnabled(not because)
        self.help.setText(because or texts.OLDER_FORM_HELP)
