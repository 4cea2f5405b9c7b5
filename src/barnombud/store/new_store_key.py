"""A new key for an open store, so that who has left and kept the old one opens nothing written from now on.

What a kill leaves at any point opens again: see `rekeying.settle_key_change` and docs/decisions/0062.
"""

from __future__ import annotations

from datetime import datetime

from barnombud.store.backup import make_backup
from barnombud.store.engine import open_engine
from barnombud.store.folder import store_path
from barnombud.store.key_change import begin_key_change
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.rekeying import rekey_file, settle_key_change
from barnombud.store.vault import OpenStore


def give_new_store_key(store: OpenStore, at: datetime) -> None:
    """Back the store up, give it a new key, and back it up again; on the store lane, outside any transaction.

    When nobody can tell for sure which key the store has now, it is closed: opening it anew settles that.

    Raises:
        RuleViolation: a change is begun already.
        StoreDamaged: the store or a copy of it does not check.
        KeyringDamaged, DiskFull, NoPermission, StoreInUse: the old key stands, unless `keys` say otherwise.
    """
    make_backup(store.folder, store.keys, at)
    begun = begin_key_change(store.folder, store.keys)
    assert begun.next_store_key is not None  # noqa: S101  # it has just been made
    store.engine.dispose()
    try:
        rekey_file(store_path(store.folder), begun.store_key, begun.next_store_key)
    finally:
        _settle(store, begun)
    store.keep_case_keys()
    make_backup(store.folder, store.keys, at)


def _settle(store: OpenStore, begun: UnlockedKeys) -> None:
    try:
        keys = settle_key_change(store.folder, begun)
    except BaseException:
        store.close()
        raise
    store.keys, store.engine = keys, open_engine(store_path(store.folder), keys.store_key)
