"""In the consent form: an agency that may hear of fewer topics than the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.texts import consent_page as texts
from barnombud.texts.topics import topic_word
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.openings import opens
from barnombud.ui.widgets.tick_list import TickList

Less = tuple[tuple[AgencyId, frozenset[Topic]], ...]


class LessTopics(QWidget):
    """Closed until somebody says that an agency may hear of less.

    Attributes:
        changed: something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start closed."""
        super().__init__(parent)
        self._lists: dict[str, TickList] = {}
        self._rows: list[FieldRow] = []
        self._known: dict[str, frozenset[str]] = {}
        self._topics: frozenset[str] = frozenset()
        self._open = False
        self.opener = opens(make_button(texts.LESS, "link", self._on_open, icon="plus"))
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._column.addWidget(self.opener)

    def fit(self, agencies: Iterable[tuple[str, str]], topics: Iterable[str]) -> None:
        """Ask about these agencies (id, name) and these topics."""
        self._remember()
        ordered = [topic.value for topic in Topic if topic.value in frozenset(topics)]
        self._topics = frozenset(ordered)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._lists = [], {}
        for key, name in agencies:
            ticks = TickList(texts.hears(name), [(code, topic_word(code)) for code in ordered])
            ticks.set_values(self._known.get(key, self._topics))
            ticks.changed.connect(self.changed)
            self._lists[key] = ticks
            row = FieldRow(texts.hears(name), ticks)
            row.setVisible(self._open)
            self._rows.append(row)
            self._column.addWidget(row)
        self.opener.setVisible(not self._open)
        self.setVisible(bool(self._lists) and len(ordered) > 1)

    def value(self) -> Less:
        """Return the agencies that may hear of less, and of what."""
        found = {key: ticks.values() for key, ticks in self._lists.items()}
        return tuple(
            (AgencyId(key), frozenset(Topic(code) for code in codes))
            for key, codes in sorted(found.items())
            if codes != self._topics
        )

    def show_less(self, less: Mapping[AgencyId, frozenset[Topic]]) -> None:
        """Show what was said before, at the next `fit`."""
        self._lists = {}
        self._known = {key: frozenset(topic.value for topic in topics) for key, topics in less.items()}
        self._open = bool(less)

    def _remember(self) -> None:
        """Keep what was taken away from an agency; a topic chosen later may be heard."""
        for key, ticks in self._lists.items():
            taken_away = self._topics - ticks.values()
            if taken_away:
                self._known[key] = frozenset(topic.value for topic in Topic) - taken_away
            else:
                self._known.pop(key, None)

    def _on_open(self) -> None:
        self._open = True
        for row in self._rows:
            row.show()
        self.opener.hide()
        if self._rows:
            self._rows[0].field.setFocus()
