"""Rows of what outlives an older copy: erased cases, restores with the agencies' answers, keys laid aside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant, refuse


class ErasedCaseRow(Base):
    """A case that is erased for good: its random id and nothing else; no older copy wakes it (R32)."""

    __tablename__ = "erased_case"

    case_id: Mapped[str] = mapped_column(String(32), primary_key=True)


class RestoredRow(Base):
    """One restore from a backup: when it was done, and of which instant the backup was."""

    __tablename__ = "restored"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    backup_at: Mapped[datetime] = mapped_column(UtcInstant)


class RestoreAnswerRow(Base):
    """One agency has said what has changed since the backup; what it said is recorded as anything else is."""

    __tablename__ = "restore_answer"

    restored_id: Mapped[str] = mapped_column(ForeignKey("restored.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    heard_at: Mapped[datetime] = mapped_column(UtcInstant)
    noted_by: Mapped[str] = mapped_column(ForeignKey("member.id"))


class LaidAsideKeyRow(Base):
    """A copy of a key of a case that this store does not have and a newer backup has, as in `CaseKeyRow`."""

    __tablename__ = "laid_aside_key"

    case_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    generation: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class LaidAsideEventRow(Base):
    """A consent event of a case that this store does not have, as in `ConsentEventRow`."""

    __tablename__ = "laid_aside_event"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(String(32), index=True)
    recorded_at: Mapped[datetime] = mapped_column(UtcInstant)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


refuse(ErasedCaseRow, "UPDATE", "erased_case_no_update")
refuse(ErasedCaseRow, "DELETE", "erased_case_no_delete")
refuse(RestoreAnswerRow, "UPDATE", "restore_answer_no_update")
refuse(RestoreAnswerRow, "DELETE", "restore_answer_no_delete")
