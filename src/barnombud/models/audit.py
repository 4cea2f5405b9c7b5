"""Rows of the access log: who did what to which record when, ids and codes only; and of its reviews (R36)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant, refuse


class AuditRow(Base):
    """One line; `chain` is a keyed hash over this line and the line before it."""

    __tablename__ = "audit"
    __table_args__ = (
        # Ten years of lines: the review asks for a member, a period or a kind of event, newest first.
        Index(None, "at"),
        Index(None, "member_id", "sequence"),
        Index(None, "op", "sequence"),
    )

    sequence: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    member_id: Mapped[str] = mapped_column(String(32))
    agency_id: Mapped[str] = mapped_column(String(32))
    op: Mapped[str] = mapped_column(String(40))
    touched: Mapped[str] = mapped_column(Text)
    chain: Mapped[bytes] = mapped_column(LargeBinary)


class AuditReviewRow(Base):
    """Somebody has looked through the log up to a line (R36)."""

    __tablename__ = "audit_review"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    member_id: Mapped[str] = mapped_column(String(32))
    through_sequence: Mapped[int]


refuse(AuditRow, "UPDATE", "audit_no_update")
refuse(AuditRow, "DELETE", "audit_no_delete")
refuse(AuditReviewRow, "UPDATE", "audit_review_no_update")
refuse(AuditReviewRow, "DELETE", "audit_review_no_delete")
