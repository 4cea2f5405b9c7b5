"""Notes by each agency in a child's item: the confirmation first (R8), and whom a note is about (R6)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from barnombud.texts import strengths as texts
from barnombud.ui.pages.meeting.steps.strengths_confirm import ConfirmCard
from barnombud.ui.pages.meeting.steps.strengths_presenter import NoteLine
from barnombud.ui.pages.meeting.steps.strengths_withhold import WithholdFields
from barnombud.ui.theme.theme import set_kind
from barnombud.ui.theme.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from barnombud.ui.widgets.autosave_text import AutosaveLine, AutosaveText
from barnombud.ui.widgets.buttons import make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.column import Column
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.half_filled import half_filled
from barnombud.ui.widgets.labels import Text
from barnombud.ui.widgets.message_bar import MessageBar

ABOUT_CHILD, ABOUT_ADULT = "child", "adult"


class NoteWidget(QWidget):
    """One note, with whom it is about.

    Attributes:
        removed: id of the note to take away.
        unmarked: id of the note whose mark is taken away (R26).
    """

    removed = Signal(str)
    unmarked = Signal(str)

    def __init__(self, note: NoteLine) -> None:
        """Show the note."""
        super().__init__()
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(Text(texts.note_head(note.agency, note.at), "strong"), 1)
        self.remove = make_button(
            texts.REMOVE,
            "link",
            lambda: self.removed.emit(note.id),
            name=texts.remove_name(note.agency),
        )
        head.addWidget(self.remove)
        column.add(head)
        column.add(Text(note.text))
        words = texts.kept_out if note.kept_out else texts.about_adult
        self.about = Text(words(note.other_adult), "warning" if note.kept_out else "caption")
        self.about.setVisible(bool(note.other_adult))
        column.add(self.about)
        self.withheld = Text(note.withheld, "strong")
        self.withheld.setVisible(bool(note.withheld))
        column.add(self.withheld)
        self.unmark = make_button(
            texts.UNMARK, "link", lambda: self.unmarked.emit(note.id), name=texts.unmark_name(note.agency)
        )
        self.unmark.setVisible(bool(note.withheld))
        column.add(self.unmark)
        line = QFrame()
        set_kind(line, "line")
        column.addSpacing(SPACE_XS)
        column.add(line)
        spoken = (f"{texts.note_head(note.agency, note.at)}. {note.text}", note.withheld)
        self.setAccessibleName(". ".join(part for part in spoken if part))


class NotesCard(Card):
    """The card of notes.

    Attributes:
        writer_chosen: id of the agency that writes.
        confirm_pressed: the chosen agency has checked the consent.
        draft_rested: a half-written note.
        add_pressed: text, whether it is about another adult, who that is, and the mark or None (R26).
        remove_pressed: id of a note.
        unmark_pressed: id of a note whose mark is taken away.
        undo_pressed: bring back the note that was taken away last.
    """

    writer_chosen = Signal(str)
    confirm_pressed = Signal()
    draft_rested = Signal(str)
    add_pressed = Signal(str, bool, str, object)
    remove_pressed = Signal(str)
    unmark_pressed = Signal(str)
    undo_pressed = Signal()

    def __init__(self) -> None:
        """Lay out an empty card."""
        super().__init__(texts.NOTES)
        self.help = Text(texts.NOTES_HELP, "quiet")
        self.writer = ChoiceButtons(texts.WHO_WRITES, ())
        self.writer.chosen.connect(self.writer_chosen)
        self.writer_row = FieldRow(texts.WHO_WRITES, self.writer)
        self.nobody = Text(texts.NOBODY, "quiet")
        self.lock = ConfirmCard()
        self.lock.confirmed.connect(self.confirm_pressed)
        self.text = AutosaveText(texts.NOTE, lines=3, most_characters=10_000)
        self.text.text_rested.connect(self.draft_rested)
        self.text_row = FieldRow(texts.NOTE, self.text)
        self.about = ChoiceButtons(
            texts.ABOUT, ((ABOUT_CHILD, texts.ABOUT_CHILD), (ABOUT_ADULT, texts.ABOUT_ADULT))
        )
        self.about.chosen.connect(self._on_about)
        self.about_row = FieldRow(texts.ABOUT, self.about)
        self.adult = AutosaveLine(texts.ADULT, most_characters=120)
        self.adult_row = FieldRow(texts.ADULT, self.adult)
        self.warning = Text(texts.ADULT_WARNING, "warning")
        self.withhold = half_filled(WithholdFields())
        half_filled(self.about)
        self.add_button = make_button(texts.ADD_NOTE, "secondary", self._on_add, icon="plus")
        self.message = MessageBar()
        self.empty = Text(texts.NO_NOTES, "quiet")
        self.notes: list[NoteWidget] = []
        self._locked = False
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        self.body.setSpacing(SPACE_M)
        self.form = QWidget()
        form = Column(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACE_M)
        whom = (self.about_row, self.adult_row, self.warning)
        for widget in (self.text_row, *whom, self.withhold, self.add_button):
            form.add(widget)
        self._list = Column()
        self._list.setSpacing(SPACE_S)
        left, right = QWidget(), QWidget()
        write, read = Column(left), Column(right)
        for column in (write, read):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE_M)
        for part in (self.writer_row, self.nobody, self.lock, self.form):
            write.add(part)
        for item in (self.message, self._list, self.empty):
            read.add(item)
        for column in (write, read):
            column.addStretch(1)
        self.add(self.help)
        self.add(Columns(left, right, stack_below=84, spacing=SPACE_L))

    def forget(self) -> None:
        """Empty everything."""
        self.show_notes(())
        self.show_writers((), None, "")
        self.withhold.show_guardians(())
        self.clear_note()
        self.message.clear()

    def show_writers(self, agencies: tuple[tuple[str, str], ...], chosen: str | None, locked: str) -> None:
        """Offer who writes; the one that has not confirmed sees the confirmation first."""
        shown = tuple((code, self.writer.button(code).text()) for code in self._codes)
        if agencies != shown:
            self.writer.set_choices(agencies)
            self._codes = tuple(code for code, _ in agencies)
        self.writer.set_value(chosen)
        self.writer_row.setVisible(bool(agencies))
        self.nobody.setVisible(not agencies)
        self.lock.show_agency(locked)
        self.form.setVisible(bool(agencies) and not locked)
        if self._locked and not locked and agencies:
            self.text.setFocus()
        self._locked = bool(locked)

    _codes: tuple[str, ...] = ()

    def show_notes(self, notes: tuple[NoteLine, ...]) -> None:
        """Show the notes, oldest first."""
        for old in self.notes:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.notes = []
        for note in notes:
            widget = NoteWidget(note)
            widget.removed.connect(self.remove_pressed)
            widget.unmarked.connect(self.unmark_pressed)
            self._list.add(widget)
            self.notes.append(widget)
        self.empty.setVisible(not notes)

    def clear_note(self) -> None:
        """Empty the fields of a new note."""
        self.text.blockSignals(True)
        self.text.clear()
        self.text.flush()
        self.text.blockSignals(False)
        self.adult.clear()
        self.adult.flush()
        self.about.set_value(ABOUT_CHILD)
        self._show_about()
        self.withhold.clear()
        self.clear_errors()

    def clear_errors(self) -> None:
        """Take the sentences below the fields away."""
        self.text_row.clear_error()
        self.adult_row.clear_error()
        self.withhold.clear_errors()

    def say_error(self, field: str, text: str) -> None:
        """Say what is wrong at ``text``, ``adult``, ``reason`` or ``whom``, and go there."""
        rows = {
            "adult": self.adult_row,
            "reason": self.withhold.reason_row,
            "whom": self.withhold.whom_row,
        }
        row = rows.get(field, self.text_row)
        row.set_error(text)
        row.field.setFocus()

    def say_removed(self) -> None:
        """Say that a note is gone, with a way to take it back."""
        self.message.say(texts.REMOVED, action_text=texts.UNDO, action=self.undo_pressed.emit)

    def _on_about(self, _code: str) -> None:
        self._show_about()

    def _show_about(self) -> None:
        is_adult = self.about.value() == ABOUT_ADULT
        self.adult_row.setVisible(is_adult)
        self.warning.setVisible(is_adult)

    def _on_add(self) -> None:
        self.clear_errors()
        about_adult = self.about.value() == ABOUT_ADULT
        self.add_pressed.emit(self.text.text(), about_adult, self.adult.text(), self.withhold.form())
