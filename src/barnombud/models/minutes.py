"""Rows of frozen minutes, additions and the register of what was handed over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import WHILE_CASE_STANDS, Base, UtcInstant, refuse


class MinutesRow(Base):
    """The general part of one meeting's minutes; `snapshot` never changes (R30)."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("year", "number"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    number: Mapped[int]
    version: Mapped[int]
    snapshot: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    finalised_at: Mapped[datetime] = mapped_column(UtcInstant)
    finalised_by: Mapped[str] = mapped_column(ForeignKey("member.id"))


class ItemSnapshotRow(Base):
    """One version of a child's item as agreed, sealed; never changes (R30)."""

    __tablename__ = "item_snapshot"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    frozen_at: Mapped[datetime] = mapped_column(UtcInstant)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class AddendumRow(Base):
    """A dated addition; sealed when it is about a child."""

    __tablename__ = "addendum"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(String(32))
    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    content: Mapped[str | None] = mapped_column(Text)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class HandedOverRow(Base):
    """What was given to whom, how, when, by whom (R31): sealed when it is about a child, else JSON."""

    __tablename__ = "handed_over"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    content: Mapped[str | None] = mapped_column(Text)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


refuse(MinutesRow, "UPDATE OF snapshot, sha256, year, number", "minutes_frozen")
refuse(MinutesRow, "UPDATE OF version, finalised_at, finalised_by", "minutes_hand_frozen")
refuse(ItemSnapshotRow, "UPDATE", "item_snapshot_frozen")
refuse(ItemSnapshotRow, "DELETE", "item_snapshot_no_delete", WHILE_CASE_STANDS)
refuse(AddendumRow, "UPDATE", "addendum_frozen")
