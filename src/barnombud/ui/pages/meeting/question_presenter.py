"""The prepared consultations in the meeting: the team's advice, screened before it is kept (R13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import ConsultationId
from barnombud.domain.leak_check import Leak, LeakAnswer
from barnombud.errors import NotFound, UserError
from barnombud.services import consultations, drafts
from barnombud.services.consultations import ConsultationPage
from barnombud.texts import consultation as words
from barnombud.texts import states
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.consultation.screening import Mark
from barnombud.ui.pages.consultation.text_presenter import TextPresenter
from barnombud.ui.pages.meeting.flow import Flow
from barnombud.ui.pages.meeting.part_rows import LeakRow, QuestionRow

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class QuestionPresenter:
    """Shows questions and keeps advice.

    Attributes:
        texts: looks after what is typed; every mark in it is answered by itself.
    """

    def __init__(self, flow: Flow, jobs: JobRunner, owner: QObject) -> None:
        """Work in the page's flow."""
        self._flow = flow
        self.texts = TextPresenter(flow.desk, jobs, _AdviceView(flow), owner)
        self.texts.on_clear = self._keep
        self._kept: dict[str, str] = {}

    def show_leaks(self, key: str, text: str, leaks: tuple[Leak, ...]) -> None:
        """Remind of which words of a general item's text were found."""
        found = (text[start:end] for leak in leaks for start, end in leak.parts or ((leak.start, leak.end),))
        self._flow.stage.show_leaks(LeakRow(key, tuple(dict.fromkeys(found))))

    def show(self) -> None:
        """Fetch the prepared consultations, with the advice being typed."""
        self._flow.read(partial(_questions, self._flow.desk), self._on_questions)

    def _on_questions(self, found: tuple[ConsultationPage, dict[str, str]]) -> None:
        page, typed = found
        here = (None, self._flow.meeting_id)
        mine = [each for each in page.prepared if each.meeting_id in here]
        rows = tuple(_question(each, typed) for each in mine)
        self._kept = {each.id: each.advice for each in mine}
        self._flow.stage.show_questions(rows)
        for row in rows:
            if not self.texts.knows(row.key):
                self.texts.begin(row.key, _draft(row.key), row.advice)

    def finish_question(self, key: str, advice: str) -> None:
        """End a consultation with its advice, and let it belong to this meeting."""
        self._write(key, advice, self.texts.answers(key, advice), done=True)

    def recognised(self, key: str) -> None:
        """Somebody recognises the child: the consultation ends and its text is gone for good (R13)."""
        self.texts.forget(key)
        work = partial(consultations.discard_consultation, self._flow.desk, ConsultationId(key))
        self._flow.write(work, lambda _gone: self._say_gone())

    def _say_gone(self) -> None:
        self._flow.view.say(words.SAID_GONE, "")
        self.show()

    def _keep(self, key: str, advice: str, answers: tuple[LeakAnswer, ...]) -> None:
        """Let the whole team have an advice as soon as it points out nobody."""
        if advice != self._kept.get(key, ""):
            self._write(key, advice, answers, done=False)

    def _write(self, key: str, advice: str, answers: tuple[LeakAnswer, ...], *, done: bool) -> None:
        work = partial(
            consultations.write_advice,
            self._flow.desk,
            ConsultationId(key),
            advice,
            answers=answers,
            done=done,
        )
        self._flow.write(work, partial(self._advised, done), partial(self._not_advised, key))

    def _advised(self, done: bool, kept: Consultation) -> None:
        self._kept[kept.id] = kept.advice
        if done:
            self.texts.forget(kept.id)
            work = partial(consultations.place_in_meeting, self._flow.desk, kept.id, self._flow.meeting_id)
            self._flow.write(work, lambda _placed: self.show())

    def _not_advised(self, key: str, error: UserError) -> None:
        if isinstance(error, NotFound):
            self.texts.forget(key)
        self.texts.refused(key, error)


class _AdviceView:
    """What the texts' presenter needs, said by the meeting's page."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def show_marks(self, place: str, marks: tuple[Mark, ...]) -> None:
        self._flow.stage.advice.show_marks(place, marks)

    def replace_text(self, place: str, text: str) -> None:
        self._flow.stage.advice.replace_text(place, text)

    def show_error(self, place: str, text: str) -> None:
        self._flow.stage.advice.show_error(place, text)

    def say_trouble(self, title: str, text: str) -> None:
        self._flow.view.say(title, text)

    def show_saved(self, time: str) -> None:
        self._flow.view.show_saved(time)


def _questions(desk: Desk) -> tuple[ConsultationPage, dict[str, str]]:
    return consultations.consultation_page(desk), drafts.drafts_for(desk, consultations.DRAFTS)


def _question(found: Consultation, typed: dict[str, str]) -> QuestionRow:
    advice = typed.get(_draft(found.id), found.advice)
    return QuestionRow(found.id, states.AGE_BANDS[found.age_band], found.question, advice)


def _draft(key: str) -> str:
    return f"{consultations.DRAFTS}{key}/advice"
