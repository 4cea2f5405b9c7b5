"""Who leaves the room, who takes over meanwhile, and changing who is signed in (R15)."""

from __future__ import annotations

from collections.abc import Sequence

from barnombud.domain.ids import MemberId
from barnombud.domain.meeting.substitute import Duty
from barnombud.services.holding import MeetingNow
from barnombud.services.item_gate import ItemGate
from barnombud.services.substitutes import DutyLine
from barnombud.texts import meeting as texts
from barnombud.ui.pages.meeting.scenes import GateAction, GateShown

STEP_OUT, LOCK, SWITCH = "step_out", "lock", "switch"
Duties = tuple[DutyLine, ...]


def leaving(gate: ItemGate, now: MeetingNow, names: Sequence[str], duties: Duties) -> GateShown:
    """Say who leaves first and who takes over; who is signed in hands over the laptop before she goes."""
    gone = _who_leaves(gate, now)
    taken = [line for line in duties if line.holder_id in gone and line.substitute_id is not None]
    words = (texts.takes_over(line.duty.value, _name(now, line.substitute_id)) for line in taken)
    left = GateAction(STEP_OUT, texts.has_left(names))
    hands_over = any(line.duty is Duty.SIGNED_IN for line in taken)
    actions = (_switch(now, duties), left) if hands_over else (left,)
    text = " ".join((*words, texts.LEAVES_FIRST_TEXT))
    return GateShown(texts.leaves_first(names), text, actions, attention=True)


def change_user(now: MeetingNow, duties: Duties) -> GateShown:
    """Return that somebody else has to be signed in; by name when it has been decided who."""
    lock = GateAction(LOCK, texts.CHANGE_USER)
    known = any(line.duty is Duty.SIGNED_IN and line.substitute_id is not None for line in duties)
    actions = (_switch(now, duties), lock) if known else (lock,)
    return GateShown(texts.CHANGE_USER_TITLE, texts.CHANGE_USER_TEXT, actions, attention=True)


def next_signed_in(duties: Duties) -> MemberId | None:
    """Return who takes over the laptop."""
    return next((line.substitute_id for line in duties if line.duty is Duty.SIGNED_IN), None)


def _switch(now: MeetingNow, duties: Duties) -> GateAction:
    return GateAction(SWITCH, texts.switch_to(_name(now, next_signed_in(duties))))


def _who_leaves(gate: ItemGate, now: MeetingNow) -> frozenset[MemberId]:
    of_agencies = (p.member_id for p in now.present if p.agency_id in gate.answer.must_leave)
    return frozenset(of_agencies) | gate.answer.members_must_leave


def _name(now: MeetingNow, member_id: MemberId | None) -> str:
    return next((member.name for member in now.members if member.id == member_id), "")
