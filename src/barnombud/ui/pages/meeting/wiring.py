"""Ties the widgets of the meeting page to its presenters; one line for each thing a person can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from barnombud.domain.ids import AgencyId, CaseId, GuardianId, ItemId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.services.machine import Machine
from barnombud.ui.pages.meeting.attendance_panel import AttendancePanel
from barnombud.ui.pages.meeting.consent_ask import ConsentAsk
from barnombud.ui.pages.meeting.next_date import NextDateCard
from barnombud.ui.pages.meeting.presenter import MeetingPresenter
from barnombud.ui.pages.meeting.question_presenter import QuestionPresenter
from barnombud.ui.pages.meeting.questions import Questions
from barnombud.ui.pages.meeting.stage import Stage


@dataclass(frozen=True)
class Hands:
    """What the page itself does with a press; see `MeetingPage`."""

    go: Callable[[str, dict[str, str]], None]
    next_item: Callable[[], None]
    finish: Callable[[], None]
    end: Callable[[], None]
    act: Callable[[str], None]
    prepare: Callable[[], None]
    to_papers: Callable[[], None]
    show_saved: Callable[[str], None]
    machine: Machine


def connect(stage: Stage, hands: Hands, presenter: MeetingPresenter) -> None:
    """Let every signal of the page's widgets reach its presenter."""
    stage.start.start_wanted.connect(presenter.start)
    stage.start.prepare_wanted.connect(hands.prepare)
    stage.ending.end_wanted.connect(presenter.end)
    stage.ending.go_on_wanted.connect(presenter.go_on)
    stage.ending.papers_wanted.connect(hands.to_papers)
    for card in (stage.ending.next_date, stage.general.next_date):
        _connect_date(card, hands, presenter)
    for panel in (stage.attendance, stage.general.attendance):
        _connect_attendance(panel, presenter)
        panel.deputy.let_in.connect(partial(presenter.room.let_in, hands.machine))
        panel.deputy.strength.judge_wanted.connect(partial(presenter.room.judge, panel.deputy))
    for ask in (stage.gate.ask, stage.general.check.ask):
        _connect_ask(ask, presenter)
    _connect_general(stage, hands, presenter)
    _connect_child(stage, hands, presenter)


def _connect_date(card: NextDateCard, hands: Hands, presenter: MeetingPresenter) -> None:
    card.plan_wanted.connect(presenter.parts.plan_next)
    card.other_wanted.connect(lambda: hands.go("meetings", {}))


def _connect_attendance(panel: AttendancePanel, presenter: MeetingPresenter) -> None:
    def note(member: str, kind: AttendanceKind, deputy: bool) -> None:
        presenter.room.note((MemberId(member),), kind, deputy=deputy)

    panel.noted.connect(note)
    panel.all_here.connect(lambda agency: presenter.room.note_all(AgencyId(agency) if agency else None))


def _connect_ask(ask: ConsentAsk, presenter: MeetingPresenter) -> None:
    def take_back(case_id: str, guardian_id: GuardianId | None) -> None:
        presenter.check.withdraw(CaseId(case_id), guardian_id)

    ask.nobody.connect(presenter.check.nobody_changed)
    ask.reached.connect(lambda agency: presenter.check.reached(AgencyId(agency)))
    ask.somebody.connect(presenter.check.somebody_changed)
    ask.taken_back.connect(take_back)


def _connect_general(stage: Stage, hands: Hands, presenter: MeetingPresenter) -> None:
    general, parts = stage.general, presenter.parts
    general.written.connect(lambda item, notes, agreed: parts.write(ItemId(item), notes, agreed))
    general.next_wanted.connect(hands.next_item)
    general.end_wanted.connect(hands.end)
    general.check.confirm_wanted.connect(presenter.check.confirm_all)
    general.promises.ticked.connect(lambda row, done: parts.tick(row, done=done))
    general.promises.all_wanted.connect(lambda: hands.go("commitments", {}))
    _connect_questions(general.questions, presenter.questions)


def _connect_questions(questions: Questions, presenter: QuestionPresenter) -> None:
    questions.rested.connect(presenter.texts.type_text)
    questions.removed.connect(presenter.texts.remove_mark)
    questions.kept.connect(lambda key, mark, kept: presenter.texts.keep_mark(key, mark, kept=kept))
    questions.finished.connect(presenter.finish_question)
    questions.recognised.connect(presenter.recognised)


def _connect_child(stage: Stage, hands: Hands, presenter: MeetingPresenter) -> None:
    consent = presenter.consent
    stage.gate.acted.connect(hands.act)
    stage.gate.topics_chosen.connect(consent.choose_topics)
    for confirmed in (stage.child.consent.confirmed, stage.child.own_proof_wanted):
        confirmed.connect(lambda agency: consent.confirm(AgencyId(agency)))
    stage.child.consent.taken_back.connect(consent.withdraw_here)
    stage.child.regret.taken_back.connect(consent.withdraw_here)
    stage.child.refresh_wanted.connect(presenter.flow.refresh)
    stage.child.saved.connect(hands.show_saved)
    stage.child.finish_wanted.connect(hands.finish)
    for row in (stage.gate.visitors, stage.child.consent.visitors):
        row.noted.connect(
            lambda code, here: presenter.room.note_visitor(stage.item_id, VisitorKind(code), here=here)
        )
