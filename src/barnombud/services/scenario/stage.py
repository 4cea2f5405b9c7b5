"""The stage a scenario is played on: a real encrypted store, its people by key, and who is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from barnombud.domain.clock import FixedClock
from barnombud.domain.ids import AgencyId, CaseId, GuardianId, ItemId, MeetingId, MemberId, SeededIds
from barnombud.domain.meeting.meeting import ItemKind
from barnombud.domain.team import TeamRules
from barnombud.errors import InputError, NotFound
from barnombud.services.desk import Desk
from barnombud.services.founding import NewAgency, NewTeam, found_team
from barnombud.services.machine import Machine
from barnombud.services.scenario.consent_parts import Step
from barnombud.services.scenario.parts import ChildPart
from barnombud.services.scenario.reading import ScenarioError, ScenarioFault, moment
from barnombud.services.scenario.script import Script
from barnombud.services.team import add_member, save_rules
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.keyring import UnlockedKeys, unlock

V = TypeVar("V")


class Stage:
    """Founds the team of a script and finds its people and meetings by key.

    Everybody has the same passphrase; each step runs at the desk of the member it names, whose keys are
    opened once, so that what a member may not see she cannot see here either.
    """

    def __init__(self, script: Script, machine: Machine, folder: Path | None, passphrase: str) -> None:
        """Found the team at the time of the first step.

        Raises:
            ScenarioError: the team, an agency or a member cannot be as the file says.
            DiskFull, NoPermission: the store cannot be written.
        """
        self.script = script
        self.ids = SeededIds(script.model_dump_json())
        """The same file gives the same ids, case numbers and papers."""
        self.clock = FixedClock(moment(script.steps[0].at))
        self._machine = replace(machine, clock=self.clock)
        self._passphrase = passphrase
        self.cases: dict[str, CaseId] = {}
        self.guardians: dict[tuple[str, str], GuardianId] = {}
        self.meetings: dict[str, MeetingId] = {}
        self.children = {child.key: child for child in script.children}
        with self.ids.used(), _said_of("team"):
            self._first = self._found(folder)
        self.agencies = self._agencies()
        self.members: dict[str, MemberId] = {script.members[0].key: self._first.member.id}
        self._keys: dict[MemberId, UnlockedKeys] = {self._first.member.id: self._first.store.keys}
        self._opened: dict[MemberId, OpenedKeys] = {self._first.member.id: self._first.opened}
        try:
            with self.ids.used():
                self._add_members()
                self._set_rules()
        except BaseException:
            self.close()
            raise

    def desk(self, step: Step) -> Desk:
        """Return the desk of the member a step names, with the clock at the step's time."""
        self.clock.set(moment(step.at))
        member_id = self.member(step.by) if step.by else self._first.member.id
        return self.desk_of(member_id)

    def desk_of(self, member_id: MemberId) -> Desk:
        """Return one member's desk; her key derivation is paid once."""
        if member_id not in self._keys:
            folder = self._first.store.folder
            self._keys[member_id] = unlock(folder, member_id, self._passphrase, caps=self._machine.caps)
        with self._first.unit_of_work() as uow:
            member = uow.members.get(member_id)
        return Desk(
            store=replace(self._first.store, keys=self._keys[member_id]),
            clock=self.clock,
            member=member,
            practice=self.script.team.practice,
            opened=self._opened.setdefault(member_id, OpenedKeys()),
        )

    def close(self) -> None:
        """Close the store."""
        self._first.close()

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._first.store.folder

    def agency(self, key: str) -> AgencyId:
        """Return the agency of ``key``."""
        return _look("agencies", self.agencies, key)

    def member(self, key: str) -> MemberId:
        """Return the member of ``key``."""
        return _look("members", self.members, key)

    def meeting(self, key: str) -> MeetingId:
        """Return the meeting of ``key``, which a step has planned."""
        return _look("meetings", self.meetings, key)

    def case(self, key: str) -> CaseId:
        """Return the case of the child of ``key``, which a step has added."""
        return _look("children", self.cases, key)

    def child(self, key: str) -> ChildPart:
        """Return what the script says of a child."""
        return _look("children", self.children, key)

    def guardian(self, child: str, key: str) -> GuardianId:
        """Return a guardian of a child."""
        found = self.guardians.get((child, key))
        if found is None:
            raise ScenarioError(ScenarioFault.UNKNOWN_KEY, (f"children.{child}.guardians.{key}",))
        return found

    def child_item(self, desk: Desk, meeting: str, child: str) -> ItemId:
        """Return the item that takes up a child at a meeting.

        Raises:
            NotFound: the child is not on the agenda.
        """
        case_id = self.case(child)
        with desk.unit_of_work() as uow:
            for item in uow.agenda.for_meeting(self.meeting(meeting)):
                if item.case_id == case_id:
                    return item.id
        raise NotFound(case_id)

    def general_item(self, desk: Desk, meeting: str, kind: ItemKind, title: str) -> ItemId | None:
        """Return the first general item of a kind (and title, when one is given), or None."""
        with desk.unit_of_work() as uow:
            for item in uow.agenda.for_meeting(self.meeting(meeting)):
                if item.kind is kind and title in ("", item.title):
                    return item.id
        return None

    def _found(self, folder: Path | None) -> Desk:
        team, first = self.script.team, self.script.members[0]
        keys = [agency.key for agency in self.script.agencies]
        new = NewTeam(
            name=team.name,
            municipality=team.municipality,
            agencies=tuple(
                NewAgency(
                    kind=agency.kind,
                    name=agency.name,
                    responsible_body=agency.responsible_body,
                    statute=agency.statute,
                    telephone=agency.telephone,
                )
                for agency in self.script.agencies
            ),
            host=keys.index(team.host),
            member_name=first.name,
            member_role=first.role,
            member_agency=keys.index(first.agency),
            practice=team.practice,
        )
        return found_team(self._machine, new, self._passphrase, folder)

    def _agencies(self) -> dict[str, AgencyId]:
        with self._first.unit_of_work() as uow:
            found = uow.agencies.list()
        return {part.key: agency.id for part, agency in zip(self.script.agencies, found, strict=True)}

    def _add_members(self) -> None:
        for part in self.script.members[1:]:
            with _said_of(f"members.{part.key}"):
                made = add_member(
                    self._first,
                    self._machine,
                    part.name,
                    part.role,
                    self.agency(part.agency),
                    passphrase=self._passphrase,
                    telephone=part.telephone,
                )
            self.members[part.key] = made.value.id

    def _set_rules(self) -> None:
        team = self.script.team
        with self._first.unit_of_work() as uow:
            rules = uow.team.rules()
        said = {
            "family_contact": team.family_contact,
            "telephone_social_services": team.telephone_social_services,
            "telephone_out_of_hours": team.telephone_out_of_hours,
            "neutral_sender": team.neutral_sender,
        }
        with _said_of("team"):
            save_rules(self._first, TeamRules.model_validate(dict(rules) | said))


@contextmanager
def _said_of(place: str) -> Iterator[None]:
    """Say what founding refuses as a fault of the file, at the table it stands in.

    Raises:
        ScenarioError: naming the fields.
    """
    try:
        yield
    except InputError as error:
        raise ScenarioError(ScenarioFault.WRONG_FIELD, (f"{place}.{error.field}",)) from error
    except ValidationError as error:
        places = tuple(".".join(map(str, found["loc"])) for found in error.errors())
        raise ScenarioError(ScenarioFault.WRONG_FIELD, places).inside(place) from error


def _look(kind: str, known: dict[str, V], key: str) -> V:
    if key not in known:
        raise ScenarioError(ScenarioFault.UNKNOWN_KEY, (f"{kind}.{key}",))
    return known[key]
