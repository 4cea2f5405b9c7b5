"""Leads through the meeting: start, from item to item, end. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from barnombud.domain.changes import Change, Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.child_item import ItemBlocker
from barnombud.domain.meeting.meeting import ItemKind, ItemState, Meeting, MeetingState
from barnombud.errors import UserError
from barnombud.services import child_items, holding, room
from barnombud.texts import meeting as texts
from barnombud.texts.errors import said_error
from barnombud.ui.jobs import JobRunner
from barnombud.ui.pages.meeting import agenda_rows
from barnombud.ui.pages.meeting.check_presenter import CheckPresenter
from barnombud.ui.pages.meeting.consent_presenter import ConsentPresenter
from barnombud.ui.pages.meeting.flow import Flow, Look, MeetingStage, MeetingView
from barnombud.ui.pages.meeting.part_presenter import PartPresenter
from barnombud.ui.pages.meeting.question_presenter import QuestionPresenter
from barnombud.ui.pages.meeting.room_presenter import RoomPresenter
from barnombud.ui.pages.meeting.scenes import (
    ATTENDANCE,
    ENDING,
    LATER,
    AttendanceScene,
    EndedScene,
    EndingScene,
    GeneralScene,
    PlannedScene,
)

if TYPE_CHECKING:
    from barnombud.services.desk import Desk

_ELSEWHERE = frozenset(
    {Op.SAVE_DRAFT, Op.READ_CASE, Op.UNLOCK, Op.REMINDER_SHOWN, Op.WRITE_ITEM, Op.RATE_PETAL}
)
"""Operations that change neither the room, the agenda nor what may be spoken about."""
_STEP_OF = {ItemBlocker.VOICE_UNSET: "voice", ItemBlocker.NOTHING_AGREED: "one_way_in"}
"""The step in which what hinders an item from being done is put right."""


class MeetingPresenter:
    """The way through the meeting; GUI thread.

    Attributes:
        flow: where in the meeting one is.
        check: the consent check.
        consent: the gate and the child's item.
        room: who comes and goes.
        questions: the consultations.
        parts: what is written in general items.
    """

    def __init__(
        self, desk: Desk, jobs: JobRunner, view: MeetingView, stage: MeetingStage, owner: QObject
    ) -> None:
        """Talk to ``view`` and ``stage``; ``owner`` is the widget whose life the jobs watch."""
        self.flow = self._flow = Flow(desk, jobs, view, stage, owner)
        self._flow.on_look = self._on_look
        self._view, self._stage = view, stage
        self.check = CheckPresenter(self._flow)
        self.consent = ConsentPresenter(self._flow, self.check)
        self.room = RoomPresenter(self._flow)
        self.questions = QuestionPresenter(self._flow, jobs, owner)
        self.parts = PartPresenter(self._flow, self.check, self.questions)
        self._day = swedish_date(desk.clock.now())

    # -- arriving

    def load(self, meeting_id: MeetingId, place: str = "") -> None:
        """Show a meeting, at ``place`` after a lock; the same one again goes on where it was."""
        if meeting_id != self._flow.meeting_id:
            self._flow.meeting_id, self._flow.place = meeting_id, place
        self.parts.show_duty()
        self._flow.refresh()

    def on_change(self, change: object) -> None:
        """Ask again when something was committed that may change who may hear what."""
        if isinstance(change, Change) and change.op not in _ELSEWHERE:
            self._flow.refresh()

    def tick(self) -> str:
        """Called now and then: ask again when midnight has passed; return how much time is left."""
        today = swedish_date(self._flow.desk.clock.now())
        if today != self._day:
            self._day = today
            self._flow.refresh()
        return self.minutes()

    def minutes(self) -> str:
        """Say how much of the open item's time is left; nothing while a visitor is in the room (R16)."""
        now = self._flow.now
        at = self._flow.desk.clock.now()
        return agenda_rows.minutes_left(now, self._flow.place, at) if now else ""

    # -- what is on screen

    def _on_look(self, look: Look) -> None:
        now, flow = look.now, self._flow
        if look.shut is not None:
            self._stage.forget_child()
            listed = agenda_rows.shown_item(now, look.shut.item_id) is not None
            flow.place = look.shut.item_id if listed else LATER
            self.consent.has_shut = True
        if now.meeting.state is MeetingState.RUNNING and not flow.place:
            open_now = next((s.item.id for s in now.items if s.item.state is ItemState.OPEN), None)
            self.choose(open_now or agenda_rows.item_after(now, "") or agenda_rows.after_the_last(now))
            return
        self._show()

    def _show(self) -> None:
        now, place = self._flow.now, self._flow.place
        if now is None:
            return
        self._view.show_side(agenda_rows.side_of(now, place))
        if now.meeting.state is MeetingState.PLANNED:
            self._stage.show_scene(PlannedScene(now.meeting))
        elif now.meeting.state is not MeetingState.RUNNING:
            self._stage.show_scene(EndedScene(agenda_rows.moving(now)))
            self.parts.show_next_date()
        elif place == ATTENDANCE:
            self._stage.show_scene(AttendanceScene(now))
        elif place == ENDING:
            self._stage.show_scene(EndingScene(agenda_rows.moving(now)))
            self.parts.show_next_date()
        elif place == LATER and not now.later_part:
            self.choose(agenda_rows.of_last_block(now) or ENDING)
        elif place == LATER:
            self.consent.show_later()
        else:
            self._show_item()

    def _show_item(self) -> None:
        now = self._flow.now
        shown = agenda_rows.shown_item(now, self._flow.place) if now else None
        if now is None:
            return
        if shown is None:  # the last block has hidden it again
            self._stage.forget_child()
            self.choose(agenda_rows.item_after(now, "") or agenda_rows.after_the_last(now))
        elif shown.item.kind is ItemKind.CHILD:
            self.consent.show_item(shown)
        else:
            number = agenda_rows.number_of(now, shown.item.id)
            last = agenda_rows.item_after(now, shown.item.id) is None and not now.later_part
            self._stage.show_scene(GeneralScene(shown.item, number, agenda_rows.item_title(shown), now, last))
            self.parts.show(shown.item)

    # -- from item to item

    def choose(self, key: str) -> None:
        """Go to a line of the list, the last block, the attendance or the ending."""
        now, flow = self._flow.now, self._flow
        if now is None or now.meeting.state is not MeetingState.RUNNING:
            return
        if key == ATTENDANCE and flow.place != ATTENDANCE:
            flow.before = flow.place
        if key != flow.place:
            self.consent.has_shut = False
            self._stage.forget_child()
        flow.place = key
        shown = agenda_rows.shown_item(now, key)
        if shown is not None and shown.item.kind is not ItemKind.CHILD:
            if shown.item.state is ItemState.OPEN:
                self._show()
            else:
                flow.write(partial(holding.open_general_item, flow.desk, shown.item.id), flow.refresh)
            return
        open_child = agenda_rows.open_child(now)
        if open_child is not None and key not in (open_child, ATTENDANCE):
            work = partial(holding.close_item, flow.desk, open_child, done=False)
            flow.write(work, flow.refresh)
            return
        self._show()

    def go_on(self) -> None:
        """Go back from the ending to the first item that is not over, else to the last."""
        now = self._flow.now
        if now is not None:
            items = now.items
            self.choose(agenda_rows.item_after(now, "") or (items[-1].item.id if items else ENDING))

    def leave_attendance(self) -> None:
        """Go back to where one was before the attendance was opened."""
        now = self._flow.now
        if now is not None:
            self.choose(
                self._flow.before or agenda_rows.item_after(now, "") or agenda_rows.after_the_last(now)
            )

    def next_item(self, lead_to: Callable[[str], object] | None = None) -> None:
        """Close the item on screen and go to the next; what is not done in a child's item is paused.

        With ``lead_to`` a child's item that lacks something stays: what is missing is said, and the code of
        the step where it is put right is passed on.
        """
        now, flow = self._flow.now, self._flow
        if now is None or now.meeting.state is not MeetingState.RUNNING:
            return
        if flow.place == ATTENDANCE:
            self.leave_attendance()
            return
        shown = agenda_rows.shown_item(now, flow.place)
        then = partial(self._go_on_after, flow.place)
        if shown is None or shown.item.state is not ItemState.OPEN:
            then()
        elif shown.item.kind is ItemKind.CHILD:
            work = partial(child_items.finish_child_item, flow.desk, shown.item.id)
            pause = partial(self._pause, shown.item.id)
            flow.write(work, then, partial(_lead, flow, self._view, lead_to) if lead_to else pause)
        else:
            flow.write(partial(holding.close_item, flow.desk, shown.item.id), then)

    def _pause(self, item_id: ItemId, _error: UserError) -> None:
        self._view.say(texts.PAUSED, texts.PAUSED_TEXT)
        work = partial(holding.close_item, self._flow.desk, item_id, done=False)
        self._flow.write(work, partial(self._go_on_after, self._flow.place))

    def _go_on_after(self, place: str, *_: object) -> None:
        now = self._flow.now
        if now is None:
            return
        if place == ENDING:
            self.end()
            return
        following = ENDING if place == LATER else agenda_rows.item_after(now, place)
        self._leave(following or agenda_rows.after_the_last(now))

    def _leave(self, key: str) -> None:
        """Go on with fresh eyes: the item just closed must not be closed again."""
        work = partial(holding.meeting_now, self._flow.desk, self._flow.meeting_id)
        self._flow.read(work, partial(self._on_fresh, key))

    def _on_fresh(self, key: str, now: holding.MeetingNow) -> None:
        self._flow.now = now
        self.choose(key)

    # -- start and end

    def start(self) -> None:
        """Start the planned meeting; who presses is here."""
        work = partial(holding.start_meeting, self._flow.desk, self._flow.meeting_id)
        self._flow.write(work, self._started)

    def _started(self, meeting: Meeting) -> None:
        me = (self._flow.desk.member.id,)
        work = partial(room.note_members, self._flow.desk, meeting.id, me, AttendanceKind.ARRIVED)
        self._flow.write(work, self._flow.refresh)

    def end(self) -> None:
        """End the meeting in one press."""
        work = partial(holding.end_meeting, self._flow.desk, self._flow.meeting_id)
        self._stage.forget_child()
        let_in = self._flow.desk.member.only_meeting is not None
        self._flow.write(work, (lambda _ended: self._view.lock()) if let_in else self._flow.refresh)


def _lead(flow: Flow, view: MeetingView, lead_to: Callable[[str], object], error: UserError) -> None:
    """Say what hinders an item from being done and lead to its step."""
    steps = [_STEP_OF[code] for code in getattr(error, "blockers", ()) if code in _STEP_OF]
    if not steps:
        flow.trouble(error)
        return
    said = said_error(error)[0]
    view.say(said.title, f"{said.cause} {said.advice}")
    lead_to(steps[0])
