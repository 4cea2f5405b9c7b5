"""First start: a new team with its agencies and first member, in a new encrypted store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgencyId, MemberId, new_id
from barnombud.domain.team import Agency, AgencyKind, Member, Team, TeamRules
from barnombud.domain.value import Value
from barnombud.services.desk import Desk
from barnombud.services.log_care import begin_log_head
from barnombud.services.logo_file import read_municipality_with_logo
from barnombud.services.machine import Machine
from barnombud.services.passphrases import check_passphrase
from barnombud.store.case_keys import OpenedKeys
from barnombud.store.data_place import refuse_bad_place
from barnombud.store.folder import founding
from barnombud.store.key_derivation import calibrate
from barnombud.store.keyring import Keyring, NewSlot, create_keyring
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import OpenStore, create_store, open_store


class NewAgency(Value):
    """One agency as it is entered on the first pages."""

    kind: AgencyKind
    name: str = Field(min_length=1, max_length=120)
    responsible_body: str = Field(default="", max_length=120)
    statute: str = ""
    telephone: str = ""


class NewTeam(Value):
    """What the four pages of the first start gather."""

    name: str = Field(min_length=1, max_length=120)
    municipality: str = Field(min_length=1, max_length=120)
    agencies: tuple[NewAgency, ...] = Field(min_length=1)
    host: int = 0
    """Which of `agencies` hosts the laptop."""
    member_name: str = Field(min_length=1, max_length=120)
    member_role: str = Field(min_length=1, max_length=80)
    member_agency: int = 0
    """Which of `agencies` the first member belongs to."""
    practice: bool = False


def found_team(machine: Machine, new: NewTeam, passphrase: str, folder: Path | None = None) -> Desk:
    """Make a new store for ``new`` and sign its first member in.

    ``folder`` defaults to ``<data>/teams/<store id>``. Nothing is left behind when anything fails.

    Raises:
        InputError: the passphrase is too short or soon guessed.
        StoreInUse: the folder is there already.
        DiskFull, NoPermission: the disk does not take it.
        RuleViolation: the folder is synced or on a network (R34).
    """
    own = (new.name, new.municipality, new.member_name, *(each.name for each in new.agencies))
    check_passphrase(passphrase, passphrase, own)
    store_id = new_id()
    final = folder or machine.data_dir / "teams" / store_id
    refuse_bad_place(final)
    today = swedish_date(machine.clock.now())
    agencies = _agencies(new)
    member = _first_member(new, agencies, today)
    with founding(final) as making:
        keys = create_keyring(
            making,
            store_id=store_id,
            team_name=new.name,
            practice=new.practice,
            first=NewSlot(member.id, member.name, member.role, agencies[new.member_agency].name),
            passphrase=passphrase,
            cost=machine.cost or calibrate(),
            caps=machine.caps,
        )
        with create_store(making, keys) as store:
            _fill(machine, store, new, member, agencies)
    store = open_store(final, keys)
    return Desk(
        store=store,
        clock=machine.clock,
        member=member,
        practice=new.practice,
        municipality=read_municipality_with_logo(machine.municipality_file),
    )


def _agencies(new: NewTeam) -> tuple[Agency, ...]:
    return tuple(
        Agency(
            id=AgencyId(new_id()),
            kind=each.kind,
            name=each.name,
            responsible_body=each.responsible_body or new.municipality,
            statute=each.statute,
            telephone=each.telephone,
        )
        for each in new.agencies
    )


def _first_member(new: NewTeam, agencies: tuple[Agency, ...], today: date) -> Member:
    return Member(
        id=MemberId(new_id()),
        name=new.member_name,
        role=new.member_role,
        agency_id=agencies[new.member_agency].id,
        joined_on=today,
    )


def _fill(
    machine: Machine, store: OpenStore, new: NewTeam, member: Member, agencies: tuple[Agency, ...]
) -> None:
    public_key = Keyring.read(store.folder).public_key(member.id).public_bytes_raw()
    with UnitOfWork(store, OpenedKeys(), machine.clock, member) as uow:
        for agency in agencies:
            uow.agencies.add(agency)
        uow.members.add(member, public_key)
        host = agencies[new.host].id
        uow.team.save_team(
            Team(name=new.name, municipality=new.municipality, host_agency_id=host, practice=new.practice)
        )
        uow.team.save_rules(TeamRules())
        begin_log_head(uow, member)
        uow.commit(Op.CREATE_TEAM, member.id)
