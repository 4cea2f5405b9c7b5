"""Who has forgotten the passphrase gets in again, by a colleague or by two shares, and sees what is hers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.minutes import Draft
from barnombud.domain.team import Member
from barnombud.errors import DiskFull, InputError, KeyNotHeld, NotFound, RuleViolation, WrongPassphrase
from barnombud.services.key_care import refresh_keys
from barnombud.services.letting_in import LetIn, LettingInBlocker, NewWayIn, let_in_anew
from barnombud.services.recovering import recover_member
from barnombud.services.team import remove_member
from barnombud.services.unlocking import unlock_team
from barnombud.store.folder import keyring_path
from barnombud.store.keyring import NewSlot
from barnombud.store.repositories.audit import AuditRepository
from barnombud.store.slot_anew import put_slot, slot_anew
from barnombud.store.unit_of_work import UnitOfWork
from tests.services.recovery_world import NEW_PASSPHRASE, set_up, two_of
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE
from tests.world import World


def _way_in(member: Member) -> NewWayIn:
    return NewWayIn(member.id, NEW_PASSPHRASE, NEW_PASSPHRASE)


def _half(uow: UnitOfWork, place: str, member_id: MemberId, case_id: CaseId, text: str) -> Draft:
    return Draft(place=place, member_id=member_id, case_id=case_id, text=text, saved_at=uow.now())


def _unlock_anew(world: World, member: Member) -> None:
    world.desk.close()
    world.desk = unlock_team(world.machine, world.folder, member.id, NEW_PASSPHRASE)
    refresh_keys(world.desk)


@pytest.mark.rule("R34")
@pytest.mark.rule("R35")
def test_a_colleague_lets_her_in_anew(world: World) -> None:
    """Under a passphrase of her own, with the cases the colleague can pass on; the old one opens nothing."""
    shared = world.consented_case("Ekorren", agencies=(world.preschool, world.bvc))
    world.sign_in(world.nurse)
    own = world.add_case("Igelkotten")
    world.sign_in(world.rektor)
    outcome = let_in_anew(world.desk, world.machine, _way_in(world.nurse))
    assert outcome.value == LetIn(member_id=world.nurse.id, given=1, waiting=0, lost=1)
    assert outcome.change.op is Op.LET_IN_ANEW
    with pytest.raises(WrongPassphrase):
        world.sign_in(world.nurse)
    _unlock_anew(world, world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(shared.id).first_name == "Alva"
        with pytest.raises(KeyNotHeld):
            uow.cases.identity(own.id)


@pytest.mark.rule("R7")
@pytest.mark.rule("R34")
def test_two_shares_let_her_in_to_what_her_agency_may_have(world: World) -> None:
    """Also to what only she held, and to nothing her agency may not know."""
    hidden = world.consented_case("Ekorren", agencies=(world.preschool, world.ifo))
    world.sign_in(world.nurse)
    own = world.add_case("Igelkotten")
    fresh = set_up(world)
    with world.desk.unit_of_work() as uow:
        uow.drafts.save(Draft(place="new_case", member_id=world.nurse.id, text="Räv", saved_at=uow.now()))
        for place in ("case/sleep", "case/play"):
            uow.drafts.save(_half(uow, place, world.nurse.id, own.id, "Sover"))
        uow.commit(Op.SAVE_DRAFT)
    world.sign_in(world.rektor)
    refresh_keys(world.desk)
    world.desk.close()
    let_in = recover_member(world.machine, world.folder, two_of(fresh, 3, 2), _way_in(world.nurse))
    assert let_in == LetIn(member_id=world.nurse.id, given=1, waiting=0, lost=0)
    world.desk = unlock_team(world.machine, world.folder, world.nurse.id, NEW_PASSPHRASE)
    with world.desk.unit_of_work() as uow:
        uow.drafts.save(_half(uow, "case/play", world.nurse.id, own.id, "Leker"))
        uow.commit(Op.SAVE_DRAFT)
    refresh_keys(world.desk)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(own.id).alias == "Igelkotten"
        found = [uow.drafts.find(place, world.nurse.id) for place in ("case/sleep", "case/play")]
        assert [draft.text for draft in found if draft is not None] == ["Sover", "Leker"]
        assert len(uow.drafts.starting_with("case/", world.nurse.id)) == 2
        with pytest.raises(KeyNotHeld):
            uow.cases.identity(hidden.id)
        assert uow.drafts.starting_with("new_case", world.nurse.id) == ()
        line = uow.audit.latest_of(Op.RECOVER_MEMBER)
        assert line is not None
        assert line.member_id == world.nurse.id


def test_what_no_longer_has_a_holder_waits_for_the_shares(world: World) -> None:
    """A colleague of another agency cannot give it; two shares can, until then it waits."""
    world.sign_in(world.nurse)
    own = world.add_case("Igelkotten")
    fresh = set_up(world)
    world.sign_in(world.rektor)
    outcome = let_in_anew(world.desk, world.machine, _way_in(world.nurse))
    assert outcome.value == LetIn(member_id=world.nurse.id, given=0, waiting=1, lost=0)
    world.desk.close()
    assert recover_member(world.machine, world.folder, two_of(fresh), _way_in(world.nurse)).given == 1
    _unlock_anew(world, world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(own.id).alias == "Igelkotten"


def test_who_may_not_be_let_in(world: World) -> None:
    """Oneself, who has left, and nobody with too short a passphrase; nothing is written then."""
    fresh = set_up(world)
    before = keyring_path(world.folder).read_bytes()
    with pytest.raises(RuleViolation) as raised:
        let_in_anew(world.desk, world.machine, _way_in(world.rektor))
    assert raised.value.blockers == (LettingInBlocker.YOURSELF,)
    with pytest.raises(InputError):
        let_in_anew(world.desk, world.machine, NewWayIn(world.nurse.id, "kort", "kort"))
    assert keyring_path(world.folder).read_bytes() == before
    remove_member(world.desk, world.teacher.id)
    with pytest.raises(NotFound):
        let_in_anew(world.desk, world.machine, _way_in(world.teacher))
    with world.desk.unit_of_work() as uow:
        for look_up in (uow.members.public_key, partial(uow.members.save_public_key, public_key=bytes(32))):
            with pytest.raises(NotFound):
                look_up(MemberId("nobody"))
    world.desk.close()
    with pytest.raises(InputError):
        recover_member(world.machine, world.folder, two_of(fresh), replace(_way_in(world.nurse), repeated=""))
    with pytest.raises(NotFound):
        recover_member(world.machine, world.folder, two_of(fresh), _way_in(world.teacher))


def test_a_disk_that_fills_up_changes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring is put back when the store could not take it."""

    def full(*_arguments: object, **_named: object) -> None:
        raise DiskFull

    before = keyring_path(world.folder).read_bytes()
    monkeypatch.setattr(AuditRepository, "add", full)
    with pytest.raises(DiskFull):
        let_in_anew(world.desk, world.machine, _way_in(world.nurse))
    monkeypatch.undo()
    assert keyring_path(world.folder).read_bytes() == before
    world.sign_in(world.nurse)


def test_killed_between_keyring_and_store(world: World) -> None:
    """She comes in with the new passphrase, and gets her cases when somebody who holds them unlocks."""
    case = world.consented_case("Ekorren")
    keys = world.desk.store.keys
    slot = NewSlot(world.nurse.id, world.nurse.name, world.nurse.role, world.bvc.name)
    made = slot_anew(keys, slot, NEW_PASSPHRASE, FAST_COST, caps=FAST_CAPS)
    put_slot(Path(world.folder), keys, made)
    _unlock_anew(world, world.nurse)
    with world.desk.unit_of_work() as uow, pytest.raises(KeyNotHeld):
        uow.cases.identity(case.id)
    world.sign_in(world.rektor)
    refresh_keys(world.desk)
    _unlock_anew(world, world.nurse)
    with world.desk.unit_of_work() as uow:
        assert uow.cases.identity(case.id).first_name == "Alva"
    assert PASSPHRASE != NEW_PASSPHRASE
