"""Third part of the consent form: how the question was asked and understood (R1, R43, R44)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from barnombud.domain.consent.answer import is_swedish
from barnombud.domain.consent.events import ConsentForm, InterpreterUse, SheetTranslation
from barnombud.domain.ids import MemberId
from barnombud.services.consent_forms import AnswerForm
from barnombud.texts import consent_form as words
from barnombud.texts import consent_page as texts
from barnombud.texts.consent_words import FORMS
from barnombud.texts.languages import LANGUAGES
from barnombud.texts.passage import capitalised
from barnombud.ui.pages.case.form_facts import FormFacts
from barnombud.ui.theme.tokens import SPACE_L
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.choice_buttons import ChoiceButtons
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.tick import RadioList, Tick


class RecordPart(Card):
    """How an answer came about; fields about understanding come only when the language asks for them.

    Attributes:
        changed: something was chosen or has been typed.
        rows: label, field and error of each field, by the name it has in `AnswerForm`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out empty fields."""
        super().__init__(words.PART_HOW, parent=parent)
        self.body.setSpacing(SPACE_L)
        self._facts: FormFacts | None = None
        self.informed = Tick(texts.INFORMED)
        self.language = DropList(texts.INFORMATION_LANGUAGE, LANGUAGES.items())
        self.version = AutosaveLine(texts.INFORMATION_VERSION, most_characters=40)
        self.translation = RadioList(words.TRANSLATION, tuple(words.TRANSLATIONS.items()))
        self.interpreter = RadioList(texts.INTERPRETER, tuple(texts.INTERPRETER_CHOICES.items()))
        self.interpreter_note = AutosaveLine(texts.INTERPRETER_NOTE, most_characters=200)
        self.form = ChoiceButtons(texts.HOW, [(code, capitalised(way)) for code, way in FORMS.items()])
        self.taken_by = DropList(words.TAKEN_BY)
        self.place = AutosaveLine(texts.PLACE, most_characters=120)
        self.original = AutosaveLine(texts.ORIGINAL, most_characters=200)
        for field in (self.form, self.informed):
            field.setProperty("required", True)
        self.rows = {
            "informed": FieldRow(texts.INFORMATION, self.informed),
            "information_language": FieldRow(texts.INFORMATION_LANGUAGE, self.language),
            "information_version": FieldRow(texts.INFORMATION_VERSION, self.version),
            "translation": FieldRow(words.TRANSLATION, self.translation, help_text=words.TRANSLATION_HELP),
            "interpreter": FieldRow(texts.INTERPRETER, self.interpreter, help_text=texts.INTERPRETER_HELP),
            "interpreter_note": FieldRow(texts.INTERPRETER_NOTE, self.interpreter_note),
            "form": FieldRow(texts.HOW, self.form),
            "taken_by": FieldRow(words.TAKEN_BY, self.taken_by),
            "place": FieldRow(texts.PLACE, self.place, help_text=texts.PLACE_HELP),
            "original_kept_at": FieldRow(texts.ORIGINAL, self.original),
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = self.rows
        self.add(rows["informed"])
        self.add(Columns(rows["information_language"], rows["information_version"], stack_below=70))
        self.add(rows["translation"])
        self.add(rows["interpreter"])
        self.add(rows["interpreter_note"])
        self.add(rows["form"])
        self.add(Columns(rows["taken_by"], rows["place"], stack_below=70))
        self.add(rows["original_kept_at"])

    def _connect(self) -> None:
        for signal in (
            self.form.chosen,
            self.interpreter.chosen,
            self.translation.chosen,
            self.taken_by.chosen,
            self.informed.ticked,
        ):
            signal.connect(self._on_changed)
        self.language.chosen.connect(self._on_language)
        for text in (self.place, self.original, self.version, self.interpreter_note):
            text.text_rested.connect(self._on_changed)

    def begin(self, facts: FormFacts) -> None:
        """Offer those who can have taken the answer."""
        self._facts = facts
        self.taken_by.set_choices(facts.members)

    def show_form(self, form: AnswerForm) -> None:
        """Show these values."""
        for line, text in (
            (self.place, form.place),
            (self.original, form.original_kept_at),
            (self.version, form.information_version),
            (self.interpreter_note, form.interpreter_note),
        ):
            line.flush()
            line.set_text(text)
        self.form.set_value(form.form)
        self.informed.set_ticked(form.informed)
        self.language.set_value(form.information_language)
        self.interpreter.set_value(form.interpreter)
        self.translation.set_value(form.translation)
        self._propose_review()
        self.taken_by.set_value(form.taken_by or "")
        self._fit()

    def fill(self, form: AnswerForm) -> AnswerForm:
        """Return ``form`` with what stands in the fields."""
        way, used, read = self.form.value(), self.interpreter.value(), self.translation.value()
        taker = self.taken_by.value()
        return form.model_copy(
            update={
                "form": ConsentForm(way) if way else None,
                "place": self.place.text(),
                "informed": self.informed.is_ticked(),
                "information_language": self.language.value(),
                "information_version": self.version.text(),
                "translation": SheetTranslation(read) if read else SheetTranslation.NOT_STATED,
                "interpreter": InterpreterUse(used) if used else None,
                "interpreter_note": self.interpreter_note.text(),
                "original_kept_at": self.original.text(),
                "taken_by": MemberId(taker) if taker else None,
            }
        )

    def _on_language(self, _code: str) -> None:
        self.translation.set_value(None)
        self._propose_review()
        self._on_changed()

    def _propose_review(self) -> None:
        """Say what the program knows of its own translation; somebody may have used another sheet."""
        known = self._facts.translations.get(self.language.value()) if self._facts else None
        if known is not None and self.translation.value() is None:
            said = SheetTranslation.REVIEWED if known else SheetTranslation.UNREVIEWED
            self.translation.set_value(said.value)

    def _on_changed(self, *_value: object) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Ask about translation and interpreter when the sheet or the person speaks another language."""
        translated = not is_swedish(self.language.value())
        facts = self._facts
        foreign = facts is not None and (not is_swedish(facts.language) or facts.needs_interpreter)
        self.rows["translation"].setVisible(translated)
        for key in ("interpreter", "interpreter_note"):
            self.rows[key].setVisible(foreign or translated)
