"""How long to wait after wrong passphrases: it slows a guessing hand, the key derivation slows a machine."""

from __future__ import annotations

_SECONDS = (0, 0, 0, 3, 6, 12, 30)


def wait_after(tries: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row; the first two slips cost nothing."""
    return _SECONDS[min(tries, len(_SECONDS) - 1)]
