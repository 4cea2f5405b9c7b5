"""What is injected from outside every store: the clock, where data lies, what a key derivation may cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from barnombud.domain.clock import Clock
from barnombud.services.held_typing import HeldTyping
from barnombud.store.key_derivation import PRODUCTION_CAPS, KdfCaps, KdfCost
from barnombud.store.unlock_pace import UnlockPace


@dataclass(frozen=True)
class Machine:
    """Made once by `wiring`; tests and scenarios make their own."""

    data_dir: Path
    clock: Clock
    cost: KdfCost | None = None
    """Cost of a new passphrase; None: calibrated to this machine when first needed."""
    caps: KdfCaps = PRODUCTION_CAPS
    municipality_file: Path | None = None
    """Where the municipality's settings file lies, if one may lie anywhere."""
    pace: UnlockPace = field(default_factory=UnlockPace)
    """How fast passphrases may be tried."""
    held: HeldTyping = field(default_factory=HeldTyping)
    """What was typed and no store could take when the program locked."""
