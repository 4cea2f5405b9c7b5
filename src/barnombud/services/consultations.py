"""De-identified consultation (R13): a general question, screened before it is kept, and the team's advice.

Nothing here reaches a child: no case, no name, no number. The question about a guardian's no is asked first
and its answer is never stored. Who writes is not noted, in no table and in no line of the access log (R13).
"""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.consultation import (
    CONSULTATION_DRAFTS,
    AgeBand,
    Consultation,
    ConsultationBlocker,
    ConsultationState,
)
from barnombud.domain.ids import ConsultationId, MeetingId, new_id
from barnombud.domain.leak_check import Leak, LeakAnswer, answered
from barnombud.domain.team import TeamRules
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.drafts import discard_drafts
from barnombud.services.flower_templates import template_in_use
from barnombud.services.known_words import screened
from barnombud.services.law import load_law_book
from barnombud.store.unit_of_work import UnitOfWork

LONGEST_TEXT = 5_000
"""Characters of a question or an advice."""
DRAFTS = CONSULTATION_DRAFTS
_TYPED = ("question", "advice")


class ConsultationPage(Value):
    """Every consultation: prepared ones, then those done. By id, so that the order tells nothing."""

    prepared: tuple[Consultation, ...]
    done: tuple[Consultation, ...]
    petals: tuple[tuple[str, str], ...]
    """Key and label of the petals a question may be about, in the flower's order."""
    rules: TeamRules
    """For the telephone numbers of the duty to report (R16)."""
    duty_reference: str
    """The section of law in force today."""


def consultation_page(desk: Desk) -> ConsultationPage:
    """Return every consultation."""
    with desk.unit_of_work() as uow:
        found = uow.consultations.list()
        petals, rules = template_in_use(uow).petals, uow.team.rules()
    return ConsultationPage(
        prepared=tuple(each for each in found if each.state is ConsultationState.PREPARED),
        done=tuple(each for each in found if each.state is ConsultationState.DONE),
        petals=tuple((petal.key, petal.label) for petal in petals),
        rules=rules,
        duty_reference=load_law_book().at(desk.today()).reference("duty_to_report").text,
    )


def screen_text(desk: Desk, text: str) -> tuple[Leak, ...]:
    """Return every place in ``text`` that could point somebody out, each to be answered by the writer."""
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        return screened(uow, text, desk.today())


def add_consultation(
    desk: Desk,
    question: str,
    *,
    somebody_said_no: bool | None,
    age_band: AgeBand = AgeBand.NOT_SAID,
    petals: tuple[str, ...] = (),
    answers: tuple[LeakAnswer, ...] = (),
    meeting_id: MeetingId | None = None,
) -> Outcome[Consultation]:
    """Keep a new question. ``answers`` are the hits the writer keeps, as pointing out nobody.

    Raises:
        RuleViolation: `ConsultationBlocker.NOT_ASKED_ABOUT_NO` when ``somebody_said_no`` is None,
            ``SOMEBODY_SAID_NO`` when it is True, ``LEAKS_UNANSWERED`` for a hit without an answer.
            Nothing is stored; after a no what was typed is forgotten too.
        InputError: at ``question`` (``empty``, ``too_long``).
    """
    if somebody_said_no is None:
        raise RuleViolation((ConsultationBlocker.NOT_ASKED_ABOUT_NO,))
    if somebody_said_no:
        discard_drafts(desk, f"{DRAFTS}new")
        raise RuleViolation((ConsultationBlocker.SOMEBODY_SAID_NO,))
    with desk.unit_of_work() as uow:
        consultation = Consultation(
            id=ConsultationId(new_id()),
            meeting_id=meeting_id,
            age_band=age_band,
            petals=petals,
            question=_screened(desk, uow, _question(question), answers),
        )
        uow.consultations.save(consultation)
        uow.drafts.discard(f"{DRAFTS}new", desk.member.id)
        return Outcome(consultation, uow.commit_unlogged(Op.WRITE_CONSULTATION, consultation.id))


def change_consultation(
    desk: Desk,
    consultation_id: ConsultationId,
    question: str,
    *,
    age_band: AgeBand,
    petals: tuple[str, ...] = (),
    answers: tuple[LeakAnswer, ...] = (),
) -> Outcome[Consultation]:
    """Keep another wording of a question.

    Raises:
        RuleViolation: `ConsultationBlocker.LEAKS_UNANSWERED`.
        InputError: at ``question`` (``empty``, ``too_long``).
        NotFound: it has been discarded.
    """
    with desk.unit_of_work() as uow:
        words = _screened(desk, uow, _question(question), answers)
        changes = {"question": words, "age_band": age_band, "petals": petals}
        return _save(uow, uow.consultations.get(consultation_id).model_copy(update=changes))


def write_advice(
    desk: Desk,
    consultation_id: ConsultationId,
    advice: str,
    *,
    answers: tuple[LeakAnswer, ...] = (),
    done: bool = False,
) -> Outcome[Consultation]:
    """Keep what the team advised; ``done`` also ends the consultation.

    Raises:
        RuleViolation: `ConsultationBlocker.LEAKS_UNANSWERED`.
        InputError: at ``advice`` (``too_long``).
        NotFound: it has been discarded.
    """
    with desk.unit_of_work() as uow:
        consultation = uow.consultations.get(consultation_id)
        words = _screened(desk, uow, _usable(advice, "advice"), answers)
        state = ConsultationState.DONE if done else consultation.state
        uow.drafts.discard(f"{DRAFTS}{consultation_id}/advice", desk.member.id)
        return _save(uow, consultation.model_copy(update={"advice": words, "state": state}))


def reopen_consultation(desk: Desk, consultation_id: ConsultationId) -> Outcome[Consultation]:
    """Take up a done question again.

    Raises:
        NotFound: it has been discarded.
    """
    with desk.unit_of_work() as uow:
        consultation = uow.consultations.get(consultation_id)
        return _save(uow, consultation.model_copy(update={"state": ConsultationState.PREPARED}))


def place_in_meeting(
    desk: Desk, consultation_id: ConsultationId, meeting_id: MeetingId | None
) -> Outcome[Consultation]:
    """Let a question belong to a meeting, or to none.

    Raises:
        NotFound: it has been discarded.
    """
    with desk.unit_of_work() as uow:
        consultation = uow.consultations.get(consultation_id)
        return _save(uow, consultation.model_copy(update={"meeting_id": meeting_id}))


def discard_consultation(desk: Desk, consultation_id: ConsultationId) -> Outcome[None]:
    """End a consultation because somebody recognises the child, or it is not wanted.

    Its text and everybody's drafts of it are gone from the store for good, also from the store's own log.

    Raises:
        NotFound: it has been discarded already.
    """
    with desk.unit_of_work() as uow:
        uow.consultations.get(consultation_id)
        uow.consultations.discard(consultation_id)
        uow.drafts.forget_everybodys(*(f"{DRAFTS}{consultation_id}/{field}" for field in _TYPED))
        change = uow.commit_unlogged(Op.END_CONSULTATION, consultation_id)
    desk.store.write_log_into_store()
    return Outcome(None, change)


def _save(uow: UnitOfWork, consultation: Consultation) -> Outcome[Consultation]:
    uow.consultations.save(consultation)
    return Outcome(consultation, uow.commit_unlogged(Op.WRITE_CONSULTATION, consultation.id))


def _screened(desk: Desk, uow: UnitOfWork, text: str, answers: tuple[LeakAnswer, ...]) -> str:
    """Return ``text`` when every hit in it has been looked at (R13)."""
    if not answered(screened(uow, text, desk.today()), answers):
        raise RuleViolation((ConsultationBlocker.LEAKS_UNANSWERED,))
    return text


def _question(text: str) -> str:
    words = _usable(text, "question")
    if not words:
        raise InputError("question", "empty")
    return words


def _usable(text: str, field: str) -> str:
    """Return ``text`` as written; places of hits are counted in it, so nothing is trimmed."""
    if len(text) > LONGEST_TEXT:
        raise InputError(field, "too_long")
    return text if text.strip() else ""
