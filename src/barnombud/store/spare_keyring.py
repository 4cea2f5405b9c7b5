"""A damaged or missing keyring is taken back from one of its copies: beside the backups, at the second place.

A copy counts only once a passphrase, or two of the office holders' shares, have opened it, which proves that
it was written by who holds the store's key; and only when that key opens the store beside it. Of several the
newest is taken: an older one may have a slot for somebody who has left (docs/decisions/0074).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from barnombud.errors import KeyringDamaged, StoreDamaged, StoreMissing, StoreTooNew, UserError
from barnombud.store.folder import backups_path, keyring_path, log_head_path, replace_file, store_path
from barnombud.store.keyring import Keyring
from barnombud.store.keyring_file import encode, read_keyring_file
from barnombud.store.keyring_slot import UnlockedKeys
from barnombud.store.rekeying import opens_with
from barnombud.store.second_place import place_of_store, read_second_place
from barnombud.store.store_lock import StoreLock

OpensKeyring = Callable[[Path], UnlockedKeys]
"""Opens the keyring in a folder with what somebody has typed."""
_NO_KEYRING = (KeyringDamaged, StoreMissing, StoreTooNew)


def spare_keyrings(folder: Path) -> tuple[Path, ...]:
    """Return the places in which a whole copy of ``folder``'s keyring lies, the newest copy first."""
    found: list[tuple[int, Path]] = []
    for place in _places(folder):
        with suppress(UserError, OSError):
            found.append((read_keyring_file(place).sequence or 0, place))
    return tuple(place for _, place in sorted(found, key=lambda each: -each[0]))


def names_in_spare(folder: Path) -> Keyring | None:
    """Return what anybody may read of the newest copy, or None where there is none; it is not proved yet."""
    newest = next(iter(spare_keyrings(folder)), None)
    return Keyring.read(newest) if newest is not None else None


def mend_keyring(folder: Path, opens: OpensKeyring) -> UnlockedKeys:
    """Put the newest copy that proves itself in the keyring's place, if that is damaged; return its keys.

    A copy in which the passphrase is wrong, or the member unknown, ends the search: in an older one an older
    passphrase may be right.

    Raises:
        StoreMissing: there is no keyring and no copy of one.
        KeyringDamaged: no copy proves itself.
        StoreDamaged: no copy opens the store; nothing is changed.
        StoreInUse: a window has the store open.
        DiskFull, NoPermission: nothing is changed.
        UserError: as ``opens``.
    """
    lock = StoreLock(folder)
    lock.acquire()
    try:
        with suppress(*_NO_KEYRING):
            return opens(folder)
        for keys, raw in _proven(folder, opens):
            if _opens_store(folder, keys):
                replace_file(keyring_path(folder), raw)
                return keys
        raise StoreDamaged(folder.name)
    finally:
        lock.release()


def _proven(folder: Path, opens: OpensKeyring) -> Iterator[tuple[UnlockedKeys, bytes]]:
    places = spare_keyrings(folder)
    if not places:
        raise (KeyringDamaged if keyring_path(folder).exists() else StoreMissing)(folder.name)
    proven = False
    for place in places:
        with suppress(*_NO_KEYRING):
            raw = encode(read_keyring_file(place))
            keys = opens(place)
            proven = True
            yield keys, raw
    if not proven:
        raise KeyringDamaged(folder.name)


def _opens_store(folder: Path, keys: UnlockedKeys) -> bool:
    """Tell whether the keys are those of the store beside; where there is none, a backup is to follow."""
    path = store_path(folder)
    known = [key for key in (keys.next_store_key, keys.store_key) if key is not None]
    return not path.exists() or any(opens_with(path, key) for key in known)


def _places(folder: Path) -> Iterator[Path]:
    yield backups_path(folder)
    chosen = read_second_place(folder)
    if chosen is not None:
        for store_id in sorted(_store_ids(folder)):
            yield place_of_store(chosen.path, store_id)


def _store_ids(folder: Path) -> set[str]:
    """Return what the team's id may be: its folder's name, and what the files beside the keyring say."""
    found = {folder.name}
    with suppress(UserError, OSError):
        found.add(read_keyring_file(backups_path(folder)).store_id)
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        found.add(str(json.loads(log_head_path(folder).read_bytes())["store_id"]))
    return {each for each in found if each.isalnum()}
