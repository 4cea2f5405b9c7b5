"""The consent step before a child's item is open: one plain sentence and what to do. Names nobody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from barnombud.domain.consent.topics import Topic
from barnombud.texts import meeting as texts
from barnombud.texts.topics import topic_word
from barnombud.ui.pages.meeting.consent_ask import ConsentAsk
from barnombud.ui.pages.meeting.gate_words import OPEN
from barnombud.ui.pages.meeting.scenes import GateAction, GateScene, GateShown
from barnombud.ui.pages.meeting.swap import focus_in, swap_in
from barnombud.ui.pages.meeting.visitor_row import VisitorRow
from barnombud.ui.theme.tokens import SPACE_M, SPACE_S
from barnombud.ui.widgets.announce import announce
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.tick import Tick


class GatePanel(QWidget):
    """What the gate says about the item on screen.

    Attributes:
        acted: code of the thing to do (`gate_words`).
        topics_chosen: the topics to ask about instead.
        ask: the question that comes before any named item.
        visitors: whether somebody is here for this item only.
    """

    acted = Signal(str)
    topics_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.ask = ConsentAsk()
        self.visitors = VisitorRow()
        self.card = Card()
        self.title, self.text, self.shut = Text("", "heading"), Text(), Text(texts.SHUT_TEXT, "quiet")
        self.buttons = ButtonRow()
        self._topics = QWidget()
        self._ticks: dict[Topic, Tick] = {}
        for widget in (self.title, self.text, self.shut, self._topics, self.buttons):
            self.card.add(widget)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (self.ask, self.card, self.visitors):
            column.addWidget(part)
        self._last: GateShown | None = None

    def focus_first(self) -> None:
        """Let the keyboard begin at the question, or at what the gate asks for."""
        if not self.ask.isHidden():
            self.ask.focus_first()
        else:
            focus_in(self.buttons)

    def show_scene(self, scene: GateScene) -> None:
        """Show the gate's answer; before it, the question whether anybody has changed her mind."""
        asking = scene.asked.waits and scene.item is not None
        self.shut.setVisible(scene.shut)
        self.ask.setVisible(asking)
        if asking:
            self.ask.show_agencies(scene.asked.here, absent=scene.asked.absent)
        self.card.setVisible(not asking and scene.shown is not None)
        opens = any(action.code == OPEN for action in scene.shown.actions) if scene.shown else False
        self.visitors.setVisible(not asking and opens)
        if scene.shown is not None and scene.shown != self._last:
            self._show(scene.shown)
        self._last = scene.shown

    def _show(self, shown: GateShown) -> None:
        self.title.setText(shown.title)
        self.text.setText(shown.text)
        buttons = [self._button(action, first=place == 0) for place, action in enumerate(shown.actions)]
        row = ButtonRow(*buttons)
        swap_in(self.card.body, self.buttons, row)
        self.buttons = row
        self._show_topics(shown.topics)
        announce(self.title, f"{shown.title}. {shown.text}")

    def _button(self, action: GateAction, *, first: bool) -> QPushButton:
        press = partial(self.acted.emit, action.code)
        button = make_button(action.label, "primary" if first else "secondary", press)
        button.setProperty("action", action.code)
        return button

    def _show_topics(self, topics: frozenset[Topic] | None) -> None:
        holder = QWidget()
        column = Column(holder)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S // 2)
        self._ticks = {}
        for topic in Topic if topics is not None else ():
            tick = Tick(topic_word(topic), on=topics is not None and topic in topics)
            tick.ticked.connect(self._on_topic)
            column.addWidget(tick)
            self._ticks[topic] = tick
        swap_in(self.card.body, self._topics, holder)
        self._topics = holder
        holder.setVisible(topics is not None)

    def _on_topic(self, _on: bool) -> None:
        self.topics_chosen.emit(frozenset(topic for topic, tick in self._ticks.items() if tick.is_ticked()))
