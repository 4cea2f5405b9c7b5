"""Rows of agencies and members."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base


class AgencyRow(Base):
    """One agency; `content` is JSON of `domain.team.Agency`."""

    __tablename__ = "agency"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int]
    active: Mapped[bool]
    content: Mapped[str] = mapped_column(Text)


class MemberRow(Base):
    """One member; `content` is JSON of `domain.team.Member`; case keys are sealed to `public_key`."""

    __tablename__ = "member"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agency.id"))
    position: Mapped[int]
    active: Mapped[bool]
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    content: Mapped[str] = mapped_column(Text)
