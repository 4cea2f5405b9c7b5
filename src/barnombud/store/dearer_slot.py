"""A member's key derivation is made dearer when the machine has become faster; never cheaper (R34).

Worked out beside everything else, as it takes a second; then put into the keyring in one writing.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from barnombud.store.key_derivation import MOST_CALIBRATED_KIB, KdfCaps, KdfCost
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_proof import read_settled, slot_of, write_proven
from barnombud.store.keyring_record import KdfRecord, SlotRecord
from barnombud.store.keyring_slot import NewSlot, Passphrase, UnlockedKeys, make_slot

TARGET_SECONDS = 0.75
_TOO_LONG = 2.0
"""Times the target: a machine that is only now and then so fast keeps what it had."""


@dataclass(frozen=True, repr=False)
class DearerSlot:
    """A slot worked out anew, and the derivation it takes the place of."""

    before: KdfRecord
    slot: SlotRecord


def dearer_cost(
    cost: KdfCost, seconds: float, caps: KdfCaps, target: float = TARGET_SECONDS
) -> KdfCost | None:
    """Return what takes about ``target`` where ``cost`` took ``seconds``; None when it is not worth while.

    Memory first, as in `calibrate`, then passes; neither is ever lowered, and both stay within ``caps``.
    """
    room = target / max(seconds, 1e-4)
    memory, most = cost.memory_kib, min(MOST_CALIBRATED_KIB, caps.most_memory_kib)
    while room >= 2 and 2 * memory <= most:
        memory, room = 2 * memory, room / 2
    passes = cost.iterations
    if room >= 2:
        passes = min(int(passes * room), caps.most_iterations)
    dearer = KdfCost(memory, max(passes, cost.iterations), cost.lanes)
    return None if dearer == cost else dearer


def work_out_dearer(
    folder: Path,
    keys: UnlockedKeys,
    passphrase: str,
    seconds: float,
    *,
    caps: KdfCaps,
    target: float = TARGET_SECONDS,
) -> DearerSlot | None:
    """Return the member's slot at a dearer cost, when unlocking took so few ``seconds``; on any thread.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew, NotFound: as `unlock`.
    """
    old = slot_of(read_keyring_file(folder), keys.member_id)
    cost = dearer_cost(old.kdf.cost, seconds, caps, target)
    if cost is None:
        return None
    start = time.perf_counter()
    who = NewSlot(keys.member_id, old.name, old.role, old.agency)
    fresh = make_slot(keys, who, Passphrase(passphrase, cost, caps))
    took = time.perf_counter() - start
    return DearerSlot(old.kdf, fresh) if took <= _TOO_LONG * target else None


def put_dearer(folder: Path, keys: UnlockedKeys, dearer: DearerSlot) -> bool:
    """Put it into the keyring, unless the passphrase or key pair is another by now; on the store lane.

    Raises:
        RuleViolation, KeyringDamaged, NotFound, DiskFull, NoPermission: the old one stands.
    """
    record = read_settled(folder, keys)
    old = slot_of(record, keys.member_id)
    if (old.kdf, old.public_key) != (dearer.before, dearer.slot.public_key):
        return False
    fresh = {"kdf": dearer.slot.kdf, "sealed_private_key": dearer.slot.sealed_private_key}
    slots = tuple(slot.model_copy(update=fresh) if slot is old else slot for slot in record.slots)
    write_proven(folder, record.model_copy(update={"slots": slots}), keys.store_key)
    return True
