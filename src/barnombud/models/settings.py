"""Rows of what a team has exactly one of: itself, its rules, its agenda template, its series."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from barnombud.models.base import Base


class SettingRow(Base):
    """One named JSON document of the team."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
