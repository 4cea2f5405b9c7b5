"""Om personuppgifter: who answers, on what ground, which drafts the municipality has confirmed (R38, R39)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from barnombud.domain.changes import Outcome
from barnombud.domain.personal_data import PrivacyFacts, PrivacyTemplate
from barnombud.errors import InputError, UserError
from barnombud.services.privacy import PrivacyPage, privacy_page, save_privacy_facts
from barnombud.texts import municipality
from barnombud.texts import personal_data as texts
from barnombud.texts.dates import clock_time
from barnombud.ui.jobs import JobRunner
from barnombud.ui.navigation import Navigation
from barnombud.ui.pages.telling import sentence
from barnombud.ui.theme.tokens import SPACE_M
from barnombud.ui.widgets.autosave_text import AutosaveLine
from barnombud.ui.widgets.buttons import ButtonRow, make_button
from barnombud.ui.widgets.card import Card, Columns
from barnombud.ui.widgets.date_field import DateField
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_LONGEST = {"controller": 200, "officer": 200, "legal_basis": 600}


class PrivacyCard(Card):
    """Saved while somebody types; GUI thread.

    Attributes:
        saved: local time of the last commit.
        failed: a `UserError` that belongs to no field.
    """

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: JobRunner, navigation: Navigation) -> None:
        """Start empty."""
        super().__init__(texts.CARD)
        self._desk, self._jobs = desk, jobs
        self._facts = PrivacyFacts()
        self.rows: dict[str, FieldRow] = {}
        self.lines: dict[str, AutosaveLine] = {}
        self.days: dict[str, DateField] = {}
        self.add(Text(texts.CARD_TEXT, "quiet"))
        for name, (label, help_text) in texts.FIELDS.items():
            self.add(self._line(name, label, label, help_text))
        for template in PrivacyTemplate:
            self.add(self._decision(template.value))
        self.print_button, self.incident_button = (
            make_button(words, "secondary", partial(navigation.go, "papers", kind=kind), icon="printer")
            for words, kind in ((texts.PRINT, "privacy"), (texts.PRINT_INCIDENT, "incident"))
        )
        self.body.addSpacing(SPACE_M)
        self.add(ButtonRow(self.print_button, self.incident_button))

    def _line(self, name: str, label: str, spoken: str, help_text: str = "") -> FieldRow:
        line = AutosaveLine(spoken, most_characters=_LONGEST.get(name, 120))
        line.text_rested.connect(partial(self._set, name))
        self.lines[name] = line
        row = self.rows[name] = FieldRow(label, line, help_text=help_text)
        return row

    def _decision(self, name: str) -> Columns:
        label = f"{texts.TEMPLATES[name]}, {texts.REFERENCE.lower()}"
        reference = self._line(name, label, texts.reference_name(name))
        day = self.days[f"{name}_on"] = DateField(texts.day_name(name))
        day.date_changed.connect(partial(self._set, f"{name}_on"))
        row = self.rows[f"{name}_on"] = FieldRow(texts.DAY, day)
        return Columns(reference, row, weights=(3, 2), stack_below=70, spacing=SPACE_M)

    def load(self) -> None:
        """Fetch what holds."""
        self._jobs.run(self, partial(privacy_page, self._desk), self.show_page)

    def show_page(self, page: PrivacyPage) -> None:
        """Show what holds, and lock what the municipality has decided."""
        self._facts = page.facts
        for name, line in self.lines.items():
            line.set_text(getattr(page.facts, name))
        for name, day in self.days.items():
            day.set_value(getattr(page.facts, name))
        for name, row in self.rows.items():
            row.set_locked(municipality.LOCKED if name in page.ruled else "")

    def flush(self) -> None:
        """Save what is typed, at once."""
        for line in self.lines.values():
            line.flush()
        for day in self.days.values():
            day.check()

    def _set(self, name: str, value: str | date | None) -> None:
        if getattr(self._facts, name) == value:
            return
        before = getattr(self._facts, name)
        self._facts = self._facts.model_copy(update={name: value})

        def failed(error: UserError) -> None:
            self._facts = self._facts.model_copy(update={name: before})
            if isinstance(error, InputError):
                self.rows[name].set_error(sentence(error))
            else:
                self.failed.emit(error)

        work = partial(save_privacy_facts, self._desk, self._facts)
        self._jobs.run(self, work, partial(self._on_saved, name), failed)

    def _on_saved(self, name: str, outcome: Outcome[PrivacyFacts]) -> None:
        self.rows[name].clear_error()
        self.saved.emit(clock_time(outcome.change.at))
