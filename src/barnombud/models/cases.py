"""Rows of a case. Outside the seal: a random number, states and dates. All else is sealed with its key."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import (
    NOT_DISPOSED_OF,
    WHILE_CASE_STANDS,
    Base,
    LocalDate,
    UtcInstant,
    refuse,
)


class CaseRow(Base):
    """One case."""

    __tablename__ = "case_file"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(8), unique=True)
    state: Mapped[str] = mapped_column(String(20))
    brought_by: Mapped[str] = mapped_column(ForeignKey("agency.id"))
    created_on: Mapped[date] = mapped_column(LocalDate)
    closed_on: Mapped[date | None] = mapped_column(LocalDate)
    removed_on: Mapped[date | None] = mapped_column(LocalDate)
    identity: Mapped[bytes] = mapped_column(LargeBinary)
    preparation: Mapped[bytes | None] = mapped_column(LargeBinary)
    guardians: Mapped[bytes | None] = mapped_column(LargeBinary)


class CaseKeyRow(Base):
    """One generation of the case's key, sealed to one holder: a member, or the office holders' key."""

    __tablename__ = "case_key"

    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), primary_key=True)
    generation: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class GuardianRow(Base):
    """One guardian of a case as 0.1.0 kept it: moved into `CaseRow.guardians` at the next unlock."""

    __tablename__ = "guardian"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ConsentEventRow(Base):
    """One consent event, append-only; what was asked and answered is sealed."""

    __tablename__ = "consent_event"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(UtcInstant)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ConsentScanRow(Base):
    """A picture of the signed original of one answer, sealed with the case."""

    __tablename__ = "consent_scan"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    event_id: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ConfirmationRow(Base):
    """An agency's confirmation that it has checked the consent (R8); whose it is is sealed."""

    __tablename__ = "confirmation"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


refuse(ConsentEventRow, "UPDATE", "consent_event_append_only")
refuse(ConsentEventRow, "DELETE", "consent_event_no_delete", f"{WHILE_CASE_STANDS} AND {NOT_DISPOSED_OF}")
refuse(ConsentScanRow, "UPDATE", "consent_scan_no_update")
refuse(ConsentScanRow, "DELETE", "consent_scan_no_delete", f"{WHILE_CASE_STANDS} AND {NOT_DISPOSED_OF}")
