"""Use cases on the ten-year store, and the same on plain SQLite."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from barnombud import wiring
from barnombud.domain.changes import Op
from barnombud.domain.half_typed import HalfTyped, Spot
from barnombud.services import (
    case_lines,
    cases,
    commitments,
    consents,
    drafts,
    half_typed,
    home,
    meetings,
)
from barnombud.services.desk import Desk
from barnombud.services.machine import Machine
from barnombud.services.unlocking import unlock_team
from barnombud.store.backup import make_backup
from barnombud.store.engine import connect
from barnombud.store.folder import case_keys_path, store_path
from barnombud.store.keyring import Keyring, unlock
from barnombud.store.vault import open_store
from bench.figures import in_turn, line, ratio, timed
from bench.plain_store import export, plain_desk
from bench.ten_years import PHRASE, machine, make

_FRESH = itertools.count()


def figures(folder: Path) -> Iterator[str]:
    """Yield a line a figure; works on a copy of the store, which is made first when missing."""
    team = folder / "measured"
    shutil.rmtree(team, ignore_errors=True)
    shutil.copytree(make(folder), team)
    here, member_id = machine(folder), Keyring.read(team).slots[0].member_id
    keys = unlock(team, member_id, PHRASE)
    yield line("Open the store beyond key derivation", timed(lambda: open_store(team, keys).close(), 3))
    way_in = partial(_unlock_to_hem, here, team, member_id)
    derived, shown = in_turn((partial(unlock, team, member_id, PHRASE), way_in), 5)
    yield line("Unlock to what Hem shows, beyond key derivation", shown - derived, target="150")
    desk = unlock_team(here, team, member_id, PHRASE)
    try:
        yield from _reads(desk)
        yield line("A checked backup, in the background", timed(partial(_back_up, desk), 3), target="1,000")
        yield from _case_keys(desk)
        yield from _against_plain(desk, folder / "plain.db", keys.store_key)
    finally:
        desk.close()


def _case_keys(desk: Desk) -> Iterator[str]:
    yield line("The file of case keys, written anew", timed(desk.store.keep_case_keys))
    size = case_keys_path(desk.store.folder).stat().st_size
    yield line("Its size, beside the store and among the backups", size / 1e6, "MB")
    yield line("Compared with the store after unlock", timed(desk.store.mend_case_keys))


def _back_up(desk: Desk) -> None:
    make_backup(desk.store.folder, desk.store.keys, desk.clock.now())


def _unlock_to_hem(here: Machine, team: Path, member_id: str) -> None:
    opened = wiring.unlock(here, team, member_id, PHRASE)
    home.home_page(opened.desk)
    opened.close()


def _reads(desk: Desk) -> Iterator[str]:
    planned = meetings.meeting_list(desk)[-1].meeting.id
    newest = case_lines.case_list(desk)[-1].case.id
    yield line("Hem", timed(partial(home.home_page, desk)), target="100")
    yield line("Barn, 2,000 children", timed(partial(case_lines.case_list, desk)), target="100")
    yield line("Möten, 500 meetings", timed(partial(meetings.meeting_list, desk)), target="100")
    yield line("Dagordning, 40 items", timed(partial(meetings.meeting_page, desk, planned)), target="50")
    yield line("One child's page", timed(partial(cases.case_page, desk, newest)))
    yield line("One child's consent page", timed(partial(consents.consent_page, desk, newest)))
    yield line("Åtaganden", timed(partial(commitments.commitment_page, desk)))
    typed, half = in_turn((partial(_draft, desk), partial(_half_typed, desk)), 60)
    yield line("A draft, typed to committed", typed, target="2, off the GUI thread")
    yield line("Half typed and the spot, to committed", half, target="2, off the GUI thread")


def _half_typed(desk: Desk) -> None:
    number = next(_FRESH)
    typed = HalfTyped(fields={"field": f"{number} Barnet leker länge. " * 4})
    half_typed.keep_half_typed(desk, Spot(page="meetings", cursor=number), (typed,))


def _draft(desk: Desk) -> None:
    drafts.save_draft(desk, "bench/field", f"{next(_FRESH)} Barnet leker länge. " * 4)


def _against_plain(desk: Desk, path: Path, store_key: bytes) -> Iterator[str]:
    export(desk, path)
    plain = plain_desk(desk, path, desk.clock)
    try:
        for name, work, rounds, target in (
            ("Warm read: Barn", _children, 21, "1.10"),
            ("Warm read: Möten", _meetings, 41, "1.10"),
            ("Durable commit: a draft", _draft, 100, "1.25"),
            ("Bulk write: 2,000 items", _bulk, 7, "1.25"),
        ):
            ours, theirs = in_turn((partial(work, desk), partial(work, plain)), rounds)
            yield ratio(name, ours, theirs, target)
    finally:
        plain.store.engine.dispose()
    sealed = store_path(desk.store.folder)
    ours, theirs = in_turn(
        (
            partial(_scan, lambda: connect(sealed, store_key)),
            partial(_scan, lambda: sqlite3.connect(path)),
        ),
        7,
    )
    yield ratio("Cold read of the whole store", ours, theirs, "2.5")


def _children(desk: Desk) -> None:
    case_lines.case_list(desk)


def _meetings(desk: Desk) -> None:
    meetings.meeting_list(desk)


def _bulk(desk: Desk) -> None:
    with desk.unit_of_work() as uow:
        for meeting in uow.meetings.list()[:50]:
            items = uow.agenda.for_meeting(meeting.id)
            uow.agenda.save_all(item.model_copy(update={"minutes": next(_FRESH) % 200}) for item in items)
        uow.commit(Op.CHANGE_AGENDA)


class _Connection(Protocol):
    """What both drivers have in common."""

    def execute(self, statement: str, /) -> Any: ...

    def close(self) -> None: ...


def _scan(opened: Callable[[], _Connection]) -> None:
    connection = opened()
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in names:
        connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608  # the store's own table names
    connection.close()
