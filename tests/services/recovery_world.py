"""A team with a recovery key, for tests about the office holders' shares."""

from __future__ import annotations

from barnombud.domain.recovery_share import ALPHABET, share_groups
from barnombud.services.recovering import TwoShares
from barnombud.services.recovery import begin_recovery, prove_typed, set_up_recovery
from barnombud.store.recovery_key import FreshRecovery
from tests.world import World

OFFICES = ("Rektor", "Verksamhetschef BVC", "Enhetschef IFO")
NEW_PASSPHRASE = "fyra lugna tallar vid sjön"


def set_up(world: World) -> FreshRecovery:
    """Give the team a new recovery key, every share typed back from its sheet."""
    fresh = begin_recovery(world.desk)
    typed = [prove_typed(fresh, share.index, share_groups(share)) for share in fresh.shares]
    set_up_recovery(world.desk, fresh, OFFICES, typed)
    return fresh


def mistyped(group: str) -> str:
    """Return a group with a slip of the pen in its first character."""
    return ALPHABET[(ALPHABET.index(group[0]) + 1) % len(ALPHABET)] + group[1:]


def two_of(fresh: FreshRecovery, first: int = 1, second: int = 3) -> TwoShares:
    """Return two of the shares as they are typed, by their numbers."""
    return TwoShares(share_groups(fresh.shares[first - 1]), share_groups(fresh.shares[second - 1]))
