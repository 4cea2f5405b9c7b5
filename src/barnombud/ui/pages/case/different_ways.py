"""In the consent form: what one agency may tell another that may not tell it the same back (R3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.consent.standing import Pair
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId
from barnombud.texts import consent_form as texts
from barnombud.texts.topics import topic_word
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick_list import TickList

Told = Mapping[Pair, frozenset[Topic]]
Apart = tuple[tuple[AgencyId, AgencyId, frozenset[Topic]], ...]


class DifferentWays(QWidget):
    """Closed until somebody says that it is not the same both ways; then a line of topics for each direction.

    What is unticked (or ticked) for a direction is kept as the difference from what follows from the other
    answers, so a topic or an agency that is added later starts out alike both ways.

    Attributes:
        changed: something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start closed."""
        super().__init__(parent)
        self.lists: dict[Pair, TickList] = {}
        self._rows: list[FieldRow] = []
        self._usual: dict[Pair, frozenset[Topic]] = {}
        self._taken: dict[Pair, frozenset[Topic]] = {}
        self._given: dict[Pair, frozenset[Topic]] = {}
        self._open = False
        self.opener = make_button(
            texts.DIFFERENT, "link", self._on_open, icon="plus", name=texts.DIFFERENT_NAME
        )
        self._title = Text(texts.DIFFERENT, "strong")
        self._help = Text(texts.DIFFERENT_TEXT, "caption")
        for text in (self._title, self._help):
            text.hide()
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._column.addWidget(self.opener)
        self._column.addWidget(self._title)
        self._column.addWidget(self._help)

    def fit(self, usual: Told, names: Mapping[str, str], topics: Iterable[str]) -> None:
        """Ask about these pairs, with what each tells the other when nothing is said apart."""
        self._remember()
        ordered = [topic for topic in Topic if topic.value in frozenset(topics)]
        self._usual = dict(usual)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.lists = [], {}
        for pair, alike in usual.items():
            words = texts.tells(names.get(pair[0], ""), names.get(pair[1], ""))
            ticks = TickList(words, [(topic.value, topic_word(topic)) for topic in ordered])
            there = frozenset(ordered)
            told = (alike - self._taken.get(pair, frozenset())) | self._given.get(pair, frozenset())
            ticks.set_values(topic.value for topic in told & there)
            ticks.changed.connect(self.changed)
            self.lists[pair] = ticks
            row = FieldRow(words, ticks)
            row.setVisible(self._open)
            self._rows.append(row)
            self._column.addWidget(row)
        self._show_open()
        self.setVisible(bool(self.lists) and bool(ordered))

    def value(self) -> Apart:
        """Return the pairs that differ from what follows from the other answers, and what may be told."""
        found = {pair: _topics(ticks) for pair, ticks in self.lists.items()}
        return tuple(
            (pair[0], pair[1], told) for pair, told in sorted(found.items()) if told != self._usual[pair]
        )

    def show_apart(self, usual: Told, apart: Apart) -> None:
        """Show what was said before, at the next `fit`."""
        self.lists, self._taken, self._given = {}, {}, {}
        for one, other, told in apart:
            alike = usual.get((one, other), frozenset())
            self._taken[one, other] = alike - told
            self._given[one, other] = told - alike
        self._open = bool(self._taken)

    def _remember(self) -> None:
        for pair, ticks in self.lists.items():
            told = _topics(ticks)
            self._taken[pair] = self._usual[pair] - told
            self._given[pair] = told - self._usual[pair]

    def _show_open(self) -> None:
        self.opener.setVisible(not self._open)
        for text in (self._title, self._help):
            text.setVisible(self._open)

    def _on_open(self) -> None:
        self._open = True
        for row in self._rows:
            row.show()
        self._show_open()
        if self._rows:
            self._rows[0].field.setFocus()


def _topics(ticks: TickList) -> frozenset[Topic]:
    return frozenset(Topic(code) for code in ticks.values())
