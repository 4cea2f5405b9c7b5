"""What keeps families safe from being found out: marks in texts without names, and disposal."""

from __future__ import annotations

from PySide6.QtCore import Signal

from barnombud.domain.team import TeamRules
from barnombud.texts import disposal, meeting_mode
from barnombud.texts import settings_page as texts
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick

_LONGEST = {"local_places": 2000, "disposal_decision": 120, "meeting_mode_decision": 120}


class _LineCard(Card):
    """A card with one line that is saved while somebody types.

    Attributes:
        changed: code name of the field and its value.
    """

    changed = Signal(str, object)

    def __init__(self, title: str, text: str, field: str, label: str, help_text: str) -> None:
        super().__init__(title)
        self._field = field
        self.add(Text(text, "quiet"))
        self.line = AutosaveLine(label, most_characters=_LONGEST[field])
        self.line.text_rested.connect(lambda typed: self.changed.emit(field, typed))
        row = FieldRow(label, self.line, help_text=help_text)
        self.rows = {field: row}
        self.add(row)

    def show_rules(self, rules: TeamRules) -> None:
        """Show what is stored."""
        self.line.set_text(str(getattr(rules, self._field)))

    def flush(self) -> None:
        """Save what is typed, at once."""
        self.line.flush()


class WithoutNamesCard(_LineCard):
    """Whether the place is small, and the names of places around."""

    def __init__(self) -> None:
        """Start as for a small place."""
        super().__init__(
            texts.WITHOUT_NAMES,
            texts.WITHOUT_NAMES_TEXT,
            "local_places",
            texts.LOCAL_PLACES,
            texts.LOCAL_PLACES_HELP,
        )
        self.small = Tick(texts.SMALL_PLACE, on=True)
        self.small.ticked.connect(lambda on: self.changed.emit("small_place", on))
        self.add(self.small)

    def show_rules(self, rules: TeamRules) -> None:
        """Show what is stored."""
        super().show_rules(rules)
        self.small.set_ticked(rules.small_place)


class DisposalDecisionCard(_LineCard):
    """The reference of the decision that lets what is not needed go by itself."""

    def __init__(self) -> None:
        """Start without one."""
        super().__init__(
            disposal.CARD,
            disposal.CARD_TEXT,
            "disposal_decision",
            disposal.DECISION,
            disposal.DECISION_HELP,
        )


class MeetingModeCard(_LineCard):
    """The reference of the decision that lets the lock wait longer in a meeting (R35)."""

    def __init__(self) -> None:
        """Start without one."""
        super().__init__(
            meeting_mode.CARD,
            meeting_mode.CARD_TEXT,
            "meeting_mode_decision",
            meeting_mode.DECISION,
            meeting_mode.DECISION_HELP,
        )
