"""The second form of the keyring: what 0.1.0 wrote still opens, and the parts that may stand in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from barnombud.errors import KeyringDamaged, RuleViolation
from barnombud.store.folder import keyring_path
from barnombud.store.keyring import (
    UnlockedKeys,
    add_slot,
    change_passphrase,
    prove_keyring,
    remove_slot,
    rename_team,
    unlock,
    update_slot_names,
)
from barnombud.store.keyring_file import decode, encode, read_keyring_file, write_keyring_file
from barnombud.store.keyring_record import (
    KeyringRecord,
    NextRecord,
    NextSlotRecord,
    RecoveryRecord,
    ShareRecord,
)
from barnombud.store.keyring_slot import RECOVERY_HOLDER, keyring_mac, open_store_key, seal_store_key
from tests.stores import ALVA, BO, FAST_CAPS, FAST_COST, PASSPHRASE, make_keyring

MADE = datetime(2026, 11, 27, 6, 0, 0, 250_000, tzinfo=UTC)
BLOB = b"\x01" * 81


def _write(folder: Path, keys: UnlockedKeys, **changes: Any) -> KeyringRecord:
    record = read_keyring_file(folder).model_copy(update=changes)
    record = record.model_copy(update={"mac": keyring_mac(record, keys.store_key)})
    write_keyring_file(folder, record)
    return record


def _shares(*indexes: int) -> tuple[ShareRecord, ...]:
    return tuple(
        ShareRecord(index=index, role="verksamhetschef", made_at=MADE, test_value="ab12") for index in indexes
    )


def _recovery(keys: UnlockedKeys, private: X25519PrivateKey, **changes: Any) -> RecoveryRecord:
    public = private.public_key()
    record = RecoveryRecord(
        public_key=public.public_bytes_raw(),
        sealed_store_key=seal_store_key(public, keys.store_id, RECOVERY_HOLDER, keys.store_key),
        threshold=2,
        shares=_shares(1, 2, 3),
    )
    return record.model_copy(update=changes)


def _next(*member_ids: str, recovery: bytes | None = None) -> NextRecord:
    slots = tuple(NextSlotRecord(member_id=each, sealed_store_key=BLOB) for each in member_ids)
    return NextRecord(slots=slots, recovery_sealed_store_key=recovery)


def test_first_form_opens_and_becomes_the_second_at_the_next_change(tmp_path: Path) -> None:
    """A store of 0.1.0 opens as it is; its slots go over untouched."""
    keys = make_keyring(tmp_path)
    before = _write(tmp_path, keys, version=1, sequence=None)
    document = json.loads(keyring_path(tmp_path).read_bytes())
    assert (document["version"], "next" in document, "recovery" in document) == (1, False, False)
    assert unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS).store_key == keys.store_key
    assert json.loads(keyring_path(tmp_path).read_bytes())["version"] == 1

    rename_team(tmp_path, keys, "Nytt namn")
    after = read_keyring_file(tmp_path)
    assert (after.version, after.slots) == (2, before.slots)
    assert unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS).store_key == keys.store_key


def test_recovery_part_is_kept_proved_and_opens(tmp_path: Path) -> None:
    """It comes back as written, outlives other changes, and its sealed key opens with the private half."""
    keys, private = make_keyring(tmp_path), X25519PrivateKey.generate()
    recovery = _recovery(keys, private)
    _write(tmp_path, keys, recovery=recovery)
    rename_team(tmp_path, keys, "Nytt namn")
    read = read_keyring_file(tmp_path).recovery
    assert read == recovery
    assert read.shares[0].made_at == MADE
    assert open_store_key(private, keys.store_id, RECOVERY_HOLDER, read.sealed_store_key) == keys.store_key
    with pytest.raises(KeyringDamaged):
        open_store_key(private, keys.store_id, ALVA.member_id, read.sealed_store_key)
    write_keyring_file(
        tmp_path,
        read_keyring_file(tmp_path).model_copy(
            update={"recovery": _recovery(keys, X25519PrivateKey.generate())}
        ),
    )
    with pytest.raises(KeyringDamaged):
        prove_keyring(tmp_path, keys)


def test_parts_that_do_not_belong_together_are_damage(tmp_path: Path) -> None:
    """A next key that leaves somebody out, shares that could never suffice, parts the first form has not."""
    keys = make_keyring(tmp_path)
    record = read_keyring_file(tmp_path)
    recovery = _recovery(keys, X25519PrivateKey.generate())
    wrong: list[dict[str, Any]] = [
        {"version": 1, "sequence": None, "next": _next(ALVA.member_id)},
        {"version": 1, "sequence": None, "recovery": recovery},
        {"version": 1, "sequence": 3},
        {"next": _next(BO.member_id)},
        {"next": _next(ALVA.member_id, BO.member_id)},
        {"next": _next(ALVA.member_id, recovery=BLOB)},
        {"next": _next(ALVA.member_id), "recovery": recovery},
        {"recovery": recovery.model_copy(update={"shares": _shares(1, 1, 2)})},
        {"recovery": recovery.model_copy(update={"threshold": 4})},
        {"recovery": recovery.model_copy(update={"threshold": 1})},
    ]
    for changes in wrong:
        with pytest.raises(KeyringDamaged):
            decode(encode(record.model_copy(update=changes)))
    right = {"next": _next(ALVA.member_id, recovery=BLOB), "recovery": recovery}
    assert decode(encode(record.model_copy(update=right))).next == right["next"]


def test_nothing_else_is_changed_while_the_key_is(tmp_path: Path) -> None:
    """A slot that came or went in between would be without the next key, or with one it must not have."""
    keys = make_keyring(tmp_path)
    add_slot(tmp_path, keys, BO, PASSPHRASE, FAST_COST, caps=FAST_CAPS)
    _write(tmp_path, keys, next=_next(ALVA.member_id, BO.member_id))
    before = keyring_path(tmp_path).read_bytes()
    for change in (
        lambda: add_slot(tmp_path, keys, BO, PASSPHRASE, FAST_COST, caps=FAST_CAPS),
        lambda: remove_slot(tmp_path, keys, BO.member_id),
        lambda: update_slot_names(tmp_path, keys, BO),
        lambda: rename_team(tmp_path, keys, "Nytt namn"),
        lambda: change_passphrase(
            tmp_path, keys, current=PASSPHRASE, new="en annan mening", cost=FAST_COST, caps=FAST_CAPS
        ),
    ):
        with pytest.raises(RuleViolation) as caught:
            change()
        assert caught.value.blockers == ("key_change_begun",)
    assert keyring_path(tmp_path).read_bytes() == before
