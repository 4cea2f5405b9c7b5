"""Styrkor: what works and what is hard side by side, strengths first, and notes below; widgets only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from barnombud.domain.ids import AgencyId
from barnombud.texts import strengths as texts
from barnombud.ui.pages.meeting.steps.item_saver import ItemSaver
from barnombud.ui.pages.meeting.steps.step import Step
from barnombud.ui.pages.meeting.steps.strengths_notes import NotesCard
from barnombud.ui.pages.meeting.steps.strengths_presenter import NoteLine, StrengthsPresenter
from barnombud.ui.pages.meeting.steps.strengths_written import WrittenCard
from barnombud.ui.pages.meeting.steps.written_presenter import WrittenPresenter
from barnombud.ui.pages.page import PageContext
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveText
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.child_items import ItemPage

LONGEST = 10_000
"""Characters of each of the two texts."""


class StrengthsStep(Step):
    """The step Styrkor."""

    code = "strengths"
    title = texts.TITLE

    def __init__(self, context: PageContext) -> None:
        """Lay out the step; it shows nothing before `show_item`."""
        super().__init__(context)
        self._shown_item = ""
        self._saver = ItemSaver(self, context.jobs)
        self.presenter = StrengthsPresenter(context.desk, self, self._saver)
        self.works = AutosaveText(texts.WORKS, lines=5, most_characters=LONGEST)
        self.hard = AutosaveText(texts.HARD, lines=5, most_characters=LONGEST)
        self.works.text_rested.connect(self.presenter.write_works)
        self.hard.text_rested.connect(self.presenter.write_hard)
        self.works_help = Text(texts.WORKS_HELP, "quiet")
        self.hard_help = Text(texts.HARD_HELP, "quiet")
        self.notes = NotesCard()
        self.notes.writer_chosen.connect(self.presenter.choose_writer)
        self.notes.confirm_pressed.connect(self.presenter.confirm)
        self.notes.draft_rested.connect(self.presenter.keep_draft)
        self.notes.add_pressed.connect(self.presenter.add_note)
        self.notes.remove_pressed.connect(self.presenter.remove_note)
        self.notes.unmark_pressed.connect(self.presenter.unmark_note)
        self.notes.undo_pressed.connect(self.presenter.put_back)
        self.written = WrittenCard()
        self.written_presenter = WrittenPresenter(context.desk, self.written, self._saver)
        self.written.entered.connect(self.written_presenter.enter)
        self.written.removed.connect(self.written_presenter.remove)
        self.written.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        cards = []
        for title, advice, field in (
            (texts.WORKS, self.works_help, self.works),
            (texts.HARD, self.hard_help, self.hard),
        ):
            card = Card(title)
            card.add(advice)
            card.add(field)
            cards.append(card)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M + 4)
        column.add(Columns(*cards, stack_below=70))
        column.add(self.notes)
        column.add(self.written)

    def show_item(self, page: ItemPage) -> None:
        """Show the texts and the notes."""
        if page.item.id != self._shown_item:
            self.clear()
            self._shown_item = page.item.id
        self.presenter.show(page)
        self.written_presenter.show(page.item.id)

    def flush(self) -> None:
        """Save what is typed."""
        for field in (self.works, self.hard, self.notes.text):
            field.flush()
        self._saver.retry()

    def clear(self) -> None:
        """Forget everything about the child."""
        self._shown_item = ""
        self.presenter.forget()
        self._saver.forget()
        for field in (self.works, self.hard):
            field.clear()
            field.flush()
        self.notes.forget()
        self.written_presenter.forget()
        self.written.forget()

    def is_done(self, page: ItemPage) -> bool:
        """Whether there is one strength; what is hard and notes are never required."""
        return bool(page.record.works.strip())

    def set_wall(self, on: bool) -> None:
        """Hide advice and notes on the wall."""
        for widget in (self.works_help, self.hard_help, self.notes):
            widget.setVisible(not on)
        self.written.set_wall(on)

    def show_texts(self, works: str, hard: str) -> None:
        """Show what works and what is hard; what somebody is typing stays."""
        self.works.set_text(works)
        self.hard.set_text(hard)

    def show_writers(self, agencies: tuple[tuple[str, str], ...], chosen: str | None, locked: str) -> None:
        """Offer who writes notes."""
        self.notes.show_writers(agencies, chosen, locked)

    def show_guardians(self, guardians: tuple[tuple[str, str], ...]) -> None:
        """Offer whom a note can be kept from."""
        self.notes.withhold.show_guardians(guardians)

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the notes."""
        self.notes.show_notes(notes)

    def show_draft(self, text: str) -> None:
        """Show a half-written note."""
        self.notes.text.set_text(text)

    def clear_note(self) -> None:
        """Empty the note's fields."""
        self.notes.clear_note()

    def say_note_error(self, field: str, text: str) -> None:
        """Say what is wrong with a note."""
        self.notes.say_error(field, text)

    def say_removed(self) -> None:
        """Say that a note is gone."""
        self.notes.say_removed()

    def ask_proof(self, agency: AgencyId) -> None:
        """Let somebody of the agency confirm with her own passphrase."""
        self.own_proof_wanted.emit(agency)

    def say_done(self, *, done: bool) -> None:
        """Set or take away the tick of the step."""
        self.done_changed.emit(done)

    def ask_again(self) -> None:
        """Let the page fetch the item again."""
        self.changed.emit()
