"""Barnets röst: whether the child was asked, how and by whom, and its exact words; widgets only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.texts import voice as texts
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.meeting.steps.voice_presenter import VoicePresenter
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage

_HAS_WORDS = (VoicePosition.ASKED, VoicePosition.OBSERVED)


class VoiceStep(Step):
    """The step Barnets röst."""

    code = "voice"
    title = texts.TITLE

    def __init__(self, context: PageContext) -> None:
        """Lay out the step; it shows nothing before `show_item`."""
        super().__init__(context)
        self._shown_item = ""
        self._saver = ItemSaver(self, context.jobs)
        self.presenter = VoicePresenter(context.desk, self, self._saver)
        self.position = ChoiceButtons(texts.QUESTION, tuple(texts.POSITIONS.items()))
        self.position.chosen.connect(self._on_position)
        self.needed = Text(texts.POSITION_NEEDED, "quiet")
        self.how = AutosaveText(texts.HOW["asked"], lines=2, most_characters=500)
        self.why_not = AutosaveText(texts.WHY_NOT, lines=2, most_characters=500)
        self.words = AutosaveText(texts.WORDS["asked"], lines=5, most_characters=5000)
        self._fields = {"how": self.how, "why_not": self.why_not, "words": self.words}
        for name, field in self._fields.items():
            field.text_rested.connect(partial(self._on_written, name))
        self.how_row = FieldRow(texts.HOW["asked"], self.how)
        self.why_not_row = FieldRow(texts.WHY_NOT, self.why_not)
        self.words_help = Text("", "caption")
        self.hints = Card(texts.HINT_TITLE, "soft")
        self.hint_text = Text()
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        self.why_not.setPlaceholderText(texts.WHY_NOT_PLACEHOLDER)
        self.words_row = FieldRow(texts.WORDS["asked"], self.words)
        card = Card(texts.QUESTION)
        card.body.setSpacing(SPACE_M)
        for widget in (
            self.position,
            self.needed,
            self.how_row,
            self.why_not_row,
            self.words_row,
            self.words_help,
        ):
            card.add(widget)
        self.hints.add(self.hint_text)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.add(Columns(card, self.hints, weights=(7, 4), stack_below=100))

    def show_item(self, page: ItemPage) -> None:
        """Show what is known of the child's view."""
        if page.item.id != self._shown_item:
            self.clear()
            self._shown_item = page.item.id
        self.presenter.show(page)

    def flush(self) -> None:
        """Save what is typed."""
        for field in self._fields.values():
            field.flush()
        self._saver.retry()

    def clear(self) -> None:
        """Forget the child's words."""
        self._shown_item = ""
        self.presenter.forget()
        self._saver.forget()
        self._empty_fields()
        self.position.set_value(None)
        self._show_position(VoicePosition.UNSET)
        self.show_age(None)

    def _empty_fields(self) -> None:
        for field in self._fields.values():
            field.clear()
            field.flush()

    def is_done(self, page: ItemPage) -> bool:
        """Whether the position is taken (R11)."""
        return page.record.voice.is_settled

    def set_wall(self, on: bool) -> None:
        """Hide the advice on the wall."""
        self.hints.setVisible(not on)

    def show_voice(self, voice: ChildVoice, *, newer_on_screen: bool) -> None:
        """Show the stored voice; what somebody is typing stays."""
        unset = voice.position is VoicePosition.UNSET
        self.position.set_value(None if unset else voice.position.value)
        if not newer_on_screen:
            for name, field in self._fields.items():
                field.set_text(getattr(voice, name))
        self._show_position(voice.position)

    def show_age(self, years: int | None) -> None:
        """Show how one asks a child of that age."""
        self.hint_text.setText("\n\n".join(texts.hints(years)))

    def say_done(self, *, done: bool) -> None:
        """Set or take away the tick of the step."""
        self.done_changed.emit(done)

    def ask_again(self) -> None:
        """Let the page fetch the item again."""
        self.changed.emit()

    def _on_position(self, code: str) -> None:
        position = VoicePosition(code)
        self._show_position(position)
        self.presenter.choose(position)

    def _on_written(self, field: str, text: str) -> None:
        self.presenter.write(field, text)

    def _show_position(self, position: VoicePosition) -> None:
        """Show the fields that belong to the position; the others keep what they hold."""
        has_words = position in _HAS_WORDS
        self.needed.setVisible(position is VoicePosition.UNSET)
        self.how_row.setVisible(has_words)
        self.words_row.setVisible(has_words)
        self.words_help.setVisible(has_words)
        self.why_not_row.setVisible(position is VoicePosition.NOT_ASKED)
        if has_words:
            self.how_row.set_label(texts.HOW[position.value])
            self.how.setPlaceholderText(texts.HOW_PLACEHOLDER[position.value])
            self.words_row.set_label(texts.WORDS[position.value])
            self.words_help.setText(texts.WORDS_HELP[position.value])
