"""Steps about a meeting: plan, start, who is there, general items, consultation, ending, minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from barnombud.domain.ids import MeetingId, MemberId
from barnombud.domain.leak_check import LeakAnswer
from barnombud.domain.meeting.attendance import AttendanceKind, VisitorKind
from barnombud.domain.minutes import yearly_title
from barnombud.errors import NotFound
from barnombud.services import commitments, consent_round, consultations, holding, meetings, minutes, room
from barnombud.services.desk import Desk
from barnombud.services.scenario.asking_again import ask_again
from barnombud.services.scenario.consent_parts import Consult
from barnombud.services.scenario.meeting_parts import (
    Addition,
    Attend,
    End,
    Finalise,
    GeneralItem,
    Hear,
    Plan,
    Start,
    Task,
)
from barnombud.services.scenario.played import Played
from barnombud.services.scenario.reading import moment
from barnombud.services.scenario.report import MeetingRow

_KINDS = {
    "arrive": AttendanceKind.ARRIVED,
    "leave": AttendanceKind.LEFT,
    "step_out": AttendanceKind.STEPPED_OUT,
    "return": AttendanceKind.RETURNED,
    "absent": AttendanceKind.ABSENT,
}


def plan(played: Played, step: Plan) -> None:
    """Plan a meeting; its agenda builds itself."""
    stage = played.stage
    made = meetings.plan_meeting(
        stage.desk(step),
        moment(step.starts),
        step.minutes,
        place=step.place,
        extra=step.extra,
        chair_id=stage.member(step.chair) if step.chair else None,
        note_taker_id=stage.member(step.note_taker) if step.note_taker else None,
    )
    stage.meetings[step.meeting] = made.value.id


def start(played: Played, step: Start) -> None:
    """Start a meeting."""
    holding.start_meeting(played.stage.desk(step), played.stage.meeting(step.meeting))


def attend(played: Played, step: Attend) -> None:
    """Note who comes and goes; an item that no longer may be open is shut."""
    stage = played.stage
    desk, meeting_id, kind = stage.desk(step), stage.meeting(step.meeting), _KINDS[step.do]
    if step.visitor is not None and step.child is not None:
        item_id = stage.child_item(desk, step.meeting, step.child)
        room.note_visitor(desk, meeting_id, item_id, VisitorKind(step.visitor), kind)
    else:
        room.note_members(desk, meeting_id, _members(played, desk, step), kind, deputy=step.deputy)
    ask_again(played, desk)


def hear(played: Played, step: Hear) -> None:
    """Note that agencies have answered in the consent check."""
    stage = played.stage
    agencies = tuple(stage.agency(key) for key in step.agencies)
    consent_round.note_heard(stage.desk(step), stage.meeting(step.meeting), agencies, step.way)


def _members(played: Played, desk: Desk, step: Attend) -> tuple[MemberId, ...]:
    """Return the members named, and everybody of the agencies named, each once."""
    agencies = {played.stage.agency(key) for key in step.agencies}
    with desk.unit_of_work() as uow:
        belonging = [member.id for member in uow.members.active() if member.agency_id in agencies]
    named = [played.stage.member(key) for key in step.members]
    return tuple(dict.fromkeys((*named, *belonging)))


def item(played: Played, step: GeneralItem) -> None:
    """Hold a general item; a title the agenda does not have adds an item."""
    stage = played.stage
    desk, meeting_id = stage.desk(step), stage.meeting(step.meeting)
    item_id = stage.general_item(desk, step.meeting, step.kind, step.title)
    if item_id is None and step.title:
        item_id = meetings.add_item(desk, meeting_id, step.title).value.id
    if item_id is None:
        raise NotFound(meeting_id)
    holding.open_general_item(desk, item_id)
    holding.write_general_item(desk, item_id, step.notes, step.agreed)
    holding.close_item(desk, item_id)


def consult(played: Played, step: Consult) -> None:
    """Hold a de-identified consultation."""
    stage = played.stage
    desk = stage.desk(step)
    made = consultations.add_consultation(
        desk,
        step.question,
        somebody_said_no=step.somebody_said_no,
        age_band=step.age_band,
        petals=step.petals,
        answers=_kept(desk, step.question) if step.keep_marked else (),
        meeting_id=stage.meeting(step.meeting) if step.meeting else None,
    )
    if step.advice:
        kept = _kept(desk, step.advice) if step.keep_marked else ()
        consultations.write_advice(desk, made.value.id, step.advice, answers=kept, done=True)


def _kept(desk: Desk, text: str) -> tuple[LeakAnswer, ...]:
    """Answer every marked place as pointing out nobody."""
    return tuple(LeakAnswer(leak=leak) for leak in consultations.screen_text(desk, text))


def task(played: Played, step: Task) -> None:
    """Make a promise of the team's own."""
    stage = played.stage
    commitments.add_commitment(
        stage.desk(step),
        step.text,
        step.due,
        stage.agency(step.agency),
        stage.member(step.member) if step.member else None,
        meeting_id=stage.meeting(step.meeting),
    )


def end(played: Played, step: End) -> None:
    """End a meeting in one press."""
    desk, meeting_id = played.stage.desk(step), played.stage.meeting(step.meeting)
    holding.end_meeting(desk, meeting_id)
    _note(played, step.meeting, meeting_id, step)


def finalise(played: Played, step: Finalise) -> None:
    """Finalise minutes that have been read through."""
    desk, meeting_id = played.stage.desk(step), played.stage.meeting(step.meeting)
    minutes.finalise_minutes(desk, meeting_id, read_through=True)
    _note(played, step.meeting, meeting_id, step)


def add(played: Played, step: Addition) -> None:
    """Add a dated addition to minutes or to a child's item."""
    stage = played.stage
    desk = stage.desk(step)
    child = step.child
    minutes.add_addendum(
        desk,
        stage.meeting(step.meeting),
        step.text,
        item_id=stage.child_item(desk, step.meeting, child) if child else None,
        objection_by=step.objection_by,
    )


def _note(played: Played, key: str, meeting_id: MeetingId, step: End | Finalise) -> None:
    """Put the meeting as it now stands into the report."""
    with played.stage.desk(step).unit_of_work() as uow:
        meeting, found = uow.meetings.get(meeting_id), uow.minutes.find(meeting_id)
        items = uow.agenda.for_meeting(meeting_id)
    row = MeetingRow(
        meeting=key,
        state=meeting.state.value,
        minutes_number=yearly_title(found.number, found.year) if found else "",
        items=tuple(f"{item.kind.value}: {item.state.value}" for item in items),
    )
    played.meetings[:] = [each for each in played.meetings if each.meeting != key] + [row]


MEETING_STEPS: dict[str, Callable[[Played, Any], None]] = {
    "plan": plan,
    "start": start,
    **dict.fromkeys(_KINDS, attend),
    "hear": hear,
    "item": item,
    "consult": consult,
    "task": task,
    "end": end,
    "finalise": finalise,
    "add": add,
}
