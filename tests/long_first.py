"""Which tests take long, and where they stand when several processes share the work.

`--dist worksteal` gives each process a run of tests that follow each other and lets whoever is done take from
the end of another's. Every process therefore begins with some of the long ones: none is left alone with one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

LONG = (
    "tests/faults/test_marked_words.py::test_no_file_holds_a_marked_word",
    "tests/documents/test_reference_validator.py::test_every_paper_is_valid",
    "tests/flows/test_attacks_histories.py",
    "tests/faults/test_killed_program.py",
    "tests/flows/window/test_a_whole_meeting",
    "tests/faults/test_silence.py",
    "tests/faults/test_power_loss.py",
    "tests/flows/window/",
    "tests/properties/test_gate_against_oracle.py",
    "tests/ui/test_duty_everywhere.py::test_in_every_state_of_a_meeting",
    "tests/package/test_wheel.py",
    "tests/ui/test_sizes.py",
    "tests/ui/test_typing_everywhere.py",
    "tests/scenario/test_command.py",
    "tests/ui/test_accessible_names.py",
    "tests/properties/test_histories_against_oracle.py",
    "tests/faults/test_bit_rot.py",
    "tests/architecture/test_budgets.py",
    "tests/documents/test_typesetter.py::test_a_note_of_thirty_pages_is_whole",
    "tests/flows/test_left_out_pages.py",
)
"""How their ids begin, the longest first."""

Test = TypeVar("Test")


def long_first(tests: Sequence[Test], processes: int, id_of: Callable[[Test], str]) -> list[Test]:
    """Return ``tests`` with the long ones dealt out to where each process begins; the others as they came."""
    ranks = {id_of(test): _rank(id_of(test)) for test in tests}
    long = sorted((test for test in tests if ranks[id_of(test)] < len(LONG)), key=lambda t: ranks[id_of(t)])
    others = [test for test in tests if ranks[id_of(test)] == len(LONG)]
    found: list[Test] = []
    for process in range(processes):
        hand = long[process::processes]
        share = (len(tests) - len(found)) // (processes - process) - len(hand)
        found += [*hand, *others[: max(share, 0)]]
        del others[: max(share, 0)]
    return found + others


def _rank(name: str) -> int:
    return next((place for place, long in enumerate(LONG) if name.startswith(long)), len(LONG))
