"""The access log: append-only, ids and codes only, each line chained to the one before (R36).

Lines are never taken away: nothing here deletes, the table refuses it, and no line belongs to a case's row,
so the log outlives every erasure (at least five years are asked for).
"""

from __future__ import annotations

import hmac
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, SessionTransaction

from barnombud.domain.access_log import ChainWalk, LogHead, LogReview
from barnombud.domain.changes import Op
from barnombud.domain.ids import MemberId
from barnombud.models.audit import AuditReviewRow, AuditRow

_COLUMNS = tuple(AuditRow.__table__.columns)
_NEWEST = select(AuditRow).order_by(AuditRow.sequence.desc())
_LAST = _NEWEST.limit(1)


class LogRow:
    """One line as it lies in the store; `touched` are ids and codes."""

    __slots__ = ("agency_id", "at", "member_id", "op", "sequence", "touched")

    def __init__(self, row: AuditRow) -> None:
        """Copy what a reader may see of ``row``."""
        self.sequence, self.at, self.op = row.sequence, row.at, row.op
        self.member_id, self.agency_id = row.member_id, row.agency_id
        self.touched = tuple(row.touched.split())


class AuditRepository:
    """Writes one line a change; the chain is keyed, so a rewritten log is found."""

    def __init__(self, session: Session, chain_key: bytes) -> None:
        """Work in ``session``; ``chain_key`` outlives a change of the store's key (`LastingKeys.chain`)."""
        self._session = session
        self._chain_key = chain_key
        self._end: AuditRow | None = None
        self._end_of: SessionTransaction | None = None
        """The transaction in which ``_end`` is the newest line: nobody else writes while it lasts."""

    def latest_instant(self) -> datetime | None:
        """Return the instant of the newest line: the store's time never goes behind it."""
        row = self._last()
        return row.at if row else None

    def head(self) -> LogHead | None:
        """Return number and link of the newest line, or None while there is none."""
        row = self._last()
        return LogHead(sequence=row.sequence, chain=row.chain) if row else None

    def link_of(self, sequence: int) -> bytes | None:
        """Return one line's link of the chain, or None when there is no such line."""
        return self._session.scalar(select(AuditRow.chain).where(AuditRow.sequence == sequence))

    def add(self, op: Op, touched: frozenset[str], at: datetime, member_id: str, agency_id: str) -> LogHead:
        """Append one line and return the log's end, as it will be once this is committed."""
        last = self._last()
        row = AuditRow(
            sequence=last.sequence + 1 if last else 1,
            at=at,
            member_id=member_id,
            agency_id=agency_id,
            op=op.value,
            touched=" ".join(sorted(touched)),
            chain=b"",
        )
        row.chain = self._link(last.chain if last else b"", row)
        self._session.add(row)
        self._session.flush()
        self._end = row
        return LogHead(sequence=row.sequence, chain=row.chain)

    def walk(self, walk: ChainWalk, most: int) -> ChainWalk:
        """Go through the chain from where ``walk`` stopped, ``most`` lines at a time."""
        query = select(*_COLUMNS).where(AuditRow.sequence > walk.through).order_by(AuditRow.sequence)
        before, expected = walk.chain, walk.through
        rows = self._session.execute(query.limit(most)).all()
        for row in rows:
            expected += 1
            if row.sequence != expected or not hmac.compare_digest(row.chain, self._link(before, row)):
                return ChainWalk(through=expected, broken_at=expected, done=True)
            before = row.chain
        return ChainWalk(through=expected, chain=before, done=len(rows) < most)

    def is_whole(self) -> bool:
        """Whether no line has been changed, put in or taken out before the last one."""
        walk = ChainWalk()
        while not walk.done:
            walk = self.walk(walk, 5000)
        return walk.broken_at is None

    def lines(self, limit: int = 200) -> tuple[tuple[datetime, str, str, str], ...]:
        """Return the newest lines first: instant, member id, operation, touched ids."""
        rows = self._session.scalars(_NEWEST.limit(limit))
        return tuple((row.at, row.member_id, row.op, row.touched) for row in rows)

    def page(
        self,
        most: int,
        *,
        before: int | None = None,
        member_id: str | None = None,
        ops: frozenset[str] = frozenset(),
        period: tuple[datetime | None, datetime | None] = (None, None),
    ) -> tuple[LogRow, ...]:
        """Return lines newest first, those ahead of line ``before``; the second instant is outside."""
        query, (since, until) = _NEWEST.limit(most), period
        if before is not None:
            query = query.where(AuditRow.sequence < before)
        if member_id is not None:
            query = query.where(AuditRow.member_id == member_id)
        if ops:
            query = query.where(AuditRow.op.in_(sorted(ops)))
        if since is not None:
            query = query.where(AuditRow.at >= since)
        if until is not None:
            query = query.where(AuditRow.at < until)
        return tuple(LogRow(row) for row in self._session.scalars(query))

    def about(self, touched: str) -> tuple[LogRow, ...]:
        """Return every line that names an id, oldest first; looks through the whole log."""
        query = select(AuditRow).where(AuditRow.touched.contains(touched, autoescape=True))
        return tuple(LogRow(row) for row in self._session.scalars(query.order_by(AuditRow.sequence)))

    def ids_of(self, op: Op) -> frozenset[str]:
        """Return every id and code that lines of one operation name."""
        found = self._session.scalars(select(AuditRow.touched).where(AuditRow.op == op.value))
        return frozenset(each for touched in found for each in touched.split())

    def latest_of(self, op: Op) -> LogRow | None:
        """Return the newest line of one operation."""
        row = self._session.scalar(_NEWEST.where(AuditRow.op == op.value).limit(1))
        return LogRow(row) if row else None

    def instants_around(self, at: datetime) -> tuple[datetime | None, datetime | None]:
        """Return the instants of the last line before ``at`` and of the first since.

        Tries that failed are left out: when they were is read from a file that nothing proves.
        """
        told = AuditRow.op != Op.FAILED_UNLOCK.value
        before = select(func.max(AuditRow.at)).where(AuditRow.at < at, told)
        since = select(func.min(AuditRow.at)).where(AuditRow.at >= at, told)
        return self._session.scalar(before), self._session.scalar(since)

    def _last(self) -> AuditRow | None:
        if self._end_of is None or self._end_of is not self._session.get_transaction():
            self._end = self._session.scalar(_LAST)
            self._end_of = self._session.get_transaction()
        return self._end

    def _link(self, before: bytes, row: AuditRow | Row[Any]) -> bytes:
        line = "\x1f".join(
            (str(row.sequence), row.at.isoformat(), row.member_id, row.agency_id, row.op, row.touched)
        )
        return hmac.digest(self._chain_key, before + line.encode(), "sha256")


class AuditReviewRepository:
    """Who has looked through the log, and how far; append-only like the log itself."""

    def __init__(self, session: Session) -> None:
        """Work in ``session``."""
        self._session = session

    def add(self, review: LogReview) -> None:
        """Keep one review."""
        self._session.add(
            AuditReviewRow(
                id=review.id,
                at=review.at,
                member_id=review.member_id,
                through_sequence=review.through_sequence,
            )
        )
        self._session.flush()

    def newest(self, most: int) -> tuple[LogReview, ...]:
        """Return the last reviews, newest first."""
        query = select(AuditReviewRow).order_by(AuditReviewRow.at.desc(), AuditReviewRow.id).limit(most)
        return tuple(
            LogReview(
                id=row.id,
                at=row.at,
                member_id=MemberId(row.member_id),
                through_sequence=row.through_sequence,
            )
            for row in self._session.scalars(query)
        )
