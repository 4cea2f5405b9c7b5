"""Rows of what has been disposed of lawfully, its certificates, and totals that outlive it (R9, R22, R32)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base, UtcInstant, refuse


class DisposalRow(Base):
    """One record that is gone: its random id, and on what ground; nothing about anybody."""

    __tablename__ = "disposal"

    record_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcInstant)
    member_id: Mapped[str] = mapped_column(String(32))
    decision_reference: Mapped[str] = mapped_column(String(120))


class DisposalCertificateRow(Base):
    """What was disposed of at one time: kinds, counts, decisions and by whom; nothing about anybody (R32)."""

    __tablename__ = "disposal_certificate"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcInstant)
    content: Mapped[str] = mapped_column(Text)


class AnswerTotalRow(Base):
    """How many gave one answer in a half-year; linked to nothing and nobody, no exact date (R9)."""

    __tablename__ = "answer_total"

    half_year: Mapped[str] = mapped_column(String(6), primary_key=True)
    answer: Mapped[str] = mapped_column(String(20), primary_key=True)
    language: Mapped[str] = mapped_column(String(12), primary_key=True)
    interpreter: Mapped[bool] = mapped_column(primary_key=True)
    count: Mapped[int]


refuse(DisposalRow, "UPDATE", "disposal_no_update")
refuse(DisposalRow, "DELETE", "disposal_no_delete")
refuse(DisposalCertificateRow, "UPDATE", "disposal_certificate_no_update")
refuse(DisposalCertificateRow, "DELETE", "disposal_certificate_no_delete")
