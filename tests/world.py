"""A founded team in a real encrypted store, for every test that needs somebody at a desk.

`found` makes three agencies and four members and signs the rektor in. Everybody has the same passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from types import TracebackType
from typing import Self

from barnombud.domain.case import Capacity, Case, CaseIdentity, CaseState, Guardian
from barnombud.domain.changes import Op
from barnombud.domain.clock import FixedClock
from barnombud.domain.consent.events import Answer, ConsentForm, ConsentTerms, Scope
from barnombud.domain.consent.topics import Topic
from barnombud.domain.ids import CaseId, GuardianId, MemberId, new_case_number, new_id
from barnombud.domain.promise_dates import default_consent_end
from barnombud.domain.team import Agency, AgencyKind, Member
from barnombud.services.consents import record_answer
from barnombud.services.desk import Desk
from barnombud.services.founding import NewAgency, NewTeam, found_team
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.store.keyring import NewSlot, add_slot
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE

TEAM = NewTeam(
    name="Tallbackens barnombudsteam",
    municipality="Exempelkommun",
    agencies=(
        NewAgency(kind=AgencyKind.MUNICIPAL_PRESCHOOL, name="Förskolan Tallbacken", telephone="08-46500401"),
        NewAgency(
            kind=AgencyKind.CHILD_HEALTH_CARE,
            name="BVC Norra",
            responsible_body="Region Exempel",
            telephone="08-46500402",
        ),
        NewAgency(kind=AgencyKind.SOCIAL_SERVICES, name="IFO Exempelkommun", telephone="08-46500403"),
    ),
    member_name="Rakel Påhitt",
    member_role="rektor",
)


@dataclass(eq=False)
class World:
    """One team, who is in it, and the desk of whoever is signed in (the rektor from the start).

    Attributes:
        desk: first argument of every use case; a new one after each `sign_in`.
        clock: the desk's clock; ``world.clock.set(...)`` moves it.
        machine: for services that ask for one; its key derivation takes no time.
        folder: where the store lies.
    """

    desk: Desk
    clock: FixedClock
    machine: Machine
    folder: Path
    preschool: Agency
    bvc: Agency
    ifo: Agency
    rektor: Member
    nurse: Member
    family_worker: Member
    teacher: Member

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody in the team, in the order they joined."""
        return (self.rektor, self.nurse, self.family_worker, self.teacher)

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Preschool, child health care, social services."""
        return (self.preschool, self.bvc, self.ifo)

    def sign_in(self, member: Member) -> Desk:
        """Lock, unlock as ``member``, and return the new desk."""
        self.desk.close()
        self.desk = unlock_team(self.machine, self.folder, member.id, PASSPHRASE)
        return self.desk

    def add_case(
        self,
        alias: str = "Ekorren",
        first_name: str = "",
        *,
        holders: tuple[Member, ...] = (),
        guardians: tuple[str, ...] = (),
    ) -> Case:
        """Keep a case straight in the store, brought by the signed-in member; for tests about other things.

        ``holders`` hold its key beside the signed-in member. ``guardians`` are names, in order of ordinal:
        one has sole custody, two have joint.
        """
        with self.desk.unit_of_work() as uow:
            case = Case(
                id=CaseId(new_id()),
                number=new_case_number(uow.cases.numbers()),
                state=CaseState.OPEN if first_name else CaseState.ASKING,
                brought_by=self.desk.member.agency_id,
                created_on=self.desk.today(),
            )
            identity = CaseIdentity(alias=alias, first_name=first_name)
            uow.cases.add(case, identity, frozenset(member.id for member in holders))
            for ordinal, name in enumerate(guardians, start=1):
                uow.guardians.save(
                    Guardian(
                        id=GuardianId(new_id()),
                        case_id=case.id,
                        ordinal=ordinal,
                        capacity=Capacity.JOINT_GUARDIAN if len(guardians) > 1 else Capacity.SOLE_GUARDIAN,
                        name=name,
                    )
                )
            uow.commit(Op.ADD_CASE, case.id)
        return case

    def consented_case(
        self,
        alias: str = "Ekorren",
        first_name: str = "Alva",
        *,
        agencies: tuple[Agency, ...] = (),
        guardians: tuple[str, ...] = ("Mira Påhitt",),
    ) -> Case:
        """Keep a case in which every guardian has said yes, for six months and about every topic.

        ``agencies`` may all speak with each other; all of the team's when none is named. Nobody has confirmed
        yet (R8).
        """
        case = self.add_case(alias, first_name, guardians=guardians)
        with self.desk.unit_of_work() as uow:
            people = uow.guardians.for_case(case.id)
        for guardian in people:
            record_answer(self.desk, case.id, guardian.id, Answer.YES, self.terms(agencies))
        return case

    def terms(self, agencies: tuple[Agency, ...] = ()) -> ConsentTerms:
        """Return the terms of a full yes from today for six months between ``agencies`` (all when none)."""
        ids = [agency.id for agency in agencies or self.agencies]
        today = self.desk.today()
        return ConsentTerms(
            purpose="Att familjen får stöd tidigt",
            facts="Sömn, språk och vardag",
            scopes=tuple(
                Scope(from_agency=one, to_agency=other, topics=frozenset(Topic))
                for one, other in permutations(ids, 2)
            ),
            valid_from=today,
            valid_to=default_consent_end(today),
            form=ConsentForm.WRITTEN,
            place="Förskolan Tallbacken",
            information_version="information/sv/1",
            information_language="sv",
            informed=True,
        )

    def close(self) -> None:
        """Close the store."""
        self.desk.close()

    def __enter__(self) -> Self:
        """Return the world itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def found(tmp_path: Path, clock: FixedClock, new: NewTeam = TEAM) -> World:
    """Found a team of three agencies and four members in ``tmp_path / "world"``; the caller closes it."""
    machine = Machine(data_dir=tmp_path / "data", clock=clock, cost=FAST_COST, caps=FAST_CAPS)
    folder = tmp_path / "world"
    desk = found_team(machine, new, PASSPHRASE, folder)
    with desk.unit_of_work() as uow:
        preschool, bvc, ifo = uow.agencies.list()[:3]
    return World(
        desk=desk,
        clock=clock,
        machine=machine,
        folder=folder,
        preschool=preschool,
        bvc=bvc,
        ifo=ifo,
        rektor=desk.member,
        nurse=_join(desk, "Bo Låtsas", "BVC-sjuksköterska", bvc),
        family_worker=_join(desk, "Inga Exempel", "familjestödjare", ifo),
        teacher=_join(desk, "Frej Tänkt", "förskollärare", preschool),
    )


def _join(desk: Desk, name: str, role: str, agency: Agency) -> Member:
    """Give one more person a slot in the keyring and a place in the team."""
    member = Member(id=MemberId(new_id()), name=name, role=role, agency_id=agency.id, joined_on=desk.today())
    slot = NewSlot(member.id, name, role, agency.name)
    public_key = add_slot(desk.store.folder, desk.store.keys, slot, PASSPHRASE, FAST_COST, caps=FAST_CAPS)
    with desk.unit_of_work() as uow:
        uow.members.add(member, public_key.public_bytes_raw())
        uow.commit(Op.ADD_MEMBER, member.id)
    return member
