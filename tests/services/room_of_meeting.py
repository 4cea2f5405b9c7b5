"""Small steps in a held meeting that several tests of it take."""

from __future__ import annotations

from barnombud.domain.meeting.meeting import ItemKind
from barnombud.services import consent_round, consents, holding, room
from barnombud.services.holding import MeetingNow
from tests.held_meeting import Held


def now_of(held: Held) -> MeetingNow:
    """Ask about the meeting again."""
    return holding.meeting_now(held.world.desk, held.meeting_id)


def welcome_done(held: Held) -> None:
    """Let everybody who is here be noted: until then the last block is not shown."""
    holding.close_item(held.world.desk, held.general(ItemKind.WELCOME).id)


def words_of(now: MeetingNow) -> str:
    """Return everything of children that a screen could show."""
    return " ".join(f"{shown.child_number} {shown.shown_name} {shown.case_number}" for shown in now.items)


def withdraw(held: Held, alias: str = "Ekorren") -> None:
    """Let the first guardian change her mind."""
    guardian = held.guardians(alias)[0]
    consents.withdraw_consent(held.world.desk, held.cases[alias].id, guardian.id)


def without_ifo(held: Held) -> None:
    """Let the social services leave, and those who stay confirm the consents."""
    room.agencies_step_out(held.world.desk, held.meeting_id, frozenset({held.world.ifo.id}))
    consent_round.confirm_present(held.world.desk, held.meeting_id)
