"""Looks after the access log: its end at unlock, its whole chain soon after, tries that failed (R35, R36).

What is found keeps nobody out: it is said, and becomes a line of the log itself, so that it is not forgotten
when the log goes on.
"""

from __future__ import annotations

from datetime import datetime

from barnombud.domain.access_log import ChainWalk, FoundAtUnlock, LogFinding
from barnombud.domain.changes import Op
from barnombud.domain.team import Member
from barnombud.services.desk import Desk
from barnombud.store.failed_unlocks import read_failed_unlocks
from barnombud.store.log_head import read_head
from barnombud.store.unit_of_work import UnitOfWork
from barnombud.store.vault import OpenStore

ROWS_AT_A_TIME = 2_000
"""Lines gone through in one job, so that the store lane is free for others in between."""


def look_after_log(uow: UnitOfWork, store: OpenStore, now: datetime) -> FoundAtUnlock:
    """Compare the log with the end kept beside the keyring and take in the tries that failed.

    Writes lines and leaves the commit to the caller; quick, however long the log is.
    """
    fault = _fault_at_end(uow, store)
    if fault is not None:
        uow.audit.add(Op.LOG_FAULT, frozenset({fault.value}), now, "", "")
    tries = read_failed_unlocks(store.folder)
    if tries.unreadable:
        uow.audit.add(Op.LOG_FAULT, frozenset({LogFinding.TRIES_UNREADABLE.value}), now, "", "")
    if tries.more:
        earlier = min((*tries.at, now))
        uow.audit.add(Op.FAILED_UNLOCK, frozenset({f"more-{tries.more}"}), earlier, "", "")
    for at in tries.at:
        uow.audit.add(Op.FAILED_UNLOCK, frozenset(), min(at, now), "", "")
    return FoundAtUnlock(
        fault=fault,
        failed_tries=len(tries.at) + tries.more,
        last_try=min(max(tries.at), now) if tries.at else None,
    )


def begin_log_head(uow: UnitOfWork, member: Member) -> None:
    """Write the line from which on the end is kept outside: without the file, something has gone."""
    uow.audit.add(Op.BEGIN_LOG_HEAD, frozenset(), uow.now(), member.id, member.agency_id)


def check_chain(desk: Desk, walk: ChainWalk) -> ChainWalk:
    """Go through some more of the chain; a break becomes a line of the log, once for each place.

    The first walk is ``ChainWalk()``; go on until the answer is `done`.
    """
    with desk.unit_of_work() as uow:
        walk = uow.audit.walk(walk, ROWS_AT_A_TIME)
        if walk.broken_at is not None:
            told = frozenset({LogFinding.ROW_CHANGED.value, f"line-{walk.broken_at}"})
            before = uow.audit.page(1_000, ops=frozenset({Op.LOG_FAULT.value}))
            if all(set(row.touched) != told for row in before):
                uow.commit(Op.LOG_FAULT, *told)
    return walk


def _fault_at_end(uow: UnitOfWork, store: OpenStore) -> LogFinding | None:
    head = read_head(store.folder, store.keys.store_id, store.lasting.log_end)
    if head is LogFinding.HEAD_MISSING and uow.audit.latest_of(Op.BEGIN_LOG_HEAD) is None:
        # Written by 0.1.0, which kept no end outside.
        uow.audit.add(Op.BEGIN_LOG_HEAD, frozenset(), uow.now(), "", "")
        return None
    if isinstance(head, LogFinding):
        return head
    end = uow.audit.head()
    if end is None or end.sequence < head.sequence:
        return LogFinding.ROWS_MISSING
    if uow.audit.link_of(head.sequence) != head.chain:
        return LogFinding.ROW_CHANGED
    walk = ChainWalk(through=head.sequence, chain=head.chain)
    while not walk.done:
        walk = uow.audit.walk(walk, ROWS_AT_A_TIME)
    return LogFinding.ROW_CHANGED if walk.broken_at is not None else None
