"""What a disk may hold when the power goes: everything waited for, and any part of what was not.

The hardest reading of the rules: names are kept only once their folder has been waited for, each write may be
kept or lost by itself and in any order, and one that is kept may be there in some of its sectors only.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.faults.disk_record import Cut, Marked, Named, Step, Synced, Wrote

SECTOR = 512
_NEVER = 1 << 60


@dataclass(frozen=True)
class Ruin:
    """One disk after a power cut.

    Attributes:
        how: what was lost, for whoever has to look into it.
        at: how many of the recorded steps had been asked for.
        files: content by path below the root; of a folder None.
    """

    how: str
    at: int
    files: dict[str, bytes | None]


@dataclass(frozen=True)
class Record:
    """The recorded steps, and what is known of each moment."""

    steps: list[Step]

    @cached_property
    def moments(self) -> list[int]:
        """Return after how many steps there is something new to see: each commit, sync and mark.

        With every step before it kept, the disk shows what a reader saw at that moment.
        """
        found = {0, len(self.steps)}
        for number, step in enumerate(self.steps):
            if isinstance(step, Synced | Marked | Named):
                found |= {number, number + 1}
            elif _ends_a_commit(step):
                found.add(number + 2)  # the page follows its header
        return sorted(found)

    @cached_property
    def marks(self) -> list[int]:
        """Return where the acknowledgements stand."""
        return [number for number, step in enumerate(self.steps) if isinstance(step, Marked)]

    def told_before(self, at: int) -> int:
        """Return the last acknowledgement among the first ``at`` steps, 0 when there was none."""
        before = bisect_right(self.marks, at - 1)
        return self.marks[before - 1] if before else 0

    @cached_property
    def kept_from(self) -> list[int]:
        """Return for each step after how many steps it can no longer be lost."""
        found, synced = [_NEVER] * len(self.steps), dict[int, int]()
        for number in range(len(self.steps) - 1, -1, -1):
            step = self.steps[number]
            if isinstance(step, Synced):
                synced[step.file] = number + 1
            elif isinstance(step, Wrote | Cut):
                found[number] = synced.get(step.file, _NEVER)
            elif isinstance(step, Named):
                found[number] = max(synced.get(folder, _NEVER) for folder, _, _ in step.entries)
        return found

    def prefix(self, at: int) -> Ruin:
        """Return the disk with the first ``at`` steps and nothing after."""
        return Ruin("nothing after", at, self._files(self.steps[:at]))

    def prefixes(self, every: int = 1) -> Iterator[Ruin]:
        """Yield the disk after each step, or after every so many."""
        for at in range(0, len(self.steps) + 1, every):
            yield self.prefix(at)

    def single_losses(self, every: int = 1) -> Iterator[Ruin]:
        """Yield for each step the disk just before it would have been kept for sure, that step lost."""
        for number in range(0, len(self.steps), every):
            if isinstance(self.steps[number], Synced | Marked):
                continue
            at = min(self.kept_from[number] - 1, len(self.steps))
            kept = [*self.steps[:number], *self.steps[number + 1 : at]]
            yield Ruin(f"step {number} lost", at, self._files(kept))

    def subsets(self, many: int, seed: int) -> Iterator[Ruin]:
        """Yield disks on which chance has decided what of the unsure is kept, wholly or in part."""
        for number in range(many):
            chance = random.Random(f"{seed}/{number}")
            at = chance.randrange(1, len(self.steps) + 1)
            share = chance.choice((0.1, 0.5, 0.9))
            kept: list[Step] = []
            for step, sure in zip(self.steps[:at], self.kept_from, strict=False):
                if sure <= at:
                    kept.append(step)
                elif chance.random() < share:
                    kept += _torn(step, chance) if chance.random() < 0.2 else [step]
            yield Ruin(f"subset {seed}/{number}", at, self._files(kept))

    @cached_property
    def _folders(self) -> list[int]:
        made = [step.new_folder for step in self.steps if isinstance(step, Named)]
        return [0, *(number for number in made if number is not None)]

    def _files(self, steps: Iterable[Step]) -> dict[str, bytes | None]:
        content: dict[int, bytearray] = {}
        folders: dict[int, dict[str, int]] = {number: {} for number in self._folders}
        for step in steps:
            if isinstance(step, Wrote):
                _put(content.setdefault(step.file, bytearray()), step)
            elif isinstance(step, Cut):
                had = content.setdefault(step.file, bytearray())
                had[:] = had[: step.size].ljust(step.size, b"\0")
            elif isinstance(step, Named):
                for folder, name, number in step.entries:
                    names = folders[folder]
                    if number is None:
                        names.pop(name, None)
                    else:
                        names[name] = number
        return dict(_walk("", 0, folders, content))


def _ends_a_commit(step: Step) -> bool:
    """Tell the header of a commit's last page in the write-ahead log: it says how large the store is."""
    return isinstance(step, Wrote) and len(step.data) == 24 and step.data[4:8] != bytes(4)


def _torn(step: Step, chance: random.Random) -> list[Step]:
    """Return a write of which only some sectors reached the disk."""
    if not isinstance(step, Wrote):
        return [step]
    parts: list[Step] = []
    start = 0
    while start < len(step.data):
        end = min(len(step.data), start + SECTOR - (step.offset + start) % SECTOR)
        if chance.random() < 0.5:
            parts.append(Wrote(step.file, step.offset + start, step.data[start:end]))
        start = end
    return parts


def _put(into: bytearray, step: Wrote) -> None:
    if len(into) < step.offset:
        into.extend(bytes(step.offset - len(into)))
    into[step.offset : step.offset + len(step.data)] = step.data


def _walk(
    path: str, folder: int, folders: dict[int, dict[str, int]], content: dict[int, bytearray]
) -> Iterator[tuple[str, bytes | None]]:
    for name, number in folders[folder].items():
        below = f"{path}{name}"
        if number in folders:
            yield below, None
            yield from _walk(below + "/", number, folders, content)
        else:
            yield below, bytes(content.get(number, b""))
