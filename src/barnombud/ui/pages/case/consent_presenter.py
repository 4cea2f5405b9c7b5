"""What the consent tab does: shows the matrix, takes answers, withdraws, confirms; no widgets here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import GUARDIAN_CAPACITIES, Guardian
from barnombud.domain.changes import Outcome
from barnombud.domain.consent.answer import AnswerBlocker, field_of
from barnombud.domain.consent.events import ConsentEvent
from barnombud.domain.ids import CaseId, GuardianId
from barnombud.domain.promise_dates import default_consent_end
from barnombud.errors import InputError, RuleViolation, UserError
from barnombud.services import consents, drafts
from barnombud.services.consent_forms import AnswerForm, form_of, record_form
from barnombud.services.consents import ConsentPage
from barnombud.texts import consent_page as texts
from barnombud.texts.consent_words import PURPOSE_PROPOSED
from barnombud.texts.errors import said_on_consent_page
from barnombud.texts.papers_family import FORM_ID, FORM_VERSION
from barnombud.texts.passage import capitalised
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.case.consent_form import FormFacts, usual_form
from barnombud.ui.pages.case.consent_matrix import who
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from barnombud.services.desk import Desk


class ConsentView(TellingView, Protocol):
    """What the presenter needs of the tab."""

    def show_consent(self, page: ConsentPage) -> None:
        """Show matrix, sentence and diary."""

    def show_form(self, facts: FormFacts, form: AnswerForm, *, from_draft: bool) -> None:
        """Open the form of one person."""

    def fill_form(self, form: AnswerForm) -> None:
        """Show other values in the open form."""

    def close_form(self) -> None:
        """Close the form; what it became is saved, or it was left."""

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say at each field of the form what is wrong."""

    def say(self, title: str, text: str = "") -> None:
        """Say what happened."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class ConsentPresenter:
    """Consent of one case; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: ConsentView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._case_id = CaseId("")
        self._page: ConsentPage | None = None
        self._open = ""
        self._kept: dict[str, str] = {}

    def load(self, case_id: str) -> None:
        """Fetch the consents of one case."""
        if case_id != self._case_id:
            self._open, self._page = "", None
        self._case_id = CaseId(case_id)
        self._jobs.run(
            self._owner,
            partial(consents.consent_page, self._desk, self._case_id),
            self._on_page,
            partial(tell_trouble, self._view),
        )

    def open_form(self, key: str) -> None:
        """Open the form of a guardian with what was typed in it before."""
        work = partial(drafts.drafts_for, self._desk, _prefix(key))
        self._jobs.run(self._owner, work, partial(self._on_drafts, key))

    def type_form(self, form: AnswerForm) -> None:
        """Keep every field that has changed since it was kept last."""
        if not self._open:
            return
        now = _texts_of(form)
        for field, text in now.items():
            if text != self._kept.get(field):
                place = f"{_prefix(self._open)}{field}"
                work = partial(drafts.save_draft, self._desk, place, text, self._case_id)
                self._jobs.run(self._owner, work, partial(tell_saved, self._view))
        self._kept = now

    def start_from_same(self, form: AnswerForm) -> None:
        """Fill the form with what another guardian has said yes to; her own answer is still to be given."""
        other = self._answered_by_another(self._open)
        if other is not None:
            _, same = other
            guardian = self._guardian(self._open)
            language = guardian.language if guardian else form.information_language
            kept = {"answer": form.answer, "happened_on": form.happened_on, "information_language": language}
            self._view.fill_form(same.model_copy(update=kept))

    def save(self, form: AnswerForm) -> None:
        """Record the answer."""
        guardian_id = GuardianId(self._open)
        work = partial(record_form, self._desk, self._case_id, guardian_id, form)
        self._jobs.run(self._owner, work, self._on_saved, self._on_refused)

    def leave(self) -> None:
        """Leave the form and forget what was typed."""
        self._forget_drafts()
        self._view.close_form()

    def note_asked(self, key: str) -> None:
        """Note that a guardian has been asked."""
        work = partial(consents.record_asked, self._desk, self._case_id, GuardianId(key))
        self._jobs.run(
            self._owner, work, partial(self._on_noted, texts.ASKED_SAVED), partial(tell_trouble, self._view)
        )

    def withdraw(self, key: str) -> None:
        """Take a consent back; asked once as it cannot be undone, and never why (R7)."""
        guardian = self._guardian(key)
        name = who(guardian) if guardian else ""
        self._view.ask(
            Question(texts.WITHDRAW_TITLE, texts.WITHDRAW_TEXT, texts.WITHDRAW, texts.WITHDRAW_KEEP),
            partial(self._withdraw, key, name),
        )

    def confirm(self) -> None:
        """Note that the signed-in member's agency has checked the consent (R8)."""
        work = partial(consents.confirm_consent, self._desk, self._case_id)
        self._jobs.run(
            self._owner, work, partial(self._on_noted, texts.CONFIRMED), partial(tell_trouble, self._view)
        )

    def _withdraw(self, key: str, name: str) -> None:
        work = partial(consents.withdraw_consent, self._desk, self._case_id, GuardianId(key))
        self._jobs.run(
            self._owner, work, partial(self._on_withdrawn, name), partial(tell_trouble, self._view)
        )

    def _on_withdrawn(self, name: str, outcome: Outcome[ConsentEvent]) -> None:
        self._view.say(texts.withdrawn(name), texts.WITHDRAWN_TEXT)
        tell_saved(self._view, outcome)

    def _on_noted(self, words: str, outcome: Outcome[Any]) -> None:
        self._view.say(words)
        tell_saved(self._view, outcome)

    def _on_page(self, page: ConsentPage) -> None:
        self._page = page
        self._view.show_consent(page)

    def _on_drafts(self, key: str, found: dict[str, str]) -> None:
        guardian = self._guardian(key)
        if guardian is None or self._page is None:
            return
        self._open = key
        form = _usual(self._page, guardian)
        kept = {place.removeprefix(_prefix(key)): text for place, text in found.items()}
        if kept:
            form = _filled(form, kept)
        self._kept = _texts_of(form)
        other = self._answered_by_another(key)
        names = {agency.id: agency.name for agency in self._page.agencies}
        brings = self._page.case.brought_by
        facts = FormFacts(
            key=key,
            who=who(guardian),
            brings=names.get(brings, ""),
            agencies=tuple((each, name) for each, name in names.items() if each != brings),
            language=guardian.language,
            needs_interpreter=guardian.needs_interpreter,
            same_as=other[0] if other is not None else "",
        )
        self._view.show_form(facts, form, from_draft=bool(kept))

    def _answered_by_another(self, key: str) -> tuple[str, AnswerForm] | None:
        """Return who else has a consent that holds, and the form it came from."""
        if self._page is None:
            return None
        answers = {event.id: event.answer for event in self._page.events}
        for person in self._page.people:
            other = self._guardian(person.guardian_id or "")
            answer = answers.get(person.event_id) if person.event_id else None
            if other is not None and other.id != key and person.holds and person.terms and answer:
                return who(other), form_of(person.terms, answer, self._page.case.brought_by)
        return None

    def _guardian(self, key: str) -> Guardian | None:
        guardians = self._page.guardians if self._page else ()
        return next((guardian for guardian in guardians if guardian.id == key), None)

    def _on_saved(self, outcome: Outcome[ConsentEvent]) -> None:
        self._forget_drafts()
        self._view.close_form()
        self._view.say(texts.SAVED)
        tell_saved(self._view, outcome)

    def _on_refused(self, error: UserError) -> None:
        if isinstance(error, RuleViolation) and set(error.blockers) <= set(AnswerBlocker):
            errors: dict[str, str] = {}
            for code in error.blockers:
                said = said_on_consent_page(code)
                errors.setdefault(field_of(AnswerBlocker(code)), f"{said.cause} {said.advice}")
            self._view.show_errors(errors)
        elif isinstance(error, InputError):
            self._view.show_errors({error.field: sentence(error)})
        else:
            tell_trouble(self._view, error)

    def _forget_drafts(self) -> None:
        if self._open:
            self._jobs.run(self._owner, partial(drafts.discard_drafts, self._desk, _prefix(self._open)))
        self._open, self._kept = "", {}


def may_be_asked(guardian: Guardian) -> bool:
    """Whether a guardian's answer counts for the child (R4)."""
    return guardian.capacity in GUARDIAN_CAPACITIES


def _usual(page: ConsentPage, guardian: Guardian) -> AnswerForm:
    """Return the form with what the program knows already."""
    return usual_form(
        page.today,
        default_consent_end(page.today, page.rules.consent_default_months),
        guardian.language,
        f"{FORM_ID}-{FORM_VERSION}",
        capitalised(PURPOSE_PROPOSED),
    )


def _prefix(key: str) -> str:
    return f"consent/{key}/"


def _texts_of(form: AnswerForm) -> dict[str, str]:
    """Return every field as the text its draft holds."""
    return {field: json.dumps(value) for field, value in form.model_dump(mode="json").items()}


def _filled(form: AnswerForm, kept: Mapping[str, str]) -> AnswerForm:
    """Return the form with the drafts in their fields."""
    fields = {**_texts_of(form), **kept}
    body = ", ".join(f"{json.dumps(field)}: {text}" for field, text in sorted(fields.items()))
    return AnswerForm.model_validate_json(f"{{{body}}}")
