"""Who has forgotten the passphrase is let in anew: a new slot, and the case keys her agency may have.

By a colleague who is signed in, who can give what she holds herself, or by two of the office holders' shares
(`recovering.py`), with which everything can be given that the policy allows.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from barnombud.domain.changes import Op, Outcome
from barnombud.domain.ids import MemberId
from barnombud.domain.team import Member
from barnombud.domain.value import Value
from barnombud.errors import NotFound, RuleViolation, UserError
from barnombud.services.deputies import may_come_in
from barnombud.services.desk import Desk
from barnombud.services.key_care import share_held_keys
from barnombud.services.machine import Machine
from barnombud.services.passphrases import check_passphrase
from barnombud.store.key_derivation import calibrate
from barnombud.store.keyring_file import read_keyring_file, write_keyring_file
from barnombud.store.keyring_mirror import mirror_keyring
from barnombud.store.keyring_slot import NewSlot, UnlockedKeys
from barnombud.store.slot_anew import put_slot, slot_anew
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import OpenStore


class LettingInBlocker(StrEnum):
    """Why a member is not let in anew."""

    YOURSELF = "let_in_yourself"
    """Whoever is signed in changes her own passphrase instead."""


@dataclass(frozen=True)
class NewWayIn:
    """Who is let in, and the passphrase she has chosen, typed twice."""

    member_id: MemberId
    passphrase: str = field(repr=False)
    repeated: str = field(repr=False)


class LetIn(Value):
    """Who was let in anew, and how many cases open for her."""

    member_id: MemberId
    given: int
    """Cases that open for her now."""
    waiting: int
    """Cases that may open for her when somebody who holds their key unlocks next."""
    lost: int
    """Cases whose key nobody in the team holds any more."""


def let_in_anew(desk: Desk, machine: Machine, way_in: NewWayIn) -> Outcome[LetIn]:
    """Give a colleague who has forgotten her passphrase a new one, which she types herself.

    She gets the keys of the cases the signed-in member holds and she may have; the others when somebody who
    holds them unlocks.

    Raises:
        InputError: the passphrase is too short, soon guessed, or not typed the same twice.
        RuleViolation: it is the signed-in member herself.
        NotFound: she has left, or has no way in of her own.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    if way_in.member_id == desk.member.id:
        raise RuleViolation((LettingInBlocker.YOURSELF,), way_in.member_id)
    with desk.unit_of_work() as uow:
        uow.shows_nothing()
        return give_slot(uow, desk.store, machine, way_in, Op.LET_IN_ANEW)


def give_slot(
    uow: UnitOfWork, store: OpenStore, machine: Machine, way_in: NewWayIn, op: Op
) -> Outcome[LetIn]:
    """Give a member a new slot and, of what who is signed in holds, the keys she may have; commit as ``op``.

    The keyring lies beside the store and is written first: when the commit fails, the old one is put back,
    and should the program be killed in between, `meet_new_key` takes over at her next unlock.
    """
    member = uow.members.get(way_in.member_id)
    if not (member.account and may_come_in(uow, member)):
        raise NotFound(member.id)
    check_passphrase(way_in.passphrase, way_in.repeated, (member.name,))
    slot = slot_anew(
        store.keys, _slot_of(uow, member), way_in.passphrase, machine.cost or calibrate(), caps=machine.caps
    )
    before = read_keyring_file(store.folder)
    put_slot(store.folder, store.keys, slot)
    try:
        let_in = _give_keys(uow, way_in.member_id, slot.public_key)
        change = uow.commit(op, member.id)
    except BaseException:
        write_keyring_file(store.folder, before)
        with suppress(UserError):
            mirror_keyring(store.folder)
        raise
    mirror_keyring(store.folder)
    return Outcome(let_in, change)


def meet_new_key(uow: UnitOfWork, keys: UnlockedKeys) -> bool:
    """Let the store know the signed-in member's key pair when it does not; return whether it did not.

    So it is when the program was killed between the keyring and the store. Copies sealed to the old one open
    for nobody, and who holds those keys gives them anew at the next unlock.
    """
    mine = keys.private_key.public_key().public_bytes_raw()
    if uow.members.public_key(keys.member_id) == mine:
        return False
    uow.members.save_public_key(keys.member_id, mine)
    uow.key_copies.drop(keys.member_id)
    uow.drafts.forget_own(keys.member_id)
    return True


def _give_keys(uow: UnitOfWork, member_id: MemberId, public_key: bytes) -> LetIn:
    uow.members.save_public_key(member_id, public_key)
    had = uow.key_copies.drop(member_id)
    uow.drafts.forget_own(member_id)
    share_held_keys(uow)
    held, holders = uow.case_keys.held(), uow.case_keys.all_holders()
    given = sum(member_id in each for each in holders.values())
    missing = had - held
    lost = sum(not holders.get(case_id, frozenset()) for case_id in missing)
    return LetIn(member_id=member_id, given=given, waiting=len(missing) - lost, lost=lost)


def _slot_of(uow: UnitOfWork, member: Member) -> NewSlot:
    return NewSlot(member.id, member.name, member.role, uow.agencies.get(member.agency_id).name)
