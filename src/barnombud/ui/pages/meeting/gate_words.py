"""Says the gate's answer in one plain sentence with what to do; tells no no from a silence (R9, R25)."""

from __future__ import annotations

from collections.abc import Iterable

from barnombud.domain.consent.codes import CODES_OF_AN_ANSWER, Gate, GateCode
from barnombud.domain.ids import AgencyId, MemberId
from barnombud.services.holding import MeetingNow
from barnombud.services.item_gate import ItemGate
from barnombud.texts import backups
from barnombud.texts import meeting as texts
from barnombud.texts.consent_words import MISSING, not_taking_part
from barnombud.texts.errors import said_at_gate
from barnombud.ui.pages.meeting import takeover_words
from barnombud.ui.pages.meeting.scenes import GateAction, GateShown
from barnombud.ui.pages.meeting.takeover_words import Duties

OPEN, CONFIRM, ATTENDANCE = "open", "confirm", "attendance"
SINCE_BACKUP = "since_backup"
HERE, VISITORS_LEFT, CONSULT, ALL_BACK = "here", "visitors_left", "consult", "all_back"

_ABOUT_TOPICS = (GateCode.NO_TOPIC, GateCode.TOPIC_NOT_COVERED)
_ABOUT_PEOPLE = (GateCode.AGENCY_UNKNOWN, GateCode.BRINGER_ABSENT, GateCode.NOBODY_TO_TALK_WITH)


def gate_shown(gate: ItemGate | None, now: MeetingNow, signed_in: MemberId, duties: Duties = ()) -> GateShown:
    """Return what the consent step shows for an answer, the most pressing thing first.

    ``gate`` None means that the signed-in member holds no key, and so may not even ask. ``duties`` say who
    takes over for whom.
    """
    if gate is None:
        return takeover_words.change_user(now, duties)
    codes = frozenset(gate.answer.codes)
    if gate.answer.gate is Gate.DEIDENTIFIED_ONLY or codes & CODES_OF_AN_ANSWER:
        consult = GateAction(CONSULT, texts.TO_CONSULTATION)
        return GateShown(MISSING, texts.MISSING_TEXT, (consult,))
    if GateCode.CASE_CLOSED in codes:
        return _told(GateCode.CASE_CLOSED)
    if not now.present:
        fill = GateAction(ATTENDANCE, texts.SHOW_ATTENDANCE)
        return GateShown(texts.WHO_IS_HERE, texts.WHO_IS_HERE_TEXT, (fill,), attention=True)
    return _about_room(gate, codes, now, signed_in, duties)


def _about_room(
    gate: ItemGate, codes: frozenset[GateCode], now: MeetingNow, signed_in: MemberId, duties: Duties
) -> GateShown:
    for code in _ABOUT_TOPICS:
        if code in codes:
            return _told(code, topics=gate)
    if GateCode.VISITOR_PRESENT in codes:
        gone = GateAction(VISITORS_LEFT, texts.VISITORS_LEFT)
        return _told(GateCode.VISITOR_PRESENT, (gone,))
    leaving = names_that_leave(gate, now)
    if leaving:
        return takeover_words.leaving(gate, now, leaving, duties)
    if _should_be_here(codes, now, signed_in):
        here = GateAction(HERE, texts.I_AM_HERE)
        return GateShown(texts.I_AM_HERE_TITLE, texts.I_AM_HERE_TEXT, (here,), attention=True)
    for code in _ABOUT_PEOPLE:
        if code in codes:
            back = GateAction(ALL_BACK, texts.ALL_BACK) if now.outside else None
            fill = GateAction(ATTENDANCE, texts.SHOW_ATTENDANCE)
            return _told(code, (back, fill) if back else (fill,))
    if GateCode.ONE_WAY_ONLY in codes:
        return _told(GateCode.ONE_WAY_ONLY, topics=gate)
    if GateCode.SIGNED_IN_MUST_CHANGE in codes:
        return takeover_words.change_user(now, duties)
    return _last_step(gate, codes, now)


def _last_step(gate: ItemGate, codes: frozenset[GateCode], now: MeetingNow) -> GateShown:
    if GateCode.NOT_HEARD_SINCE_BACKUP in codes:
        return _told(GateCode.NOT_HEARD_SINCE_BACKUP, (GateAction(SINCE_BACKUP, backups.ROUND_ACTION),))
    if GateCode.NOT_HEARD in codes:
        return _told(GateCode.NOT_HEARD)
    if GateCode.NOT_CONFIRMED in codes and gate.brought_by is not None:
        name = agency_names(now, (gate.brought_by,))[0]
        confirm = GateAction(CONFIRM, texts.has_confirmed(name))
        return GateShown(texts.confirm_first(name), texts.CONFIRM_FIRST_TEXT, (confirm,))
    names, everybody = taking_part(gate.answer.permitted, now)
    if everybody:
        shown = texts.may_take_part(names, everybody)
        return GateShown(shown, texts.MAY_OPEN, (GateAction(OPEN, texts.OPEN_CHILD),))
    without = agency_names(now, {agency.id for agency in now.agencies} - gate.answer.permitted)
    title = not_taking_part(without)
    return GateShown(title, texts.MAY_OPEN, (GateAction(OPEN, texts.open_without(without)),))


def taking_part(permitted: frozenset[AgencyId], now: MeetingNow) -> tuple[tuple[str, ...], bool]:
    """Return the names of the agencies that may take part, and whether they are the whole team."""
    everybody = {agency.id for agency in now.agencies} <= permitted
    return agency_names(now, permitted), everybody


def names_that_leave(gate: ItemGate, now: MeetingNow) -> tuple[str, ...]:
    """Return the agencies that leave the room first, and members with a conflict of interest by name."""
    members = {member.id: member.name for member in now.members}
    agencies = agency_names(now, gate.answer.must_leave)
    leaving = sorted(gate.answer.members_must_leave)
    elsewhere = {p.member_id for p in now.present if p.agency_id not in gate.answer.must_leave}
    return (*agencies, *(members.get(member, "") for member in leaving if member in elsewhere))


def agency_names(now: MeetingNow, wanted: Iterable[AgencyId]) -> tuple[str, ...]:
    """Return the agencies' names in the team's order."""
    found = frozenset(wanted)
    return tuple(agency.name for agency in now.agencies if agency.id in found)


def _should_be_here(codes: frozenset[GateCode], now: MeetingNow, signed_in: MemberId) -> bool:
    """Whether the signed-in member is merely not noted as present, not outside or sent out."""
    here = {presence.member_id for presence in now.present}
    return GateCode.SIGNED_IN_MUST_CHANGE in codes and signed_in not in here and signed_in not in now.outside


def _told(
    code: GateCode, actions: tuple[GateAction, ...] = (), *, topics: ItemGate | None = None
) -> GateShown:
    words = said_at_gate(code)
    return GateShown(
        words.title,
        f"{words.cause} {words.advice}",
        actions,
        topics.topics if topics else None,
        attention=bool(actions),
    )
