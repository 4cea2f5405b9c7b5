"""Two of three shares open the store key; one, an old one or another team's opens nothing (R34)."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from Crypto.Protocol.SecretSharing import Shamir

from barnombud.domain.recovery_share import OfficeShare, ShareFault
from barnombud.errors import InputError, KeyringDamaged, RuleViolation, WrongPassphrase
from barnombud.store.key_change import begin_key_change, finish_key_change
from barnombud.store.keyring import Keyring, unlock
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_proof import write_proven
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.recovery_key import (
    FreshRecovery,
    RecoveryBlocker,
    keep_recovery,
    kept_shares,
    make_recovery,
    open_with_shares,
)
from barnombud.store.slot_anew import put_slot, slot_anew
from barnombud.store.vault import open_store
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_keyring, make_store

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
ROLES = ("Rektor", "Verksamhetschef BVC", "Enhetschef IFO")


def _kept(folder: Path, keys: UnlockedKeys) -> FreshRecovery:
    fresh = make_recovery(keys.store_id)
    keep_recovery(folder, keys, fresh, ROLES, NOON)
    return fresh


def _fault(folder: Path, first: OfficeShare, second: OfficeShare) -> tuple[str, str]:
    with pytest.raises(InputError) as raised:
        open_with_shares(folder, first, second)
    return raised.value.field, raised.value.reason


@pytest.mark.rule("R34")
def test_any_two_of_three_open_the_store_and_nothing_else_does(tmp_path: Path) -> None:
    """In any order; the same sheet twice, one of before and one of another team are told apart."""
    with make_store(tmp_path) as store:
        keys = store.keys
        fresh = _kept(tmp_path, keys)
    for first, second in permutations(fresh.shares, 2):
        assert open_with_shares(tmp_path, first, second).store_key == keys.store_key
    with open_store(tmp_path, open_with_shares(tmp_path, *fresh.shares[:2])) as again:
        assert again.recovery == fresh.public_key
    one, two, three = fresh.shares
    assert _fault(tmp_path, one, one) == ("share_2", ShareFault.SHARE_TWICE)
    later = _kept(tmp_path, keys)
    assert _fault(tmp_path, two, three) == ("share_1", ShareFault.SHARE_NOT_OF_NOW)
    assert _fault(tmp_path, later.shares[0], three) == ("share_2", ShareFault.SHARE_NOT_OF_NOW)
    other = make_recovery("6" * 32).shares[2]
    assert _fault(tmp_path, later.shares[0], other) == ("share_2", ShareFault.SHARE_OF_ANOTHER_TEAM)


@pytest.mark.rule("R34")
def test_one_share_fits_with_every_secret(tmp_path: Path) -> None:
    """Whoever has one share and guesses the other gets another key each time, and no key of the keyring's."""
    keys = make_keyring(tmp_path)
    one = _kept(tmp_path, keys).shares[0]
    guesses = {Shamir.combine([(1, one.value), (2, bytes([guess]) * 16)]) for guess in range(50)}
    assert len(guesses) == 50
    guessed = OfficeShare(index=2, team=one.team, value=bytes(16))
    assert _fault(tmp_path, one, guessed) == ("share_2", ShareFault.SHARE_NOT_OF_NOW)


def test_what_anybody_may_know_of_the_shares(tmp_path: Path) -> None:
    """Whose and when, nothing of the shares themselves; none before any were made."""
    keys = make_keyring(tmp_path)
    fresh = make_recovery(keys.store_id)
    assert kept_shares(tmp_path) == ()
    with pytest.raises(RuleViolation) as raised:
        open_with_shares(tmp_path, *fresh.shares[:2])
    assert raised.value.blockers == (RecoveryBlocker.NO_RECOVERY_KEY,)
    keep_recovery(tmp_path, keys, fresh, ROLES, NOON)
    assert tuple(share.role for share in kept_shares(tmp_path)) == ROLES
    written = (tmp_path / "keyring.json").read_text(encoding="utf-8")
    assert all(share.value.hex() not in written for share in fresh.shares)


def test_a_keyring_changed_on_purpose_is_found(tmp_path: Path) -> None:
    """Another public half, or another store's words, and the shares do not take it for theirs."""
    keys = make_keyring(tmp_path)
    fresh = _kept(tmp_path, keys)
    record = read_keyring_file(tmp_path)
    assert record.recovery is not None
    other = record.recovery.model_copy(update={"public_key": make_recovery(keys.store_id).public_key})
    write_proven(tmp_path, record.model_copy(update={"recovery": other}), keys.store_key)
    with pytest.raises(KeyringDamaged):
        open_with_shares(tmp_path, *fresh.shares[:2])
    write_proven(tmp_path, record, bytes(32))
    with pytest.raises(KeyringDamaged):
        open_with_shares(tmp_path, *fresh.shares[:2])


def test_shares_open_in_the_midst_of_a_change_of_the_stores_key_and_after(tmp_path: Path) -> None:
    """The next key is sealed to them too, and no share is needed for that."""
    with make_store(tmp_path) as store:
        keys = store.keys
        fresh = _kept(tmp_path, keys)
    begun = begin_key_change(tmp_path, keys)
    opened = open_with_shares(tmp_path, *fresh.shares[1:])
    assert (opened.store_key, opened.next_store_key) == (begun.store_key, begun.next_store_key)
    finish_key_change(tmp_path, begun)
    assert open_with_shares(tmp_path, *fresh.shares[1:]).store_key == begun.next_store_key


@pytest.mark.rule("R34")
def test_a_slot_given_anew_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """The old passphrase opens nothing, the new one opens the store; who has no slot gets one last."""
    keys = make_keyring(tmp_path)
    for who in (ALVA, BO):
        put_slot(tmp_path, keys, slot_anew(keys, who, "en ny lösenfras till mig", FAST_COST, caps=FAST_CAPS))
    assert [slot.member_id for slot in Keyring.read(tmp_path).slots] == [ALVA.member_id, BO.member_id]
    for who in (ALVA, BO):
        opened = unlock(tmp_path, who.member_id, "en ny lösenfras till mig", caps=FAST_CAPS)
        assert opened.store_key == keys.store_key
    fresh_pair = Keyring.read(tmp_path).public_key(ALVA.member_id)
    assert fresh_pair.public_bytes_raw() != keys.private_key.public_key().public_bytes_raw()
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
