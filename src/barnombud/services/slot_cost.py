"""After unlock: the member's key derivation is made dearer where the machine has become faster (R34)."""

from __future__ import annotations

from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.store.dearer_slot import DearerSlot, put_dearer, work_out_dearer


def plan_dearer(desk: Desk, machine: Machine, passphrase: str) -> DearerSlot | None:
    """Work out a dearer slot for who has just unlocked, in about a second, on any thread; often none.

    Raises:
        StoreMissing, KeyringDamaged, StoreTooNew, NotFound: as `unlock`.
    """
    if machine.cost is not None or not desk.derivation_seconds:
        return None
    store = desk.store
    return work_out_dearer(store.folder, store.keys, passphrase, desk.derivation_seconds, caps=machine.caps)


def keep_dearer(desk: Desk, dearer: DearerSlot) -> bool:
    """Put it into the keyring; False when the member has another passphrase by now.

    Raises:
        RuleViolation, KeyringDamaged, NotFound, DiskFull, NoPermission: the old one stands.
    """
    return put_dearer(desk.store.folder, desk.store.keys, dearer)
