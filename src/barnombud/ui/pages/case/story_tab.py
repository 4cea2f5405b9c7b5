"""Historia: what has happened, earlier flowers as outlines, and dated additions. Widgets only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from barnombud.services.case_story import CaseStory
from barnombud.services.cases import CasePage
from barnombud.texts import case_page as texts
from barnombud.ui.pages.case.flower_presenter import earlier_layers
from barnombud.ui.pages.case.story_presenter import StoryPresenter
from barnombud.ui.pages.case.tab import CaseTab
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.flower import FlowerWidget
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text

_MOST_FLOWERS = 6


class SmallFlower(FlowerWidget):
    """A flower to look at beside others of the same child."""

    def sizeHint(self) -> QSize:
        """Small, but with readable names of petals."""
        return QSize(320, 300)


class StoryTab(CaseTab):
    """The story of one case."""

    def __init__(self, context: PageContext) -> None:
        """Lay out the tab; its content comes with `show_case`."""
        super().__init__(context)
        self.presenter = StoryPresenter(context.desk, context.jobs, self, self)
        self._lines: list[Text] = []
        self.meeting = DropList(texts.ADDITION_TO)
        self.text = AutosaveText(texts.ADDITION_TEXT, most_characters=5000)
        self.text.text_rested.connect(self.presenter.type_addition)
        self.who = AutosaveLine(texts.ADDITION_WHO, most_characters=120)
        self.save = make_button(texts.ADDITION_SAVE, "secondary", self._on_save)
        self._text_row = FieldRow(texts.ADDITION_TEXT, self.text)
        self._lay_out()

    def _lay_out(self) -> None:
        story = Card(texts.STORY_TITLE)
        self._told = Column()
        self._told.setSpacing(SPACE_M)
        self._empty = Text(texts.STORY_EMPTY, "quiet")
        story.add(self._empty)
        story.add(self._told)
        self._addition = half_filled(Card(texts.ADDITIONS))
        self._addition.body.setSpacing(SPACE_M)
        self._addition.add(Text(texts.ADDITIONS_HELP, "quiet"))
        self._addition.add(FieldRow(texts.ADDITION_TO, self.meeting))
        self._addition.add(self._text_row)
        self._addition.add(FieldRow(texts.ADDITION_WHO, self.who))
        self._addition.add(self.save)
        self._flowers = Card(texts.STORY_FLOWERS)
        self.flower_row = ButtonRow()
        self._flowers.add(self.flower_row)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE_M + 4)
        beside.addWidget(self._flowers)
        beside.addWidget(self._addition)
        beside.addStretch(1)
        left = QWidget()
        first = QVBoxLayout(left)
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(story)
        first.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(left, right, weights=(3, 2), stack_below=100))

    def show_case(self, page: CasePage) -> None:
        """Fetch the story."""
        self.presenter.show(page)

    def flush(self) -> None:
        """Keep what is typed."""
        self.text.flush()

    def clear(self) -> None:
        """Forget everything of the child."""
        self.text.flush()
        self.presenter.forget()
        self.show_lines(())
        self.flower_row.clear()
        self.text.set_text("")

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show what has happened, newest first."""
        for line in self._lines:
            self._told.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [Text(words) for words in lines]
        for line in self._lines:
            self._told.addWidget(line)
        self._empty.setVisible(not lines)

    def show_flowers(self, story: CaseStory, centre: str) -> None:
        """Show earlier flowers as outlines."""
        self.flower_row.clear()
        found = earlier_layers(story)[:_MOST_FLOWERS]
        for rating, drawn in found:
            one = QWidget()
            column = QVBoxLayout(one)
            column.setContentsMargins(0, 0, 0, 0)
            flower = SmallFlower(story.template)
            flower.set_motion(allowed=False)
            flower.set_editable(editable=False)
            flower.set_centre(centre)
            flower.set_layers(drawn)
            column.addWidget(flower)
            column.addWidget(Text(texts.flower_of(rating.rated_on, drawn[0].label), "caption"))
            one.setFixedWidth(320)
            self.flower_row.add(one)
        self._flowers.setVisible(bool(found))

    def show_meetings(self, meetings: tuple[tuple[str, str], ...]) -> None:
        """Offer the items that an addition can be made to."""
        self._addition.setVisible(bool(meetings))
        self.meeting.set_choices(meetings)

    def show_typed(self, text: str) -> None:
        """Show what was typed before."""
        self.text.set_text(text)

    def addition_saved(self) -> None:
        """Empty the form; the words are kept as an addition."""
        self.text.set_text("")
        self.who.setText("")
        self.who.flush()

    def show_error(self, text: str) -> None:
        """Say what is wrong with the addition."""
        self._text_row.set_error(text)
        self.text.setFocus()

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""
        self.said.emit(title, text)

    def _on_save(self) -> None:
        self._text_row.clear_error()
        self.text.flush()
        self.presenter.add(self.meeting.value(), self.text.text(), self.who.text())
