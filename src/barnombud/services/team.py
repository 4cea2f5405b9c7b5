"""The team page: agencies, members with own passphrases, and the rules the team sets for itself."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import AgencyId, MemberId, new_id
from barnombud.domain.meeting.meeting import AgendaTemplate, MeetingState
from barnombud.domain.meeting_calendar import MeetingSeries
from barnombud.domain.municipality import NOTHING_DECIDED, MunicipalSettings
from barnombud.domain.team import Agency, AgencyKind, EarlierName, Member, Team, TeamRules
from barnombud.domain.value import Value
from barnombud.errors import InputError, RuleViolation
from barnombud.services.after_restore import answer_for_newcomer
from barnombud.services.desk import Desk
from barnombud.services.entered import entered_line
from barnombud.services.key_care import share_held_keys
from barnombud.services.machine import Machine
from barnombud.services.passing_on import pass_on
from barnombud.services.passphrases import check_passphrase
from barnombud.services.printable import require_printable_text
from barnombud.services.room import present_now
from barnombud.services.rule_checks import clean_rules
from barnombud.services.store_key import note_leaving
from barnombud.services.unlocking import at_the_pace
from barnombud.store.key_derivation import calibrate
from barnombud.store.keyring import (
    NewSlot,
    add_slot,
    change_passphrase,
    remove_slot,
    rename_team,
    update_slot_names,
)
from barnombud.store.unit_of_work import UnitOfWork

_NAME, _ROLE, _TELEPHONE, _STATUTE = 120, 80, 40, 200
"""Longest texts, in characters."""


class TeamBlocker(StrEnum):
    """Why a change of the team is refused."""

    LAST_MEMBER = "last_member"
    YOURSELF = "yourself"
    AGENCY_HAS_MEMBERS = "agency_has_members"
    AGENCY_HAS_CASES = "agency_has_cases"
    AGENCY_IS_HOST = "agency_is_host"
    IN_THE_MEETING = "in_the_meeting"
    """Noted as present in the running meeting, where the gate has counted with the agency of the day."""


class TeamView(Value):
    """Everything the team page and the settings page show."""

    team: Team
    rules: TeamRules
    agencies: tuple[Agency, ...]
    members: tuple[Member, ...]
    template: AgendaTemplate
    series: MeetingSeries | None
    signed_in: MemberId
    municipality: MunicipalSettings = NOTHING_DECIDED
    """What the municipality has decided for all its teams."""


def team_view(desk: Desk) -> TeamView:
    """Return the team as it is."""
    with desk.unit_of_work() as uow:
        return TeamView(
            team=uow.team.team(),
            rules=uow.team.rules(),
            agencies=uow.agencies.list(),
            members=uow.members.list(),
            template=uow.team.agenda_template(),
            series=uow.team.series(),
            signed_in=desk.member.id,
            municipality=desk.municipality,
        )


def save_team(desk: Desk, name: str, municipality: str, host: AgencyId) -> Outcome[Team]:
    """Keep the team's name, its municipality and which agency hosts the laptop.

    Raises:
        InputError: a text is empty, too long or unprintable, or the host has left the team.
    """
    with desk.unit_of_work() as uow:
        if host not in {agency.id for agency in uow.agencies.active()}:
            raise InputError("host", "unknown_choice")
        team = uow.team.team().model_copy(
            update={
                "name": entered_line("team", name, _NAME),
                "municipality": entered_line("municipality", municipality, _NAME),
                "host_agency_id": host,
            }
        )
        require_printable_text("team", team.name)
        require_printable_text("municipality", team.municipality)
        uow.team.save_team(team)
        rename_team(desk.store.folder, desk.store.keys, team.name)
        return Outcome(team, uow.commit(Op.CHANGE_TEAM, "team"))


def save_rules(desk: Desk, rules: TeamRules) -> Outcome[TeamRules]:
    """Keep the team's rules.

    Raises:
        InputError: a consent would by default hold longer than the team lets any (R2), a text is too long or
            unprintable, has a character that no font has, says too much to families (R28), or the
            municipality has decided it (``ruled_by_municipality``).
    """
    decided = desk.municipality
    with desk.unit_of_work() as uow:
        own, held = uow.team.own_rules(), uow.team.rules()
        for name in sorted(decided.ruled):
            if getattr(rules, name) not in (getattr(own, name), getattr(held, name)):
                raise InputError(name, "ruled_by_municipality")
        kept = clean_rules(rules, decided)
        for name in TeamRules.model_fields:
            if isinstance(text := getattr(kept, name), str) and text != getattr(own, name):
                require_printable_text(name, text)
        kept = kept.model_copy(update={name: getattr(own, name) for name in decided.ruled})
        uow.team.save_rules(kept)
        return Outcome(uow.team.rules(), uow.commit(Op.CHANGE_TEAM, "rules"))


def save_series(desk: Desk, series: MeetingSeries) -> Outcome[MeetingSeries]:
    """Keep how the meetings recur."""
    with desk.unit_of_work() as uow:
        uow.team.save_series(series)
        return Outcome(series, uow.commit(Op.CHANGE_TEAM, "series"))


def save_agenda_template(desk: Desk, template: AgendaTemplate) -> Outcome[AgendaTemplate]:
    """Keep the agenda template; meetings already planned keep theirs."""
    with desk.unit_of_work() as uow:
        uow.team.save_agenda_template(template)
        return Outcome(template, uow.commit(Op.CHANGE_TEAM, "agenda_template"))


def add_agency(
    desk: Desk,
    kind: AgencyKind,
    name: str,
    responsible_body: str = "",
    *,
    statute: str = "",
    telephone: str = "",
) -> Outcome[Agency]:
    """Take a new agency into the team.

    Raises:
        InputError: the name is empty, or another agency has it.
    """
    with desk.unit_of_work() as uow:
        _check_agency_name(entered_line("name", name, _NAME), uow.agencies.active(), None)
        agency = Agency(
            id=AgencyId(new_id()),
            kind=kind,
            name=name,
            responsible_body=responsible_body,
            statute=statute,
            telephone=telephone,
        )
        agency = _clean_agency(agency, uow.team.team().municipality)
        uow.agencies.add(agency)
        answer_for_newcomer(uow, desk, agency.id)
        return Outcome(agency, uow.commit(Op.ADD_AGENCY, agency.id))


def save_agency(desk: Desk, agency: Agency) -> Outcome[Agency]:
    """Keep a changed agency; consents go to the agency, whatever it is called.

    Raises:
        InputError: the name is empty, or another agency has it.
        RuleViolation: it is to be closed while it has members or open cases, or hosts the laptop.
    """
    with desk.unit_of_work() as uow:
        agency = _clean_agency(agency, uow.team.team().municipality)
        agency = _remember_name(uow.agencies.get(agency.id), agency, desk.today())
        _check_agency_name(agency.name, uow.agencies.active(), agency.id)
        if not agency.active:
            _check_may_close(
                agency,
                members=any(m.agency_id == agency.id for m in uow.members.active()),
                cases=any(c.brought_by == agency.id and c.closed_on is None for c in uow.cases.list()),
                host=uow.team.team().host_agency_id == agency.id,
            )
        uow.agencies.save(agency)
        for member in uow.members.active():
            if member.agency_id == agency.id and member.account:
                update_slot_names(desk.store.folder, desk.store.keys, _slot(member, agency))
        return Outcome(agency, uow.commit(Op.CHANGE_AGENCY, agency.id))


def add_member(
    desk: Desk,
    machine: Machine,
    name: str,
    role: str,
    agency_id: AgencyId,
    *,
    passphrase: str,
    telephone: str = "",
) -> Outcome[Member]:
    """Take a new member into the team, with an own passphrase and the case keys she should hold.

    Raises:
        InputError: a text is empty, too long or unprintable, or the passphrase is too short
            or soon guessed.
    """
    check_passphrase(passphrase, passphrase, (name,))
    with desk.unit_of_work() as uow:
        agency = uow.agencies.get(agency_id)
        member = Member(
            id=MemberId(new_id()),
            name=entered_line("name", name, _NAME),
            role=entered_line("role", role, _ROLE),
            agency_id=agency_id,
            telephone=entered_line("telephone", telephone, _TELEPHONE, required=False),
            joined_on=desk.today(),
        )
        cost = machine.cost or calibrate()
        public_key = add_slot(
            desk.store.folder, desk.store.keys, _slot(member, agency), passphrase, cost, caps=machine.caps
        )
        try:
            uow.members.add(member, public_key.public_bytes_raw())
            share_held_keys(uow)
            change = uow.commit(Op.ADD_MEMBER, member.id)
        except BaseException:
            # The keyring lies beside the store: a slot of somebody the store does not know opens nothing.
            remove_slot(desk.store.folder, desk.store.keys, member.id)
            raise
        return Outcome(member, change)


def save_member(desk: Desk, member: Member) -> Outcome[Member]:
    """Keep a changed name, role, agency or telephone.

    Raises:
        InputError: a text is too long or unprintable, or the name or role is empty.
        RuleViolation: the agency changes for oneself, for somebody who sits in the running meeting, or for
            the last one of an agency that has cases.
    """
    member = _clean_member(member)
    with desk.unit_of_work() as uow:
        before = uow.members.get(member.id)
        member = member.model_copy(update={"active": before.active, "joined_on": before.joined_on})
        if member.agency_id != before.agency_id:
            _check_may_go(uow, desk, before)
            uow.case_keys.forget_holder(member.id)
        uow.members.save(member)
        share_held_keys(uow)
        if member.account:
            update_slot_names(
                desk.store.folder, desk.store.keys, _slot(member, uow.agencies.get(member.agency_id))
            )
        return Outcome(member, uow.commit(Op.CHANGE_MEMBER, member.id))


def remove_member(desk: Desk, member_id: MemberId, deputy_id: MemberId | None = None) -> Outcome[Member]:
    """Let a member leave: the slot and the held case keys go, what she wrote stays.

    What she answered for passes to ``deputy_id``; without one, or where the deputy does not hold the case's
    key, it is left without anybody, openly.

    Raises:
        NotFound: there is no such member or deputy.
        InputError: the deputy has left herself, or is the one who leaves.
        RuleViolation: it is the signed-in member, somebody who sits in the running meeting, or the last one
            of an agency that has cases: nobody could open them any more.
    """
    with desk.unit_of_work() as uow:
        member = uow.members.get(member_id)
        _check_may_go(uow, desk, member)
        if deputy_id is not None and (deputy_id == member_id or not uow.members.get(deputy_id).active):
            raise InputError("deputy", "unknown_choice")
        member = member.model_copy(update={"active": False, "deputy_id": deputy_id})
        uow.members.save(member)
        uow.case_keys.forget_holder(member_id)
        share_held_keys(uow)
        passed = pass_on(uow, desk.today())
        note_leaving(uow, member)
        change = uow.commit(Op.REMOVE_MEMBER, member_id, *sorted(passed))
    if member.account:
        remove_slot(desk.store.folder, desk.store.keys, member_id)
    return Outcome(member, change)


def change_own_passphrase(desk: Desk, machine: Machine, current: str, new: str, repeated: str) -> None:
    """Change the signed-in member's passphrase.

    Raises:
        WrongPassphrase: ``current`` is not the passphrase; the try counts as one at unlock (R35).
        TriedTooSoon: there were too many of those just now.
        InputError: the new one is too short, soon guessed or not typed the same twice.
    """
    check_passphrase(new, repeated, (desk.member.name,))
    change = partial(
        change_passphrase,
        desk.store.folder,
        desk.store.keys,
        current=current,
        new=new,
        cost=machine.cost or calibrate(),
        caps=machine.caps,
    )
    at_the_pace(machine, desk.store.folder, change)


def _check_may_go(uow: UnitOfWork, desk: Desk, member: Member) -> None:
    """Refuse to let a member leave the team or her agency while something rests on her."""
    stay = (m for m in uow.members.active() if m.id != member.id and m.only_meeting is None)
    left = [m for m in stay if m.agency_id == member.agency_id]
    brought = any(case.brought_by == member.agency_id and case.closed_on is None for case in uow.cases.list())
    sits = any(
        member.id in {each.member_id for each in present_now(uow, meeting.id, uow.now())}
        for meeting in uow.meetings.in_state(MeetingState.RUNNING)
    )
    found = {
        TeamBlocker.YOURSELF: member.id == desk.member.id,
        TeamBlocker.IN_THE_MEETING: sits,
        TeamBlocker.AGENCY_HAS_CASES: brought and not left,
    }
    blockers = [blocker for blocker, holds in found.items() if holds]
    if blockers:
        raise RuleViolation(blockers, member.id)


def _slot(member: Member, agency: Agency) -> NewSlot:
    return NewSlot(member.id, member.name, member.role, agency.name)


def _clean_member(member: Member) -> Member:
    return member.model_copy(
        update={
            "name": entered_line("name", member.name, _NAME),
            "role": entered_line("role", member.role, _ROLE),
            "telephone": entered_line("telephone", member.telephone, _TELEPHONE, required=False),
        }
    )


def _clean_agency(agency: Agency, municipality: str) -> Agency:
    """Return the agency with trimmed texts; only `AgencyKind.OTHER` brings its own statute (R48)."""
    own_statute = agency.statute if agency.kind is AgencyKind.OTHER else ""
    body = entered_line("responsible_body", agency.responsible_body, _NAME, required=False)
    return agency.model_copy(
        update={
            "name": entered_line("name", agency.name, _NAME),
            "responsible_body": body or municipality,
            "statute": entered_line("statute", own_statute, _STATUTE, required=False),
            "telephone": entered_line("telephone", agency.telephone, _TELEPHONE, required=False),
        }
    )


def _remember_name(before: Agency, agency: Agency, today: date) -> Agency:
    """Return the agency with what it was called until today, when it is called otherwise now."""
    names = before.earlier_names
    if before.name != agency.name:
        names = (*names, EarlierName(name=before.name, until=today))
    return agency.model_copy(update={"earlier_names": names})


def _check_agency_name(name: str, others: tuple[Agency, ...], own: AgencyId | None) -> None:
    if any(other.id != own and other.name.casefold() == name.casefold() for other in others):
        raise InputError("name", "taken")


def _check_may_close(agency: Agency, *, members: bool, cases: bool, host: bool) -> None:
    blockers = []
    if members:
        blockers.append(TeamBlocker.AGENCY_HAS_MEMBERS)
    if cases:
        blockers.append(TeamBlocker.AGENCY_HAS_CASES)
    if host:
        blockers.append(TeamBlocker.AGENCY_IS_HOST)
    if blockers:
        raise RuleViolation(blockers, agency.id)
