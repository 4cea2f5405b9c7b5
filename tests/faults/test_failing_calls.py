"""Each call to the disk fails in turn: nothing acknowledged is lost, it is said plainly, and work goes on.

Long form: ``./run bench faults``, with every call and every error.
"""

from __future__ import annotations

import pytest

from tests.faults.disks import quick_folder
from tests.faults.failing import failing_calls

ERRORS = {"pwrite64": "ENOSPC", "write": "ENOSPC", "fsync": "EIO", "ftruncate": "EIO", "rename": "EROFS"}


@pytest.mark.rule("R34")
def test_calls_fail_one_at_a_time() -> None:
    """In the store, its log, the keyring, the end of the access log and the backups."""
    with quick_folder() as folder:
        tries = failing_calls(folder, ERRORS, step=40)
    assert min(tries.failed.values()) >= 3, tries.failed
    assert sum(tries.failed.values()) > 20
    assert tries.wrong == []
    assert tries.told >= {"disk_full", "disk_failing", "no_permission"}
