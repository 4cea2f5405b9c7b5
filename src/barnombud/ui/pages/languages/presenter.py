"""What the page Språk does: lists languages, opens one, corrects a sentence, approves; no widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.languages.phrase_book import Direction, PhraseVersion
from barnombud.domain.languages.phrase_checks import FaultyPhrase
from barnombud.errors import InputError, NotFound, UserError
from barnombud.services import languages
from barnombud.services.languages import LanguageLine, LanguageSheet, Sentence
from barnombud.texts import languages_page as texts
from barnombud.texts.errors import said
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_OURS = frozenset({Op.CHANGE_PHRASE, Op.APPROVE_LANGUAGE})


@dataclass(frozen=True)
class Shown:
    """One sentence as the form shows it."""

    key: str
    swedish: str
    text: str
    label: str
    places: str
    fault: str
    from_right: bool
    may_change: bool


class LanguagesView(TellingView, Protocol):
    """What the presenter needs of the page."""

    def show_list(self, lines: tuple[LanguageLine, ...]) -> None:
        """Show every language."""

    def show_language(self, line: LanguageLine, parts: tuple[tuple[str, str], ...], today: date) -> None:
        """Show one language's facts and its parts with their words."""

    def show_sentences(self, sentences: tuple[Sentence, ...], *, from_right: bool) -> None:
        """Show the sentences of the chosen part, in the direction the language is written."""

    def show_sentence(self, shown: Shown | None) -> None:
        """Show one sentence to correct; None when none is chosen."""

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what is typed; empty when nothing is."""

    def show_approval_fault(self, field: str, text: str) -> None:
        """Say what is wrong with the name or the day."""

    def say(self, title: str, text: str = "") -> None:
        """Say what has been done."""


class LanguagesPresenter:
    """Turns the languages into rows and presses into use cases; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: LanguagesView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self.language = ""
        """The open language; empty while the list is shown."""
        self.part = ""
        self.key = ""
        """The sentence that is being corrected."""
        self._sheet: LanguageSheet | None = None

    def load(self, language: str = "") -> None:
        """Fetch the list, or one language sentence by sentence."""
        if language != self.language:
            self.part, self.key, self._sheet = "", "", None
        self.language = language
        if language:
            work = partial(languages.language_sheet, self._desk, language)
            self._jobs.run(self._owner, work, self._on_sheet, self._on_trouble)
        else:
            self._jobs.run(self._owner, partial(languages.languages_page, self._desk), self._view.show_list)

    def on_change(self, change: object) -> None:
        """Fetch again when a language was changed."""
        if isinstance(change, Change) and change.op in _OURS:
            self.load(self.language)

    def choose_part(self, part: str) -> None:
        """Show the sentences of another part."""
        self.part, self.key = part, ""
        self._view.show_sentences(self._of_part(), from_right=self._from_right)
        self._view.show_sentence(None)

    def choose(self, key: str) -> None:
        """Show one sentence to correct."""
        self.key = key
        self._show_sentence()

    def next_key(self) -> str:
        """Return the key of the sentence after the shown one, the first after the last."""
        keys = [each.key for each in self._of_part()]
        return keys[(keys.index(self.key) + 1) % len(keys)] if self.key in keys else (keys or [""])[0]

    def typed(self, text: str) -> None:
        """Check what is typed at once: its places, and that it is not empty."""
        if self.key:
            self._view.show_fault(_fault(languages.check_phrase(self.key, text)))

    def save(self, text: str) -> None:
        """Keep another wording of the shown sentence; the same as before is kept no more."""
        now = self._shown_sentence()
        if now is None or text.strip() == now.text:
            return
        work = partial(languages.correct_phrase, self._desk, self.language, self.key, text)
        self._jobs.run(self._owner, work, self._on_saved, self._on_not_saved)

    def save_if_whole(self, text: str) -> None:
        """Keep what is typed when the page is left, unless a place is missing."""
        if self.key and not languages.check_phrase(self.key, text):
            self.save(text)

    def approve(self, reviewer: str, on: date | None) -> None:
        """Keep that somebody has read the language through."""
        if on is None:
            return
        work = partial(languages.approve_language, self._desk, self.language, reviewer, on)
        self._jobs.run(self._owner, work, self._on_approved, self._on_not_approved)

    def _on_sheet(self, sheet: LanguageSheet) -> None:
        if sheet.line.header.language != self.language:
            return
        self._sheet = sheet
        parts = tuple(dict.fromkeys(each.key.split(".")[0] for each in sheet.sentences))
        self.part = self.part or parts[0]
        words = []
        for part in parts:
            own = [each for each in sheet.sentences if each.key.startswith(f"{part}.")]
            words.append((part, texts.part_words(part, len(own), sum(bool(each.faults) for each in own))))
        self._view.show_language(sheet.line, tuple(words), self._desk.today())
        self._view.show_sentences(self._of_part(), from_right=self._from_right)
        self._show_sentence()

    @property
    def _from_right(self) -> bool:
        return self._sheet is not None and self._sheet.line.header.direction is Direction.RTL

    def _of_part(self) -> tuple[Sentence, ...]:
        sentences = self._sheet.sentences if self._sheet else ()
        return tuple(each for each in sentences if each.key.startswith(f"{self.part}."))

    def _shown_sentence(self) -> Sentence | None:
        return next((each for each in self._of_part() if each.key == self.key), None)

    def _show_sentence(self) -> None:
        found = self._shown_sentence()
        if found is None or self._sheet is None:
            self._view.show_sentence(None)
            return
        header = self._sheet.line.header
        self._view.show_sentence(
            Shown(
                key=found.key,
                swedish=found.swedish,
                text=found.text,
                label=texts.in_language(header.name_swedish),
                places=texts.places_line(found.places),
                fault=_fault(found.faults) if found.text else "",
                from_right=self._from_right,
                may_change=not self._sheet.line.is_source,
            )
        )

    def _on_saved(self, outcome: Outcome[PhraseVersion]) -> None:
        tell_saved(self._view, outcome)
        self._view.say(texts.SAVED, texts.SAVED_TEXT)

    def _on_approved(self, outcome: Outcome[PhraseVersion]) -> None:
        tell_saved(self._view, outcome)
        header = outcome.value.book.header
        if header.reviewed_on is not None:
            self._view.say(texts.APPROVED, texts.approved_line(header.reviewed_by, header.reviewed_on))

    def _on_not_saved(self, error: UserError) -> None:
        if isinstance(error, InputError):
            self._view.show_fault(sentence(error))
        else:
            tell_trouble(self._view, error)

    def _on_not_approved(self, error: UserError) -> None:
        if isinstance(error, InputError) and error.field in {"reviewer", "reviewed_on"}:
            self._view.show_approval_fault(error.field, sentence(error))
        else:
            tell_trouble(self._view, error)

    def _on_trouble(self, error: UserError) -> None:
        if isinstance(error, NotFound):
            self.load()
        tell_trouble(self._view, error)


def _fault(faults: tuple[FaultyPhrase, ...]) -> str:
    """Return the first fault as a sentence; empty when there is none."""
    for faulty in faults:
        words = said(faulty.fault)
        return texts.fault_line(words.cause, words.advice, faulty.places)
    return ""
