"""Every value that is kept comes back as it was, and what is about a child lies sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from barnombud.domain.case import Case, CaseIdentity, Guardian, Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import FixedClock
from barnombud.domain.consent.events import Confirmation, ConsentEvent
from barnombud.domain.consultation import Consultation
from barnombud.domain.ids import CaseId, ItemId, MeetingId, new_id
from barnombud.domain.meeting.attendance import AttendanceEvent
from barnombud.domain.meeting.child_item import ChildRecord
from barnombud.domain.meeting.meeting import AgendaItem, AgendaTemplate, Meeting
from barnombud.domain.meeting_calendar import MeetingSeries
from barnombud.domain.minutes import Addendum, Draft, HandedOver, ItemSnapshot, Minutes, MinutesState
from barnombud.domain.support.agreement import SupportAgreement
from barnombud.domain.support.commitment import Commitment
from barnombud.domain.team import Agency, Member, Team, TeamRules
from barnombud.domain.value import Value
from barnombud.domain.wellbeing.rating import Rating
from barnombud.services.meetings import plan_meeting
from barnombud.store.unit_of_work import UnitOfWork
from tests.store.values import IDS, values_of
from tests.world import World, found

NINE = datetime(2026, 3, 3, 8, tzinfo=UTC)
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Place:
    """A founded team with one case, one meeting and one item, which the values refer to."""

    world: World
    case_id: CaseId
    meeting_id: MeetingId
    item_id: ItemId

    def keep(self, *saves: Callable[[UnitOfWork], None]) -> None:
        """Save in one transaction."""
        with self.world.desk.unit_of_work() as uow:
            for save in saves:
                save(uow)
            uow.commit(Op.CHANGE_CASE)

    def read(self, load: Callable[[UnitOfWork], Any]) -> Any:
        """Read in another, so that nothing comes from memory."""
        with self.world.desk.unit_of_work() as uow:
            return load(uow)

    def refers(self, kind: type[Value]) -> dict[str, Any]:
        """Return the fields of ``kind`` that have to point at something that is there."""
        world = self.world
        members = st.sampled_from([member.id for member in world.members])
        agencies = st.sampled_from([agency.id for agency in world.agencies])
        known: dict[str, Any] = {
            "id": st.builds(new_id),
            "case_id": self.case_id,
            "meeting_id": self.meeting_id,
            "item_id": self.item_id,
            "member_id": members,
            "agency_id": agencies,
            "brought_by": agencies,
            "chair_id": members,
            "note_taker_id": members,
            "finalised_by": members,
        }
        if kind is AttendanceEvent:
            known["of_note"] = st.none()
        if kind is MeetingSeries:
            known |= {"week_of_month": st.sampled_from([None, -1, 1, 2, 3, 4])}
        return {name: value for name, value in known.items() if name in kind.model_fields}

    def any(self, kind: type[Any], **fixed: Any) -> st.SearchStrategy[Any]:
        """Return any value of ``kind`` that this store can take."""
        return values_of(kind, **(self.refers(kind) | fixed))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Lend one store for the whole module; each value has an id of its own."""
    with found(tmp_path_factory.mktemp("repositories"), FixedClock(NINE)) as world:
        case = world.add_case(guardians=("Mira Påhitt",))
        meeting = plan_meeting(world.desk, NINE).value
        with world.desk.unit_of_work() as uow:
            item = uow.agenda.for_meeting(meeting.id)[0]
        yield Place(world, case.id, meeting.id, item.id)


Pair = tuple[Callable[[UnitOfWork, Any], None], Callable[[UnitOfWork, Any], Any]]

WAYS: dict[type[Any], Pair] = {
    Team: (lambda u, v: u.team.save_team(v), lambda u, _: u.team.team()),
    TeamRules: (lambda u, v: u.team.save_rules(v), lambda u, _: u.team.rules()),
    AgendaTemplate: (lambda u, v: u.team.save_agenda_template(v), lambda u, _: u.team.agenda_template()),
    MeetingSeries: (lambda u, v: u.team.save_series(v), lambda u, _: u.team.series()),
    Meeting: (lambda u, v: u.meetings.add(v), lambda u, v: u.meetings.get(v.id)),
    AgendaItem: (lambda u, v: u.agenda.save(v), lambda u, v: u.agenda.get(v.id)),
    AttendanceEvent: (
        lambda u, v: u.attendance.add(v),
        lambda u, v: next(each for each in u.attendance.for_meeting(v.meeting_id) if each.id == v.id),
    ),
    Guardian: (
        lambda u, v: u.guardians.save(v),
        lambda u, v: next(each for each in u.guardians.for_case(v.case_id) if each.id == v.id),
    ),
    ConsentEvent: (
        lambda u, v: u.consents.add(v),
        lambda u, v: next(each for each in u.consents.for_case(v.case_id) if each.id == v.id),
    ),
    Confirmation: (
        lambda u, v: u.consents.confirm(v),
        lambda u, v: next(
            each
            for each in u.consents.confirmations(v.case_id)
            if (each.agency_id, each.at, each.member_id) == (v.agency_id, v.at, v.member_id)
        ),
    ),
    Preparation: (
        lambda u, v: u.cases.save_preparation(_only(u), v),
        lambda u, _: u.cases.preparation(_only(u)),
    ),
    CaseIdentity: (lambda u, v: u.cases.save_identity(_only(u), v), lambda u, _: u.cases.identity(_only(u))),
    ChildRecord: (lambda u, v: u.records.save(v), lambda u, v: u.records.get(v.item_id)),
    Rating: (lambda u, v: u.ratings.save(v), lambda u, v: u.ratings.get(v.id)),
    SupportAgreement: (lambda u, v: u.agreements.save(v), lambda u, v: u.agreements.get(v.id)),
    Commitment: (lambda u, v: u.commitments.save(v), lambda u, v: u.commitments.get(v.id)),
    Consultation: (lambda u, v: u.consultations.save(v), lambda u, v: u.consultations.get(v.id)),
    HandedOver: (
        lambda u, v: u.handovers.add(v),
        lambda u, v: next(each for each in u.handovers.for_meeting(v.meeting_id) if each.id == v.id),
    ),
}


def _only(uow: UnitOfWork) -> CaseId:
    """Return the case of the module, whose guardian is there before anything else."""
    return next(iter(uow.guardians.all_held()))


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.__name__)
@FEW
@given(data=st.data())
def test_every_value_comes_back_as_it_was(place: Place, kind: type[Any], data: st.DataObject) -> None:
    """Any text, date and mixture the domain allows, changed or new."""
    value = data.draw(place.any(kind))
    save, load = WAYS[kind]
    place.keep(lambda uow: save(uow, value))
    assert place.read(lambda uow: load(uow, value)) == value


@FEW
@given(data=st.data(), own=st.booleans())
def test_promises_and_additions_come_back_with_and_without_a_child(
    place: Place, data: st.DataObject, own: bool
) -> None:
    """The team's own lie in the open, a child's under its seal."""
    about = {"case_id": None, "item_id": None} if own else {}
    promise = data.draw(place.any(Commitment, **({"case_id": None} if own else {})))
    addition = data.draw(place.any(Addendum, **about))
    draft = data.draw(place.any(Draft, **({"case_id": None} if own else {}), place=IDS))
    place.keep(
        lambda uow: uow.commitments.save(promise),
        lambda uow: uow.addenda.add(addition),
        lambda uow: uow.drafts.save(draft),
    )
    assert place.read(lambda uow: uow.commitments.get(promise.id)) == promise
    added = place.read(
        lambda uow: uow.addenda.for_meeting(place.meeting_id) if own else uow.addenda.for_item(place.item_id)
    )
    assert addition in added
    assert place.read(lambda uow: uow.drafts.find(draft.place, draft.member_id)) == draft


@FEW
@given(data=st.data())
def test_cases_agencies_and_members_come_back(place: Place, data: st.DataObject) -> None:
    """Outside the seal a case is number, state, dates and who brought it."""
    case, identity = data.draw(place.any(Case, number=st.builds(new_id))), data.draw(place.any(CaseIdentity))
    agency, member = data.draw(place.any(Agency)), data.draw(place.any(Member))
    later = case.model_copy(update={"closed_on": case.created_on})

    def keep(uow: UnitOfWork) -> None:
        uow.cases.add(case, identity, frozenset())
        uow.cases.save(later)
        uow.agencies.add(agency)
        uow.members.add(member, bytes(32))
        uow.members.save(member)

    place.keep(keep)
    assert place.read(lambda uow: uow.cases.get(case.id)) == later
    assert place.read(lambda uow: uow.cases.identity(case.id)) == identity
    assert place.read(lambda uow: uow.agencies.get(agency.id)) == agency
    assert place.read(lambda uow: uow.members.get(member.id)) == member
    assert place.read(lambda uow: uow.cases.numbers()) >= {case.number}
    place.keep(lambda uow: uow.cases.save(later.model_copy(update={"removed_on": case.created_on})))
    shown = place.read(lambda uow: {each.id for each in uow.cases.list()})
    binned = place.read(lambda uow: {each.id for each in uow.cases.list(removed=True)})
    assert case.id in binned - shown


@FEW
@given(data=st.data())
def test_snapshots_come_back_and_the_newest_is_latest(place: Place, data: st.DataObject) -> None:
    """An item has one for each time it was agreed."""
    item = AgendaItem.model_validate(place.read(lambda u: u.agenda.get(place.item_id))).model_copy(
        update={"id": new_id()}
    )
    place.keep(lambda uow: uow.agenda.save(item))
    versions = [data.draw(place.any(ItemSnapshot, item_id=item.id, version=version)) for version in (1, 2)]
    for snapshot in versions:
        place.keep(lambda uow, snapshot=snapshot: uow.item_snapshots.add(snapshot))  # type: ignore[misc]  # a default for the loop
    assert place.read(lambda uow: uow.item_snapshots.latest(item.id)) == versions[1]
    of_meeting = place.read(lambda uow: uow.item_snapshots.for_meeting(place.meeting_id))
    assert versions[1] in of_meeting
    assert versions[0] not in of_meeting or versions[0] == versions[1]


@FEW
@given(data=st.data())
def test_minutes_come_back_and_number_themselves(place: Place, data: st.DataObject) -> None:
    """R29: the next number of a year follows the last of that year; what is disposed of stays so (R32)."""
    meeting = data.draw(place.any(Meeting))
    year = data.draw(st.integers(2020, 2999))
    number = place.read(lambda uow: uow.minutes.next_number(year))
    minutes = data.draw(place.any(Minutes, meeting_id=meeting.id, year=year, number=number))
    place.keep(lambda uow: uow.meetings.save(meeting), lambda uow: uow.minutes.add(minutes))
    assert place.read(lambda uow: uow.minutes.find(meeting.id)) == minutes
    assert minutes in place.read(lambda uow: uow.minutes.list())
    assert place.read(lambda uow: uow.minutes.next_number(year)) == number + 1
    place.keep(lambda uow: uow.minutes.mark_handed_over(meeting.id))
    after = MinutesState.DISPOSED if minutes.state is MinutesState.DISPOSED else MinutesState.HANDED_OVER
    assert place.read(lambda uow: uow.minutes.find(meeting.id)).state is after


SEALED = {
    "case_file": ("identity", "preparation", "guardians"),
    "confirmation": ("sealed",),
    "handed_over": ("sealed", "content"),
    "guardian": ("sealed",),
    "consent_event": ("sealed",),
    "child_record": ("sealed",),
    "rating": ("sealed",),
    "agreement": ("sealed",),
    "commitment": ("sealed", "content"),
    "addendum": ("sealed", "content"),
    "draft": ("sealed", "content"),
    "item_snapshot": ("sealed",),
    "consent_scan": ("sealed",),
    "written_input": ("sealed",),
    "attendance": ("sealed",),
    "laid_aside_event": ("sealed",),
}


@pytest.mark.rule("R34")
def test_whole_store_holds_no_word_about_the_child_in_the_open(world: World) -> None:
    """Below the store's own encryption each column about a child is sealed with the child's key."""
    case = world.consented_case("Igelkotten", "Kantarell", guardians=("Trattkantarell Påhitt",))
    with world.desk.unit_of_work() as uow:
        uow.cases.save_preparation(case.id, Preparation(concern="Kantarellens oro"))
        draft = Draft(
            place="case/concern",
            member_id=world.rektor.id,
            case_id=case.id,
            text="Kantarell igen",
            saved_at=uow.now(),
        )
        uow.drafts.save(draft)
        uow.commit(Op.CHANGE_CASE, case.id)
    with world.desk.store.engine.connect() as connection:
        tables = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        ).scalars()
        everything = [
            value
            for table in list(tables)
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608  # a table of ours
            for value in row
        ]
    written = b"\n".join(v if isinstance(v, bytes) else str(v).encode() for v in everything)
    assert world.rektor.name.encode() in written, "the search itself finds what is there"
    for word in (b"antarell", b"Igelkotten", "Påhitt igen".encode()):
        assert word not in written


def test_every_sealed_column_is_named_above(place: Place) -> None:
    """A new table about a child has to be thought of here."""
    with place.world.desk.store.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
                " WHERE m.type = 'table' AND c.name IN ('sealed', 'identity', 'preparation', 'guardians')"
            )
        ).all()
    tables = {table for table, _ in rows} - {"case_key", "laid_aside_key"}
    assert tables == set(SEALED)
