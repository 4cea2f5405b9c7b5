"""Fitting the cost of a passphrase to the machine, within caps."""

from __future__ import annotations

import pytest

from barnombud.store.key_derivation import (
    LEAST_COST,
    PRODUCTION_CAPS,
    KdfCost,
    calibrate,
    derive_key,
    time_derivation,
)


def _machine(seconds_a_gib_pass: float) -> list[KdfCost]:
    """Calibrate on a made-up machine; return the answer last, after everything it tried."""
    tried: list[KdfCost] = []

    def measure(cost: KdfCost) -> float:
        tried.append(cost)
        return seconds_a_gib_pass * cost.iterations * cost.memory_kib / 1024 / 1024

    return [*tried, calibrate(0.75, measure)]


@pytest.mark.rule("R34")
@pytest.mark.parametrize("speed", [0.0, 0.05, 0.3, 1.0, 3.0, 100.0])
def test_cost_is_fitted_within_bounds(speed: float) -> None:
    """Never below 64 MiB and three passes, never outside the caps, about the target in between."""
    cost = _machine(speed)[-1]
    assert cost.memory_kib >= LEAST_COST.memory_kib
    assert cost.iterations >= LEAST_COST.iterations
    assert PRODUCTION_CAPS.allow(cost)
    seconds = speed * cost.iterations * cost.memory_kib / 1024 / 1024
    at_bottom = (cost.memory_kib, cost.iterations) == (LEAST_COST.memory_kib, LEAST_COST.iterations)
    at_top = cost.iterations == PRODUCTION_CAPS.most_iterations
    assert at_bottom or at_top or 0.5 <= seconds <= 1.0


def test_slow_machine_gets_the_least() -> None:
    """A slow machine waits longer rather than being easier to guess on."""
    cost = _machine(100.0)[-1]
    assert (cost.memory_kib, cost.iterations) == (LEAST_COST.memory_kib, LEAST_COST.iterations)


def test_measuring_takes_real_time() -> None:
    """The measure is the derivation itself."""
    assert time_derivation(KdfCost(memory_kib=64, iterations=1, lanes=1)) > 0


def test_known_answer() -> None:
    """The figure is from the reference program's tests, so a store opens with any later library."""
    key = derive_key("password", b"somesalt", KdfCost(memory_kib=256, iterations=2, lanes=1))
    assert key.hex() == "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
