"""The gate before a child's item, and the item while it is open (R7, R8, R12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import AgencyId, GuardianId, ItemId, MeetingId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.meeting import AgendaItem, ItemState
from barnombud.errors import KeyNotHeld, UserError
from barnombud.services import child_items, consent_round, consents, holding, room, substitutes
from barnombud.services.child_items import ItemPage
from barnombud.services.consent_round import ConsentGiver
from barnombud.services.holding import MeetingNow, ShownItem
from barnombud.services.item_gate import ItemGate
from barnombud.texts import meeting as texts
from barnombud.texts.topics import TOPICS
from barnombud.ui.pages.meeting import agenda_rows, gate_words, takeover_words
from barnombud.ui.pages.meeting.check_presenter import CheckPresenter
from barnombud.ui.pages.meeting.flow import Flow
from barnombud.ui.pages.meeting.scenes import LATER, Asked, ChildScene, GateScene
from barnombud.ui.pages.meeting.takeover_words import Duties, next_signed_in

if TYPE_CHECKING:
    from barnombud.services.desk import Desk


class ConsentPresenter:
    """Everything between "Barn 1" and the child's name.

    Attributes:
        has_shut: the item on screen was open a moment ago and had to be shut.
    """

    def __init__(self, flow: Flow, check: CheckPresenter) -> None:
        """Work in the page's flow; ``check`` knows who has answered."""
        self._flow, self._check = flow, check
        self.has_shut = False
        self._topics: frozenset[Topic] | None = None
        self._gate: ItemGate | None = None
        self._duties: Duties = ()
        self._item: AgendaItem | None = None

    # -- the gate

    def show_item(self, shown: ShownItem) -> None:
        """Show a child's item: what is in it when it is open, else what the gate says."""
        if self._item is None or self._item.id != shown.item.id:
            self._topics = None
        self._item = shown.item
        desk, item_id = self._flow.desk, shown.item.id
        if shown.item.state is ItemState.OPEN:
            work = partial(_child, desk, item_id)
            self._flow.read(work, partial(self._on_child, item_id), self._not_child)
            return
        self._ask()

    def show_later(self) -> None:
        """Show who must leave before anything of the last block is on the screen."""
        self._item = None
        work = partial(_hidden, self._flow.desk, self._flow.meeting_id)
        self._flow.read(work, self._on_later)

    def choose_topics(self, topics: frozenset[Topic]) -> None:
        """Ask the gate again about other topics."""
        self._topics = topics
        self._ask()

    def act(self, code: str) -> None:
        """Do what a button of the gate says."""
        flow = self._flow
        acts: dict[str, Callable[[], object]] = {
            gate_words.OPEN: self.open,
            takeover_words.STEP_OUT: self._step_out,
            gate_words.CONFIRM: self._confirm_bringer,
            gate_words.HERE: self._here,
            takeover_words.LOCK: flow.view.lock,
            takeover_words.SWITCH: self._switch,
            gate_words.SINCE_BACKUP: lambda: flow.view.go("home", {}),
            gate_words.CONSULT: lambda: flow.view.go("consultation", {}),
        }
        if code in acts:
            acts[code]()

    def open(self) -> None:
        """Open the child's item through the gate."""
        if self._item is None:
            return
        self.has_shut = False
        work = partial(holding.open_child_item, self._flow.desk, self._item.id, self._topics)
        self._flow.write(work, self._flow.refresh)

    def _ask(self) -> None:
        if self._item is None:
            return
        work = partial(_gate, self._flow.desk, self._item, self._topics)
        self._flow.read(work, self._on_gate)

    def _on_gate(self, found: tuple[ItemGate | None, Duties]) -> None:
        now, item = self._flow.now, self._item
        gate, self._duties = found
        if now is None or item is None or self._flow.place != item.id:
            return
        self._gate = gate
        shown = agenda_rows.shown_item(now, item.id)
        if shown is None:
            return
        number = agenda_rows.number_of(now, item.id)
        title = agenda_rows.item_title(shown)
        says = gate_words.gate_shown(gate, now, self._flow.desk.member.id, self._duties)
        asked = self._check.asked(gate.answer.unheard if gate else frozenset())
        self._flow.stage.show_scene(GateScene(item, number, title, says, asked, shut=self.has_shut))

    def _on_later(self, found: tuple[ItemGate | None, Duties]) -> None:
        now = self._flow.now
        gate, self._duties = found
        if now is None or self._flow.place != LATER:
            return
        self._gate = gate
        says = gate_words.gate_shown(gate, now, self._flow.desk.member.id, self._duties)
        self._flow.stage.show_scene(GateScene(None, 0, texts.LATER_TITLE, says, Asked(), shut=self.has_shut))

    # -- the open item

    def _on_child(self, item_id: ItemId, found: tuple[ItemPage, tuple[ConsentGiver, ...]]) -> None:
        now = self._flow.now
        if now is None or self._flow.place != item_id:
            return
        page, givers = found
        self.has_shut = False
        self._flow.stage.show_scene(child_scene(now, page, givers))

    def _not_child(self, error: UserError) -> None:
        self._flow.stage.forget_child()
        self._flow.trouble(error)

    def confirm(self, agency: AgencyId) -> None:
        """Note that an agency has confirmed the consent in the case on screen (R8)."""
        case_id = self._item.case_id if self._item else None
        if case_id is not None:
            work = partial(consents.confirm_consent, self._flow.desk, case_id, agency)
            self._check.vouching.confirm(work, agency)

    def withdraw_here(self, guardian_id: GuardianId | None) -> None:
        """Withdraw one person's consent in the case on screen."""
        if self._item is not None and self._item.case_id is not None:
            self._hide()
            self._check.withdraw(self._item.case_id, guardian_id)

    def _hide(self) -> None:
        """Take everything of the child off the screen, the list beside it too, before the store answers."""
        flow = self._flow
        flow.stage.forget_child()
        if flow.now is not None:
            flow.now = agenda_rows.without_names(flow.now)
            flow.view.show_side(agenda_rows.side_of(flow.now, flow.place))

    # -- what the gate's buttons do

    def _confirm_bringer(self) -> None:
        if self._gate is not None and self._gate.brought_by is not None:
            self.confirm(self._gate.brought_by)

    def _step_out(self) -> None:
        gate, flow = self._gate, self._flow
        if gate is None:
            return
        if flow.place == LATER:
            flow.place = gate.item_id
        agencies, members = gate.answer.must_leave, gate.answer.members_must_leave
        work = partial(room.agencies_step_out, flow.desk, flow.meeting_id, agencies, members)
        flow.write(work, flow.refresh)

    def _switch(self) -> None:
        member_id = next_signed_in(self._duties)
        if member_id is not None:
            self._flow.view.lock(member_id)

    def _here(self) -> None:
        flow = self._flow
        me = (flow.desk.member.id,)
        work = partial(room.note_members, flow.desk, flow.meeting_id, me, AttendanceKind.ARRIVED)
        flow.write(work, flow.refresh)


def child_scene(now: MeetingNow, page: ItemPage, givers: tuple[ConsentGiver, ...]) -> ChildScene:
    """Return the open item as the page shows it."""
    answer = page.answer
    here = {presence.agency_id for presence in now.present}
    talked = frozenset(topic.value for scope in answer.scopes for topic in scope.topics)
    return ChildScene(
        number=agenda_rows.number_of(now, page.item.id),
        page=page,
        chip=texts.may_take_part(*gate_words.taking_part(answer.permitted, now)),
        agencies=tuple(
            (agency, agency.id not in answer.notes_locked)
            for agency in now.agencies
            if agency.id in answer.permitted & here
        ),
        topics=tuple(word for code, word in TOPICS.items() if code in talked),
        givers=givers,
        visitors=frozenset(visitor.value for visitor in now.visitors),
    )


def _gate(desk: Desk, item: AgendaItem, topics: frozenset[Topic] | None) -> tuple[ItemGate | None, Duties]:
    """Ask the gate, and who takes over for whom; None when the signed-in member holds no key."""
    duties = substitutes.duty_lines(desk, item.meeting_id)
    try:
        return holding.item_gate(desk, item.id, topics), duties
    except KeyNotHeld:
        return None, duties


def _hidden(desk: Desk, meeting_id: MeetingId) -> tuple[ItemGate | None, Duties]:
    return holding.next_hidden(desk, meeting_id), substitutes.duty_lines(desk, meeting_id)


def _child(desk: Desk, item_id: ItemId) -> tuple[ItemPage, tuple[ConsentGiver, ...]]:
    page = child_items.item_page(desk, item_id)
    return page, consent_round.givers_of(desk, page.record.case_id)
