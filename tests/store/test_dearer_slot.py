"""The key derivation grows with the machine: only upwards, within the caps, and never in anybody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from barnombud.store.dearer_slot import DearerSlot, dearer_cost, put_dearer, work_out_dearer
from barnombud.store.key_derivation import PRODUCTION_CAPS, KdfCaps, KdfCost
from barnombud.store.keyring import change_passphrase, unlock
from barnombud.store.keyring_file import read_keyring_file
from barnombud.store.keyring_slot import UnlockedKeys
from tests.stores import ALVA, FAST_CAPS, FAST_COST, PASSPHRASE, make_keyring

MIB = 1024


def worked_out(folder: Path, keys: UnlockedKeys, seconds: float = 0.01) -> DearerSlot | None:
    """Work out a slot of a few times the cost of the tests."""
    return work_out_dearer(folder, keys, PASSPHRASE, seconds, caps=FAST_CAPS, target=0.05)


@pytest.mark.rule("R34")
@pytest.mark.parametrize(
    ("cost", "seconds", "dearer"),
    [
        ((64, 3), 0.75, None),
        ((64, 3), 0.4, None),
        ((64, 3), 3.0, None),
        ((64, 3), 0.37, (128, 3)),
        ((64, 3), 0.1, (256, 3)),
        ((64, 3), 0.05, (256, 11)),
        ((256, 3), 0.1, (256, 20)),
        ((256, 20), 0.1, None),
        ((1024, 3), 0.1, (1024, 20)),
        ((64, 3), 0.0, (256, 20)),
    ],
)
def test_cost_only_grows_and_stays_within_the_caps(
    cost: tuple[int, int], seconds: float, dearer: tuple[int, int] | None
) -> None:
    """Memory first, to a quarter of a gigabyte; then passes. Less than twice as fast is not worth while."""
    found = dearer_cost(KdfCost(cost[0] * MIB, cost[1], 4), seconds, PRODUCTION_CAPS)
    assert found == (None if dearer is None else KdfCost(dearer[0] * MIB, dearer[1], 4))
    assert found is None or PRODUCTION_CAPS.allow(found)


def test_caps_are_kept_below_what_we_would_choose() -> None:
    """A machine with little memory has lower ones."""
    caps = KdfCaps(most_memory_kib=128 * MIB, most_iterations=4)
    assert dearer_cost(KdfCost(64 * MIB, 3, 1), 0.01, caps) == KdfCost(128 * MIB, 4, 1)


@pytest.mark.rule("R34")
def test_slot_is_rewritten_and_opens_with_the_same_passphrase(tmp_path: Path) -> None:
    """The keys stay the same; at the slow machine's own pace nothing happens."""
    keys = make_keyring(tmp_path)
    assert worked_out(tmp_path, keys, seconds=0.04) is None
    made = worked_out(tmp_path, keys)
    assert made is not None
    assert put_dearer(tmp_path, keys, made)
    (slot,) = read_keyring_file(tmp_path).slots
    assert slot.kdf.memory_kib == 4 * FAST_COST.memory_kib
    again = unlock(tmp_path, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)
    assert again.store_key == keys.store_key
    assert not put_dearer(tmp_path, keys, made)


def test_changed_passphrase_wins(tmp_path: Path) -> None:
    """What was worked out from the old one is thrown away."""
    keys = make_keyring(tmp_path)
    made = worked_out(tmp_path, keys)
    assert made is not None
    change_passphrase(
        tmp_path, keys, current=PASSPHRASE, new="en helt annan mening", cost=FAST_COST, caps=FAST_CAPS
    )
    assert not put_dearer(tmp_path, keys, made)
    unlock(tmp_path, ALVA.member_id, "en helt annan mening", caps=FAST_CAPS)


def test_machine_that_was_only_fast_for_a_moment_keeps_what_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dearer derivation is measured before it is kept."""
    ticks = iter((0.0, 9.0))
    monkeypatch.setattr("barnombud.store.dearer_slot.time.perf_counter", lambda: next(ticks))
    assert worked_out(tmp_path, make_keyring(tmp_path)) is None
