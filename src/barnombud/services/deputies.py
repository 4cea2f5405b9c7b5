"""A deputy is let in for one meeting: noted as present for an agency, with or without a way in of her own."""

from __future__ import annotations

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgencyId, MeetingId, MemberId, new_id
from barnombud.domain.meeting.attendance import AttendanceEvent, AttendanceKind
from barnombud.domain.meeting.meeting import Meeting, MeetingState
from barnombud.domain.team import Agency, Member
from barnombud.errors import InputError, RuleViolation
from barnombud.services.desk import Desk
from barnombud.services.entered import entered_line
from barnombud.services.key_care import share_held_keys
from barnombud.services.machine import Machine
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.passphrases import check_passphrase
from barnombud.services.store_key import note_leaving
from barnombud.store.key_derivation import calibrate
from barnombud.store.keyring import NewSlot, add_slot, remove_slot
from barnombud.store.unit_of_work import UnitOfWork

_NO_KEY = bytes(32)
"""Of a deputy without a slot: nothing is ever sealed to it (`key_policy.key_holders`)."""
_NAME, _ROLE = 120, 80


def let_in(
    desk: Desk,
    machine: Machine,
    meeting_id: MeetingId,
    name: str,
    role: str,
    *,
    agency_id: AgencyId,
    passphrase: str = "",
) -> Outcome[Member]:
    """Note a deputy as present for ``agency_id``; with a passphrase she may also sign in during this meeting.

    Raises:
        InputError: a text is empty, too long or unprintable, the passphrase is too short, or the agency has
            left the team.
        RuleViolation: the meeting does not run.
    """
    if passphrase:
        check_passphrase(passphrase, passphrase, (name,))
    with desk.unit_of_work() as uow:
        if uow.meetings.get(meeting_id).state is not MeetingState.RUNNING:
            raise RuleViolation((MeetingBlocker.NOT_RUNNING,), meeting_id)
        agency = next((each for each in uow.agencies.active() if each.id == agency_id), None)
        if agency is None:
            raise InputError("agency", "unknown_choice")
        member = Member(
            id=MemberId(new_id()),
            name=entered_line("name", name, _NAME),
            role=entered_line("role", role, _ROLE),
            agency_id=agency_id,
            joined_on=desk.today(),
            only_meeting=meeting_id,
            account=bool(passphrase),
        )
        public_key = _slot(desk, machine, member, agency, passphrase) if passphrase else _NO_KEY
        try:
            uow.members.add(member, public_key)
            uow.attendance.add(_arrival(member, meeting_id, uow))
            share_held_keys(uow)
            return Outcome(member, uow.commit(Op.ATTENDANCE, meeting_id, member.id))
        except BaseException:
            if passphrase:
                remove_slot(desk.store.folder, desk.store.keys, member.id)
            raise


def see_out(uow: UnitOfWork, meeting_id: MeetingId) -> tuple[MemberId, ...]:
    """Let a meeting's deputies leave the team with every key; return those who have a slot to take away."""
    gone = [member for member in uow.members.active() if member.only_meeting == meeting_id]
    for member in gone:
        uow.members.save(member.model_copy(update={"active": False}))
        uow.case_keys.forget_holder(member.id)
    if gone:
        note_leaving(uow, *gone)
        share_held_keys(uow)
    return tuple(member.id for member in gone if member.account)


def take_slots_away(desk: Desk, members: tuple[MemberId, ...]) -> None:
    """Take the slots of those who have left; after the commit, as the keyring lies beside the store."""
    for member_id in members:
        remove_slot(desk.store.folder, desk.store.keys, member_id)


def may_come_in(uow: UnitOfWork, member: Member) -> bool:
    """Whether a member may sign in now: a deputy only while her meeting runs."""
    if member.only_meeting is None:
        return member.active
    meeting: Meeting = uow.meetings.get(member.only_meeting)
    return member.active and meeting.state is MeetingState.RUNNING and _same_day(uow, meeting)


def _same_day(uow: UnitOfWork, meeting: Meeting) -> bool:
    """Whether the meeting began today: one that nobody has ended opens nothing the day after."""
    return swedish_date(meeting.started_at or meeting.starts_at) == swedish_date(uow.now())


def _arrival(member: Member, meeting_id: MeetingId, uow: UnitOfWork) -> AttendanceEvent:
    return AttendanceEvent(
        id=new_id(),
        meeting_id=meeting_id,
        at=uow.now(),
        kind=AttendanceKind.ARRIVED,
        member_id=member.id,
        agency_id=member.agency_id,
        deputy=True,
    )


def _slot(desk: Desk, machine: Machine, member: Member, agency: Agency, passphrase: str) -> bytes:
    slot = NewSlot(member.id, member.name, member.role, agency.name)
    cost = machine.cost or calibrate()
    keys = desk.store.keys
    return add_slot(desk.store.folder, keys, slot, passphrase, cost, caps=machine.caps).public_bytes_raw()
