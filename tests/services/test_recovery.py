"""Setting up the office holders' key, renewing it, rehearsing: what it may open, and what it never does."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from barnombud.domain.changes import Op
from barnombud.domain.ids import CaseId, MemberId
from barnombud.domain.recovery_holder import recovery_holder
from barnombud.domain.recovery_share import ShareFault, share_groups
from barnombud.errors import InputError, KeyNotHeld, KeyringDamaged, RuleViolation
from barnombud.services.key_care import refresh_keys, share_held_keys
from barnombud.services.recovering import TwoShares, keys_of
from barnombud.services.recovery import (
    Rehearsal,
    begin_recovery,
    check_roles,
    is_set_up,
    prove_typed,
    recovery_page,
    rehearse,
    set_up_recovery,
)
from barnombud.store.folder import backups_path, keyring_path
from barnombud.store.recovery_key import FreshRecovery
from tests.services.recovery_world import OFFICES, set_up, two_of
from tests.world import World


def _holder(fresh: FreshRecovery) -> MemberId:
    return recovery_holder(fresh.public_key)


def _generations(world: World, case_id: CaseId, holder: MemberId) -> set[int]:
    with world.desk.unit_of_work() as uow:
        return {number for number, who in uow.case_keys.generations(case_id).items() if holder in who}


@pytest.mark.rule("R34")
def test_every_case_is_sealed_to_the_recovery_key_and_stays_so(world: World) -> None:
    """Those there are, those that come, and each new generation; it is no member and no agency."""
    before = world.consented_case("Ekorren")
    assert not is_set_up(world.desk)
    holder = _holder(set_up(world))
    assert is_set_up(world.desk)
    after = world.consented_case("Igelkotten", "Bo")
    for case in (before, after):
        assert 1 in _generations(world, case.id, holder)
    with world.desk.unit_of_work() as uow:
        uow.case_keys.share(after.id, frozenset({world.rektor.id, holder}))
        uow.commit(Op.SHARE_KEYS)
    with world.desk.unit_of_work() as uow:
        every = set(uow.case_keys.generations(after.id))
        assert holder not in {member.id for member in uow.members.list()}
    assert _generations(world, after.id, holder) == every
    page = recovery_page(world.desk)
    assert (page.holders, page.cases, page.waiting) == (OFFICES, 2, 0)
    assert page.made_on == world.desk.today().isoformat()


@pytest.mark.rule("R32")
def test_erasing_a_case_takes_the_recovery_keys_copy_too(world: World) -> None:
    """Afterwards no two shares open it."""
    case = world.consented_case("Ekorren")
    fresh = set_up(world)
    assert rehearse(world.desk, two_of(fresh)).value.opened == 1
    with world.desk.unit_of_work() as uow:
        uow.case_keys.erase(case.id)
        uow.commit(Op.ERASE_CASE)
    assert _generations(world, case.id, _holder(fresh)) == set()
    assert rehearse(world.desk, two_of(fresh)).value.opened == 0


@pytest.mark.rule("R7")
@pytest.mark.rule("R12")
def test_shares_without_the_files_and_files_without_two_shares_open_nothing(world: World) -> None:
    """A left-out member with one share, and two shares beside a keyring of before."""
    case = world.consented_case("Ekorren", agencies=(world.preschool, world.bvc))
    empty_keyring = keyring_path(world.folder).read_bytes()
    fresh = set_up(world)
    world.sign_in(world.family_worker)
    with world.desk.unit_of_work() as uow, pytest.raises(KeyNotHeld):
        uow.cases.identity(case.id)
    with world.desk.unit_of_work() as uow:
        mine = world.desk.store.keys.private_key
        assert uow.key_copies.openable_by(_holder(fresh), mine) == frozenset()
    one = share_groups(fresh.shares[0])
    with pytest.raises(InputError) as raised:
        rehearse(world.desk, TwoShares(one, one))
    assert raised.value.reason == ShareFault.SHARE_TWICE
    keyring_path(world.folder).write_bytes(empty_keyring)
    with pytest.raises(RuleViolation):
        keys_of(world.folder, two_of(fresh))


def test_a_case_nobody_here_can_pass_on_waits_for_who_can(world: World) -> None:
    """It comes along when somebody who holds it unlocks."""
    world.consented_case("Ekorren", agencies=(world.preschool, world.bvc))
    world.sign_in(world.family_worker)
    fresh = set_up(world)
    assert recovery_page(world.desk).waiting == 1
    assert rehearse(world.desk, two_of(fresh)).value.opened == 0
    world.sign_in(world.nurse)
    refresh_keys(world.desk)
    assert recovery_page(world.desk).waiting == 0
    assert rehearse(world.desk, two_of(fresh)).value == Rehearsal(cases=1, opened=1)


@pytest.mark.rule("R7")
@pytest.mark.rule("R34")
def test_renewing_makes_the_old_shares_worthless(world: World) -> None:
    """Not even with the keyring of before, and what is written from now on has new keys."""
    case = world.consented_case("Ekorren")
    old = set_up(world)
    old_keyring, old_key = keyring_path(world.folder).read_bytes(), world.desk.store.keys.store_key
    new = set_up(world)
    assert world.desk.store.keys.store_key != old_key
    assert _generations(world, case.id, _holder(old)) == set()
    assert _generations(world, case.id, _holder(new)) == {1, 2}
    with world.desk.unit_of_work() as uow:
        assert set(uow.case_keys.generations(case.id)) == {1, 2}
        assert uow.cases.identity(case.id).first_name == "Alva"
    with pytest.raises(InputError) as raised:
        rehearse(world.desk, two_of(old))
    assert raised.value.reason == ShareFault.SHARE_NOT_OF_NOW
    newest = keyring_path(world.folder).read_bytes()
    assert (backups_path(world.folder) / keyring_path(world.folder).name).read_bytes() == newest
    keyring_path(world.folder).write_bytes(old_keyring)
    assert keys_of(world.folder, two_of(old)).store_key == old_key
    with pytest.raises(KeyringDamaged):
        rehearse(world.desk, two_of(old))


def test_a_key_that_never_came_into_force_is_put_out(world: World) -> None:
    """The keyring could not be written: the old one stands, and the copies for the new one go."""
    case = world.consented_case("Ekorren")
    old, never = set_up(world), begin_recovery(world.desk)
    with world.desk.unit_of_work() as uow:
        uow.case_keys.stand_by(never.public_key)
        uow.case_keys.forget_holder(_holder(old))
        share_held_keys(uow)
        uow.commit(Op.SET_UP_RECOVERY)
    assert _generations(world, case.id, _holder(never)) == {1, 2}
    world.sign_in(world.rektor)
    refresh_keys(world.desk)
    assert _generations(world, case.id, _holder(never)) == set()
    assert _generations(world, case.id, _holder(old)) == {1, 2, 3}
    assert rehearse(world.desk, two_of(old)).value.opened == 1


def test_the_last_members_copy_is_left_although_the_recovery_key_has_one(world: World) -> None:
    """A key that only paper opens is a case nobody can work with."""
    case = world.add_case("Ekorren")
    fresh = set_up(world)
    with world.desk.unit_of_work() as uow:
        uow.case_keys.share(case.id, frozenset({world.rektor.id, _holder(fresh)}))
        uow.case_keys.forget_holder(world.rektor.id)
        assert world.rektor.id in uow.case_keys.holders(case.id)
        uow.commit(Op.SHARE_KEYS)


def test_a_rehearsal_writes_nothing_but_its_line(world: World) -> None:
    """Store rows, keyring and case keys are as before."""
    world.consented_case("Ekorren")
    fresh = set_up(world)

    def rows() -> tuple[str, bytes]:
        with world.desk.store.engine.connect() as connection:
            found = connection.execute(text("SELECT case_id, generation, member_id, sealed FROM case_key"))
            keys = str(found.all())
        return keys, keyring_path(world.folder).read_bytes()

    before = rows()
    assert rehearse(world.desk, two_of(fresh)).change.op is Op.REHEARSE_RECOVERY
    assert rows() == before


def test_a_share_counts_only_when_typed_back_from_its_own_sheet(world: World) -> None:
    """Another sheet, an older print and another team's are told apart; all three are needed."""
    fresh, other = begin_recovery(world.desk), begin_recovery(world.desk)
    groups = [share_groups(share) for share in fresh.shares]
    for typed, fault in (
        (groups[1], ShareFault.SHARE_OF_ANOTHER_SHEET),
        (share_groups(other.shares[0]), ShareFault.SHARE_NOT_OF_NOW),
        (share_groups(fresh.shares[0].model_copy(update={"team": b"abc"})), ShareFault.SHARE_OF_ANOTHER_TEAM),
    ):
        with pytest.raises(InputError) as raised:
            prove_typed(fresh, 1, typed)
        assert (raised.value.field, raised.value.reason) == ("share_1", fault)
    typed_back = [prove_typed(fresh, 1, groups[0]), prove_typed(fresh, 2, groups[1])]
    with pytest.raises(ValueError, match="typed back"):
        set_up_recovery(world.desk, fresh, OFFICES, typed_back)
    assert not is_set_up(world.desk)


def test_three_different_office_holders_are_named(world: World) -> None:
    """Spaces go, an empty line and a name twice are told at their line."""
    assert check_roles((" Rektor ", "Chef", "Arkivarie")) == ("Rektor", "Chef", "Arkivarie")
    for roles, field, reason in (
        (("Rektor", "", "Chef"), "office_2", "empty"),
        (("Rektor", "Chef", "rektor"), "office_3", "taken"),
    ):
        with pytest.raises(InputError) as raised:
            check_roles(roles)
        assert (raised.value.field, raised.value.reason) == (field, reason)
