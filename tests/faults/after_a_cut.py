"""Opens a disk after a power cut as a person would, and says what of the acknowledged is missing."""

from __future__ import annotations

import hashlib
import shutil
from bisect import bisect_left
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from barnombud.domain.access_log import LogHead
from barnombud.domain.ids import MemberId
from barnombud.errors import BarnombudError
from barnombud.models.all_rows import METADATA
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.store.backup import backups_of
from barnombud.store.backup_copy import check_backup
from barnombud.store.engine import driver_connection
from barnombud.store.folder import backups_path, case_keys_path, keyring_path
from barnombud.store.key_mirror import read_mirror
from barnombud.store.keyring import Keyring, UnlockedKeys, unlock
from barnombud.store.log_head import read_head
from barnombud.store.rekeying import opens_with
from barnombud.store.vault import OpenStore, open_store
from tests.faults.power_cut import Record, Ruin
from tests.faults.recorded_work import TEAM, clock
from tests.stores import FAST_CAPS, FAST_COST, PASSPHRASE


@dataclass(frozen=True)
class Seen:
    """What somebody who starts finds: marks of the store's rows, of keyring and case keys; the backups.

    The marks are empty when there is no team.
    """

    store: str = ""
    keyring: str = ""
    case_keys: str = ""
    backups: frozenset[str] = frozenset()


class Looking:
    """Looks at one ruin after the other, each in the same place, and keeps the sums."""

    def __init__(self, record: Record, place: Path) -> None:
        """Look at the ruins of one recorded run."""
        self._record, self._place = record, place
        self._sound: set[bytes] = set()
        self._entered: set[Seen] = set()
        self._looked_at: dict[bytes, Seen] = {}
        self._moments = record.moments
        self._then: dict[int, Seen] = {}

    @property
    def seen(self) -> list[Seen]:
        """What a reader saw at every moment of the recorded run."""
        return [self.seen_then(number) for number in range(len(self._moments))]

    def seen_then(self, number: int) -> Seen:
        """Return what a reader saw at one moment, looked at when it is first asked for."""
        if number not in self._then:
            self._then[number] = self.look(self._record.prefix(self._moments[number]))
        return self._then[number]

    def losses(self, ruins: Iterable[Ruin]) -> tuple[int, list[str]]:
        """Return how many ruins were looked at, and what was wrong with each that is not as it must be."""
        looked, wrong = 0, []
        for ruin in ruins:
            looked += 1
            if fault := self._fault(ruin):
                wrong.append(f"after {ruin.at} steps, {ruin.how}: {fault}")
        return looked, wrong

    def look(self, ruin: Ruin) -> Seen:
        """Put the ruin on a disk, unlock the team there and look at everything; at like ruins once.

        Raises:
            BarnombudError: it does not open.
            AssertionError: it opens and something does not fit.
        """
        mark = _mark_of(ruin)
        if mark not in self._looked_at:
            self._looked_at[mark] = self._look(ruin)
        return self._looked_at[mark]

    def _look(self, ruin: Ruin) -> Seen:
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        for path, content in ruin.files.items():
            if content is None:
                (self._place / path).mkdir()
            else:
                (self._place / path).write_bytes(content)
        team = self._place / TEAM
        return self._open(team) if team.exists() else Seen()

    def _open(self, team: Path) -> Seen:
        keyring = keyring_path(team).read_bytes()
        member = Keyring.read(team).slots[0].member_id
        keys = unlock(team, member, PASSPHRASE, caps=FAST_CAPS)
        store = open_store(team, keys)
        try:
            kept = self._backups(team, store.keys)
            case_keys = _case_keys(team, store.keys)
            seen = Seen(_rows(store), hashlib.sha256(keyring).hexdigest(), case_keys, kept)
            assert _end_of_log_fits(store), "the end of the access log has gone"
        finally:
            store.engine.dispose()
            store.lock.release()
        if seen not in self._entered:
            self._enter(team, member)
            self._entered.add(seen)
        return seen

    def _enter(self, team: Path, member: MemberId) -> None:
        """Unlock through the program's own door, once for each content; it takes longer."""
        machine = Machine(data_dir=self._place, clock=clock(), cost=FAST_COST, caps=FAST_CAPS)
        with closing(unlock_team(machine, team, member, PASSPHRASE)) as desk:
            assert desk.found.fault is None, desk.found.fault

    def _backups(self, team: Path, keys: UnlockedKeys) -> frozenset[str]:
        for backup in backups_of(team):
            mark = hashlib.sha256(backup.path.read_bytes()).digest()
            if mark not in self._sound:
                key = next((key for key in _known(keys) if opens_with(backup.path, key)), keys.store_key)
                check_backup(backup.path, replace(keys, store_key=key))
                self._sound.add(mark)
        return frozenset(backup.path.name for backup in backups_of(team))

    def _fault(self, ruin: Ruin) -> str:
        """Return what is wrong: not what a reader saw at any moment since the last acknowledgement."""
        first = bisect_left(self._moments, self._record.told_before(ruin.at))
        last = bisect_left(self._moments, ruin.at)
        may_be = [self.seen_then(number) for number in range(first, min(last + 1, len(self._moments)))]
        try:
            found = self.look(ruin)
        except (BarnombudError, OSError, AssertionError) as error:
            return f"{type(error).__name__}: {error}"
        faults = [
            f"{part} not as at any moment since"
            for part in ("store", "keyring", "case_keys")
            if getattr(found, part) not in {getattr(each, part) for each in may_be}
        ]
        if missing := may_be[0].backups - found.backups:
            faults.append(f"backups are gone: {sorted(missing)}")
        return "; ".join(faults)


def _rows(store: OpenStore) -> str:
    """Return a mark of every row of every table."""
    mark = hashlib.sha256()
    with driver_connection(store.engine) as connection:
        for table in sorted(METADATA.tables):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  # our own names
            mark.update(repr((table, sorted(map(repr, rows)))).encode())
    return mark.hexdigest()


def _known(keys: UnlockedKeys) -> tuple[bytes, ...]:
    """Return the store keys there are while one is being changed: what is not re-keyed has a former one."""
    return (keys.store_key, *keys.former_store_keys)


def _case_keys(team: Path, keys: UnlockedKeys) -> str:
    """Return a mark of the newest case keys; each file of them that is there must be whole."""
    places = [each for each in (team, backups_path(team)) if case_keys_path(each).exists()]
    found = []
    for place in places:
        read = (read_mirror(place, replace(keys, store_key=key)) for key in _known(keys))
        mirror = next((each for each in read if each is not None), None)
        assert mirror is not None, "a file of case keys is not whole"
        found.append(mirror)
    newest = max(found, key=lambda each: each.sequence, default=None)
    return hashlib.sha256(repr(newest and newest.tables).encode()).hexdigest()


def _mark_of(ruin: Ruin) -> bytes:
    mark = hashlib.blake2b()
    for path, content in sorted(ruin.files.items()):
        mark.update(repr((path, None if content is None else len(content))).encode())
        mark.update(content or b"")
    return mark.digest()


def _end_of_log_fits(store: OpenStore) -> bool:
    """Tell whether the line that the end kept outside names is in the log."""
    head = read_head(store.folder, store.keys.store_id, store.lasting.log_end)
    assert isinstance(head, LogHead), head
    query = "SELECT chain FROM audit WHERE sequence = ?"
    with driver_connection(store.engine) as connection:
        found = connection.execute(query, (head.sequence,)).fetchall()
    return bool(found == [(head.chain,)])
