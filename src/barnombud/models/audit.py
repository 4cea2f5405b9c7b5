"""Rows of the access log: who did what to which record when; ids and codes only (R36)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant, refuse


class AuditRow(Base):
    """One line; `chain` is a keyed hash over this line and the line before it."""

    __tablename__ = "audit"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    member_id: Mapped[str] = mapped_column(String(32))
    agency_id: Mapped[str] = mapped_column(String(32))
    op: Mapped[str] = mapped_column(String(40))
    touched: Mapped[str] = mapped_column(Text)
    chain: Mapped[bytes] = mapped_column(LargeBinary)


refuse(AuditRow, "UPDATE", "audit_no_update")
refuse(AuditRow, "DELETE", "audit_no_delete")
