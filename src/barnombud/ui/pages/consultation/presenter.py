"""What the page of consultation does: asks about a no, keeps, advises, ends; no widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op, Outcome
from barnombud.domain.consultation import AgeBand, Consultation
from barnombud.domain.ids import ConsultationId
from barnombud.domain.leak_check import LeakAnswer
from barnombud.errors import UserError
from barnombud.services import consultations as service
from barnombud.services import drafts
from barnombud.texts import consultation as texts
from barnombud.ui.dialogs import Question
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.consultation.lines import Line, NewQuestion, line_of
from barnombud.ui.pages.consultation.text_presenter import TextPresenter, TextView
from barnombud.ui.pages.telling import tell_saved, tell_trouble

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

FORM = "form"
"""Place of the question in the form; an advice has the consultation's id as its place."""
DONE_AT_ONCE = 20
_HERE = frozenset({Op.WRITE_CONSULTATION, Op.END_CONSULTATION, Op.CHANGE_TEMPLATE, Op.CHANGE_TEAM})
_RECOGNISED = Question(
    texts.RECOGNISED_QUESTION,
    texts.RECOGNISED_TEXT,
    texts.RECOGNISED_ACCEPT,
    texts.RECOGNISED_REJECT,
    danger=True,
)
_REMOVE = Question(
    texts.REMOVE_QUESTION, texts.REMOVE_TEXT, texts.REMOVE_ACCEPT, texts.REMOVE_REJECT, danger=True
)


class ConsultationView(TextView, Protocol):
    """What the presenter needs of the page."""

    def show_lines(self, prepared: tuple[Line, ...], done: tuple[Line, ...], *, more: bool) -> None:
        """Show the questions."""

    def show_surroundings(
        self, petals: tuple[tuple[str, str], ...], telephones: tuple[str, str], reference: str
    ) -> None:
        """Offer the petals and show the duty to report with the team's numbers (R16)."""

    def open_form(self, new: NewQuestion) -> None:
        """Open the form."""

    def close_form(self) -> None:
        """Close the form."""

    def show_stopped(self) -> None:
        """Say that a no covers the question too."""

    def say(self, title: str) -> None:
        """Say what happened."""

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask before going on."""


class ConsultationPresenter:
    """Turns consultations into lines and what a person does into use cases; GUI thread.

    Attributes:
        texts: looks after what is typed.
    """

    def __init__(self, desk: Desk, jobs: JobRunner, view: ConsultationView, owner: QObject) -> None:
        """Talk to ``view``; ``owner`` is the same widget, whose life the jobs watch."""
        self._desk, self._jobs, self._view, self._owner = desk, jobs, view, owner
        self.texts = TextPresenter(desk, jobs, view, owner)
        self.texts.on_clear = self._keep_advice
        self._page: service.ConsultationPage | None = None
        self._typed: dict[str, str] = {}
        self._changing: ConsultationId | None = None
        self._limit = DONE_AT_ONCE

    def load(self) -> None:
        """Fetch the questions, and what was typed and is not yet kept."""

        def fetch() -> tuple[service.ConsultationPage, dict[str, str]]:
            return service.consultation_page(self._desk), drafts.drafts_for(self._desk, service.DRAFTS)

        self._jobs.run(self._owner, fetch, self._on_page)

    def on_change(self, change: object) -> None:
        """Fetch again when something was committed that shows here."""
        if isinstance(change, Change) and change.op in _HERE:
            self.load()

    def show_more(self) -> None:
        """Show more of the questions that are done."""
        self._limit += DONE_AT_ONCE
        self._show()

    def open_new(self) -> None:
        """Open the form with what was typed before."""
        self._open_form(None, NewQuestion(""))

    def open_change(self, key: str) -> None:
        """Open the form with a question's present wording, or the one being typed."""
        found = self._find(key)
        if found is not None:
            new = NewQuestion(found.question, found.age_band, found.petals, is_new=False)
            self._open_form(found.id, new)

    def stop(self) -> None:
        """A guardian has said no: nothing is kept, and what was typed is forgotten."""
        self.texts.forget(FORM)
        work = partial(service.add_consultation, self._desk, "", somebody_said_no=True)
        self._jobs.run(self._owner, work, failed=lambda _error: self._view.show_stopped())

    def leave_form(self) -> None:
        """Forget what is typed in the form."""
        self.texts.forget(FORM)
        work = partial(drafts.discard_drafts, self._desk, _draft_of_form(self._changing))
        self._jobs.run(self._owner, work)
        self._view.close_form()

    def save_form(self, text: str, somebody: bool | None, age_band: str, petals: tuple[str, ...]) -> None:
        """Keep the question in the form."""
        age, answers = AgeBand(age_band), self.texts.answers(FORM, text)
        work: Callable[[], Outcome[Consultation]]
        if self._changing is None:
            work = partial(
                service.add_consultation,
                self._desk,
                text,
                somebody_said_no=somebody,
                age_band=age,
                petals=petals,
                answers=answers,
            )
        else:
            work = partial(
                service.change_consultation,
                self._desk,
                self._changing,
                text,
                age_band=age,
                petals=petals,
                answers=answers,
            )
        self._jobs.run(self._owner, work, self._on_form_saved, partial(self.texts.refused, FORM))

    def finish(self, key: str, advice: str) -> None:
        """Keep the advice and end the question."""
        answers = self.texts.answers(key, advice)
        consultation_id = ConsultationId(key)
        work = partial(service.write_advice, self._desk, consultation_id, advice, answers=answers, done=True)
        self._run(work, texts.SAID_DONE, partial(self.texts.refused, key))

    def take_up_again(self, key: str) -> None:
        """Take up a question that was done."""
        self._run(partial(service.reopen_consultation, self._desk, ConsultationId(key)))

    def discard(self, key: str, *, recognised: bool) -> None:
        """Forget a question: somebody recognises the child, or it is done and not wanted."""

        def discard() -> None:
            self.texts.forget(key)
            work = partial(service.discard_consultation, self._desk, ConsultationId(key))
            self._run(work, texts.SAID_GONE)

        self._view.ask(_RECOGNISED if recognised else _REMOVE, discard)

    def _run(
        self,
        work: Callable[[], Outcome[Any]],
        words: str = "",
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        def done(outcome: Outcome[Any]) -> None:
            tell_saved(self._view, outcome)
            if words:
                self._view.say(words)

        self._jobs.run(self._owner, work, done, failed or partial(tell_trouble, self._view))

    def _open_form(self, changing: ConsultationId | None, new: NewQuestion) -> None:
        self._changing = changing
        draft = _draft_of_form(changing)

        def opened(typed: dict[str, str]) -> None:
            text = typed.get(draft, new.text)
            self._view.open_form(new.with_text(text))
            self.texts.begin(FORM, draft, text)

        self._jobs.run(self._owner, partial(drafts.drafts_for, self._desk, draft), opened)

    def _keep_advice(self, place: str, text: str, answers: tuple[LeakAnswer, ...]) -> None:
        """Let the whole team have an advice as soon as it points out nobody."""
        found = self._find(place)
        if found is not None and text != found.advice:
            work = partial(service.write_advice, self._desk, found.id, text, answers=answers)
            self._run(work, failed=partial(self.texts.refused, place))

    def _find(self, key: str) -> Consultation | None:
        prepared = self._page.prepared if self._page else ()
        return next((each for each in prepared if each.id == key), None)

    def _on_page(self, found: tuple[service.ConsultationPage, dict[str, str]]) -> None:
        page, self._typed = found
        self._page = page
        telephones = (page.rules.telephone_social_services, page.rules.telephone_out_of_hours)
        self._view.show_surroundings(page.petals, telephones, page.duty_reference)
        self._show()
        for each in page.prepared:
            if not self.texts.knows(each.id):
                self.texts.begin(each.id, _draft_of_advice(each.id), self._advice(each))

    def _advice(self, consultation: Consultation) -> str:
        return self._typed.get(_draft_of_advice(consultation.id), consultation.advice)

    def _show(self) -> None:
        page = self._page
        if page is not None:
            labels = dict(page.petals)
            self._view.show_lines(
                tuple(line_of(each, self._advice(each), labels) for each in page.prepared),
                tuple(line_of(each, each.advice, labels) for each in page.done[: self._limit]),
                more=len(page.done) > self._limit,
            )

    def _on_form_saved(self, outcome: Outcome[Consultation]) -> None:
        self.leave_form()
        self._view.say(texts.SAID_SAVED)
        tell_saved(self._view, outcome)


def _draft_of_form(changing: ConsultationId | None) -> str:
    return f"{service.DRAFTS}{changing or 'new'}/question"


def _draft_of_advice(consultation_id: ConsultationId) -> str:
    return f"{service.DRAFTS}{consultation_id}/advice"
