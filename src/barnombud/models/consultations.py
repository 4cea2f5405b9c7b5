"""Rows of de-identified consultation: no name, no number, no case, no guardian, no raiser (R13)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base


class ConsultationRow(Base):
    """One general question; `content` is JSON of `domain.consultation.Consultation`."""

    __tablename__ = "consultation"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text)
