"""Rows of half-typed text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant


class DraftRow(Base):
    """The text of one field as typed so far, sealed with the case's key or the member's own.

    `place` is a keyed hash of the field's place; `content` is what 0.1.0 kept in the open.
    """

    __tablename__ = "draft"

    place: Mapped[str] = mapped_column(String(120), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), primary_key=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    saved_at: Mapped[datetime] = mapped_column(UtcInstant)
    content: Mapped[str | None] = mapped_column(Text)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
