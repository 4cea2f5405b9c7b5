"""Asks the gate again about the open item when the room or a consent has changed, as the window does."""

from __future__ import annotations

from barnombud.domain.meeting.meeting import MeetingState
from barnombud.services import holding
from barnombud.services.desk import Desk
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.report import gate_row


def ask_again(played: Played, desk: Desk) -> None:
    """Shut the open item of a running meeting when its gate has closed, and put that into the report."""
    with desk.unit_of_work() as uow:
        running = [meeting.id for meeting in uow.meetings.in_state(MeetingState.RUNNING)]
    meetings = {meeting_id: key for key, meeting_id in played.stage.meetings.items()}
    children = {case_id: key for key, case_id in played.stage.cases.items()}
    for meeting_id in running:
        gate = holding.recheck(desk, meeting_id)
        if gate is None:
            continue
        with desk.unit_of_work() as uow:
            case_id = uow.agenda.get(gate.item_id).case_id
        child = children[case_id] if case_id else ""
        played.gates.append(gate_row(meetings[meeting_id], child, desk.clock.now(), gate, played.keys()))
