"""Rows of meetings, agenda items, attendance and the sealed record of a child's item."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant


class MeetingRow(Base):
    """One meeting."""

    __tablename__ = "meeting"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(20))
    starts_at: Mapped[datetime] = mapped_column(UtcInstant, index=True)
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(120))
    extra: Mapped[bool]
    chair_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    note_taker_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    started_at: Mapped[datetime | None] = mapped_column(UtcInstant)
    ended_at: Mapped[datetime | None] = mapped_column(UtcInstant)


class AgendaItemRow(Base):
    """One agenda item; title and notes are of general items only."""

    __tablename__ = "agenda_item"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    minutes: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    follow_up_of: Mapped[str | None] = mapped_column(String(32))
    second_part: Mapped[bool]
    notes: Mapped[str] = mapped_column(Text)
    agreed: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime | None] = mapped_column(UtcInstant)
    closed_at: Mapped[datetime | None] = mapped_column(UtcInstant)


class AttendanceRow(Base):
    """One note about who came, went or returned."""

    __tablename__ = "attendance"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcInstant)
    kind: Mapped[str] = mapped_column(String(20))
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"))
    agency_id: Mapped[str | None] = mapped_column(ForeignKey("agency.id"))
    deputy: Mapped[bool]
    visitor: Mapped[str | None] = mapped_column(String(20))
    """Of a visitor to no child; 0.1.0 kept all of them here, and the item in the next."""
    item_id: Mapped[str | None] = mapped_column(String(32))
    of_note: Mapped[str | None] = mapped_column(String(32))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Which visitor came to which child's item."""


class ChildRecordRow(Base):
    """What was written in a child's item, sealed."""

    __tablename__ = "child_record"

    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ConsentRoundRow(Base):
    """An agency has answered whether anybody has changed her mind; what it answered is not kept (R7)."""

    __tablename__ = "consent_round"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    heard_at: Mapped[datetime] = mapped_column(UtcInstant)
    way: Mapped[str] = mapped_column(String(20))
    noted_by: Mapped[str] = mapped_column(ForeignKey("member.id"))


class MeetingSubstituteRow(Base):
    """Who takes over one duty when its holder must leave for an item."""

    __tablename__ = "meeting_substitute"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    duty: Mapped[str] = mapped_column(String(20), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))


class WrittenInputRow(Base):
    """What an absent member sent in for a child's item, sealed."""

    __tablename__ = "written_input"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime] = mapped_column(UtcInstant)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
