"""Which language stands beside the Swedish on a blank paper; the guardians' own is taken by itself (R43)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from barnombud.domain.ids import CaseId
from barnombud.domain.languages.phrase_book import SOURCE
from barnombud.services.languages import PaperLanguages, paper_languages
from barnombud.texts import papers_page as texts
from barnombud.texts.passage import capitalised
from barnombud.ui.jobs import JobRunner
from barnombud.ui.widgets.card import Card
from barnombud.ui.widgets.drop_list import DropList
from barnombud.ui.widgets.field_row import FieldRow
from barnombud.ui.widgets.labels import Text

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class LanguageChoice(Card):
    """A list of languages with what has to be known about the chosen one.

    Attributes:
        chosen: the language, ``sv`` for Swedish alone, and whether it is reviewed (None for Swedish).
    """

    chosen = Signal(str, object)

    def __init__(self, desk: Desk, jobs: JobRunner) -> None:
        """Start with Swedish alone."""
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._reviewed: dict[str, bool] = {}
        self.list = DropList(texts.BESIDE, ((SOURCE, texts.ONLY_SWEDISH),))
        self.list.chosen.connect(self._on_chosen)
        self.note = Text("", "quiet")
        self.missing = Text("", "quiet")
        for widget in (FieldRow(texts.BESIDE, self.list), self.note, self.missing):
            self.add(widget)

    def come(self, case_id: CaseId | None) -> None:
        """Ask which languages there are, and take the guardians' own."""
        work = partial(paper_languages, self._desk, case_id)
        self._jobs.run(self, work, self.show_languages, lambda _error: self.chosen.emit(SOURCE, None))

    def show_languages(self, found: PaperLanguages) -> None:
        """Offer the languages, with the proposed one taken."""
        self._reviewed = {header.language: reviewed for header, reviewed in found.offered}
        choices = [
            (
                header.language,
                texts.language_choice(capitalised(header.name_swedish), reviewed=reviewed),
            )
            for header, reviewed in found.offered
        ]
        self.list.set_choices([(SOURCE, texts.ONLY_SWEDISH), *choices])
        self.list.set_value(found.proposed)
        words = texts.not_offered(found.missing)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        self._on_chosen(self.list.value())

    def _on_chosen(self, language: str) -> None:
        reviewed = self._reviewed.get(language)
        self.note.setText(texts.READING_AID if reviewed is False else "")
        self.note.setVisible(reviewed is False)
        self.chosen.emit(language, reviewed)
