"""The access log: append-only, ids and codes only, each line chained to the one before (R36)."""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from barnombud.domain.changes import Op
from barnombud.models.audit import AuditRow


class AuditRepository:
    """Writes one line a change; the chain is keyed with the store's key, so a rewritten log is found."""

    def __init__(self, session: Session, store_key: bytes) -> None:
        """Work in ``session``; the chain's key is derived from the store's 32-byte key."""
        self._session = session
        self._chain_key = hmac.digest(store_key, b"barnombud/audit/1", "sha256")

    def latest_instant(self) -> datetime | None:
        """Return the instant of the newest line: the store's time never goes behind it."""
        row = self._last()
        return row.at if row else None

    def add(self, op: Op, touched: frozenset[str], at: datetime, member_id: str, agency_id: str) -> None:
        """Append one line."""
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

    def is_whole(self) -> bool:
        """Whether no line has been changed, put in or taken out before the last one."""
        before, expected = b"", 1
        for row in self._session.scalars(select(AuditRow).order_by(AuditRow.sequence)):
            if row.sequence != expected or not hmac.compare_digest(row.chain, self._link(before, row)):
                return False
            before, expected = row.chain, expected + 1
        return True

    def lines(self, limit: int = 200) -> tuple[tuple[datetime, str, str, str], ...]:
        """Return the newest lines first: instant, member id, operation, touched ids."""
        rows = self._session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc()).limit(limit))
        return tuple((row.at, row.member_id, row.op, row.touched) for row in rows)

    def _last(self) -> AuditRow | None:
        return self._session.scalar(select(AuditRow).order_by(AuditRow.sequence.desc()).limit(1))

    def _link(self, before: bytes, row: AuditRow) -> bytes:
        line = "\x1f".join(
            (str(row.sequence), row.at.isoformat(), row.member_id, row.agency_id, row.op, row.touched)
        )
        return hmac.digest(self._chain_key, before + line.encode(), "sha256")
