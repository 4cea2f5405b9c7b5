"""Real encrypted stores for tests, with a key derivation that takes no time."""

from __future__ import annotations

from pathlib import Path

from barnombud.domain.ids import MemberId
from barnombud.store.key_derivation import KdfCaps, KdfCost
from barnombud.store.keyring import NewSlot, UnlockedKeys, create_keyring
from barnombud.store.vault import OpenStore, create_store

FAST_COST = KdfCost(memory_kib=64, iterations=1, lanes=1)
FAST_CAPS = KdfCaps(least_memory_kib=64)
PASSPHRASE = "sju gröna skålar på hyllan"
ALVA = NewSlot(MemberId("a1" * 16), "Alva Påhitt", "rektor", "Förskolan Tallbacken")
BO = NewSlot(MemberId("b2" * 16), "Bo Låtsas", "BVC-sjuksköterska", "BVC Exempelby")


def make_keyring(folder: Path, first: NewSlot = ALVA, practice: bool = False) -> UnlockedKeys:
    """Make a keyring with one member in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    return create_keyring(
        folder,
        store_id="5" * 32,
        team_name="Laget i Exempelkommun",
        practice=practice,
        first=first,
        passphrase=PASSPHRASE,
        cost=FAST_COST,
        caps=FAST_CAPS,
    )


def make_store(folder: Path) -> OpenStore:
    """Make a keyring and an empty store in ``folder``; the caller closes the store."""
    return create_store(folder, make_keyring(folder))
