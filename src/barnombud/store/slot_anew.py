"""A slot given anew to who cannot open her old one: a fresh key pair under a new passphrase (R34)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from barnombud.store.key_derivation import PRODUCTION_CAPS, KdfCaps, KdfCost
from barnombud.store.keyring_proof import read_settled, write_proven
from barnombud.store.keyring_record import SlotRecord
from barnombud.store.keyring_slot import NewSlot, Passphrase, UnlockedKeys, make_slot


def slot_anew(
    keys: UnlockedKeys, slot: NewSlot, passphrase: str, cost: KdfCost, *, caps: KdfCaps = PRODUCTION_CAPS
) -> SlotRecord:
    """Return a slot with a new key pair; nothing is written yet. Takes as long as ``cost`` says.

    Raises:
        InputError: the passphrase is empty.
    """
    theirs = replace(keys, member_id=slot.member_id, private_key=X25519PrivateKey.generate())
    return make_slot(theirs, slot, Passphrase(passphrase, cost, caps))


def put_slot(folder: Path, keys: UnlockedKeys, slot: SlotRecord) -> None:
    """Let ``slot`` be the member's only one, in the place of the one she had or last.

    Raises:
        RuleViolation: a change of the store's key is not through.
        KeyringDamaged, DiskFull, NoPermission: nothing is changed.
    """
    record = read_settled(folder, keys)
    had = any(each.member_id == slot.member_id for each in record.slots)
    kept = tuple(slot if each.member_id == slot.member_id else each for each in record.slots)
    slots = kept if had else (*kept, slot)
    write_proven(folder, record.model_copy(update={"slots": slots}), keys.store_key)
