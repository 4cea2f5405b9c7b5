"""Which children an agenda takes up by itself, and whom each leaves out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from barnombud.domain.case import Preparation
from barnombud.domain.changes import Op
from barnombud.domain.clock import swedish_date
from barnombud.domain.ids import AgreementId, CaseId, new_id
from barnombud.domain.meeting.agenda import ChildDue
from barnombud.domain.meeting.meeting import ItemKind, ItemState
from barnombud.domain.support.agreement import SingleEntry, SupportAgreement
from barnombud.services.agenda_build import children_due
from barnombud.services.holding import end_meeting, start_meeting
from barnombud.services.meetings import meeting_page, plan_meeting
from tests.world import World


def due(world: World, at: datetime | None = None) -> dict[CaseId, ChildDue]:
    """Return the children due at a meeting, by case."""
    with world.desk.unit_of_work() as uow:
        return {child.case_id: child for child in children_due(uow, at or world.clock.now())}


def prepared(world: World, case_id: CaseId, preparation: Preparation) -> None:
    """Keep a preparation."""
    with world.desk.unit_of_work() as uow:
        uow.cases.save_preparation(case_id, preparation)
        uow.commit(Op.CHANGE_CASE)


def agreed(world: World, case_id: CaseId, follow_up_on: date) -> AgreementId:
    """Keep an agreement that runs."""
    meeting = plan_meeting(world.desk, world.clock.now()).value
    with world.desk.unit_of_work() as uow:
        agreement = SupportAgreement(
            id=AgreementId(new_id()),
            case_id=case_id,
            meeting_id=meeting.id,
            item_id=uow.agenda.for_meeting(meeting.id)[0].id,
            agreed_on=world.desk.today(),
            need="",
            better="",
            entry=SingleEntry(agency_id=world.bvc.id, function="sjuksköterskan", since=world.desk.today()),
            tell_member=world.rektor.id,
            tell_by=world.desk.today(),
            follow_up_on=follow_up_on,
        )
        uow.agreements.save(agreement)
        uow.commit(Op.AGREE_SUPPORT)
    return agreement.id


def test_child_whose_consent_holds_on_the_day_is_due(world: World) -> None:
    """Not before anybody has said yes, and not once it has run out."""
    asking = world.add_case("Kajan", guardians=("Lena Låtsas",))
    case = world.consented_case()
    found = due(world)
    assert set(found) == {case.id}
    assert (found[case.id].minutes, found[case.id].leaves_out, found[case.id].follow_up_of) == (
        20,
        False,
        None,
    )
    assert due(world, world.clock.now() + timedelta(days=200)) == {}
    assert asking.id not in found


def test_open_case_without_guardians_or_with_nothing_prepared_to_be_told(world: World) -> None:
    """Unknown is closed."""
    world.add_case("Ekorren", "Alva")
    assert due(world) == {}


@pytest.mark.rule("R12")
def test_child_left_out_of_for_an_agency_or_a_conflict_comes_last(world: World) -> None:
    """Somebody has to leave the room in both cases."""
    some = world.consented_case("Ekorren", "Alva", agencies=(world.preschool, world.bvc))
    jav = world.consented_case("Kajan", "Milo")
    prepared(world, jav.id, Preparation(conflicted=frozenset({world.teacher.id}), minutes=15))
    found = due(world)
    assert found[some.id].leaves_out
    assert (found[jav.id].leaves_out, found[jav.id].minutes) == (True, 15)


def test_child_set_aside_is_not_due_until_it_is_to_be_followed_up(world: World) -> None:
    """The date of the agreement brings it back by itself."""
    case = world.consented_case()
    prepared(world, case.id, Preparation(take_up=False))
    assert due(world) == {}
    agreement = agreed(world, case.id, date(2026, 4, 14))
    assert due(world) == {}
    after = datetime.fromisoformat("2026-04-14T13:00:00+02:00")
    assert due(world, after)[case.id].follow_up_of == agreement
    meeting = plan_meeting(world.desk, after).value
    (child,) = (
        line.item for line in meeting_page(world.desk, meeting.id).agenda if line.item.kind is ItemKind.CHILD
    )
    assert child.follow_up_of == agreement


def test_undecided_child_moves_to_the_next_agenda_by_itself(world: World) -> None:
    """Ending is one press; nobody has to remember it."""
    case = world.consented_case()
    first = plan_meeting(world.desk, world.clock.now()).value
    start_meeting(world.desk, first.id)
    end_meeting(world.desk, first.id)
    with world.desk.unit_of_work() as uow:
        (item,) = uow.agenda.for_case(case.id)
    assert item.state is ItemState.MOVED
    later = plan_meeting(world.desk, world.clock.now() + timedelta(days=28)).value
    again = [line.item.case_id for line in meeting_page(world.desk, later.id).agenda if line.item.case_id]
    assert again == [case.id]


def test_planned_topics_decide_who_may_be_told(world: World) -> None:
    """A topic nobody may be told about takes the child off the agenda."""
    case = world.consented_case()
    prepared(world, case.id, Preparation(planned_topics=("health",)))
    assert set(due(world)) == {case.id}
    assert swedish_date(world.clock.now()) == date(2026, 3, 3)


@pytest.mark.rule("R3")
def test_each_agency_leaves_once(world: World) -> None:
    """Children who leave out the same agency stand together, in whatever order they were added."""
    without = (world.ifo, world.bvc, world.ifo, world.bvc)

    def child(number: int) -> CaseId:
        others = tuple(agency for agency in world.agencies if agency != without[number])
        return world.consented_case(f"Alias{number}", f"Barn{number}", agencies=others).id

    cases = [child(0), child(1)]
    meeting_id = plan_meeting(world.desk, world.clock.now() + timedelta(hours=1)).value.id
    cases += [child(2), child(3)]
    page = meeting_page(world.desk, meeting_id)
    left = {case: agency.id for case, agency in zip(cases, without, strict=True)}
    order = [left[line.item.case_id] for line in page.agenda if line.item.case_id is not None]
    changes = sum(one != other for one, other in pairwise(order))
    assert (len(order), changes) == (4, 1)
