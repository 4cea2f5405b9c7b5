"""Traps found by experiment that would come back unseen with a new version of a library."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 2_000


class Probe(QObject):
    """An object with one signal."""

    ping = Signal()


def test_emitting_leaves_true_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 gave away a reference to True at each emit, until Python aborted."""
    probe, before = Probe(), sys.getrefcount(True)
    for _ in range(EMITS):
        probe.ping.emit()
    assert abs(sys.getrefcount(True) - before) < EMITS // 20
