"""Opens a store and holds it until its standard input ends: ``python -m tests.faults.holder FOLDER``.

Says ``held`` first, then for each line it gets whether somebody asked for the window.
"""

from __future__ import annotations

import sys
from pathlib import Path

from barnombud.store.keyring import unlock
from barnombud.store.store_lock import take_front_request
from barnombud.store.vault import open_store
from tests.stores import ALVA, FAST_CAPS, PASSPHRASE


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with open_store(folder, unlock(folder, ALVA.member_id, PASSPHRASE, caps=FAST_CAPS)):
        _say("held")
        for _ in sys.stdin:
            _say("asked" if take_front_request(folder) else "quiet")
