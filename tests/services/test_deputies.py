"""A deputy is let in for one meeting (R15, R29, R35)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.ids import AgencyId
from barnombud.domain.meeting.attendance import AttendanceKind
from barnombud.domain.meeting.child_item import ChildVoice, VoicePosition
from barnombud.domain.minutes import PaperKind
from barnombud.domain.team import Member
from barnombud.errors import DiskFull, InputError, NotFound, RuleViolation
from barnombud.services import child_items, deputies, holding, minutes, room, support
from barnombud.services.meeting_rules import MeetingBlocker
from barnombud.services.paper_contents import paper_content
from barnombud.services.papers import papers_page
from barnombud.services.team import remove_member, save_agency, save_member
from barnombud.services.unlocking import unlock_team
from barnombud.store.keyring import Keyring
from barnombud.store.unit_of_work import UnitOfWork
from tests.open_item import OpenItem, full_draft, open_item
from tests.stores import PASSPHRASE
from tests.world import World


def _let_in(item: OpenItem, passphrase: str = "", agency: AgencyId | None = None) -> Member:
    world = item.world
    return deputies.let_in(
        world.desk,
        world.machine,
        item.meeting_id,
        "Vera Vikarie",
        "BVC-sjuksköterska",
        agency_id=agency or world.bvc.id,
        passphrase=passphrase,
    ).value


def _slots(world: World) -> set[str]:
    return {slot.member_id for slot in Keyring.read(world.folder).slots}


def _holders(item: OpenItem) -> frozenset[str]:
    with item.world.desk.unit_of_work() as uow:
        return uow.case_keys.holders(item.case.id)


@pytest.mark.rule("R15")
def test_she_counts_as_her_agency_without_an_account(world: World) -> None:
    """The nurse has gone: the deputy stands for BVC at the gate; she holds no key and has no slot."""
    item = open_item(world)
    room.note_members(world.desk, item.meeting_id, (world.nurse.id,), AttendanceKind.LEFT)
    before = _slots(world)
    deputy = _let_in(item)
    now = holding.meeting_now(world.desk, item.meeting_id)
    assert (deputy.id, world.bvc.id) in {(p.member_id, p.agency_id) for p in now.present}
    assert world.bvc.id in item.page().answer.writers
    assert deputy.id not in _holders(item)
    assert _slots(world) == before


@pytest.mark.rule("R29")
def test_minutes_and_enclosure_name_her_as_a_deputy(world: World) -> None:
    """With role and agency."""
    item = open_item(world)
    world.clock.set(world.clock.now() + timedelta(minutes=5))
    _let_in(item)
    child_items.save_voice(world.desk, item.item_id, ChildVoice(position=VoicePosition.ASKED, how="I leken"))
    support.save_agreement_draft(world.desk, item.item_id, full_draft(world))
    support.agree_support(world.desk, item.item_id)
    child_items.finish_child_item(world.desk, item.item_id)
    holding.end_meeting(world.desk, item.meeting_id)
    content = minutes.minutes_draft(world.desk, item.meeting_id)
    row = next(row for row in content.present if row.name == "Vera Vikarie")
    assert (row.role, row.agency) == ("BVC-sjuksköterska, ersättare", "BVC Norra")
    request = next(
        line.request
        for line in papers_page(world.desk, item.meeting_id).lines
        if line.request.kind is PaperKind.ENCLOSURE
    )
    assert "BVC-sjuksköterska, ersättare" in paper_content(world.desk, request).model_dump_json()


@pytest.mark.rule("R35")
def test_an_account_of_one_meeting_opens_nothing_afterwards(world: World) -> None:
    """She signs in and holds the case's key while the meeting runs; then slot, keys and place are gone."""
    item = open_item(world)
    deputy = _let_in(item, PASSPHRASE)
    assert deputy.id in _holders(item)
    desk = world.sign_in(deputy)
    assert item.page().shown_name == "Alva"
    assert desk.member.only_meeting == item.meeting_id
    world.sign_in(world.rektor)
    holding.end_meeting(world.desk, item.meeting_id)
    assert deputy.id not in _slots(world)
    assert deputy.id not in _holders(item)
    with world.desk.unit_of_work() as uow:
        assert not uow.members.get(deputy.id).active
    world.desk.close()
    with pytest.raises(NotFound):
        unlock_team(world.machine, world.folder, deputy.id, PASSPHRASE)
    world.sign_in(world.rektor)


@pytest.mark.rule("R35")
def test_a_meeting_nobody_ended_opens_nothing_the_day_after(world: World) -> None:
    """The slot is there still; unlocking refuses."""
    item = open_item(world)
    deputy = _let_in(item, PASSPHRASE)
    world.clock.set(world.clock.now() + timedelta(days=1))
    world.desk.close()
    with pytest.raises(NotFound):
        unlock_team(world.machine, world.folder, deputy.id, PASSPHRASE)
    world.sign_in(world.rektor)


@pytest.mark.parametrize(
    ("name", "role", "passphrase", "field"),
    [
        ("", "rektor", "", "name"),
        ("Vera Vikarie", "", "", "role"),
        ("Vera Vikarie", "rektor", "kort", "passphrase"),
    ],
)
def test_what_cannot_be_is_refused(world: World, name: str, role: str, passphrase: str, field: str) -> None:
    """At its field, and nothing is left behind."""
    item = open_item(world)
    before = _slots(world)
    with pytest.raises(InputError) as refused:
        deputies.let_in(
            world.desk,
            world.machine,
            item.meeting_id,
            name,
            role,
            agency_id=world.bvc.id,
            passphrase=passphrase,
        )
    assert refused.value.field == field
    assert _slots(world) == before


def test_only_for_an_agency_of_the_team_and_a_meeting_that_runs(world: World) -> None:
    """Neither a stranger's agency nor a meeting that is over."""
    item = open_item(world)
    with pytest.raises(InputError):
        _let_in(item, agency=AgencyId("f" * 32))
    holding.end_meeting(world.desk, item.meeting_id)
    with pytest.raises(RuleViolation) as refused:
        _let_in(item)
    assert refused.value.blockers == (MeetingBlocker.NOT_RUNNING,)


def test_a_slot_is_not_left_when_the_store_refuses(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring lies beside the store."""
    item = open_item(world)
    before = _slots(world)

    def full(self: UnitOfWork, op: Op, *touched: str, at: object = None) -> None:
        raise DiskFull

    monkeypatch.setattr(UnitOfWork, "commit", full)
    for passphrase in (PASSPHRASE, ""):
        with pytest.raises(DiskFull):
            _let_in(item, passphrase)
    assert _slots(world) == before


def test_the_team_page_lives_with_a_deputy_without_a_slot(world: World) -> None:
    """Her agency may be renamed, and she may be corrected or taken away."""
    item = open_item(world)
    deputy = _let_in(item)
    save_agency(world.desk, world.bvc.model_copy(update={"name": "BVC Södra"}))
    save_member(world.desk, deputy.model_copy(update={"role": "läkare"}))
    room.note_members(world.desk, item.meeting_id, (deputy.id,), AttendanceKind.LEFT)
    remove_member(world.desk, deputy.id)
    with world.desk.unit_of_work() as uow:
        assert not uow.members.get(deputy.id).active
