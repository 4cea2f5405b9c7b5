"""A damaged or missing keyring, as the first window meets it: whose names its copy has, and put in place."""

from __future__ import annotations

from pathlib import Path

from barnombud.domain.ids import MemberId
from barnombud.services.machine import Machine
from barnombud.services.unlocking import at_the_pace
from barnombud.store.keyring import Keyring, unlock
from barnombud.store.spare_keyring import mend_keyring, names_in_spare


def names_to_choose(folder: Path) -> Keyring | None:
    """Return the names in the newest copy of a damaged keyring, or None where there is no copy.

    Nothing is proved before a passphrase has opened it.
    """
    return names_in_spare(folder)


def mend_with_passphrase(machine: Machine, folder: Path, member_id: MemberId, passphrase: str) -> None:
    """Prove the newest copy of a damaged keyring with a member's passphrase, and put it in place.

    A keyring that is whole is left as it is.

    Raises:
        WrongPassphrase, TriedTooSoon, NotFound: nothing is changed; as `try_passphrase`.
        StoreMissing, KeyringDamaged: there is no copy, or none that proves itself.
        StoreDamaged, StoreInUse, DiskFull, NoPermission: as `mend_keyring`.
    """
    at_the_pace(
        machine,
        folder,
        lambda: mend_keyring(folder, lambda where: unlock(where, member_id, passphrase, caps=machine.caps)),
    )
