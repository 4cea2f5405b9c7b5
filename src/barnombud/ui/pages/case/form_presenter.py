"""What the consent form does: opens for a person, keeps what is typed, saves the answer; no widgets here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.case import Guardian
from barnombud.domain.changes import Outcome
from barnombud.domain.consent.answer import AnswerBlocker, field_of
from barnombud.domain.consent.events import Answer, ConsentEvent
from barnombud.domain.ids import ConsentEventId
from barnombud.errors import InputError, RuleViolation, UserError
from barnombud.services import drafts
from barnombud.services.consent_forms import AnswerForm, form_of, record_form, with_own
from barnombud.services.consents import ConsentPage
from barnombud.services.drafts import CONSENT_FORMS
from barnombud.texts import consent_page as texts
from barnombud.texts.dates import long_date
from barnombud.texts.errors import said_on_consent_page
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.case.consent_matrix import who
from barnombud.ui.pages.case.form_facts import FormFacts, form_facts, usual_form
from barnombud.ui.pages.telling import TellingView, sentence, tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class FormView(TellingView, Protocol):
    """What the presenter needs of the tab."""

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


@dataclass(frozen=True)
class _Opened:
    """Whose form is open, and what it began with."""

    place: str
    """Where its drafts lie; a code, never a name."""
    guardian: Guardian | None
    facts: FormFacts
    start: AnswerForm
    corrects: ConsentEventId | None = None


class FormPresenter:
    """The open form of one case, if any; GUI thread."""

    def __init__(self, desk: Desk, jobs: JobRunner, view: FormView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self._page: ConsentPage | None = None
        self._open: _Opened | None = None
        self._kept: dict[str, str] = {}

    def show_page(self, page: ConsentPage | None) -> None:
        """Work with this page; another case, or None, leaves the form that is open."""
        if page is None or self._page is None or page.case.id != self._page.case.id:
            self._open, self._kept = None, {}
        self._page = page

    def open_form(self, key: str) -> None:
        """Open the form of a guardian with what was typed in it before."""
        guardian = self._guardian(key)
        if self._page is None or guardian is None:
            return
        other = self._answered_by_another(key)
        facts = form_facts(self._page, key, who(guardian), guardian, other[0] if other else "")
        self._begin(_Opened(key, guardian, facts, usual_form(self._page, guardian.language)))

    def open_child(self) -> None:
        """Open the form of the child's own answer."""
        if self._page is None:
            return
        facts = form_facts(self._page, "child", texts.guardian(0), None, "")
        place = f"child-{self._page.case.id}"
        self._begin(_Opened(place, None, replace(facts, is_child=True), usual_form(self._page, "sv")))

    def open_adult(self, name: str = "") -> None:
        """Open the form of another adult, who answers about herself (R6)."""
        if self._page is None:
            return
        facts = form_facts(self._page, "adult", name, None, "", other_adult=True)
        start = usual_form(self._page, "sv").model_copy(update={"other_adult": name})
        self._begin(_Opened(f"adult-{self._page.case.id}", None, facts, start))

    def open_correction(self, event_id: str) -> None:
        """Open the form of an answer that is to be put right, as it was given."""
        page = self._page
        event = next((each for each in page.events if each.id == event_id), None) if page else None
        if page is None or event is None:
            return
        guardian = self._guardian(event.guardian_id or "")
        name = who(guardian) if guardian else (event.other_adult or texts.guardian(0))
        adult = bool(event.other_adult)
        facts = replace(
            form_facts(page, event.id, name, guardian, "", other_adult=adult),
            has_answer=False,
            denied_on=None,
            is_child=guardian is None and not adult,
            corrected_day=long_date(event.happened_on),
        )
        if event.terms is None:
            start = usual_form(page, facts.language)
        else:
            start = form_of(event.terms, event.answer or Answer.NO, page.case.brought_by)
        start = with_own(start, event).model_copy(
            update={"other_adult": event.other_adult, "answer": event.answer}
        )
        place = f"{event.guardian_id or page.case.id}/correct-{event.id}"
        self._begin(_Opened(place, guardian, facts, start, event.id))

    def type_form(self, form: AnswerForm) -> None:
        """Keep every field that has changed since it was kept last."""
        if self._open is None or self._page is None:
            return
        now = _texts_of(form)
        for field, text in now.items():
            if text != self._kept.get(field):
                place = f"{_prefix(self._open)}{field}"
                work = partial(drafts.save_draft, self._desk, place, text, self._page.case.id)
                self._jobs.run(self._owner, work, partial(tell_saved, self._view))
        self._kept = now

    def start_from_same(self, form: AnswerForm) -> None:
        """Fill in what another guardian has said yes to; answer, day and understanding stay her own (R4)."""
        other = self._answered_by_another(self._open.place) if self._open else None
        if other is not None:
            own = {
                field: getattr(form, field)
                for field in ("answer", "information_language", "information_version", "taken_by")
            }
            self._view.fill_form(other[1].model_copy(update=own))

    def save(self, form: AnswerForm) -> None:
        """Record the answer."""
        if self._open is None or self._page is None:
            return
        guardian = self._open.guardian
        work = partial(
            record_form,
            self._desk,
            self._page.case.id,
            guardian.id if guardian else None,
            form,
            other_adult=form.other_adult if self._open.facts.other_adult else None,
            corrects=self._open.corrects,
        )
        self._jobs.run(self._owner, work, self._on_saved, self._on_refused)

    def leave(self) -> None:
        """Leave the form and forget what was typed."""
        self._forget_drafts()
        self._view.close_form()

    def _begin(self, opened: _Opened) -> None:
        work = partial(drafts.drafts_for, self._desk, _prefix(opened))
        self._jobs.run(self._owner, work, partial(self._on_drafts, opened))

    def _on_drafts(self, opened: _Opened, found: dict[str, str]) -> None:
        self._open = opened
        typed = {place.removeprefix(_prefix(opened)): text for place, text in found.items()}
        kept = {field: text for field, text in typed.items() if field in AnswerForm.model_fields}
        form = _filled(opened.start, kept) if kept else opened.start
        self._kept = _texts_of(form)
        self._view.show_form(opened.facts, form, from_draft=bool(kept))

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
        if self._open is not None:
            work = partial(drafts.discard_drafts, self._desk, _prefix(self._open))
            self._jobs.run(self._owner, work)
        self._open, self._kept = None, {}


def _prefix(opened: _Opened) -> str:
    return f"{CONSENT_FORMS}{opened.place}/"


def _texts_of(form: AnswerForm) -> dict[str, str]:
    """Return every field as the text its draft holds."""
    return {field: json.dumps(value) for field, value in form.model_dump(mode="json").items()}


def _filled(form: AnswerForm, kept: Mapping[str, str]) -> AnswerForm:
    """Return the form with the drafts in their fields."""
    fields = {**_texts_of(form), **kept}
    body = ", ".join(f"{json.dumps(field)}: {text}" for field, text in sorted(fields.items()))
    return AnswerForm.model_validate_json(f"{{{body}}}")
