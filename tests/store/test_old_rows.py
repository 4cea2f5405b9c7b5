"""Rows as 0.1.0 kept them are read as they are, and sealed by the first who unlocks and holds the keys."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from barnombud.domain.case import Capacity, Case, Guardian
from barnombud.domain.changes import Op
from barnombud.domain.ids import GuardianId, PaperId
from barnombud.domain.meeting.attendance import AttendanceEvent, VisitorKind
from barnombud.domain.minutes import Draft, HandedOver, HandoverWay, PaperKind
from barnombud.errors import NotFound
from barnombud.services import drafts
from barnombud.services.key_care import refresh_keys
from barnombud.store.sealing import seal_context
from tests.held_meeting import start
from tests.world import World

OLD = "case/x/note"


def old_case(world: World) -> tuple[Case, Guardian, HandedOver]:
    """Keep a case whose guardian, drafts and register lie as 0.1.0 left them."""
    case = world.add_case("Igelkotten")
    guardian = Guardian(
        id=GuardianId("g" * 32), case_id=case.id, ordinal=2, capacity=Capacity.SOLE_GUARDIAN, name="Mira"
    )
    handed = HandedOver(
        id=PaperId("p" * 32),
        kind=PaperKind.GUARDIAN_SHEET,
        case_id=case.id,
        recipient_ordinal=1,
        way=HandoverWay.PAPER,
        document_id="d",
        version=1,
        sha256="0",
        at=world.clock.now(),
        by=world.rektor.id,
    )
    mine = Draft(place=OLD, member_id=world.rektor.id, case_id=case.id, text="Sover", saved_at=handed.at)
    plain = Draft(place="cases/new/alias", member_id=world.rektor.id, text="Räven", saved_at=handed.at)
    with world.desk.unit_of_work() as uow:
        seal = uow.case_keys.sealer(case.id)
        sealed = seal.seal(
            guardian.model_dump_json().encode(), seal_context("guardian", guardian.id, "sealed")
        )
        place = seal_context("draft", f"{OLD}/{world.rektor.id}", "sealed")
        typed = seal.seal(mine.model_dump_json().encode(), place)
    row = {"case": case.id, "member": world.rektor.id, "guardian": guardian.id, "sealed": sealed}
    row |= {"typed": typed, "handed": handed.id, "json": handed.model_dump_json()}
    row |= {"place": OLD, "alias": plain.place, "plain": plain.model_dump_json()}
    with world.desk.store.engine.begin() as raw:
        for statement in (
            "INSERT INTO guardian VALUES (:guardian, :case, 2, :sealed)",
            "INSERT INTO handed_over (id, case_id, at, content) VALUES (:handed, :case, 0, :json)",
            "INSERT INTO draft (place, member_id, case_id, saved_at, sealed)"
            " VALUES (:place, :member, :case, 0, :typed)",
            "INSERT INTO draft (place, member_id, saved_at, content) VALUES (:alias, :member, 0, :plain)",
        ):
            raw.execute(text(statement), row)
    return case, guardian, handed


def lying_open(world: World) -> str:
    """Return everything that is text in the three tables."""
    found = []
    with world.desk.store.engine.begin() as raw:
        for table in ("guardian", "handed_over", "draft"):
            rows = raw.execute(text(f"SELECT * FROM {table}"))  # noqa: S608  # names of this file
            found += [f"{table}: {[value for value in row if isinstance(value, str)]}" for row in rows]
    return "\n".join(found)


@pytest.mark.rule("R34")
def test_old_rows_are_read_and_then_sealed(world: World) -> None:
    """The same values before and after; in the open only ids are left."""
    case, guardian, handed = old_case(world)

    def everything() -> list[object]:
        with world.desk.unit_of_work() as uow:
            held = uow.guardians.all_held()
            kept = [uow.guardians.for_case(case.id), held.get(case.id), uow.handovers.for_case(case.id)]
        return [*kept, drafts.find_draft(world.desk, OLD), drafts.drafts_for(world.desk, "cases/")]

    assert "guardian_sheet" in lying_open(world)
    before = everything()
    assert before[:3] == [(guardian,), (guardian,), (handed,)]
    assert "mira" in known_names(world, case)
    assert before[-1] == {"cases/new/alias": "Räven"}
    assert refresh_keys(world.desk) >= 4
    assert everything() == before
    left = lying_open(world)
    for word in ("guardian_sheet", "Räven", OLD, "alias", guardian.id):
        assert word not in left
    assert refresh_keys(world.desk) == 0


def known_names(world: World, case: Case) -> frozenset[str]:
    """The first words of the names that papers of other cases are searched for."""
    with world.desk.unit_of_work() as uow:
        uow.shows_nothing()
        return uow.names.held()[case.id].firsts


@pytest.mark.rule("R34")
def test_visitors_of_old_meetings_are_sealed_too(world: World) -> None:
    """The same notes before and after, for who holds the child's key."""
    held = start(world, second_child=True)
    item_id = held.children["Igelkotten"]
    with world.desk.store.engine.begin() as raw:
        for number, kind in enumerate(("arrived", "left")):
            raw.execute(
                text(
                    "INSERT INTO attendance (id, meeting_id, at, kind, deputy, visitor, item_id)"
                    " VALUES (:id, :meeting, :at, :kind, 0, 'guardian', :item)"
                ),
                {"id": f"v{number}", "meeting": held.meeting_id, "at": number, "kind": kind, "item": item_id},
            )

    def notes() -> list[AttendanceEvent]:
        with world.desk.unit_of_work() as uow:
            return [each for each in uow.attendance.for_meeting(held.meeting_id) if each.member_id is None]

    before = notes()
    assert {(each.visitor, each.item_id) for each in before} == {(VisitorKind.GUARDIAN, item_id)}
    world.sign_in(world.family_worker)
    refresh_keys(world.desk)
    assert notes() == before, "she holds no key to seal them with"
    world.sign_in(world.rektor)
    assert refresh_keys(world.desk) == len(before)
    assert notes() == before
    world.sign_in(world.family_worker)
    assert {each.visitor for each in notes()} == {VisitorKind.SOMEBODY}


@pytest.mark.rule("R34")
def test_rows_of_cases_one_does_not_hold_wait_for_who_does(world: World) -> None:
    """The nurse can seal nothing of a case that is not hers, and sees nothing of it."""
    case, guardian, _ = old_case(world)
    world.sign_in(world.nurse)
    assert refresh_keys(world.desk) == 0
    with world.desk.unit_of_work() as uow:
        assert uow.guardians.all_held() == {}
    world.sign_in(world.rektor)
    refresh_keys(world.desk)
    with world.desk.unit_of_work() as uow:
        assert uow.guardians.for_case(case.id) == (guardian,)


def test_typing_on_takes_the_old_draft_with_it(world: World) -> None:
    """Saved before the old rows are sealed: one draft, in the new form."""
    old_case(world)
    drafts.save_draft(world.desk, "cases/new/alias", "Räven och")
    assert drafts.drafts_for(world.desk, "cases/") == {"cases/new/alias": "Räven och"}
    assert "Räven" not in lying_open(world)
    drafts.discard_drafts(world.desk, "cases/")
    assert drafts.drafts_for(world.desk, "cases/") == {}


def test_changed_guardian_takes_the_old_rows_with_it(world: World) -> None:
    """Whoever saves one moves them all; one who is nowhere is forgotten without a word."""
    case, guardian, _ = old_case(world)
    other = world.add_case("Räven")
    with world.desk.unit_of_work() as uow:
        with pytest.raises(NotFound):
            uow.guardians.save(guardian.model_copy(update={"case_id": other.id}))
        uow.guardians.save(guardian.model_copy(update={"name": "Mira Påhitt"}))
        uow.guardians.remove(GuardianId("x"))
        with pytest.raises(NotFound):
            uow.guardians.save(guardian.model_copy(update={"case_id": other.id}))
        uow.commit(Op.CHANGE_GUARDIANS, case.id)
    with world.desk.unit_of_work() as uow:
        assert [each.name for each in uow.guardians.for_case(case.id)] == ["Mira Påhitt"]
    assert "guardian:" not in lying_open(world)
