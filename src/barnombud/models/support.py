"""Rows of agreements and promises."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, LocalDate


class AgreementRow(Base):
    """One support agreement; only its dates are outside the seal."""

    __tablename__ = "agreement"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[str] = mapped_column(String(32), index=True)
    agreed_on: Mapped[date] = mapped_column(LocalDate)
    follow_up_on: Mapped[date] = mapped_column(LocalDate)
    closed_on: Mapped[date | None] = mapped_column(LocalDate)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class CommitmentRow(Base):
    """One promise; with a case its words are sealed, without they are JSON in `content`."""

    __tablename__ = "commitment"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    due_on: Mapped[date] = mapped_column(LocalDate)
    content: Mapped[str | None] = mapped_column(Text)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
