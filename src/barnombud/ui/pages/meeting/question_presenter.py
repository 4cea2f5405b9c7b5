"""The prepared consultations in the meeting: the team's advice, screened before it is kept (R13)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.consultation import Consultation, ConsultationBlocker
from barnombud.domain.ids import ConsultationId
from barnombud.domain.leak_check import Leak, LeakAnswer, carried_over
from barnombud.errors import RuleViolation, UserError
from barnombud.services import consultations, drafts
from barnombud.services.consultations import ConsultationPage
from barnombud.texts import states
from barnombud.ui.pages.meeting.flow import Flow
from barnombud.ui.pages.meeting.part_rows import LeakRow, QuestionRow

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class QuestionPresenter:
    """Shows questions and keeps advice."""

    def __init__(self, flow: Flow) -> None:
        """Work in the page's flow."""
        self._flow = flow
        self._answers: dict[str, tuple[str, tuple[LeakAnswer, ...]]] = {}

    def show_leaks(self, key: str, text: str, leaks: tuple[Leak, ...], *, can_keep: bool) -> None:
        """Show which words of ``text`` were found; ``can_keep`` when the writer may answer for them."""
        words = tuple(dict.fromkeys(text[leak.start : leak.end] for leak in leaks))
        self._flow.stage.show_leaks(LeakRow(key, words, can_keep))

    def show(self) -> None:
        """Fetch the prepared consultations, with the advice being typed."""
        self._flow.read(partial(_questions, self._flow.desk), self._on_questions)

    def _on_questions(self, found: tuple[ConsultationPage, dict[str, str]]) -> None:
        page, typed = found
        here = (None, self._flow.meeting_id)
        self._flow.stage.show_questions(
            tuple(_question(each, typed) for each in page.prepared if each.meeting_id in here)
        )

    def advise(self, key: str, advice: str) -> None:
        """Keep the advice as it is typed; a text that may point somebody out waits as a draft (R13)."""
        self._write_advice(key, advice, self._still_answered(key, advice), done=False)

    def keep_advice(self, key: str, advice: str) -> None:
        """Keep the advice although something was found: the writer answers that it points out nobody."""
        work = partial(consultations.screen_text, self._flow.desk, advice)
        self._flow.read(work, partial(self._answered, key, advice))

    def finish_question(self, key: str, advice: str) -> None:
        """End a consultation with its advice, and let it belong to this meeting."""
        self._write_advice(key, advice, self._still_answered(key, advice), done=True)

    def _answered(self, key: str, advice: str, leaks: tuple[Leak, ...]) -> None:
        answers = tuple(LeakAnswer(leak=leak) for leak in leaks)
        self._answers[key] = (advice, answers)
        self._write_advice(key, advice, answers, done=False)

    def _still_answered(self, key: str, advice: str) -> tuple[LeakAnswer, ...]:
        """What the writer has answered before and that still stands in the text."""
        before, answers = self._answers.get(key, ("", ()))
        return carried_over(answers, before, advice)

    def _write_advice(self, key: str, advice: str, answers: tuple[LeakAnswer, ...], *, done: bool) -> None:
        work = partial(
            consultations.write_advice,
            self._flow.desk,
            ConsultationId(key),
            advice,
            answers=answers,
            done=done,
        )
        self._flow.write(work, partial(self._advised, done), partial(self._not_advised, key, advice))

    def _advised(self, done: bool, kept: Consultation) -> None:
        self._flow.stage.show_leaks(LeakRow(kept.id, (), can_keep=True))
        if done:
            work = partial(consultations.place_in_meeting, self._flow.desk, kept.id, self._flow.meeting_id)
            self._flow.write(work, lambda _placed: self.show())

    def _not_advised(self, key: str, advice: str, error: UserError) -> None:
        leaking = isinstance(error, RuleViolation) and (
            ConsultationBlocker.LEAKS_UNANSWERED in error.blockers
        )
        if not leaking:
            self._flow.trouble(error)
            return
        place = f"{consultations.DRAFTS}{key}/advice"
        self._flow.write(partial(drafts.save_draft, self._flow.desk, place, advice))
        work = partial(consultations.screen_text, self._flow.desk, advice)
        self._flow.read(work, partial(self.show_leaks, key, advice, can_keep=True))


def _questions(desk: Desk) -> tuple[ConsultationPage, dict[str, str]]:
    return consultations.consultation_page(desk), drafts.drafts_for(desk, consultations.DRAFTS)


def _question(found: Consultation, typed: dict[str, str]) -> QuestionRow:
    advice = typed.get(f"{consultations.DRAFTS}{found.id}/advice", found.advice)
    return QuestionRow(found.id, states.AGE_BANDS[found.age_band], found.question, advice)
