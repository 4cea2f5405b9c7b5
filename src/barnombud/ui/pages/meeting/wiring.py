"""Ties the widgets of the meeting page to its presenters; one line for each thing a person can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from barnombud.domain.ids import AgencyId, CaseId, GuardianId, ItemId, MemberId
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.ui.pages.meeting.attendance_panel import AttendancePanel
from barnombud.ui.pages.meeting.consent_ask import ConsentAsk
from barnombud.ui.pages.meeting.next_date import NextDateCard
from barnombud.ui.pages.meeting.presenter import MeetingPresenter

if TYPE_CHECKING:
    from barnombud.ui.pages.meeting.view import MeetingPage


def connect(page: MeetingPage, presenter: MeetingPresenter) -> None:
    """Let every signal of the page's widgets reach its presenter."""
    page.stage.start.start_wanted.connect(presenter.start)
    page.stage.start.prepare_wanted.connect(page.prepare)
    page.stage.ending.end_wanted.connect(presenter.end)
    page.stage.ending.go_on_wanted.connect(presenter.go_on)
    page.stage.ending.papers_wanted.connect(page.to_papers)
    for card in (page.stage.ending.next_date, page.stage.general.next_date):
        _connect_date(card, page, presenter)
    for panel in (page.stage.attendance, page.stage.general.attendance):
        _connect_attendance(panel, presenter)
    for ask in (page.stage.gate.ask, page.stage.general.check.ask):
        _connect_ask(ask, presenter)
    _connect_general(page, presenter)
    _connect_child(page, presenter)


def _connect_date(card: NextDateCard, page: MeetingPage, presenter: MeetingPresenter) -> None:
    card.plan_wanted.connect(presenter.parts.plan_next)
    card.other_wanted.connect(lambda: page.go("meetings", {}))


def _connect_attendance(panel: AttendancePanel, presenter: MeetingPresenter) -> None:
    def note(member: str, kind: AttendanceKind, deputy: bool) -> None:
        presenter.room.note((MemberId(member),), kind, deputy=deputy)

    panel.noted.connect(note)
    panel.all_here.connect(lambda agency: presenter.room.note_all(AgencyId(agency) if agency else None))


def _connect_ask(ask: ConsentAsk, presenter: MeetingPresenter) -> None:
    def take_back(case_id: str, guardian_id: GuardianId | None) -> None:
        presenter.check.withdraw(CaseId(case_id), guardian_id)

    ask.nobody.connect(presenter.check.nobody_changed)
    ask.somebody.connect(presenter.check.somebody_changed)
    ask.taken_back.connect(take_back)


def _connect_general(page: MeetingPage, presenter: MeetingPresenter) -> None:
    general, parts = page.stage.general, presenter.parts
    general.written.connect(lambda item, notes, agreed: parts.write(ItemId(item), notes, agreed))
    general.next_wanted.connect(page.next_item)
    general.end_wanted.connect(page.end)
    general.check.confirm_wanted.connect(presenter.check.confirm_all)
    general.promises.ticked.connect(lambda row, done: parts.tick(row, done=done))
    general.promises.all_wanted.connect(lambda: page.go("commitments", {}))
    general.questions.rested.connect(presenter.questions.advise)
    general.questions.kept.connect(presenter.questions.keep_advice)
    general.questions.finished.connect(presenter.questions.finish_question)


def _connect_child(page: MeetingPage, presenter: MeetingPresenter) -> None:
    consent = presenter.consent
    page.stage.gate.acted.connect(page.act)
    page.stage.gate.topics_chosen.connect(consent.choose_topics)
    page.stage.child.consent.confirmed.connect(lambda agency: consent.confirm(AgencyId(agency)))
    page.stage.child.consent.taken_back.connect(consent.withdraw_here)
    page.stage.child.refresh_wanted.connect(presenter.flow.refresh)
    page.stage.child.saved.connect(page.saved)
    page.stage.child.finish_wanted.connect(page.next_item)
    for row in (page.stage.gate.visitors, page.stage.child.consent.visitors):
        row.noted.connect(
            lambda code, here: presenter.room.note_visitor(page.stage.item_id, VisitorKind(code), here=here)
        )
